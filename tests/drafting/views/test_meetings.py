import pytest

from reportsite.drafting.models import Grant
from tests.factories import MeetingFactory, PersonFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of


def seen_by(person):
    answer = client_of(person).get("/meetings/")
    assert answer.status_code == 200
    return list(answer.context["meetings"])


@pytest.mark.parametrize("role", ["member", "drafter", "reviewer", "administrator", "site_administrator"])
def test_the_units_people_and_those_expected(meeting, request, role):
    assert seen_by(request.getfixturevalue(role)) == [meeting]


def test_no_stranger(meeting, stranger):
    assert seen_by(stranger) == []


def test_not_every_member_of_the_unit(meeting, unit):
    assert seen_by(PersonFactory(unit=unit, roles=["member"])) == []


def test_reviewers_above_if_it_was_granted(meeting, unit):
    above = UnitFactory()
    unit.parent = above
    unit.save()
    person = PersonFactory(unit=above, roles=["reviewer"])
    assert seen_by(person) == []
    Grant.objects.create(meeting=meeting, unit=above)
    assert seen_by(person) == [meeting]


def test_newest_first(unit, drafter):
    older, newer = (MeetingFactory(unit=unit, year=year) for year in (2023, 2025))
    assert seen_by(drafter) == [newer, older]


def test_nobody(meeting):
    asks_to_sign_in("/meetings/")
