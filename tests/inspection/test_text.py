"""The text rules."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportsite.inspection.findings import Place
from reportsite.inspection.text import check_texts


def findings(*texts):
    """(rule, number of the paragraph, found, expected); a text may be (level, text)."""
    pairs = [(0, text) if isinstance(text, str) else text for text in texts]
    found = check_texts([(Place(paragraph=number), *pair) for number, pair in enumerate(pairs, 1)])
    return [(one.rule, one.where.paragraph, one.found, one.expected) for one in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("一、甲", "二、乙", "三、丙"), []),
        (("一、甲", "三、乙"), [("numbers.gap", 2, "三、", "二、")]),
        (("二、甲",), [("numbers.gap", 1, "二、", "一、")]),
        (("一、甲", "一、乙"), [("numbers.duplicate", 2, "一、", "二、")]),
        (("一、甲", "二、乙", "一、丙"), [("numbers.duplicate", 3, "一、", "三、")]),
        (("一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"), []),
        (("一、甲", "（一）乙", "二、丁", "（二）戊"), [("numbers.gap", 4, "（二）", "（一）")]),
        (("（一）甲", "1.乙", "2.丙", "（二）丁", "1.戊"), []),
        (("1.甲", "（1）乙", "（2）丙", "2.丁", "（1）戊", "（3）己"), [("numbers.gap", 6, "（3）", "（2）")]),
        (("（一）甲", "1.乙", "2.丙", "文", "1.丁"), []),
        (("1.甲", "2.乙", "2.丙"), [("numbers.duplicate", 3, "2.", "3.")]),
        (("一是甲。二是乙。三是丙。",), []),
        (("一是甲。三是乙。",), [("numbers.gap", 1, "三是", "二是")]),
        (("问题一是甲；二是乙。",), []),
        (("有：二是乙。",), [("numbers.gap", 1, "二是", "一是")]),
        (("一是甲。", "二是乙。", "四是丙。"), [("numbers.gap", 3, "四是", "三是")]),
        (("一是甲。二是乙。", "一是丙。二是丁。"), []),
        (("1.甲", "2.乙", "附件：1. 丙", "2. 丁"), []),
        (("1.甲", "附件：1. 丙", "3. 丁"), [("numbers.gap", 3, "3.", "2.")]),
        (("第一，甲", "第三，乙"), [("numbers.gap", 2, "第三，", "第二，")]),
        (("一、甲", "三、乙", "五、丙"), [("numbers.gap", 2, "三、 (in 2 places)", "二、")]),
    ],
)
def test_numbers(texts, found):
    assert findings(*texts) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            ("（一）甲", "(二)乙", "（三）丙"),
            [("numbers.mixed", 2, "(一)", "（一）"), ("marks.halfwidth", 2, "(二)乙", "（二）")],
        ),
        (("1.甲", "2、乙"), [("numbers.mixed", 2, "1、", "1.")]),
        (("1.甲", "2、乙", "3、丙"), [("numbers.mixed", 1, "1.", "1、")]),
        (("一、甲", "（一）乙", "1.丙", "（1）丁", "一是戊"), []),
    ],
)
def test_numbers_of_one_level_are_written_alike(texts, found):
    assert findings(*texts) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ((1, "一、甲"), []),
        ((1, "一、甲。"), [("heading.end", 1, "。", "no mark")]),
        ((2, "（一）甲： "), [("heading.end", 1, "：", "no mark")]),
        ((0, "（一）甲。"), []),
        ((1, "一、为什么？"), []),
        ((1, "一、“甲”"), []),
    ],
)
def test_a_heading_on_its_own_line_ends_without_a_mark(text, found):
    assert findings(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("查摆问题,逐条整改", [("marks.halfwidth", 1, "查摆问题,逐条整改", "，")]),
        ("查摆问题,逐条整改.", [("marks.halfwidth", 1, "查摆问题,逐条整改 (in 2 places)", "，")]),
        ("查摆;整改", [("marks.halfwidth", 1, "查摆;整改", "；")]),
        ("查摆:整改", [("marks.halfwidth", 1, "查摆:整改", "：")]),
        ("查摆?", [("marks.halfwidth", 1, "查摆?", "？")]),
        ("查摆(整改)了", [("marks.halfwidth", 1, "查摆(整改)了", "（整改）")]),
        ("1,000册，3.5万，12:30，v1.2，http://a.b/c?d", []),
        ("图书馆3:2胜出", []),
        ("GB(国标)", []),
        ("甲(a)乙", []),
        ("甲，乙。", []),
    ],
)
def test_half_width_marks(text, found):
    assert findings(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲。。乙", [("marks.double", 1, "甲。。乙", "。")]),
        ("甲，。乙", [("marks.double", 1, "甲，。乙", "，")]),
        ("甲？。乙", [("marks.double", 1, "甲？。乙", "？")]),
        ("甲？！乙……丙——丁", []),
        ("“甲。”，乙", []),
    ],
)
def test_two_marks_that_do_not_go_together(text, found):
    assert findings(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('读"书"', [("quotes.straight", 1, '读"书" (in 2 places)', "“ ”")]),
        ("读'书", [("quotes.straight", 1, "读'书", "‘ ’")]),
        ('a "b" it\'s 27"屏', []),
        ("读“书”和‘报’", []),
        ("”十五五“规划", [("quotes.reversed", 1, "”十五五“", "“ ”")]),
        ("读”书“和”报“", [("quotes.reversed", 1, "”书“ (in 2 places)", "“ ”")]),
        ("读“书”，”报“", [("quotes.reversed", 1, "”报“", "“ ”")]),
        ("书”。", []),
        ("“书。", []),
    ],
)
def test_quotation_marks(text, found):
    assert findings(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("读 书", [("spaces.chinese", 1, "读 书", "读书")]),
        ("读\u00a0\u3000书", [("spaces.chinese", 1, "读\u00a0\u3000书", "读书")]),
        ("读书， 看报", [("spaces.chinese", 1, "读书， 看报", "读书，看报")]),
        ("共 300 册 A 类", []),
        ("\u3000\u3000读书", []),
        ("读书 ", []),
    ],
)
def test_spaces_between_chinese_characters(text, found):
    assert findings(text) == found


def test_a_rule_that_is_broken_often_is_one_finding():
    assert findings("甲,乙", "丙,丁,戊") == [("marks.halfwidth", 1, "甲,乙 (in 3 places)", "，")]


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_is_checked(texts):
    assert all(rule for rule, *_ in findings(*texts))


@pytest.mark.parametrize(
    "text",
    [
        "甲", "甲,", " ", "甲 ", "(", "(甲", "“", "”“", '"', "。", "一是", "，一是", "一", "1.", "（一", "\u3000甲",
    ],
)  # fmt: skip
def test_half_a_million_characters_take_no_time(text):
    began = time.perf_counter()
    findings(text * (500_000 // len(text)))
    assert time.perf_counter() - began < 2
