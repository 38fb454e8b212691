"""The page in numbers: widths, and where a signature ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportsite.document.layout import (
    GB_T_9704,
    Furniture,
    Line,
    Type,
    attachment_indents,
    dumps,
    font_names,
    loads,
    reading,
    signature_indents,
    width,
)


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


def test_a_layout_comes_back_from_its_json():
    layout = replace(
        GB_T_9704, pitch_pt=29.5, level3=Type("仿宋", 16, bold=True), footer=Furniture((Line(Type("宋体"), "{page}"),))
    )
    assert loads(dumps(layout)) == layout


def test_settings_that_a_stored_layout_lacks_have_their_default():
    assert loads('{"pitch_pt": 30}') == replace(GB_T_9704, pitch_pt=30)


@pytest.mark.parametrize(
    "text",
    ['{"pitch_pt": 3}', '{"nothing": 1}', '{"body": {"font": "a;}"}}', '{"left_mm": 90, "right_mm": 90}', "[]", "{"],
)
def test_what_is_no_layout_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        loads(text)


@pytest.mark.parametrize(
    ("changes", "figures"),
    [
        ({}, (28, 22)),
        ({"pitch_pt": 30}, (28, 21)),
        ({"pitch_pt": 28}, (28, 22)),
        ({"left_mm": 25, "right_mm": 25}, (28, 22)),
        ({"body": Type("仿宋", 14)}, (32, 22)),
    ],
)
def test_the_characters_and_lines_that_a_page_holds(changes, figures):
    layout = replace(GB_T_9704, **changes)
    assert (layout.characters, layout.lines) == figures


def test_a_reading_copy_is_larger_and_leaves_room_on_the_right():
    layout = reading(GB_T_9704)
    assert (layout.body.size_pt, layout.level1.size_pt, layout.right_mm, layout.line_numbers) == (18, 18, 62, True)
    assert layout.title_pitch_pt == layout.pitch_pt == 36


@pytest.mark.parametrize(
    ("place", "feet"),
    [
        ("outside", (["", "", "— {page} —"], ["— {page} —", "", ""])),
        ("center", (["", "— {page} —", ""], ["", "— {page} —", ""])),
        ("none", ([], [])),
    ],
)
def test_where_the_page_number_stands(place, feet):
    found = replace(GB_T_9704, page_number=place).feet()
    assert [[text for line in side for text in line.texts] for side in (found.odd, found.even)] == list(feet)


@pytest.mark.parametrize(
    ("count", "indents"), [(0, ()), (1, ((5, -3),)), (2, ((6, -4), (6, -1))), (3, ((6, -4), (6, -1), (6, -1)))]
)
def test_attachments_hang_under_the_first_character_of_their_name(count, indents):
    assert attachment_indents(count, GB_T_9704) == indents


def test_every_font_is_named_once_the_title_first():
    assert list(font_names(GB_T_9704)) == [
        "方正小标宋简体",
        "仿宋_GB2312",
        "楷体_GB2312",
        "黑体",
        "宋体",
        "Times New Roman",
    ]
