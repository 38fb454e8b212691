"""Page numbers: there, on their side, one character in, 7 mm down, in their font."""

import pytest

from reportsite.document.layout import MM, Furniture, Layout, Line, Type
from tests.inspection.handmade import LEFT, RIGHT, Piece, differences, flowed, number

PAGES = [page[:-1] for page in flowed("水" * 1300 + "。")]
SONG = Type("宋体", 14)


def numbered(*pieces, layout=None):
    """The differences of three pages of text with these pieces at their feet, one a page."""
    pages = [[*page, *([piece] if piece else [])] for page, piece in zip(PAGES, pieces, strict=True)]
    return differences(*pages, layout=layout or Layout())


def numbers(**changed):
    return [number(page)._replace(**changed) for page in (1, 2, 3)]


def moved(across=0.0, up=0.0):
    """The numbers nearer to the middle of the page, or higher."""
    return [
        piece._replace(x=piece.x - (across if place % 2 == 0 else -across), y=piece.y + up)
        for place, piece in enumerate(numbers())
    ]


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (numbers(), {}),
        ([None, number(2), None], {"number.missing": ("none (in 2 pages)", "— 1 —")}),
        ([number(1), number(1)._replace(text="—2—"), number(3)], {"number.place": ("right", "left")}),
        (
            [Piece(297, 74, str(page), "SimSun", 14) for page in (1, 2, 3)],
            {"number.place": ("center (in 3 pages)", "right")},
        ),
        (moved(across=-14), {"number.inset": ("0 characters (in 3 pages)", "1 character")}),
        (moved(across=14), {"number.inset": ("2 characters (in 3 pages)", "1 character")}),
        (moved(up=-10 * MM), {"number.height": ("17 mm (in 3 pages)", "7 mm")}),
        (moved(up=-1 * MM), {}),
        ([piece._replace(y=800) for piece in numbers()], {"number.missing": ("none (in 3 pages)", "— 1 —")}),
        (numbers(font="FangSong"), {"font.number": ("仿宋 (in 3 pages)", "宋体")}),
        ([number(page, 12) for page in (1, 2, 3)], {"size.number": ("12 pt (in 3 pages)", "14 pt")}),
    ],
    ids=[
        "right",
        "missing",
        "side",
        "middle",
        "outer",
        "inner",
        "low",
        "a little low",
        "above the text",
        "font",
        "size",
    ],
)
def test_the_number_of_the_standard(pieces, found):
    assert numbered(*pieces) == found


@pytest.mark.parametrize("text", ["1", "-1-", "—1—", "– 1 –", "－１－", "第1页", "1/3"])
def test_how_a_number_may_be_written(text):
    (page,) = flowed("水" * 50 + "。")
    piece = Piece(RIGHT - 14 * 3, 74, text, "SimSun", 14)
    assert "number.missing" not in differences([*page[:-1], piece])


def test_a_report_may_begin_with_another_number():
    """The side is that of the number, not of the sheet of paper."""
    pieces = [number(2), number(3), number(4)]
    assert numbered(*pieces) == {}


@pytest.mark.parametrize("pieces", [numbers(), [None] * 3], ids=["numbers", "none"])
def test_a_layout_without_page_numbers_asks_for_none(pieces):
    assert numbered(*pieces, layout=Layout(page_number="none")) == {}


def test_numbers_in_the_middle_where_the_layout_has_them_there():
    pieces = [Piece((LEFT + RIGHT) / 2 - 21, 74, f"—{page}—", "SimSun", 14) for page in (1, 2, 3)]
    assert (numbered(*pieces, layout=Layout(page_number="center")), numbered(*pieces) == {}) == ({}, False)


OWN = Furniture((Line(SONG, left="云岭县图书馆", right="第{page}页共{pages}页"),), (Line(SONG, left="{page}"),))


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (
            [
                Piece(RIGHT - 100, 74, "第1页共3页", "SimSun", 14),
                Piece(LEFT, 74, "2", "SimSun", 14),
                Piece(RIGHT - 100, 74, "第3页共3页", "SimSun", 14),
            ],
            {},
        ),
        (
            [
                Piece(LEFT, 74, "第1页共3页", "SimSun", 14),
                Piece(RIGHT - 14, 74, "2", "SimSun", 14),
                Piece(RIGHT - 100, 74, "第3页共3页", "SimSun", 14),
            ],
            {"number.place": ("left, right", "right")},
        ),
        ([None] * 3, {"number.missing": ("none (in 3 pages)", "第1页共…页")}),
    ],
    ids=["as asked", "elsewhere", "missing"],
)
def test_a_foot_of_the_layout_s_own(pieces, found):
    assert numbered(*pieces, layout=Layout(footer=OWN, footer_mm=20)) == found


def test_pages_on_their_sides_need_no_number():
    page = [Piece(200, 300, "清单", "SimSun", 22)]
    assert differences(page, paper=(297 * MM, 210 * MM)) == {}
