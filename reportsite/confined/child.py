"""What runs inside a process of `process.Process`: it reads questions, answers them, and can do little else.

Started as a script: child.py FOLDER TASK TEMPORARY ADDRESSES SECONDS. A question is a length (8 bytes) and a pickle,
which only the parent writes, of the arguments and the folders whose files may be read for them; an answer is a length,
a status byte and the task's bytes.
"""

import json
import os
import pickle
import resource
import shutil
import signal
import sys
import sysconfig
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

DONE, REFUSED, FAILED = b"d", b"r", b"f"
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Audit events (PEP 578) of what no task has any business with.
_NEVER = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.kill")
# What changes a path, and how many of its first arguments are paths.
_CHANGES = {
    "os.remove": 1, "os.rename": 2, "os.rmdir": 1, "os.mkdir": 1, "os.chmod": 1, "os.chown": 1, "os.link": 2,
    "os.symlink": 2,
}  # fmt: skip
# Where libraries keep the tables that they read: character sets, fonts, time zones.
_SYSTEM = ("/usr/share", "/usr/local/share", "/usr/lib", "/usr/local/lib", "/etc/fonts", "/var/cache/fontconfig")


def main(folder: str, task: str, temporary: str, addresses: int, seconds: float) -> None:
    """Load the task, lock this process in, answer questions, and leave nothing behind."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    sys.path.insert(0, folder)
    from reportsite.confined.kernel import forbid_system_calls

    module, _, name = task.partition(":")
    answer = getattr(import_module(module), name)
    if prepare := getattr(import_module(module), "prepare", None):
        prepare()
    resource.setrlimit(resource.RLIMIT_AS, (addresses, addresses))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    readable = _lock(folder, temporary)
    forbid_system_calls()
    try:
        _serve(questions, answers, answer, readable, seconds)
    finally:  # the parent is no more, or the task ended this process
        shutil.rmtree(temporary, ignore_errors=True)


def _serve(questions: BinaryIO, answers: BinaryIO, answer: Any, readable: list[str], seconds: float) -> None:
    """Answer until there are no more questions."""
    while header := questions.read(8):
        arguments, folders = pickle.loads(questions.read(int.from_bytes(header)))  # noqa: S301 - the parent's
        readable[:] = [_inside(path) for path in folders]
        signal.setitimer(signal.ITIMER_REAL, seconds + 5)  # the end also where the parent is no more
        status, data = _answer(answer, arguments)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(len(data).to_bytes(8) + status + data)
        answers.flush()
        del arguments, data


def _answer(answer: Any, arguments: tuple[Any, ...]) -> tuple[bytes, bytes]:
    from reportsite.confined.refused import Refused

    try:
        return DONE, answer(*arguments)
    except Refused as error:
        return REFUSED, json.dumps([error.code, dict(error.params)]).encode()
    except Exception as error:
        return FAILED, f"{type(error).__name__}: {error}"[:500].encode()


def _inside(path: str | bytes) -> str:
    """The real path with a / at its end, by which a folder holds itself and what is in it, and no other whose name only
    begins like its own."""
    return os.path.join(os.path.realpath(os.fsdecode(path)), "")


def _lock(folder: str, temporary: str) -> list[str]:
    """From now on the process reads code, the system's tables and what is in the folders of the list that is returned,
    writes in its temporary folder, and opens no socket and no program."""
    paths = sysconfig.get_paths()
    code = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")} | {str(Path(folder) / "reportsite")}
    always = tuple(map(_inside, (*code, *_SYSTEM, temporary)))
    own, readable = _inside(temporary), list[str]()

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and not isinstance(arguments[0], int):
            path, writes = _inside(arguments[0]), (arguments[2] or 0) & _WRITES
            if not path.startswith(own if writes else (*always, *readable)) and path != _inside(os.devnull):
                raise PermissionError(f"not opened here: {path}")
        elif event.startswith(_NEVER):
            raise PermissionError(f"not done here: {event}")
        elif not all(_inside(path).startswith(own) for path in arguments[: _CHANGES.get(event, 0)]):
            raise PermissionError(f"not changed here: {arguments}")

    sys.addaudithook(refuse)
    return readable


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
