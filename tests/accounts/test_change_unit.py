import pytest
from django.core.exceptions import ValidationError

from reportsite.accounts.actions import change_unit
from reportsite.accounts.models import Unit
from tests.factories import UnitFactory


def test_a_new_name_and_a_new_parent(unit):
    above = UnitFactory()
    change_unit(unit=unit, name="中共青禾市档案馆总支", parent=above)
    unit.refresh_from_db()
    assert (unit.name, unit.parent) == ("中共青禾市档案馆总支", above)


def test_a_unit_cannot_stand_below_itself(unit):
    with pytest.raises(ValidationError):
        change_unit(unit=unit, name=unit.name, parent=unit)


def test_nor_below_one_that_stands_below_it(unit):
    lowest = UnitFactory(parent=UnitFactory(parent=unit))
    with pytest.raises(ValidationError):
        change_unit(unit=unit, name="改不成的名字", parent=lowest)
    assert list(Unit.objects.filter(pk=unit.pk).values_list("name", "parent")) == [("中共青禾市档案馆支部", None)]


def test_the_line_is_the_unit_and_those_above_it(unit):
    middle = UnitFactory(parent=unit)
    lowest = UnitFactory(parent=middle)
    assert list(lowest.line()) == [lowest, middle, unit]


def test_the_line_ends_where_a_ring_was_forced_into_the_rows(unit):
    below = UnitFactory(parent=unit)
    Unit.objects.filter(pk=unit.pk).update(parent=below)
    assert list(Unit.objects.get(pk=unit.pk).line()) == [unit, below]
