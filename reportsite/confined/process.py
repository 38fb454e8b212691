"""A process that does one heavy or hostile kind of work: warm between calls, ended when it takes too long or too much."""

import atexit
import json
import os
import pickle
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Literal

from reportsite.confined import child
from reportsite.confined.refused import Refused

PROJECT = Path(__file__).resolve().parents[2]
Reason = Literal["time", "memory", "crash", "replaced"]
# Beyond what is in use, what is only mapped: fonts and libraries.
_ADDRESSES = 3 * 1024**3
_LOOK = 0.05  # seconds between two looks at the clock, the memory and whether anybody still wants the answer
_PASSED_ON = ("HOME", "LANG", "PATH", "TZ", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME")


class Stopped(RuntimeError):
    """The work was not finished: "time" and "memory" are its limits, "crash" an end of the process, "replaced" that
    nobody wants the answer any more."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason: Reason = reason


class Process:
    """Runs the function `task` ("package.module:function", arguments that can be pickled -> bytes) elsewhere. What its
    module has to load before it is locked in, it loads in a function `prepare`.

    One call at a time; others wait for it, at most `seconds` beside their own. `memory` is resident, in bytes. The
    process begins with the first call and is begun anew after a call that had to be stopped.
    """

    def __init__(self, task: str, *, seconds: float = 30, memory: int = 1024**3) -> None:
        self.task, self.seconds, self.memory = task, seconds, memory
        self._one_at_a_time = Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._temporary = ""
        self._owner = 0
        atexit.register(self.stop)

    def call(
        self, *arguments: object, readable: Sequence[Path] = (), wanted: Callable[[], bool] = lambda: True
    ) -> bytes:
        """The task's answer. It may read files in the folders `readable`; `wanted` is asked now and then. Raises
        Stopped, and Refused where the task does."""
        question = pickle.dumps((arguments, tuple(map(str, readable))))
        waiting_until = time.monotonic() + self.seconds
        while not self._one_at_a_time.acquire(timeout=_LOOK):
            if not wanted():
                raise Stopped("replaced")
            if time.monotonic() > waiting_until:
                raise Stopped("time")
        try:
            return self._ask(question, wanted)
        except BaseException as error:
            if not isinstance(error, Refused):
                self.stop()
            raise
        finally:
            self._one_at_a_time.release()

    def stop(self) -> None:
        """End the process at once, whatever it is doing."""
        running, self._running = self._running, None
        if running is None or self._owner != os.getpid():
            return
        running.kill()
        running.wait()
        for end in (running.stdin, running.stdout):
            if end:
                end.close()
        shutil.rmtree(self._temporary, ignore_errors=True)

    def _ask(self, question: bytes, wanted: Callable[[], bool]) -> bytes:
        running = self._started()
        assert running.stdin
        assert running.stdout
        until = time.monotonic() + self.seconds
        parts: list[bytes] = []
        todo = memoryview(len(question).to_bytes(8) + question)
        expected, got = 9, 0  # a length and a status come first
        with selectors.DefaultSelector() as selector:
            selector.register(running.stdin, selectors.EVENT_WRITE)
            selector.register(running.stdout, selectors.EVENT_READ)
            while got < expected:
                for key, _events in selector.select(_LOOK):
                    if key.fileobj is running.stdin:
                        todo = todo[self._write(running, todo) :]
                        if not todo:
                            selector.unregister(running.stdin)
                    elif part := os.read(running.stdout.fileno(), 1 << 20):
                        parts.append(part)
                        got += len(part)
                        if expected == 9 and got >= 9:
                            parts = [b"".join(parts)]
                            expected += int.from_bytes(parts[0][:8])
                    else:
                        raise Stopped("crash", f"exit {running.wait()}")
                self._look(running, until, wanted)
        answer = b"".join(parts)
        return _unpacked(answer[8:9], answer[9:])

    def _write(self, running: subprocess.Popen[bytes], data: memoryview) -> int:
        assert running.stdin
        try:
            return os.write(running.stdin.fileno(), data)
        except BlockingIOError:
            return 0
        except BrokenPipeError as error:
            raise Stopped("crash") from error

    def _look(self, running: subprocess.Popen[bytes], until: float, wanted: Callable[[], bool]) -> None:
        if time.monotonic() > until:
            raise Stopped("time")
        if not wanted():
            raise Stopped("replaced")
        if _resident(running.pid) > self.memory:
            raise Stopped("memory")

    def _started(self) -> subprocess.Popen[bytes]:
        """The process, begun where there is none or where it is that of the process that this one was forked from."""
        if self._running is not None and self._owner == os.getpid() and self._running.poll() is None:
            return self._running
        self.stop()
        self._owner = os.getpid()
        self._temporary = tempfile.mkdtemp(prefix="reportsite-")
        limits = (str(self.memory + _ADDRESSES), str(self.seconds))
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._running = subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-I", str(Path(child.__file__)), str(PROJECT), self.task, self._temporary, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._temporary,
            env={**environment, "TMPDIR": self._temporary},
        )
        assert self._running.stdin
        os.set_blocking(self._running.stdin.fileno(), False)
        return self._running


def _unpacked(status: bytes, data: bytes) -> bytes:
    if status == child.REFUSED:
        code, params = json.loads(data)
        raise Refused(code, **params)
    if status == child.FAILED:
        raise Stopped("crash", data.decode(errors="replace"))
    return data


def _resident(pid: int) -> int:
    """The memory that a process has in use, in bytes; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
