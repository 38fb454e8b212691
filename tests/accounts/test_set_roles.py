from reportsite.accounts.actions import set_roles
from reportsite.accounts.models import Role
from tests.factories import PersonFactory, UnitFactory


def roles(person, unit):
    return set(person.memberships.filter(unit=unit).values_list("role", flat=True))


def test_exactly_the_named_roles_remain(unit, drafter):
    set_roles(unit=unit, person=drafter, roles=[Role.REVIEWER, Role.ADMINISTRATOR])
    assert roles(drafter, unit) == {Role.REVIEWER, Role.ADMINISTRATOR}


def test_a_role_that_stays_keeps_its_row(unit, drafter):
    row = drafter.memberships.get()
    set_roles(unit=unit, person=drafter, roles=[Role.DRAFTER, Role.DRAFTER, Role.MEMBER])
    assert roles(drafter, unit) == {Role.DRAFTER, Role.MEMBER}
    assert drafter.memberships.get(role=Role.DRAFTER) == row


def test_with_none_the_person_leaves_the_unit_and_no_other(unit):
    person, other = PersonFactory(unit=unit, roles=list(Role)), UnitFactory()
    set_roles(unit=other, person=person, roles=[Role.MEMBER])
    set_roles(unit=unit, person=person, roles=[])
    assert (roles(person, unit), roles(person, other)) == (set(), {Role.MEMBER})
