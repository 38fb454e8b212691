"""Who is expected at the meeting."""

import pytest

from tests.factories import MeetingFactory, PersonFactory
from tests.pages import NOBODYS, asks_to_sign_in, hidden_from, only_by_post, refused, said, send


@pytest.fixture
def add(meeting):
    return f"/meetings/{meeting.pk}/people/add/"


@pytest.fixture
def remove(meeting):
    """remove(number): the button at one of those expected."""
    return lambda number=None: f"/meetings/{meeting.pk}/people/{number or meeting.participants.get().pk}/remove/"


@pytest.fixture
def expected(meeting):
    return lambda: [(str(row.person), row.owes_report) for row in meeting.participants.all()]


def levels(answer):
    return [level for level, _sentence in said(answer)]


def test_somebody_else_of_the_unit(add, expected, administrator, drafter, meeting):
    assert send(administrator, add, "post", {"person": drafter.pk}).url == meeting.get_absolute_url()
    assert expected() == [("成员温岭", True), ("起草人柏舟", False)]


def test_once(add, expected, administrator, member):
    answer = send(administrator, add, "post", {"person": member.pk, "owes_report": "on"})
    assert (levels(answer), expected()) == (["error"], [("成员温岭", True)])


def test_only_somebody_of_the_unit(add, expected, administrator, stranger):
    for forged in (stranger.pk, 0, NOBODYS, 10**40, "", "x", "\0"):
        assert levels(send(administrator, add, "post", {"person": forged})) == ["error"]
    assert expected() == [("成员温岭", True)]


def test_taken_off_the_list(remove, expected, administrator):
    send(administrator, remove(), "post")
    assert expected() == []


def test_not_who_has_begun_a_report(remove, expected, administrator, member_report):
    assert levels(send(administrator, remove(), "post")) == ["error"]
    assert expected() == [("成员温岭", True)]


@pytest.mark.parametrize("number", [NOBODYS, 2**63, 10**40], ids=str)
def test_who_is_not_there(remove, administrator, number):
    assert send(administrator, remove(number), "post").status_code == 404


def test_not_those_of_another_meeting(remove, administrator, unit, member):
    other = MeetingFactory(unit=unit, themes=[])
    assert send(administrator, remove(other.participants.get().pk), "post").status_code == 404
    assert other.participants.count() == 1


def test_others_may_not(add, remove, expected, drafter, reviewer, member, stranger):
    for url in (add, remove()):
        for person in (drafter, reviewer, member):
            refused(person, url, "post", {"person": person.pk})
        hidden_from(stranger, url, "post")
    assert expected() == [("成员温岭", True)]


def test_nobody_and_only_by_post(add, remove, administrator):
    for url in (add, remove()):
        asks_to_sign_in(url, "post")
        only_by_post(administrator, url)


def test_people_who_are_switched_off_are_not_offered(add, administrator, unit, expected):
    gone = PersonFactory(unit=unit, roles=["member"], is_active=False)
    assert levels(send(administrator, add, "post", {"person": gone.pk})) == ["error"]
