"""What a file is decides how it is measured."""

import msgspec
import pytest

from reportsite.confined.refused import Refused
from reportsite.content.types import Content
from reportsite.document import docx, pdf
from reportsite.document.assemble import assemble
from reportsite.document.layout import Layout
from reportsite.inspection.inspect import inspect
from tests.document.readers import FACES, needs_pdf
from tests.document.reports import BLOCK, MEMBER, RUN_IN


def test_a_docx_is_measured_as_one():
    other = Layout(pitch_pt=30)
    assert [one.rule for one in inspect(docx.render(assemble(RUN_IN)), other)] == ["pitch.body"]


@needs_pdf
def test_a_pdf_is_measured_as_one():
    data = pdf.render(assemble(RUN_IN), FACES)
    assert "page.size" in [one.rule for one in inspect(data, Layout(page_width_mm=184, page_height_mm=260))]


@needs_pdf
@pytest.mark.parametrize("report", [BLOCK, RUN_IN, MEMBER], ids=["block", "run-in", "member"])
def test_the_text_of_a_report_is_the_same_in_both(report):
    document = assemble(msgspec.structs.replace(report, annex=True))
    ours, printed = inspect(docx.render(document)), inspect(pdf.render(document, FACES))
    assert [(one.rule, one.found, one.expected) for one in printed] == [
        (one.rule, one.found, one.expected) for one in ours
    ]


@needs_pdf
def test_the_text_of_a_pdf_is_held_against_its_rules():
    report = Content(title="检查材料", preamble=("一、查摆,整改", "三、“读书”"))
    found = inspect(pdf.render(assemble(report), FACES))
    assert [(one.rule, one.found, one.where.page) for one in found] == [
        ("numbers.gap", "三、", 1),
        ("marks.halfwidth", "一、查摆,整改", 1),
    ]


@pytest.mark.parametrize(("data", "kind"), [(b"text", "unknown"), (b"{\\rtf1}", "rtf")])
def test_another_file_is_refused(data, kind):
    with pytest.raises(Refused) as caught:
        inspect(data)
    assert (caught.value.code, caught.value.params) == ("not_docx", {"kind": kind})
