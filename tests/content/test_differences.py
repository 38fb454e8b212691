"""What was taken out of a text and what was put in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportsite.content.differences import differences, effort


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("", "", []),
        ("读书", "读书", [("same", "读书")]),
        ("", "读书", [("in", "读书")]),
        ("读书", "", [("out", "读书")]),
        ("少测了三次。", "少测了四次。", [("same", "少测了"), ("out", "三"), ("in", "四"), ("same", "次。")]),
        ("库房开窗。", "库房每天开窗。", [("same", "库房"), ("in", "每天"), ("same", "开窗。")]),
        ("共12次。", "共15次。", [("same", "共"), ("out", "12"), ("in", "15"), ("same", "次。")]),
        ("占60.5%的", "占70.5%的", [("same", "占"), ("out", "60.5%"), ("in", "70.5%"), ("same", "的")]),
        # One character that both happen to have is no common text.
        ("甲书乙", "丙书丁", [("out", "甲书乙"), ("in", "丙书丁")]),
    ],
)
def test_marked_by_character(before, after, marked):
    assert differences(before, after) == marked


@given(st.text("读书。，", max_size=40), st.text("读书。，", max_size=40))
def test_both_texts_are_in_it(before, after):
    found = differences(before, after)
    assert "".join(text for kind, text in found if kind != "in") == before
    assert "".join(text for kind, text in found if kind != "out") == after


@pytest.mark.parametrize(
    ("before", "after", "much"),
    [
        ("", "", 0),
        ("读书", "读书", 0),
        ("读书", "", 0),
        ("读书", "读些书", 0),
        ("读三回书", "读五次书", 4),
        ("书书", "书", 0),
    ],
)
def test_what_comparing_takes(before, after, much):
    assert effort(before, after) == much


def test_beyond_the_effort_both_are_shown_whole():
    assert differences("读三回书", "读五次书", 3) == [("out", "读三回书"), ("in", "读五次书")]
    assert len(differences("读三回书", "读五次书", 4)) == 4


def test_a_very_long_text_of_which_a_part_was_changed_is_marked():
    before, after = "读" * 40_000 + "三" + "书" * 40_000, "读" * 40_000 + "五" + "书" * 40_000
    assert [kind for kind, _text in differences(before, after)] == ["same", "out", "in", "same"]


def test_very_long_texts_are_shown_whole():
    before, after = "读" * 30_000, "书" * 30_000 + "读"
    assert differences(before, after) == [("out", before), ("in", after)]
