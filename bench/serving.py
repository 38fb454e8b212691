"""The application as an office runs it, on a free port of this machine, with a database that is thrown away.

with served(drafters=2) as server:      # "sqlite" in a temporary folder; served("postgres") on a server of its own
    drafter = server.office["drafters"][0]  # person, username, report, place, sessions: cookies of who is signed in
    ...                                 # server.url, server.port, server.office["password"], see bench/office.py
    server.kill()                       # as kill -9: all its processes at once
    server.start()                      # again, on the same port and database; start(DEBUG="1"): with other settings
    server.manage("verify_journal")     # a command on the same database
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.postgres import Postgres, postgres

DATABASES = ("sqlite", "postgres")
PROJECT = Path(__file__).resolve().parents[1]
# As in bin/run; a test compares them.
OPTIONS = (
    "--workers",
    "2",
    "--worker-class",
    "gthread",
    "--threads",
    "4",
    "--log-level",
    "warning",
    "--no-control-socket",
)
_STARTS_WITHIN = 30  # seconds


class Server:
    """A server that can be killed and started again. `office` is what `bench.office` made; `database` the file, or the
    PostgreSQL server."""

    def __init__(self, folder: Path, database: Path | Postgres, drafters: int, **environment: str) -> None:
        self.folder, self.database, self.port = folder, database, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "DATABASE_URL": database.url if isinstance(database, Postgres) else f"sqlite:///{database}",
            "DJANGO_SETTINGS_MODULE": "reportsite.settings",
            "SECRET_KEY": "of a database that is thrown away",
            "VAR_FOLDER": str(folder / "var"),
            "DEBUG": "0",
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None
        self.run("manage.py", "migrate", "--verbosity", "0")
        self.office: dict[str, Any] = json.loads(self.run("-m", "bench.office", str(drafters)))

    def start(self, **environment: str) -> None:
        """Start it and wait until it answers."""
        assert self.process is None
        command = [sys.executable, "-m", "gunicorn", "reportsite.wsgi:application", "--bind", f"127.0.0.1:{self.port}"]
        with open(self.folder / "server.log", "ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own arguments
                [*command, *OPTIONS],
                cwd=PROJECT,
                env=self.environment | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + _STARTS_WITHIN
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "server.log").read_text()[-3000:])
            time.sleep(0.02)

    def _answers(self) -> bool:
        """Whether a worker accepts and answers, without asking the database for anything."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as asked:
                asked.sendall(b"GET /static/icon.svg HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                return b" 200 " in asked.recv(20)
        except OSError:
            return False

    def kill(self) -> None:
        """kill -9 of all its processes: nothing of it does anything any more."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, as Ctrl+C does."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        process, self.process = self.process, None
        os.killpg(process.pid, how)
        process.wait(timeout=60)

    def workers(self) -> Sequence[int]:
        """The processes that answer requests."""
        assert self.process
        return [
            int(pid) for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of manage.py on the same database."""
        return self._python("manage.py", *arguments)

    def run(self, *arguments: str, given: str = "") -> str:
        """What Python prints with these arguments, in the server's environment; `given` on its standard input."""
        done = self._python(*arguments, given=given)
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        return done.stdout

    def _python(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, *arguments],
            cwd=PROJECT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )


@contextmanager
def served(database: str = "sqlite", drafters: int = 2, **environment: str) -> Iterator[Server]:
    """A server that answers, until the end of the block."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="served-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        where = folder / "db.sqlite3" if database == "sqlite" else stack.enter_context(postgres())
        server = Server(folder, where, drafters, **environment)
        stack.callback(server.kill)
        server.start()
        yield server


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
