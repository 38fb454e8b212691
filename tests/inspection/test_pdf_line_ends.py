"""What may not begin or end a line, and headings that stand last on a page."""

import pytest

from reportsite.document.layout import Layout
from tests.inspection.handmade import differences, flowed, lines, number

FULL = "水" * 28
OWN_DIGITS = Layout(digits="own")  # so that the font of the digits does not matter


def filled(text, before=False):
    """A line of 28 characters, filled up with water; digits and Latin marks are half as wide."""
    water = "水" * round(28 - sum(0.5 if char.isascii() else 1 for char in text))
    return water + text if before else text + water


def paragraph(above, below):
    """A paragraph of five lines, the third of which ends and the fourth begins as said."""
    return [*lines(">" + "水" * 26, FULL, filled(above, True), filled(below), "水水。"), number(1)]


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("水水", "水", {}),
        ("水水", "，水", {"line.start": ("，", "no closing mark")}),
        ("水水", "》水", {"line.start": ("》", "no closing mark")}),
        ("水（", "水", {"line.end": ("（", "no opening mark")}),
        ("水“", "水", {"line.end": ("“", "no opening mark")}),
        ("水2024", "年水", {"line.number": ("2024 | 年", "2024年")}),
        ("水12", "月水", {"line.number": ("12 | 月", "12月")}),
        ("水13.5", "%水", {"line.number": ("13.5 | %", "13.5%")}),
        ("水2024", "水", {}),
        ("水.", "个水", {}),
    ],
)
def test_where_a_line_may_not_end(above, below, found):
    assert differences(paragraph(above, below), layout=OWN_DIGITS) == found


@pytest.mark.parametrize(
    ("above", "below"),
    [("水" + "（" * 27, "水"), ("1" * 56, "年水"), ("水《", "，水"), ("水，", "，水")],
    ids=["opening marks alone", "a number as long as the line", "both at once", "two marks"],
)
def test_where_it_could_not_end_elsewhere(above, below):
    assert differences(paragraph(above, below), layout=OWN_DIGITS) == {}


def test_marks_alone_have_to_begin_lines():
    page = lines(">水" + "，" * 25, *["，" * 28] * 4, "水水。")
    assert differences([*page, number(1)]) == {}


@pytest.mark.parametrize("odd", ["\u200f", "😀", "é", "\u3000"])
def test_lines_with_other_characters_are_not_judged(odd):
    assert differences(paragraph(odd + "水水", "，水")) == {}


def test_a_paragraph_that_is_written_from_right_to_left_is_not_judged():
    """Characters that turn the direction of writing are not in the file; the mark at the end then stands first."""
    page = lines(">水水" + "水" * 24, FULL, FULL, "，" + "水" * 27, "。水水")
    assert differences([*page, number(1)]) == {}


def test_how_often_and_where_first():
    page = lines(">" + "水" * 26, *(mark + "水" * 27 for mark in "，；，，"), "水水。")
    assert differences([*page, number(1)]) == {"line.start": ("， (in 3 lines), ；", "no closing mark")}


HEADING = lines(">一、水利", first=22, font="SimHei")


def page_before(heading):
    (page,) = flowed("水" * 563 + "。")
    return [*page[:21], *heading, number(1)]


def test_a_heading_last_on_its_page():
    after = [*lines(">" + "水" * 26, "水水。"), number(2)]
    assert differences(page_before(HEADING), after) == {"heading.last": ("last on its page", "on the page of its text")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (page_before(HEADING), None),
        (page_before(HEADING), [*lines(">（一）水库", font="KaiTi"), number(2)]),
        ([*HEADING, number(1)], [*lines(">" + "水" * 26, "水水。"), number(2)]),
        (page_before(lines(">水。", first=22)), [*lines(">一、水利", font="SimHei"), number(2)]),
    ],
    ids=["of the last page", "before another heading", "of a page without text", "no heading"],
)
def test_a_heading_that_could_not_stand_elsewhere(first, second):
    assert differences(*filter(None, (first, second))) == {}
