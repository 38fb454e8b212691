"""The server's clock is a day off: saves, their order and signing in do not depend on it."""

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("days", [1, -1])
def test_a_clock_that_jumps(server, browser, stored, days):
    def types(value, revision):
        """Saves; where the jump of half a day or more has ended the sign-in, after signing in again."""
        answer = browser.save(value, revision)
        if ended := answer.status == 302:
            browser.sign_in(server.office["password"])
            answer = browser.save(value, revision)
        assert (answer.status, answer.json["revision"]) == (200, revision + 1)
        return ended

    assert not types("准的", 0)
    server.stop()
    server.start(DJANGO_SETTINGS_MODULE="tests.faults.shifted", SHIFT_DAYS=str(days))
    try:
        assert types("一天之外的", 1) == (days > 0)
        browser.sign_in(server.office["password"])
        assert not types("一天之外又写的", 2)
    finally:
        server.stop()
        server.start()
    assert types("又准了", 3) == (days < 0)
    assert stored() == ("又准了", 4, ["准的", "一天之外的", "一天之外又写的", "又准了"])
