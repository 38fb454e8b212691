"""A look for a unit above."""

import pytest

from reportsite.drafting.models import Grant
from tests.factories import MeetingFactory, UnitFactory
from tests.pages import NOBODYS, asks_to_sign_in, hidden_from, only_by_post, refused, said, send


@pytest.fixture
def above(unit):
    unit.parent = UnitFactory(name="中共青禾市委")
    unit.save()
    return unit.parent


@pytest.fixture
def grant(meeting, above):
    return f"/meetings/{meeting.pk}/grants/add/"


@pytest.fixture
def withdraw(meeting, above):
    given = Grant.objects.create(meeting=meeting, unit=above)
    return lambda number=None: f"/meetings/{meeting.pk}/grants/{number or given.pk}/withdraw/"


def grants():
    return list(Grant.objects.values_list("unit__name", "members"))


def test_the_teams_report_then_all(grant, above, administrator, meeting):
    assert send(administrator, grant, "post", {"unit": above.pk}).url == meeting.get_absolute_url()
    assert grants() == [("中共青禾市委", False)]
    send(administrator, grant, "post", {"unit": above.pk, "members": "on"})
    assert grants() == [("中共青禾市委", True)]


def test_only_to_a_unit_above(grant, administrator, unit):
    for forged in (UnitFactory().pk, UnitFactory(parent=unit).pk, unit.pk, 0, NOBODYS, 10**40, "", "x", "\0"):
        answer = send(administrator, grant, "post", {"unit": forged})
        assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    assert grants() == []


def test_withdrawn(withdraw, administrator):
    send(administrator, withdraw(), "post")
    assert grants() == []


@pytest.mark.parametrize("number", [NOBODYS, 2**63, 10**40], ids=str)
def test_one_that_is_not_there(withdraw, administrator, number):
    assert send(administrator, withdraw(number), "post").status_code == 404


def test_not_one_of_another_meeting(withdraw, administrator, unit, above):
    other = Grant.objects.create(meeting=MeetingFactory(unit=unit, themes=[]), unit=above)
    assert send(administrator, withdraw(other.pk), "post").status_code == 404
    assert len(grants()) == 2


def test_others_may_not(grant, withdraw, above, drafter, reviewer, member, stranger):
    for url in (grant, withdraw()):
        for person in (drafter, reviewer, member):
            refused(person, url, "post", {"unit": above.pk, "members": "on"})
        hidden_from(stranger, url, "post")
    assert grants() == [("中共青禾市委", False)]


def test_nobody_and_only_by_post(grant, withdraw, administrator):
    for url in (grant, withdraw()):
        asks_to_sign_in(url, "post")
        only_by_post(administrator, url)
