"""Fetching with permission: 404 for what a person may not know of, 403 for what they may see and not do."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from reportsite.accounts.access import administered_unit, fetch, person_of
from reportsite.accounts.context import roles
from reportsite.accounts.models import Role, Unit
from tests.factories import PersonFactory


@pytest.fixture
def ask(rf):
    """A request of a person."""

    def made(person):
        request = rf.get("/")
        request.user = person
        return request

    return made


def test_the_one_row_of_a_scope(unit):
    assert fetch(Unit.objects.all(), slug="archive") == unit


@pytest.mark.parametrize(
    "lookup",
    [
        {"slug": "nothing"},
        {"slug": "arch\0ive"},
        {"slug": "\ud800"},
        {"pk": 0},
        {"pk": -1},
        {"pk": 2**63},
        {"pk": -(10**40)},
    ],
    ids=str,
)
def test_what_no_database_holds_is_not_there(unit, lookup):
    with pytest.raises(Http404):
        fetch(Unit.objects.all(), **lookup)


def test_a_row_outside_the_scope_is_not_there_either(unit, stranger):
    with pytest.raises(Http404):
        fetch(Unit.objects.visible_to(stranger), pk=unit.pk)


def test_the_administrator_of_a_unit_gets_it(unit, ask):
    person = PersonFactory(unit=unit, roles=[Role.ADMINISTRATOR])
    assert administered_unit(ask(person), "archive") == unit


def test_its_other_people_may_not(unit, drafter, ask):
    with pytest.raises(PermissionDenied):
        administered_unit(ask(drafter), "archive")


def test_to_strangers_it_is_not_there(unit, stranger, ask):
    with pytest.raises(Http404):
        administered_unit(ask(stranger), "archive")


def test_nobody_signed_in_is_refused(ask):
    with pytest.raises(PermissionDenied):
        person_of(ask(AnonymousUser()))


@pytest.mark.parametrize(("role", "keeps"), [(Role.ADMINISTRATOR, True), (Role.REVIEWER, False)])
def test_pages_know_who_keeps_units(unit, ask, role, keeps):
    assert roles(ask(PersonFactory(unit=unit, roles=[role])))["keeps_units"]() == keeps


def test_pages_know_it_of_site_administrators_and_of_nobody(site_administrator, ask):
    assert roles(ask(site_administrator))["keeps_units"]() is True
    assert roles(ask(AnonymousUser())) == {}
