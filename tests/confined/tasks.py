"""Tasks that the tests have done in a process of its own."""

import ctypes
import os
import socket
import subprocess
import time
from pathlib import Path

from reportsite.confined.refused import Refused


def echo(data):
    return data


def sleep(seconds):
    time.sleep(seconds)
    return b"awake"


def fill(megabytes):
    """Use so much memory, and go on for long."""
    block = b"\1" * (megabytes * 1024**2)
    time.sleep(20)
    return block[:1]


def leave(status):
    os._exit(status)


def fail(text):
    raise ValueError(text)


def refuse(code, **_):
    raise Refused(code, size=3)


def read(path):
    return Path(path).read_bytes()


def write(path):
    Path(path).write_bytes(b"x")
    return b"written"


def open_socket():
    socket.socket()


def open_socket_in_c():
    """What the kernel says to somebody who goes past Python: a descriptor, or -1."""
    return str(ctypes.CDLL(None, use_errno=True).socket(socket.AF_INET, socket.SOCK_STREAM, 0)).encode()


def start_program():
    subprocess.run(["true"], check=True)


def start_program_in_c():
    return str(ctypes.CDLL(None).execve(b"/bin/true", None, None)).encode()


def environment():
    return "\n".join(sorted(os.environ)).encode()


def who():
    return str(os.getpid()).encode()


def delete(path):
    os.remove(path)


def make_folder(name):
    """A folder with a file in it."""
    os.mkdir(name)
    Path(name, "file").write_bytes(b"x")
    return b"made"


def rename(old, new):
    os.rename(old, new)
    return b"renamed"


def link(old, new):
    os.link(old, new)
    return b"linked"


def link_by_name(old, new):
    os.symlink(old, new)
    return b"linked"


def print_much():
    print("x" * 100_000)
    return b"quiet"


TASKS = {
    name: task
    for name, task in dict(globals()).items()
    if callable(task) and getattr(task, "__module__", "") == __name__
}


def do(name, *arguments):
    return TASKS[name](*arguments)
