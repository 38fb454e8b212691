"""The save is stored, and the answer never arrives: sent again under the same name, it is one save."""

from http.client import HTTPException

import pytest

from tests.faults.browser import Browser
from tests.faults.proxy import proxy


def test_the_same_operation_again_is_one_save(server, who, stored):
    with proxy(server) as between:
        browser = Browser(server, who, port=between.port)
        between.loses = True
        for _turn in range(2):
            with pytest.raises((HTTPException, OSError)):
                browser.save("存了却没有回音", operation="op")
        assert stored() == ("存了却没有回音", 1, ["存了却没有回音"])
        between.loses = False
        answer = browser.save("存了却没有回音", operation="op")
    assert (answer.status, answer.json["revision"]) == (200, 1)
    assert stored() == ("存了却没有回音", 1, ["存了却没有回音"])


def test_also_where_it_goes_on_from_a_revision_that_it_does_not_know(server, who, stored):
    """What was typed meanwhile meets nobody but its own first half: nothing is overwritten unseen."""
    with proxy(server) as between:
        browser = Browser(server, who, port=between.port)
        between.loses = True
        with pytest.raises((HTTPException, OSError)):
            browser.save("前一半", operation="op1")
        between.loses = False
        answer = browser.save("前一半，后一半", operation="op2")
    assert (answer.status, answer.json["theirs"], answer.json["revision"]) == (409, "前一半", 1)
    assert stored() == ("前一半", 1, ["前一半"])
