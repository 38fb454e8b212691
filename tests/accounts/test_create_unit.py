from reportsite.accounts.actions import create_unit
from reportsite.accounts.models import Role
from tests.factories import PersonFactory


def test_a_unit_below_another_with_its_administrator(unit):
    person = PersonFactory()
    below = create_unit(name="中共青禾市档案馆修裱室小组", slug="repair", parent=unit, administrator=person)
    assert (below.parent, str(below)) == (unit, "中共青禾市档案馆修裱室小组")
    assert list(below.memberships.values_list("person", "role")) == [(person.pk, Role.ADMINISTRATOR)]


def test_without_an_administrator_nobody_belongs_to_it(db):
    assert list(create_unit(name="中共青禾市气象站支部", slug="weather", parent=None).memberships.all()) == []
