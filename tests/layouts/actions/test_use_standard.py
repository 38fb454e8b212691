from reportsite.document.layout import GB_T_9704
from reportsite.layouts.actions import use_layout, use_standard
from reportsite.layouts.queries import layout_of
from tests.factories import LayoutFactory, UnitFactory


def test_none_of_its_own(row, unit):
    use_layout(row=row)
    for _ in range(2):
        use_standard(unit=unit)
        assert layout_of(unit) == GB_T_9704


def test_then_that_of_the_unit_above_is_in_force(unit):
    below = UnitFactory(parent=unit)
    above, own = (LayoutFactory(unit=owner, in_use=True, settings={"top_mm": 40}) for owner in (unit, below))
    use_standard(unit=below)
    own.refresh_from_db()
    assert (own.in_use, layout_of(below)) == (False, above.layout)
