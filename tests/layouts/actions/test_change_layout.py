import pytest
from django.core.exceptions import ValidationError
from msgspec.structs import replace

from reportsite.document.layout import GB_T_9704
from reportsite.layouts.actions import change_layout
from tests.factories import LayoutFactory

WIDER = replace(GB_T_9704, left_mm=30)


def changed(row, by, revision, layout=WIDER, name="机关公文"):
    taken = change_layout(row=row, by=by, name=name, layout=layout, revision=revision)
    row.refresh_from_db()
    return taken


def test_what_was_typed_from_what_is_stored_is_taken(row, administrator):
    before = row.changed
    assert changed(row, administrator, 0, name="新名")
    assert (row.name, row.layout, row.revision, row.changed_by) == ("新名", WIDER, 1, administrator)
    assert row.changed > before


@pytest.mark.parametrize("revision", [-1, 1, 2**31 - 1])
def test_what_was_typed_from_something_else_is_not(row, administrator, revision):
    before = row.settings
    assert not changed(row, administrator, revision)
    assert (row.settings, row.revision, row.changed_by) == (before, 0, None)


def test_the_same_twice_is_one_change(row, administrator):
    assert [changed(row, administrator, 0), changed(row, administrator, 0)] == [True, True]
    assert row.revision == 1


def test_whole_numbers_are_no_change(row, administrator):
    assert changed(row, administrator, 0, layout=replace(GB_T_9704, pitch_pt=29.0, left_mm=28.0))
    assert row.revision == 0


def test_a_name_that_the_unit_has_already(row, unit, administrator):
    other = LayoutFactory(unit=unit, name="党内公文")
    with pytest.raises(ValidationError) as error:
        changed(row, administrator, 0, name=other.name)
    assert list(error.value.message_dict) == ["name"]
    row.refresh_from_db()
    assert (row.name, row.revision) == ("机关公文", 0)
