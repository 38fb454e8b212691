"""Size, margins, lines, characters, pitch and indents, measured on pages made by hand."""

import pytest

from reportsite.document.layout import MM, Layout
from tests.inspection.handmade import EM, LEFT, RIGHT, Piece, differences, flowed, lines, number, row

WATER = "水" * 2500 + "。"


def test_pages_as_the_standard_has_them():
    assert differences(*flowed(WATER, WATER)) == {}


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        (
            flowed(WATER, left=LEFT + 3 * MM, characters=27),
            {"page.margins": ("left 31 mm", "left 28 mm"), "page.characters": ("27 characters", "28 characters")},
        ),
        (
            flowed(WATER, left=LEFT + 3 * MM),
            {"page.margins": ("left 31 mm, right 23 mm", "left 28 mm, right 26 mm")},
        ),
        (
            flowed(WATER, characters=25),
            {
                "page.margins": ("right 42.7 mm", "right 26 mm"),
                "page.characters": ("25 characters", "28 characters"),
            },
        ),
        (
            flowed(WATER, rows=20),
            {"page.margins": ("bottom 55.7 mm", "bottom 35 mm"), "page.lines": ("20 lines", "22 lines")},
        ),
        (flowed(WATER, pitch=28), {"pitch.body": ("28 pt", "28.95 pt")}),
        (flowed(WATER, pitch=29), {}),
        (flowed(*[WATER[-80:]] * 8, indent=0), {"indent.body": ("0 characters (in 7 paragraphs)", "2 characters")}),
        (flowed(*[WATER[-80:]] * 8, indent=3), {"indent.body": ("3 characters (in 7 paragraphs)", "2 characters")}),
    ],
    ids=["left", "moved", "right", "lines", "pitch", "29 pt", "no indent", "more indent"],
)
def test_what_differs(pages, found):
    assert differences(*pages) == found


def test_one_page_may_end_early_for_a_signature_or_a_widow():
    pages = flowed(WATER, rows=19)
    assert [sorted(differences(*pages[:count])) for count in (1, 2, 3)] == [[], [], ["page.lines", "page.margins"]]


@pytest.mark.parametrize(
    ("moved", "rows", "found"),
    [
        (10, 22, "top 27 mm"),
        (1, 22, None),
        (0, 23, "bottom 25.1 mm"),
        (-1, 22, None),
        (-10, 21, "top 47 mm"),
        (0, 19, "bottom 65.9 mm"),
    ],
)
def test_text_that_begins_or_ends_higher_or_lower(moved, rows, found):
    pages = [[piece._replace(y=piece.y + moved * MM) for piece in page[:-1]] for page in flowed(WATER, rows=rows)]
    margins = differences(*pages, layout=Layout(page_number="none")).get("page.margins", (None,))
    assert margins[0] == found


def test_paper_of_another_size():
    page = lines(">一页纸。", first=12)
    found = differences(page, page, paper=(216 * MM, 279 * MM))
    assert found["page.size"] == ("216 x 279 mm (in 2 pages)", "210 x 297 mm")


def test_paper_that_lies_on_its_side_is_no_other_size():
    assert differences(lines(">一页纸。", first=12), paper=(297 * MM, 210 * MM)) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("水" * 27, {"line.edge": ("uneven (in 5 lines)", "even on both sides")}),
        ("水" * 27 + "。", {}),
        ("水" * 28, {}),
    ],
    ids=["uneven", "a mark that hangs over the edge", "even"],
)
def test_lines_that_are_not_even_on_the_right(text, found):
    page = lines(">" + "水" * 26, *["水" * 28] * 15, "水水。")
    odd = [piece._replace(text=text, size=EM + 0.2 * (len(text) == 27) + 0.1 * ("。" in text)) for piece in page[3:8]]
    assert differences([*page[:3], *odd, *page[8:], number(1)]) == found


def test_a_few_lines_say_nothing_of_the_page():
    page = [Piece(LEFT + 50, row(3), "水" * 20), Piece(LEFT + 20, row(4), "水" * 12 + "。"), number(1)]
    assert differences(page) == {}


def test_what_stands_in_a_table_is_not_measured():
    """Without the ruled lines around them the rows would be lines of text of another pitch and font."""
    pages = flowed(WATER)
    cells = [Piece(LEFT + 20, row(15) - 18 * place, "河道整治" * 4, "SimSun") for place in range(8)]
    pages[1] = [*pages[1][:14], *cells, pages[1][-1]]
    ruled = tuple((x, row(22), row(14.5)) for x in (LEFT, LEFT + 300))
    assert (differences(*pages, rules=ruled), differences(*pages) != {}) == ({}, True)


def test_a_ruled_frame_around_the_page_makes_no_table_of_it():
    frame = tuple((x, 20, 820) for x in (40, 560))
    assert differences(*flowed(WATER, pitch=28), rules=frame) == {"pitch.body": ("28 pt", "28.95 pt")}


def test_the_measures_are_held_against_the_layout_that_is_given():
    layout = Layout(left_mm=31, right_mm=23, pitch_pt=28, indent=3, page_number="none")
    pages = flowed(WATER, WATER, left=LEFT + 3 * MM, pitch=28, indent=3)
    assert differences(*pages, layout=layout) == {}


def test_lines_of_two_pitches_have_none_that_is_usual():
    page = [*lines(">" + "水" * 26), *(Piece(LEFT, row(1) - down, "水" * 28) for down in (20, 60, 80, 120, 140))]
    assert "pitch.body" not in differences([*page, Piece(LEFT, row(1) - 180, "水。"), number(1)])


def test_pages_with_room_between_paragraphs_are_not_counted_by_lines():
    pages = [
        [piece._replace(y=piece.y - 12 * (place > 9)) for place, piece in enumerate(page[:-1])] + page[-1:]
        for page in flowed(WATER, rows=21)
    ]
    assert differences(*pages) == {}


@pytest.mark.parametrize(
    ("digits", "found"),
    [("", {}), ("2", {"page.margins": ("right 29 mm", "right 26 mm")})],
    ids=["of one width by nature", "of several widths"],
)
def test_lines_that_are_spread_tell_where_the_edge_is(digits, found):
    """Lines of one width may end there because a character more had no room."""
    page = [Piece(LEFT + 2 * EM, row(1), "水" * 12), Piece(RIGHT - 3 * MM - 12 * EM, row(1), "水" * 12)]
    for place in range(2, 14):
        end = "水" * 5 + digits * (place % 2) + "水" * 5
        width = sum(0.5 if char.isascii() else 1 for char in end) * EM
        page += [Piece(LEFT, row(place), "水" * 16), Piece(RIGHT - 3 * MM - width, row(place), end)]
    differing = differences([*page, *lines("水水。", first=14), number(1)], layout=Layout(digits="own"))
    assert {rule: value for rule, value in differing.items() if rule != "page.characters"} == found
