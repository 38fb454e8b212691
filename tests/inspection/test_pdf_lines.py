"""Characters become lines; heads, feet and tables are told from text."""

import pytest

from reportsite.document.layout import MM
from reportsite.inspection.pdf_lines import sheets_of
from reportsite.inspection.pdf_reading import read
from tests.inspection.handmade import LEFT, PITCH, Piece, flowed, lines, number, pdf_of, row


def sheets(*pages, **more):
    """(lines of the text, pieces around it, whether there is a table) of each page, as text."""
    return [
        ([line.text for line in sheet.lines], sorted(piece.text for piece in sheet.pieces), sheet.tables)
        for sheet in sheets_of(read(pdf_of(*pages, **more)))
    ]


def test_characters_that_stand_beside_each_other_are_a_line():
    pieces = [Piece(300, 700, "水库"), Piece(LEFT, 700.5, "河道"), Piece(LEFT, 671, "整治"), Piece(200, 699.8, "沿线")]
    assert sheets(pieces) == [(["河道沿线水库", "整治"], [], False)]


def test_a_small_raised_sign_stands_on_the_line_beside_it():
    pieces = [Piece(LEFT, 700, "水库面积3000m", size=16), Piece(LEFT + 104, 706, "2", size=8), *lines("水", first=6)]
    assert sheets(pieces) == [(["水库面积3000m2", "水"], [], False)]


def test_latin_words_that_stand_apart_have_a_space_between_them():
    pieces = [
        Piece(LEFT, 700, "abc", size=16),
        Piece(LEFT + 30, 700, "def", size=16),
        Piece(LEFT + 70, 700, "水", size=16),
    ]
    assert sheets(pieces) == [(["abc def水"], [], False)]


def test_spaces_at_the_ends_of_a_line_do_not_count():
    (sheet,) = sheets_of(read(pdf_of([Piece(100, 700, "  水 库\u3000 ", size=16)])))
    assert [(line.text, line.left, line.right) for line in sheet.lines] == [("水 库", 116, 156)]


@pytest.mark.parametrize(("text", "plain"), [("水库（2024年）AB：“好”——5%", True), ("水😀", False), ("水é", False)])
def test_a_line_of_ordinary_characters(text, plain):
    (sheet,) = sheets_of(read(pdf_of([Piece(LEFT, 700, text)])))
    assert [line.plain for line in sheet.lines] == [plain]


def test_a_number_at_the_foot_is_no_text():
    assert sheets([*lines("河道。"), number(1)], [*lines("整治。"), number(2)]) == [
        (["河道。"], ["—1—"], False),
        (["整治。"], ["—2—"], False),
    ]


def test_a_number_that_stands_among_the_text_is_text():
    assert sheets(lines("河道。", "12", first=10)) == [(["河道。", "12"], [], False)]
    assert sheets([*lines("河道。"), *lines("12", first=10)]) == [(["河道。", "12"], [], False)]


def test_head_and_foot_stand_on_several_pages():
    heads = [Piece(LEFT, 297 * MM - 50, "云岭县图书馆"), Piece(400, 60, "内部资料"), Piece(LEFT, 60, "送审")]
    pages = [[*page[:-1], *heads, number(place)] for place, page in enumerate(flowed("水" * 1300), 1)]
    around = [(pieces, len(text)) for text, pieces, _ in sheets(*pages)]
    assert around == [
        (sorted(["云岭县图书馆", "内部资料", "送审", f"—{page}—"]), count) for page, count in ((1, 22), (2, 22), (3, 3))
    ]


def test_text_that_happens_to_be_the_same_on_two_pages_is_text():
    pages = flowed("水" * 28 * 44)
    assert [len(text) for text, _, _ in sheets(*pages)] == [22, 22, 1]


def test_what_stands_between_ruled_lines_is_a_table():
    pieces = [
        *lines("河道。"),
        Piece(LEFT + 5, row(3), "格一"),
        Piece(LEFT + 105, row(3), "格二"),
        *lines("整治。", first=5),
    ]
    ruled = tuple((LEFT + across, row(3) - 5, row(3) + PITCH - 8) for across in (0, 100, 200))
    assert (sheets(pieces, rules=ruled), sheets(pieces)) == (
        [(["河道。", "整治。"], [], True)],
        [(["河道。", "格一格二", "整治。"], [], False)],
    )
