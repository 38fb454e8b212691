"""Work in a process of its own: its answers, its limits, and what it cannot do."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reportsite.confined.process import Process, Stopped
from reportsite.confined.refused import Refused

MEGABYTE = 1024**2


@pytest.fixture(scope="module")
def process():
    made = Process("tests.confined.tasks:do", seconds=20)
    yield made
    made.stop()


@pytest.fixture
def hurried():
    made = Process("tests.confined.tasks:do", seconds=1, memory=200 * MEGABYTE)
    yield made
    made.stop()


def reason(process, *arguments, **options):
    with pytest.raises(Stopped) as stopped:
        process.call(*arguments, **options)
    return stopped.value.reason


@pytest.mark.parametrize("data", [b"", b"x", b"0123456789" * MEGABYTE], ids=["nothing", "little", "much"])
def test_it_answers(process, data):
    assert process.call("echo", data) == data


def test_it_stays_warm(process):
    assert process.call("who") == process.call("who")


def test_what_a_library_prints_is_no_answer(process):
    assert process.call("print_much") == b"quiet"


def test_a_refusal_comes_through(process):
    with pytest.raises(Refused) as refused:
        process.call("refuse", "not_a_zip")
    assert (refused.value.code, refused.value.params) == ("not_a_zip", {"size": 3})


def test_after_a_refusal_the_same_process_goes_on(process):
    before = process.call("who")
    with pytest.raises(Refused):
        process.call("refuse", "not_a_zip")
    assert process.call("who") == before


def test_what_takes_too_long_is_stopped_and_the_next_call_works(hurried):
    assert reason(hurried, "sleep", 30) == "time"
    assert hurried.call("echo", b"next") == b"next"


def test_what_takes_too_much_memory_is_stopped_and_the_next_call_works():
    process = Process("tests.confined.tasks:do", seconds=15, memory=200 * MEGABYTE)
    assert reason(process, "fill", 400) == "memory"
    assert process.call("echo", b"next") == b"next"
    process.stop()


@pytest.mark.parametrize(
    "task", [("leave", 3), ("fail", "x"), ("no_such_task",)], ids=["exit", "exception", "no such task"]
)
def test_a_crash_is_said_and_the_next_call_works(process, task):
    assert reason(process, *task) == "crash"
    assert process.call("echo", b"next") == b"next"


def test_what_nobody_wants_any_more_is_given_up():
    process = Process("tests.confined.tasks:do", seconds=20)
    begun = time.monotonic()
    assert reason(process, "sleep", 15, wanted=lambda: time.monotonic() < begun + 0.5) == "replaced"
    assert time.monotonic() - begun < 10
    process.stop()


def test_who_waits_for_another_may_give_up():
    process = Process("tests.confined.tasks:do", seconds=20)
    first = threading.Thread(target=process.call, args=("sleep", 3))
    first.start()
    time.sleep(0.5)
    assert reason(process, "echo", b"x", wanted=lambda: False) == "replaced"
    first.join()
    assert process.call("echo", b"next") == b"next"
    process.stop()


def test_two_threads_get_their_own_answers(process):
    answers = {}

    def ask(number):
        answers[number] = process.call("echo", str(number).encode())

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: str(number).encode() for number in range(8)}


@pytest.mark.parametrize("task", ["open_socket", "start_program"])
def test_it_opens_no_socket_and_no_program(process, task):
    assert reason(process, task) == "crash"


@pytest.mark.skipif(os.uname().machine not in ("x86_64", "aarch64"), reason="no filter for this machine")
def test_the_kernel_refuses_them_too(process):
    assert process.call("open_socket_in_c") == b"-1"
    assert process.call("start_program_in_c") == b"-1"


@pytest.mark.parametrize("path", ["/etc/passwd", "README.md", "manage.py"])
def test_it_reads_no_file(process, path):
    assert reason(process, "read", str(Path(path).resolve())) == "crash"


def test_it_reads_what_the_call_says(process, tmp_path):
    (tmp_path / "font").write_bytes(b"face")
    path = str(tmp_path / "font")
    assert process.call("read", path, readable=[tmp_path]) == b"face"
    assert reason(process, "read", path) == "crash"


def test_a_link_out_of_what_it_may_read_leads_nowhere(process, tmp_path):
    (tmp_path / "link").symlink_to("/etc/passwd")
    assert reason(process, "read", str(tmp_path / "link"), readable=[tmp_path]) == "crash"


def test_it_writes_and_deletes_nothing(process, tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("x")
    assert reason(process, "write", str(tmp_path / "new"), readable=[tmp_path]) == "crash"
    assert reason(process, "delete", str(kept), readable=[tmp_path]) == "crash"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@pytest.mark.parametrize("task", ["rename", "link", "link_by_name"])
def test_it_puts_nothing_elsewhere(process, tmp_path, task):
    process.call("write", "own")
    assert reason(process, task, "own", str(tmp_path / "new")) == "crash"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("task", ["link", "link_by_name"])
def test_it_links_to_nothing_elsewhere(process, tmp_path, task):
    (tmp_path / "kept").write_text("x")
    assert reason(process, task, str(tmp_path / "kept"), "own") == "crash"


@pytest.mark.parametrize("task", ["rename", "link", "link_by_name"])
def test_within_its_folder_it_does_so(process, task):
    process.call("write", task)
    assert process.call(task, task, f"new {task}") in (b"renamed", b"linked")


def test_it_knows_no_secret(process, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")
    process.stop()
    names = set(process.call("environment").decode().split("\n"))
    assert {"SECRET_KEY", "DATABASE_URL"} & names == set()


def test_its_temporary_folder_goes_with_it():
    process = Process("tests.confined.tasks:do", seconds=20)
    process.call("echo", b"x")
    folder = Path(process._temporary)
    assert folder.is_dir()
    process.stop()
    assert not folder.exists()


PARENT = """
import os
from reportsite.confined.process import Process

process = Process("tests.confined.tasks:do", seconds=20)
process.call("make_folder", "fonts")
print(process._temporary, process.call("who").decode(), flush=True)
{end}
"""
ENDS = {
    "between two calls": "os._exit(9)",
    "during a call": """
import threading
threading.Timer(0.5, os._exit, [9]).start()
process.call("sleep", 2)
""",
}


def runs(pid):
    """Whether a process goes on; one that has ended and that nobody asked for has no command line any more."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except OSError:
        return False


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_it_ends_with_its_parent_and_leaves_nothing_behind(end):
    program = [sys.executable, "-c", PARENT.format(end=end)]
    parent = subprocess.run(program, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], timeout=20)
    assert parent.returncode == 9
    folder, pid = parent.stdout.decode().split()
    until = time.monotonic() + 10
    while (runs(pid) or Path(folder).exists()) and time.monotonic() < until:
        time.sleep(0.05)
    assert (runs(pid), Path(folder).exists()) == (False, False)
