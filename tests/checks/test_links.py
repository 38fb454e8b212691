"""S07: each dimension with problems has a cause and a measure, by itself or through what holds it or what it holds."""

import pytest

from reportsite.checks.demands import links
from reportsite.checks.findings import Finding
from reportsite.content.types import Content, Dimension, Part, Point, Problem, Section
from tests.checks.notices import WRITTEN

GROUP = Dimension(
    key="g", heading="守书", children=(Dimension(key="d", heading="读书", problems=(WRITTEN, Problem(key="q"))),)
)


def found(*others, dimensions=(GROUP,)):
    return list(links(Content(sections=(Section(key="s", role="problems", dimensions=dimensions), *others)), []))


def causes(*targets, role="causes"):
    return Section(key="c", role=role, points=(Point(heading="忙", links=targets),))


@pytest.mark.parametrize(
    ("role", "code"), [("causes", "dimension_without_cause"), ("measures", "dimension_without_measure")]
)
def test_a_dimension_that_nothing_explains_or_mends(role, code):
    assert found(causes(role=role)) == [
        Finding("S07", "warn", code, {"dimension": "读书"}, section="c", dimension="d", item="d", step="c")
    ]


@pytest.mark.parametrize("target", ["d", "p", "q", "g", "s"], ids=["itself", "problem", "empty", "group", "section"])
def test_a_link_to_the_dimension_or_around_it_is_enough(target):
    assert found(causes(target), causes(target, role="measures")) == []


def test_a_link_may_stand_in_a_part_and_below_a_point():
    part = Part(points=(Point(heading="忙", points=(Point(heading="懒", links=("d",)),)),))
    assert found(Section(role="causes", parts=(part,))) == []


def test_a_cause_is_no_measure():
    assert [finding.code for finding in found(causes("d"), causes(role="measures"))] == ["dimension_without_measure"]


@pytest.mark.parametrize(
    "others",
    [(), (Section(role="causes"),), (Section(role="causes", heading="原因分析"),)],
    ids=["no section", "empty section", "heading alone"],
)
def test_nothing_is_asked_before_anything_is_written(others):
    assert found(*others) == []


def test_a_dimension_without_problems_needs_no_link():
    assert found(causes(), dimensions=(Dimension(key="d", problems=(Problem(),)),)) == []
