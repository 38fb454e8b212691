import pytest

from reportsite.accounts.models import Role
from tests.factories import PASSWORD, PersonFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said


def address(person):
    return f"/units/archive/people/{person.pk}/password/"


def unchanged(person):
    person.refresh_from_db()
    return person.check_password(PASSWORD)


def test_a_new_password_that_is_shown_once(drafter, administrator):
    answer = client_of(administrator).post(address(drafter))
    assert (answer.url, unchanged(drafter)) == ("/units/archive/", False)
    [(level, sentence)] = said(answer)
    assert (level, any(drafter.check_password(sentence[at : at + 14]) for at in range(len(sentence)))) == (
        "success",
        True,
    )


def test_not_of_somebody_with_a_role_elsewhere(drafter, administrator):
    drafter.memberships.create(unit=UnitFactory(), role=Role.MEMBER)
    refused(administrator, address(drafter), "post")
    assert unchanged(drafter)


def test_not_of_a_site_administrator(unit, administrator):
    person = PersonFactory(unit=unit, roles=[Role.MEMBER], is_superuser=True)
    refused(administrator, address(person), "post")
    assert unchanged(person)


def test_a_site_administrator_may_both(unit, drafter, site_administrator):
    drafter.memberships.create(unit=UnitFactory(), role=Role.MEMBER)
    assert client_of(site_administrator).post(address(drafter)).url == "/units/archive/"
    assert not unchanged(drafter)


def test_nobody_of_another_unit(administrator, stranger):
    assert client_of(administrator).post(address(stranger)).status_code == 404
    assert unchanged(stranger)


def test_strangers_find_nothing(drafter, stranger):
    hidden_from(stranger, address(drafter), "post")


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(drafter, role, request):
    refused(request.getfixturevalue(role), address(drafter), "post")
    assert unchanged(drafter)


def test_nobody(drafter):
    asks_to_sign_in(address(drafter), "post")


def test_only_by_post(drafter, administrator):
    only_by_post(administrator, address(drafter))
