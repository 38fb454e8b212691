"""S07 and Q09: each problem has a rectification item, each item a measure, a leader and a deadline."""

import pytest

from reportsite.checks.demands import rectification
from reportsite.checks.findings import Finding
from reportsite.content.types import Problem, RectificationItem
from tests.checks.notices import with_problems

PLACE = {"section": "s", "dimension": "d", "step": "rectification"}
COMPLETE = {"key": "i", "measure": "每月精读", "leader": "柏舟", "deadline": "六月底"}


def found(*items):
    problem = Problem(key="p", heading="读得少", rectification=items)
    return list(rectification(with_problems(problem), []))


def test_a_complete_item():
    assert found(RectificationItem(**COMPLETE)) == []


@pytest.mark.parametrize(
    "items",
    [(), (RectificationItem(),), (RectificationItem(state="begun"),)],
    ids=["none", "empty", "a state alone"],
)
def test_a_problem_without_an_item(items):
    assert found(*items) == [
        Finding("S07", "warn", "problem_without_rectification", {"problem": "读得少"}, item="p", **PLACE)
    ]


@pytest.mark.parametrize("name", ["measure", "leader", "deadline"])
def test_an_item_that_lacks_something(name):
    item = RectificationItem(**COMPLETE | {name: ""})
    assert found(item) == [
        Finding("Q09", "error", f"rectification_without_{name}", {"problem": "读得少"}, item="i", field=name, **PLACE)
    ]


def test_each_item_is_asked_and_empty_ones_are_not():
    items = (RectificationItem(department="阅览部"), RectificationItem(), RectificationItem(**COMPLETE))
    assert [finding.code for finding in found(*items)] == [
        "rectification_without_measure",
        "rectification_without_leader",
        "rectification_without_deadline",
    ]


def test_an_empty_problem_needs_no_item():
    assert list(rectification(with_problems(Problem(), Problem(rectification=(RectificationItem(),))), [])) == []


def test_a_problem_is_named_by_its_first_words_where_it_has_no_heading():
    problem = Problem(key="p", paragraphs=("翻得多，记得少，读过就忘，忘了再读，读了又忘。",))
    assert [finding.params for finding in rectification(with_problems(problem), [])] == [
        {"problem": "翻得多，记得少，读过就忘，忘了再读，读了"}
    ]
