"""The list of a unit's layouts."""

import pytest

from reportsite.layouts.actions import use_layout
from tests.factories import LayoutFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, refused, tree_of

URL = "/units/archive/layouts/"


def shown(person):
    answer = client_of(person).get(URL)
    assert answer.status_code == 200
    context = answer.context
    return [(row.name, count) for row, count in context["rows"]], context["in_force"], context["inherited"]


def forms(person):
    return tree_of(client_of(person).get(URL)).xpath("//main//form/@action")


def test_without_any_layout_the_standard_is_in_force(unit, administrator):
    assert shown(administrator) == ([], None, None)
    assert forms(administrator) == []


def test_the_layouts_with_how_many_settings_differ(row, administrator, unit):
    LayoutFactory(unit=unit, name="党内公文")
    assert shown(administrator) == ([("党内公文", 0), ("机关公文", 1)], None, None)


def test_the_one_in_use_and_what_can_be_done(row, administrator, unit):
    other = LayoutFactory(unit=unit, name="党内公文")
    use_layout(row=row)
    assert shown(administrator)[1] == row
    assert forms(administrator) == [
        f"{URL}standard/use/",
        f"{URL}{other.pk}/use/",
        f"{URL}{other.pk}/delete/",
    ]


def test_that_of_the_unit_above(unit, administrator):
    unit.parent = UnitFactory(name="中共青禾市委")
    unit.save()
    above = LayoutFactory(unit=unit.parent, name="市委版式", in_use=True)
    assert shown(administrator) == ([], above, above)
    assert "中共青禾市委" in client_of(administrator).get(URL).content.decode()


def test_of_other_units_nothing_is_shown(row, administrator):
    LayoutFactory(unit=UnitFactory(), name="别处的", in_use=True)
    assert shown(administrator)[0] == [("机关公文", 1)]


def test_a_site_administrator_too(row, site_administrator):
    assert client_of(site_administrator).get(URL).status_code == 200


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(role, request):
    refused(request.getfixturevalue(role), URL)


def test_strangers_find_nothing(unit, stranger):
    hidden_from(stranger, URL, nothing="/units/nothing-here/layouts/")


def test_nobody(unit):
    asks_to_sign_in(URL)
