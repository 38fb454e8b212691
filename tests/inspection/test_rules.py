"""How what was seen is gathered."""

import pytest

from reportsite.inspection.findings import Finding, Place
from reportsite.inspection.rules import Seen, excerpt, gather, shown


def place(number):
    return Place(paragraph=number)


def test_one_finding_for_a_rule_at_its_first_place():
    seen = [Seen("font.body", place(number), font, "仿宋") for number, font in ((2, "宋体"), (3, "黑体"), (9, "宋体"))]
    assert gather(seen) == [
        Finding("font.body", "layout", "error", place(2), "宋体 (in 2 paragraphs), 黑体", "仿宋"),
    ]


def test_findings_stand_in_the_order_of_the_rules():
    seen = [Seen(rule, place(1), "x", "y") for rule in ("spaces.chinese", "indent.body", "page.size", "font.body")]
    assert [one.rule for one in gather(seen)] == ["page.size", "font.body", "indent.body", "spaces.chinese"]


def test_more_than_three_values_are_not_all_named():
    seen = [Seen("font.body", place(number), f"字{number}", "仿宋") for number in range(1, 6)]
    assert gather(seen)[0].found == "字1, 字2, 字3, …"


def test_places_of_a_text_rule_are_counted_and_the_first_is_shown():
    seen = [Seen("marks.double", place(1), "甲。。", "。", 2), Seen("marks.double", place(2), "乙，，", "，")]
    assert gather(seen) == [Finding("marks.double", "text", "warn", place(1), "甲。。 (in 3 places)", "。")]


def test_nothing_seen_is_no_finding():
    assert gather([]) == []


@pytest.mark.parametrize(("value", "text"), [(28.95, "28.95 pt"), (28.9512, "28.95 pt"), (16.0, "16 pt")])
def test_numbers(value, text):
    assert shown(value, "pt") == text


def test_the_beginning_of_a_text():
    assert [excerpt("甲" * count) for count in (20, 21)] == ["甲" * 20, "甲" * 19 + "…"]
    assert excerpt(" 甲 ") == "甲"
