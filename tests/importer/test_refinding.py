"""Paragraphs of a returned file that have lost their keys find their places again, by what they say and where they stand."""

import pytest

from reportsite.document.assemble import assemble
from reportsite.document.tree import lines
from reportsite.importer.changes import changes
from reportsite.importer.refinding import refound
from reportsite.importer.returned import NewText, Returned
from tests.document.reports import BLOCK, MEMBER, RUN_IN
from tests.importer.test_changes import REPORT


def without_keys(content, edit=list):
    """The file as it is when its text was copied into an empty one, after `edit` of its lines."""
    return Returned(new=[NewText(text, None, True) for text in edit(lines(assemble(content)))])


def said(content, edit=list):
    file = refound(without_keys(content, edit), content)
    return [(one.kind, one.key, one.name, one.theirs) for one in changes(file, content, content)]


def typed(old, new):
    return lambda texts: [text.replace(old, new) for text in texts]


@pytest.mark.parametrize("content", [REPORT, BLOCK, MEMBER, RUN_IN], ids=["own", "block", "member", "run-in"])
def test_a_text_that_nobody_changed_says_nothing(content):
    assert said(content) == []


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("少测了三次", "少测了四次", ("changed", "p1", "paragraphs", "汛期少测了四次。")),
        ("测得不勤", "测得不够勤", ("changed", "p1", "heading", "测得不够勤")),
        ("七月只测", "七月里只测", ("changed", "e1", "paragraphs", "比如，七月里只测了一次。")),
        ("测流方面", "水文测流方面", ("changed", "d1", "heading", "水文测流方面")),
        ("存在的主要问题：", "主要问题：", ("changed", "d1", "lead_in", "主要问题：")),
        ("水文站对照检查", "水文站班子对照检查", ("changed", "c0", "title", "青禾市水文站班子对照检查材料")),
        ("1月6日", "1月8日", ("changed", "c0", "date", "2031年1月8日")),
        ("逐条查摆。", "逐条认真查摆，不绕弯。", ("changed", "c0", "preamble", "站里逐条认真查摆，不绕弯。\n现将情况报告如下。")),
    ],
)  # fmt: skip
def test_what_was_typed_over(old, new, change):
    assert said(REPORT, typed(old, new)) == [change]


@pytest.mark.parametrize(("old", "new"), [("一是", "1."), ("一是", "（1）"), ("（一）", "一、"), ("一、", "第一部分 ")])
def test_other_numbers_say_nothing(old, new):
    assert said(REPORT, typed(old, new)) == []


def test_a_paragraph_that_is_hardly_alike_keeps_its_place_between_its_neighbours():
    edit = typed("二是记得不细。记录只写了水位。", "二是本子上只有水位，别的一概没有。")
    assert [(kind, key) for kind, key, _name, _theirs in said(REPORT, edit)] == [("changed", "p2"), ("changed", "p2")]


def test_a_paragraph_that_is_gone():
    def edit(texts):
        return [text for text in texts if "记得不细" not in text]

    assert said(REPORT, edit) == [("deleted", "p2", "", "")]


def test_a_paragraph_that_is_new():
    def edit(texts):
        return [
            line for text in texts for line in ((text, "三是存得太散。纸张到处放。") if "二是" in text else (text,))
        ]

    ((kind, _key, _name, theirs),) = said(REPORT, edit)
    assert (kind, theirs) == ("added", "三是存得太散。纸张到处放。")


def test_another_text_finds_no_place():
    file = refound(Returned(new=[NewText("窗外下着雨。", None, True)]), REPORT)
    assert (file.texts, [one.text for one in file.new]) == ({}, ["窗外下着雨。"])


def test_what_has_its_key_is_left_alone():
    file = without_keys(REPORT)
    file.texts.update(refound(without_keys(REPORT), REPORT).texts)
    file.new = [NewText("一是测得不勤。汛期少测了三次。", None, True)]
    assert refound(file, REPORT).texts == file.texts


def test_thousands_of_paragraphs_are_compared_no_further():
    many = [NewText(f"第{number}段，记了些别的事情。", None, True) for number in range(5_000)]
    assert len(refound(Returned(new=many), REPORT).new) == 5_000
