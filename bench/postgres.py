"""A throw-away PostgreSQL server, in a folder of its own, reached by a socket there and by no network.

python -m bench.postgres COMMAND...: runs the command with DATABASE_URL of such a server, of which nothing has to survive.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# What makes it quick where nothing has to survive a crash.
_QUICK = "-F -c full_page_writes=off -c synchronous_commit=off"


class Postgres:
    """A server that runs; `url` is what DATABASE_URL says of it."""

    def __init__(self, folder: Path, options: str = "") -> None:
        self.folder, self.options = folder, options
        self.url = f"postgres://reportsite@/{folder}/postgres"
        self._run("initdb", "--username=reportsite", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()

    def start(self) -> None:
        options = f"-h '' -k '{self.folder}' {self.options}"
        self._run(
            "pg_ctl", "start", "--silent", "--wait", f"--log={self.folder / 'server.log'}", f"--options={options}"
        )

    def stop(self, mode: str = "immediate") -> None:
        """`mode` "immediate" is as if the machine had lost its power: what is there is what was written."""
        self._run("pg_ctl", "stop", f"--mode={mode}", "--silent")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*_as_whom(), str(_programs() / program), f"--pgdata={self.folder / 'data'}", *arguments]
        # Not captured by a pipe: the server itself would hold that open.
        with open(self.folder / "commands.log", "a") as log:
            subprocess.run(command, cwd=self.folder, check=True, stdout=log, stderr=log)  # noqa: S603 - our own arguments


@contextmanager
def postgres(quick: bool = False) -> Iterator[Postgres]:
    """A server until the end of the block; `quick`: nothing of it has to survive a crash."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        server = Postgres(folder, _QUICK if quick else "")
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise FileNotFoundError("PostgreSQL is not installed: bin/setup --dev installs it")
    return found[-1].parent


def _as_whom() -> Sequence[str]:
    """As root the server refuses to run."""
    return ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()


if __name__ == "__main__":
    with postgres(quick=True) as running:
        done = subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": running.url}, check=False)  # noqa: S603
    sys.exit(done.returncode)
