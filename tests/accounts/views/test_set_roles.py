import pytest

from reportsite.accounts.models import Role
from tests.factories import PersonFactory, UnitFactory
from tests.pages import NOBODYS, asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said


@pytest.fixture
def url(drafter):
    return f"/units/archive/people/{drafter.pk}/roles/"


def roles(person, slug="archive"):
    return set(person.memberships.filter(unit__slug=slug).values_list("role", flat=True))


def test_exactly_the_ticked_roles(url, drafter, administrator):
    answer = client_of(administrator).post(url, {"roles": ["reviewer", "member"]})
    assert (answer.url, roles(drafter)) == ("/units/archive/", {Role.REVIEWER, Role.MEMBER})


def test_none_ticked_and_the_person_leaves(url, drafter, administrator):
    client_of(administrator).post(url)
    assert roles(drafter) == set()


def test_somebody_of_another_unit_that_the_same_administrator_keeps(unit, administrator):
    other = UnitFactory()
    administrator.memberships.create(unit=other, role=Role.ADMINISTRATOR)
    person = PersonFactory(unit=other, roles=[Role.MEMBER])
    client_of(administrator).post(f"/units/archive/people/{person.pk}/roles/", {"roles": "member"})
    assert (roles(person), roles(person, other.slug)) == ({Role.MEMBER}, {Role.MEMBER})


@pytest.mark.parametrize(
    "forged", [["owner"], ["drafter", "superuser"], ["\0"], ["x" * 100_000]], ids=["role", "mixed", "nul", "long"]
)
def test_a_role_that_does_not_exist(url, drafter, administrator, forged):
    answer = client_of(administrator).post(url, {"roles": forged})
    assert (answer.url, [level for level, _sentence in said(answer)]) == ("/units/archive/", ["error"])
    assert roles(drafter) == {Role.DRAFTER}


def test_nobody_of_a_unit_that_is_not_kept(administrator, stranger):
    answer = client_of(administrator).post(f"/units/archive/people/{stranger.pk}/roles/", {"roles": ["member"]})
    assert (answer.status_code, roles(stranger)) == (404, set())


@pytest.mark.parametrize("number", [0, NOBODYS, 2**63, 10**40], ids=str)
def test_nobody_with_a_number_that_nobody_has(administrator, number):
    assert client_of(administrator).post(f"/units/archive/people/{number}/roles/").status_code == 404


def test_strangers_find_nothing(url, stranger):
    hidden_from(stranger, url, "post")


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(url, drafter, role, request):
    refused(request.getfixturevalue(role), url, "post", {"roles": "administrator"})
    assert roles(drafter) == {Role.DRAFTER}


def test_nobody(url):
    asks_to_sign_in(url, "post")


def test_only_by_post(url, administrator):
    only_by_post(administrator, url)
