import pytest

from reportsite.document.layout import GB_T_9704, Furniture, Line, Type
from reportsite.layouts.actions import drop_part
from tests.factories import LayoutFactory

LINES = Furniture((Line(Type("宋体", 9), center="内部"),), (Line(Type("宋体", 9), center="内部"),))


@pytest.fixture
def row(unit):
    return LayoutFactory(unit=unit, settings={"header": LINES, "footer": LINES, "footer_mm": 20, "pitch_pt": 29})


def after(row):
    row.refresh_from_db()
    layout = row.layout
    return layout.header, layout.footer, layout.footer_mm, layout.pitch_pt, row.revision


def test_the_head(row, administrator):
    drop_part(row=row, by=administrator, part="header")
    assert after(row) == (Furniture(), LINES, 20, 29, 1)
    assert row.changed_by == administrator


def test_the_foot(row, administrator):
    drop_part(row=row, by=administrator, part="footer")
    assert after(row) == (LINES, None, None, 29, 1)
    assert row.layout.feet() == GB_T_9704.feet()
