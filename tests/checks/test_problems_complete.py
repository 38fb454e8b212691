"""S01 and Q01: each problem has a heading, says how it shows, and gives an example."""

import pytest

from reportsite.checks.demands import problems_complete
from reportsite.checks.findings import Finding
from reportsite.content.types import Example, Problem, RectificationItem
from tests.checks.notices import with_problems

PLACE = {"section": "s", "dimension": "d", "item": "p"}
EXAMPLE = (Example(paragraphs=("比如，漏读县志。",)),)


def found(**values):
    return list(problems_complete(with_problems(Problem(key="p", **values)), []))


@pytest.mark.parametrize(
    "values",
    [
        {"heading": "读得少", "paragraphs": ("常忙。",), "examples": EXAMPLE},
        {"heading": "读得少", "examples": EXAMPLE},
        {"examples": (Example(),)},
        {},
    ],
    ids=["all", "no text but an example", "empty example", "empty"],
)
def test_nothing_is_missing(values):
    assert found(**values) == []


def test_a_problem_without_a_heading():
    assert found(paragraphs=("读书之心不坚，", "翻得多，记得少，读过就忘，忘了再读。"), examples=EXAMPLE) == [
        Finding(
            "S01",
            "hint",
            "problem_without_heading",
            {"problem": "读书之心不坚，翻得多，记得少，读过就忘，"},
            field="heading",
            **PLACE,
        )
    ]


def test_a_problem_without_text():
    assert found(heading="读得少") == [
        Finding("S01", "warn", "problem_without_text", {"problem": "读得少"}, field="paragraphs", **PLACE)
    ]


@pytest.mark.parametrize("examples", [(), (Example(),)], ids=["none", "empty"])
def test_a_problem_without_an_example(examples):
    assert found(heading="读得少", paragraphs=("常忙。",), examples=examples) == [
        Finding("Q01", "warn", "problem_without_example", {"problem": "读得少"}, **PLACE)
    ]


def test_a_problem_with_a_rectification_item_alone():
    assert [finding.code for finding in found(rectification=(RectificationItem(measure="补读"),))] == [
        "problem_without_heading",
        "problem_without_text",
    ]
