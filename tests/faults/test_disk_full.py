"""No room is left for what is to be written: nothing is stored by halves, and later the same save succeeds."""

import resource
from contextlib import contextmanager

import pytest


@contextmanager
def full(server):
    """No process of the server can write beyond the first 4 KB of a file: the kernel refuses, as on a full disk."""
    before = [(pid, resource.prlimit(pid, resource.RLIMIT_FSIZE)) for pid in server.workers()]
    for pid, (_soft, hard) in before:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        for pid, limits in before:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


# PostgreSQL ends itself where it cannot write its log: then test_restarted.py holds.
@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_nothing_is_stored_until_there_is_room(server, browser, stored):
    before = stored()
    with full(server):
        answers = [browser.save("写不下的一段" * 1000, operation="op") for _turn in range(4)]
        assert stored() == before
    assert [answer.status for answer in answers] == [503] * 4
    assert {answer.headers["Retry-After"] for answer in answers} == {"5"}
    assert "<h1>" in answers[0].text
    assert "Traceback" not in answers[0].text
    assert [browser.save("写不下的一段" * 1000, operation="op").status for _turn in range(4)] == [200] * 4
    assert stored() == ("写不下的一段" * 1000, 1, ["写不下的一段" * 1000])
