"""Commands as scripts call them: a process of its own on a database of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def manage(tmp_path_factory):
    """manage(*arguments, **environment): what `manage.py` answers, on a migrated database in a temporary folder."""
    folder = tmp_path_factory.mktemp("manage")

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {"DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}", "VAR_FOLDER": str(folder / "var"), "DEBUG": "0"}
            | environment,
            capture_output=True,
            timeout=60,
        )

    assert run("migrate", "--verbosity", "0").returncode == 0
    return run


@pytest.fixture(scope="session")
def fails(manage):
    """fails(*arguments, **environment): the one line in which the command says what is wrong."""

    def run(*arguments, **environment):
        done = manage(*arguments, **environment)
        assert (done.returncode, done.stdout) == (1, b"")
        (line,) = done.stderr.decode().splitlines()
        return line

    return run
