from reportsite.document.layout import GB_T_9704
from reportsite.layouts.actions import use_layout
from reportsite.layouts.models import UnitLayout
from reportsite.layouts.queries import layout_of
from tests.factories import LayoutFactory, UnitFactory


def in_use():
    return set(UnitLayout.objects.filter(in_use=True).values_list("name", flat=True))


def test_one_of_the_unit_at_a_time(row, unit):
    other = LayoutFactory(unit=unit, name="党内公文")
    for chosen in (row, other, row, row):
        use_layout(row=chosen)
        assert (in_use(), layout_of(unit)) == ({chosen.name}, chosen.layout)


def test_that_of_another_unit_stays(row, unit):
    elsewhere = LayoutFactory(unit=UnitFactory(), name="别处", in_use=True)
    use_layout(row=row)
    assert in_use() == {"机关公文", "别处"}
    assert layout_of(elsewhere.unit) == elsewhere.layout


def test_units_below_follow_until_they_have_their_own(row, unit):
    below = UnitFactory(parent=unit)
    assert layout_of(below) == GB_T_9704
    use_layout(row=row)
    assert layout_of(UnitFactory(parent=below)) == row.layout
    own = LayoutFactory(unit=below, settings={"top_mm": 40}, in_use=True)
    assert (layout_of(below), layout_of(unit)) == (own.layout, row.layout)
