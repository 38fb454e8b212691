"""The server's clock is a day off: saves, their order and signing in do not depend on it."""

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("days", [1, -1])
def test_a_clock_that_jumps(server, browser, stored, days):
    assert browser.save("准的").status == 200
    server.stop()
    server.start(DJANGO_SETTINGS_MODULE="tests.faults.shifted", SHIFT_DAYS=str(days))
    try:
        again = browser.save("一天之外的", 1)
        # Half a day without a sign of life ends a sign-in; what was typed waits for the next one.
        assert again.status == (302 if days > 0 else 200)
        browser.sign_in(server.office["password"])
        assert browser.save("一天之外的", 1).status == 200
        assert browser.save("一天之外又写的", 2).status == 200
    finally:
        server.stop()
        server.start()
    assert browser.save("又准了", 3).status == 200
    assert stored() == ("又准了", 4, ["准的", "一天之外的", "一天之外又写的", "又准了"])
