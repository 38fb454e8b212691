"""Running the rules: all of them, in their order, and none hides what the others find."""

from reportsite.checks import demands
from reportsite.checks.demands import CHECKS, run
from reportsite.checks.findings import Finding
from reportsite.content.theme import Limits
from reportsite.content.types import Content, Dimension, Example, Point, Problem, RectificationItem, Section
from tests.checks.notices import theme, wanted, wanted_section


def test_the_rules_are_these():
    assert [check.__name__ for check in CHECKS] == [
        "facts",
        "required_sections",
        "required_dimensions",
        "problems_complete",
        "links",
        "rectification",
        "length",
    ]


def test_what_an_empty_report_lacks():
    notice = theme(wanted(), outline=(wanted_section("causes"),), limits={"team": Limits(least_words=1)})
    assert [(finding.check, finding.level, finding.code) for finding in run(Content(), [notice])] == [
        ("S01", "warn", "fact_missing"),
        ("S01", "error", "fact_missing"),
        ("S01", "error", "fact_missing"),
        ("S01", "warn", "fact_missing"),
        ("S01", "warn", "fact_missing"),
        ("S01", "warn", "preamble_missing"),
        ("S01", "error", "section_missing"),
        ("S02", "error", "dimension_missing"),
        ("S09", "hint", "too_short"),
    ]


def test_a_finished_report_has_no_findings():
    problem = Problem(
        heading="读得少",
        paragraphs=("常忙。",),
        examples=(Example(paragraphs=("比如，漏读县志。",)),),
        rectification=(RectificationItem(measure="每月精读", leader="柏舟", deadline="六月底"),),
    )
    content = Content(
        title="对照检查材料",
        unit="云岭县图书馆",
        year=2030,
        preamble=("报告如下。",),
        signature="云岭县图书馆",
        date="2031年1月6日",
        sections=(
            Section(
                role="problems", dimensions=(Dimension(key="d", heading="读书", answers="read", problems=(problem,)),)
            ),
            Section(role="causes", points=(Point(heading="忙", links=("d",)),)),
            Section(role="measures", points=(Point(heading="读", links=("d",)),)),
        ),
    )
    outline = tuple(wanted_section(role) for role in ("problems", "causes", "measures"))
    notice = theme(wanted(), outline=outline, limits={"team": Limits(least_words=10, most_words=1000)})
    assert run(content, [notice]) == []


def first(content, themes):
    yield Finding("S01", "hint", "from_the_first")


def half_way(content, themes):
    yield Finding("S01", "hint", "before_it_broke")
    raise ZeroDivisionError


def last(content, themes):
    yield Finding("S01", "hint", "from_the_last")


def test_a_rule_that_fails_becomes_a_finding(monkeypatch):
    monkeypatch.setattr(demands, "CHECKS", (first, half_way, last))
    assert run(Content(), []) == [
        Finding("S01", "hint", "from_the_first"),
        Finding("S01", "hint", "before_it_broke"),
        Finding("X00", "warn", "check_failed", {"check": "half_way", "error": "ZeroDivisionError"}),
        Finding("S01", "hint", "from_the_last"),
    ]
