"""Two people change one text: where their changes do not touch, both stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportsite.content.merging import merged

BASE = "库房登记不及时，家谱放了两个月才上架，查的人来了三回。"


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        ("今年" + BASE, BASE + "已经补上。", "今年" + BASE + "已经补上。"),
        (
            BASE.replace("两个月", "三个月"),
            BASE.replace("三回", "四回"),
            BASE.replace("两个月", "三个月").replace("三回", "四回"),
        ),
        (BASE.replace("，查的人来了三回", ""), "今年" + BASE, "今年" + BASE.replace("，查的人来了三回", "")),
        (BASE, BASE + "完。", BASE + "完。"),
        (BASE + "完。", BASE + "完。", BASE + "完。"),
    ],
)
def test_changes_that_do_not_touch(theirs, mine, both):
    assert (merged(BASE, theirs, mine), merged(BASE, mine, theirs)) == (both, both)


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (BASE.replace("两个月", "三个月"), BASE.replace("两个月", "半年")),
        (BASE + "甲。", BASE + "乙。"),
        (BASE.replace("两个月才上架", ""), BASE.replace("才上架", "还没上架")),
    ],
)
def test_only_a_person_knows(theirs, mine):
    assert merged(BASE, theirs, mine) is None


@given(st.text("甲乙丙1 ", max_size=12), st.text("甲乙丙1 ", max_size=12))
def test_who_changed_nothing_gets_the_other_text(base, text):
    assert (merged(base, text, base), merged(base, base, text)) == (text, text)
