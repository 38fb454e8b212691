import pytest
from django.core.exceptions import ValidationError

from reportsite.document.layout import GB_T_9704
from reportsite.layouts.actions import create_layout
from reportsite.layouts.models import UnitLayout
from reportsite.layouts.queries import layout_of
from tests.factories import LayoutFactory, UnitFactory


def test_a_layout_that_is_not_in_use(unit, administrator):
    row = create_layout(unit=unit, by=administrator, name="机关公文", layout=GB_T_9704)
    assert (row.unit, row.name, row.layout, row.in_use, row.revision) == (unit, "机关公文", GB_T_9704, False, 0)
    assert (row.changed_by, row.template, row.notes) == (administrator, "", [])


def test_what_a_template_leaves_behind_is_kept(unit, administrator):
    notes = [("columns", {"count": 2})]
    row = create_layout(unit=unit, by=administrator, name="模板", layout=GB_T_9704, template="长" * 200, notes=notes)
    row.refresh_from_db()
    assert (row.template, row.notes) == ("长" * 120, [["columns", {"count": 2}]])


def test_two_of_one_name_are_refused(row, unit, administrator):
    with pytest.raises(ValidationError) as error:
        create_layout(unit=unit, by=administrator, name=row.name, layout=GB_T_9704)
    assert list(error.value.message_dict) == ["name"]
    assert UnitLayout.objects.count() == 1


def test_another_unit_may_have_the_same_name(row):
    assert LayoutFactory(name=row.name, unit=UnitFactory()).name == row.name
    assert layout_of(row.unit) == GB_T_9704
