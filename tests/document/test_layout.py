"""The page in numbers: widths, and where a signature ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportsite.document.layout import GB_T_9704, Layout, signature_indents, width


@pytest.mark.parametrize(("text", "characters"), [("", 0), ("图书馆", 3), ("2030年", 3), ("“馆”—…", 5), ("　Ａ", 2)])
def test_the_width_of_a_text(text, characters):
    assert width(text) == characters


@pytest.mark.parametrize(
    ("name", "date", "indents"),
    [
        ("云岭县图书馆党支部委员会", "2031年1月6日", (2, 6)),
        ("云岭县图书馆员", "2031年1月6日", (3, 2)),
        ("柏舟", "2031年1月6日", (8, 2)),
        ("柏舟", "", (2, 2)),
        ("", "2031年1月6日", (2, 2)),
        ("", "", (2, 2)),
    ],
    ids=["long name", "name of middle length", "short name", "name alone", "date alone", "neither"],
)
def test_where_a_signature_ends(name, date, indents):
    assert signature_indents(name, date, GB_T_9704) == indents


halves = st.integers(1, 50).map(lambda count: "A" * count)


@given(halves, halves)
def test_the_date_starts_two_characters_right_of_the_name_and_one_of_them_ends_two_from_the_edge(name, date):
    name_end, date_end = signature_indents(name, date, GB_T_9704)
    assert (name_end + width(name)) - (date_end + width(date)) == 2
    assert min(name_end, date_end) == 2


def test_the_text_area_of_the_standard():
    assert (GB_T_9704.text_width_mm, GB_T_9704.page_height_mm - GB_T_9704.top_mm - GB_T_9704.bottom_mm) == (156, 225)


def test_the_lines_of_a_page_fit_and_one_more_does_not():
    text_height_pt = 225 / 25.4 * 72
    assert [GB_T_9704.pitch_pt * lines <= text_height_pt for lines in (GB_T_9704.lines, GB_T_9704.lines + 1)] == [
        True,
        False,
    ]


def test_layouts_do_not_share_their_fonts():
    assert Layout().levels is not Layout().levels
