"""A process that works for the bench, as the bench sees it; `bench.worker` is what runs in it."""

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

_PROJECT = Path(__file__).resolve().parents[1]


class Worker:
    """A process in which one maker or reader works."""

    def __init__(self, name: str, folder: Path) -> None:
        command = [sys.executable, "-m", "bench.worker", name, str(folder)]
        self.process = subprocess.Popen(  # noqa: S603 - our own arguments
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_PROJECT
        )

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.communicate()

    def ask(self, question: Path) -> dict[str, Any]:
        """What one file cost."""
        assert self.process.stdin
        assert self.process.stdout
        print(question, file=self.process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


def question(path: Path, given: object) -> Path:
    """The file of what a worker is given."""
    path.write_bytes(pickle.dumps(given))
    return path
