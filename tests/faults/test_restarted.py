"""The server is killed, or the database under it is started anew: who types notices, and loses nothing."""

from http.client import HTTPException

import pytest

from bench.faults import run

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


def test_a_killed_server_has_what_it_acknowledged(server, browser, stored):
    assert browser.save("确认过的").status == 200
    server.kill()
    try:
        with pytest.raises((HTTPException, OSError)):
            browser.save("没有确认的", 1, operation="op")
    finally:
        server.start()
    assert stored() == ("确认过的", 1, ["确认过的"])
    assert browser.save("没有确认的", 1, operation="op").status == 200
    assert stored()[1:] == (2, ["确认过的", "没有确认的"])


@pytest.mark.parametrize("server", [POSTGRES], indirect=True)
def test_a_database_that_is_started_anew(server, browser, stored):
    assert browser.save("重启之前的", operation="op1").status == 200
    server.database.stop()
    try:
        answers = [browser.save("重启之间的", 1, operation="op2") for _turn in range(16)]
    finally:
        server.database.start()
    assert {(answer.status, answer.headers["Retry-After"], "<h1>" in answer.text) for answer in answers} == {
        (503, "5", True)
    }
    # Every thread of the server has a connection of its own, which must be made anew.
    assert [browser.save("重启之间的", 1, operation="op2").status for _turn in range(16)] == [200] * 16
    assert stored() == ("重启之间的", 2, ["重启之前的", "重启之间的"])


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", POSTGRES])
def test_killed_again_and_again_under_load(database):
    result = run(database, seconds=12, every=3, drafters=10, pause=0.3)
    assert result.kills >= 2
    assert result.outcome.failures
    assert result.holds, (result.faults, result.outcome.given_up)
