"""S01 and Q12: each section that the outline requires is there and holds text."""

import pytest

from reportsite.checks.demands import required_sections
from reportsite.checks.findings import Finding
from reportsite.content.types import Content, Dimension, Part, Point, Problem, Section
from tests.checks.notices import theme, wanted_section


def found(*sections, role="causes", kind="team", **values):
    content = Content(kind=kind, sections=sections)
    return list(required_sections(content, [theme(outline=(wanted_section(role, **values),))]))


def test_a_missing_section():
    assert found(Section(role="measures", paragraphs=("读。",))) == [
        Finding("S01", "error", "section_missing", {"role": "causes", "heading": "一节"}, step="home")
    ]


@pytest.mark.parametrize(
    "section",
    [
        Section(key="s", role="causes"),
        Section(key="s", role="causes", heading="原因分析"),
        Section(key="s", role="causes", points=(Point(),)),
        Section(key="s", role="causes", dimensions=(Dimension(heading="读书", problems=(Problem(),)),)),
    ],
    ids=["bare", "heading alone", "empty point", "empty dimension"],
)
def test_an_empty_section(section):
    assert found(section) == [
        Finding("S01", "error", "section_empty", {"role": "causes", "heading": "一节"}, section="s", item="s")
    ]


def test_empty_matters_have_a_rule_of_their_own():
    assert found(Section(key="s", role="matters"), role="matters") == [
        Finding("Q12", "error", "matters_empty", {"role": "matters", "heading": "一节"}, section="s", item="s")
    ]


@pytest.mark.parametrize(
    "section",
    [
        Section(role="causes", paragraphs=("忙。",)),
        Section(role="causes", points=(Point(heading="忙"),)),
        Section(role="matters", parts=(Part(role="causes", paragraphs=("忙。",)),)),
    ],
    ids=["text", "point", "part of another section"],
)
def test_a_section_with_text(section):
    assert found(section) == []


def test_one_of_two_sections_of_a_role_is_enough():
    assert found(Section(role="causes"), Section(role="causes", paragraphs=("忙。",))) == []


def test_a_section_that_is_not_required():
    assert found(required=False) == []


def test_a_section_for_the_other_kind_of_report():
    assert found(audience=("member",)) == []
    assert [finding.code for finding in found(kind="member", audience=("member",))] == ["section_missing"]


def test_two_themes_ask_for_a_section_once():
    notice = theme(outline=(wanted_section("causes"),))
    assert [finding.code for finding in required_sections(Content(), [notice, notice])] == ["section_missing"]
