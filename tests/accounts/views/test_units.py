import pytest

from tests.factories import UnitFactory
from tests.pages import asks_to_sign_in, client_of


def names(person):
    answer = client_of(person).get("/units/")
    assert answer.status_code == 200
    return [unit.name for unit in answer.context["units"]]


def test_an_administrator_sees_the_units_kept(unit, administrator, stranger):
    assert names(administrator) == ["中共青禾市档案馆支部"]


def test_a_site_administrator_sees_all(unit, site_administrator):
    above = UnitFactory(name="中共青禾市委")
    assert set(names(site_administrator)) == {unit.name, above.name}


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_others_keep_none(role, request):
    assert names(request.getfixturevalue(role)) == []


def test_nobody(unit):
    asks_to_sign_in("/units/")
