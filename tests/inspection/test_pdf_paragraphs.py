"""Lines become paragraphs, and paragraphs of a file without tags get a meaning."""

import pytest

from reportsite.inspection.pdf import paragraphs_of
from tests.inspection.handmade import EM, LEFT, RIGHT, Piece, flowed, lines, number, pdf_of, row


def texts(*pages):
    return [text for _place, _level, text in paragraphs_of(pdf_of(*pages))]


def levels(*pages):
    return [(place.part or level, text) for place, level, text in paragraphs_of(pdf_of(*pages))]


def test_paragraphs_are_indented():
    assert texts(*flowed("河" * 70 + "。", "水" * 54, "库" * 26 + "。")) == [
        "河" * 70 + "。",
        "水" * 54,
        "库" * 26 + "。",
    ]


def test_paragraphs_that_are_not_indented_end_where_a_line_has_room_left():
    assert texts(*flowed("河" * 70 + "。", "水" * 50, "库" * 70, indent=0)) == ["河" * 70 + "。", "水" * 50, "库" * 70]


def test_a_line_that_had_no_room_for_a_long_word_goes_on():
    page = lines(">" + "水" * 26, "水" * 25 + "abcdef", "ghijklmnop" + "水" * 23, "水。")
    assert texts(page) == ["水" * 51 + "abcdef ghijklmnop" + "水" * 24 + "。"]


def test_a_paragraph_goes_on_on_the_next_page():
    assert texts(*flowed("水" * 1000 + "。", "河。")) == ["水" * 1000 + "。", "河。"]


def test_a_paragraph_that_ends_its_sentence_at_the_foot_of_a_page_ends_there_where_none_is_indented():
    pages = flowed("水" * (28 * 22 - 1) + "。", "河" * 40 + "。", indent=0)
    assert texts(*pages) == ["水" * (28 * 22 - 1) + "。", "河" * 40 + "。"]


def test_where_a_paragraph_stands():
    places = [str(place) for place, _level, _text in paragraphs_of(pdf_of(*flowed("水" * 630 + "。", "河水。")))]
    assert places == ["page 1, paragraph 1: " + "水" * 20, "page 2, paragraph 2: 河水。"]


def middle(text, line, size):
    return Piece((LEFT + RIGHT - len(text) * size) / 2, row(line), text, "SimHei", size)


BODY = lines(">" + "水" * 26, *["水" * 28] * 3, "水水。", first=6)


def test_a_title_of_two_lines_is_one():
    page = [middle("云岭县图书馆整改情况", 1, 22), middle("的报告", 2, 22), middle("柏舟", 3, EM), *BODY, number(1)]
    assert levels(page) == [("title", "云岭县图书馆整改情况的报告"), (0, "柏舟"), (0, "水" * 112 + "。")]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、借阅登记", 1),
        ("（十二）借阅登记", 2),
        ("3.借阅登记", 3),
        ("3、借阅登记", 3),
        ("（4）借阅登记", 4),
        ("3.5公里河道", 0),
        ("一是借阅登记", 0),
        ("一、借阅登记。", 0),
        ("借阅登记", 0),
    ],
)
def test_headings_by_their_numbers(text, level):
    page = [*BODY, *lines(">" + text, first=11), number(1)]
    assert levels(page)[-1] == (level, text)


def test_attachments_are_no_headings():
    page = [*BODY, *lines(">附件：1.清单", ">2.汇总", first=12), number(1)]
    assert levels(page)[-2:] == [(0, "附件：1.清单"), (0, "2.汇总")]


def test_what_stands_in_tables_and_around_the_text_is_left_out():
    page = [*BODY, Piece(LEFT + 5, row(12), "格"), number(1)]
    ruled = tuple((LEFT + across, row(12) - 5, row(12) + 20) for across in (0, 100))
    assert [text for _place, _level, text in paragraphs_of(pdf_of(page, rules=ruled))] == ["水" * 112 + "。"]
