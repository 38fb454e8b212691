"""What we export ourselves has nothing to be found in its layout, whatever the text and whatever the layout."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportsite.content.types import Content
from reportsite.document import docx
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.layout import GB_T_9704, Layout, Type, reading
from reportsite.inspection.inspect import inspect
from tests.content.strategies import contents
from tests.document.reports import BLOCK, HOSTILE_TEXTS, MEMBER, RUN_IN, hostile
from tests.inspection.layouts import layouts


def layout_findings(document, layout=GB_T_9704):
    return [finding for finding in inspect(docx.render(document, layout), layout) if finding.kind == "layout"]


@pytest.mark.parametrize("report", [BLOCK, RUN_IN, MEMBER], ids=["block", "run-in", "member"])
def test_the_reports_of_the_tests(report):
    assert layout_findings(assemble(report)) + layout_findings(assemble_list(report)) == []


@settings(max_examples=20, deadline=None)
@given(contents(), st.sampled_from(("", "送审稿")))
def test_any_report_in_the_layout_of_the_standard(content, draft):
    assert layout_findings(assemble(content, draft=draft)) + layout_findings(assemble_list(content)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents(), layouts)
def test_any_report_in_any_layout(content, layout):
    assert (
        layout_findings(assemble(content, layout), layout) + layout_findings(assemble_list(content, layout), layout)
        == []
    )


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents(), layouts.map(reading).filter(lambda layout: layout.text_width_mm >= 40))
def test_any_reading_copy(content, layout):
    assert layout_findings(assemble(content, layout, "送审稿"), layout) == []


@pytest.mark.xfail(strict=True, reason="what is based on a bold Normal is bold too, or switched back by a run-in style")
def test_a_layout_whose_body_is_bold():
    layout = Layout(body=Type("仿宋_GB2312", 16, True))
    assert layout_findings(assemble(RUN_IN, layout), layout) == []


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=lambda text: text[:12])
def test_hostile_texts(text):
    assert layout_findings(assemble(hostile(text))) == []


@pytest.mark.parametrize(
    "text", ["一、图书馆", "（一）借阅。登记。", "1.还书", "一是查摆。二是整改。", "附件：清单", "目 录"]
)
def test_a_text_that_looks_like_a_heading_is_none(text):
    assert layout_findings(assemble(Content(preamble=(text, text, text)))) == []


def test_another_layout_than_that_of_the_document_is_found():
    other = Layout(indent=3, level1=Type("黑体", 16, True))
    data = docx.render(assemble(RUN_IN, other), other)
    own, standard = ([finding.rule for finding in inspect(data, layout)] for layout in (other, GB_T_9704))
    assert (own, standard) == ([], ["bold.level1", "indent.body", "indent.heading"])
