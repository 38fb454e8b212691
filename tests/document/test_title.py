"""A title's lines: broken where the meaning breaks, never inside what belongs together."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportsite.document.layout import width
from reportsite.document.title import break_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("", ()),
        ("云岭县图书馆对照检查材料", ("云岭县图书馆对照检查材料",)),
        (
            "中共云岭县图书馆支部委员会2030年度组织生活会对照检查材料",
            ("中共云岭县图书馆支部委员会", "2030年度组织生活会对照检查材料"),
        ),
        (
            "云岭县图书馆领导班子2030年度专题民主生活会对照检查材料",
            ("云岭县图书馆领导班子2030年度", "专题民主生活会对照检查材料"),
        ),
        (
            "云岭县图书馆党组关于“守书、护书、荐书”专题学习教育民主生活会领导班子对照检查材料",
            ("云岭县图书馆党组关于“守书、护书、荐书”", "专题学习教育民主生活会", "领导班子对照检查材料"),
        ),
    ],
)
def test_a_title_breaks_where_its_meaning_breaks(title, lines):
    assert break_title(title, 20) == lines


def test_one_line_is_left_alone_up_to_the_last_character():
    assert [len(break_title("书" * length, 20)) for length in (19, 20, 21)] == [1, 1, 2]


def test_a_latin_letter_is_half_as_wide():
    assert break_title("A" * 40, 20) == ("A" * 40,)


def test_no_character_is_alone_on_the_last_line():
    assert [len(break_title("书" * length, 20)[-1]) > 2 for length in range(21, 61)] == [True] * 40


def test_a_good_place_to_break_is_no_reason_for_a_last_line_of_two_characters():
    assert break_title("书" * 19 + "个人", 20) == ("书" * 10, "书" * 9 + "个人")


@pytest.mark.parametrize("before", range(10, 22))
def test_a_number_stays_with_its_unit(before):
    lines = break_title("书" * before + "2030年12月31日" + "书" * 12, 20)
    assert [line for line in lines if re.match("[0-9]?年|月|日", line) or re.search("[0-9]$", line)] == []


def test_a_number_stays_whole_even_where_that_takes_another_line():
    assert break_title("书" * 18 + "20302031" + "书" * 18, 20) == ("书" * 18, "20302031" + "书" * 7, "书" * 11)


@pytest.mark.parametrize("before", range(14, 21))
def test_a_name_stays_whole(before):
    assert [
        line.count("欧阳柏舟") for line in break_title("书" * before + "欧阳柏舟" + "书" * 10, 20, "欧阳柏舟")
    ].count(1) == 1


@pytest.mark.parametrize("before", range(16, 21))
def test_a_line_neither_ends_with_an_opening_nor_begins_with_a_closing_mark(before):
    lines = break_title("书" * before + "《录》" + "书" * 10, 20)
    assert [line for line in lines if line.endswith("《") or line.startswith("》")] == []


def test_what_is_too_long_for_a_title_stays_in_one_piece():
    assert break_title("（" * 3000, 20) == ("（" * 3000,)


pieces = st.lists(
    st.sampled_from(
        ["云岭县", "图书馆", "党组", "关于", "2030年度", "12", "专题", "民主生活会", "对照检查材料", "《书》", "的"]
    ),
    max_size=18,
)


@settings(max_examples=150, deadline=None)
@given(pieces, pieces)
def test_no_title_loses_a_character_or_breaks_what_belongs_together(before, after):
    title = "".join(before) + "欧阳柏舟" + "".join(after)
    assume(len(title) <= 120)
    lines = break_title(title, 20, "欧阳柏舟")
    ends = [f"{line[-1]}|{below[0]}" for line, below in pairwise(lines)]
    assert "".join(lines) == title
    assert [line for line in lines if width(line) > 20] == []
    assert [end for end in ends if re.fullmatch(r"[0-9]\|[0-9年]|《\|.|.\|》", end)] == []
    assert sum("欧阳柏舟" in line for line in lines) == 1
    assert len(lines[-1]) > 1


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("书12A年《》“”，（）😀\u0301　 "), max_size=130), st.integers(1, 30))
def test_whatever_the_title_its_text_is_kept(title, characters):
    assert "".join(break_title(title, characters)) == title
