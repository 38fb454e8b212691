"""PDF files held against a layout: our own, which have nothing to be found, ours made wrong on purpose, and LibreOffice's."""

import io
from functools import cache

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportsite.document import pdf
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.layout import GB_T_9704, Furniture, Layout, Line, Type, reading
from reportsite.document.tree import Document, Paragraph, Run, Signature
from reportsite.inspection.pdf import measure_pdf, paragraphs_of
from tests.content.strategies import contents
from tests.document.office import needs_office
from tests.document.readers import FACES, MISSING
from tests.document.reports import BLOCK, FULL, HOSTILE_TEXTS, MEMBER, RUN_IN, hostile, long_report

needs_fonts = pytest.mark.skipif(MISSING != (), reason=f"our PDF lacks {', '.join(MISSING)}")
DRAFT = "送审稿第2稿"
SENTENCE = (
    "河道整治推进不快，沿线十四处淤点中，汛前只清了六处，两处到2024年9月才进场，群众来信三次，答复都是“正在协调”。"
)


def found(data, layout=GB_T_9704):
    return {one.rule: (one.found, one.expected) for one in measure_pdf(data, layout)}


def of_ours(document, layout=GB_T_9704, against=None):
    """What our PDF of a document in one layout has to be found in when it is held against another."""
    return found(pdf.render(document, FACES, layout), against or layout)


@needs_fonts
@pytest.mark.parametrize(
    "report", [BLOCK, RUN_IN, MEMBER, FULL, long_report(2_500)], ids=["block", "run-in", "member", "full", "long"]
)
def test_our_reports(report):
    annex = replace(report, annex=True, marks=("internal", "collected"))
    assert [of_ours(document) for document in (assemble(annex, draft=DRAFT), assemble_list(report))] == [{}, {}]


@needs_fonts
@settings(max_examples=15, deadline=None)
@given(contents(), st.booleans())
def test_any_report_of_ours(content, listed):
    assert of_ours(assemble_list(content) if listed else assemble(content)) == {}


@needs_fonts
@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=lambda text: text[:12])
def test_hostile_texts_of_ours(text):
    """Once, and so often that they fill lines."""
    texts = (text, text * 12) if len(text) < 99 else (text[:600],)
    assert [of_ours(assemble(hostile(text))) for text in texts] == [{}] * len(texts)


OTHERS = {
    "reading copy": reading(GB_T_9704),
    "numbers in the middle": Layout(page_number="center"),
    "no numbers, not indented": Layout(page_number="none", indent=0),
    "common in Word": Layout(
        top_mm=25.4, bottom_mm=25.4, left_mm=31.7, right_mm=31.7, pitch_pt=24, body=Type("宋体", 12),
        level1=Type("黑体", 14, bold=True), level2=Type("宋体", 12, bold=True), title=Type("黑体", 18), digits="own",
    ),
    "head and foot of its own": Layout(
        header=Furniture((Line(Type("宋体", 9), left="云岭县", right="{page}"),)),
        footer=Furniture(*[(Line(Type("楷体", 10.5), left="内部", center="第 {page} 页 共 {pages} 页"),)] * 2),
        footer_mm=15, signature="title",
    ),
}  # fmt: skip


@needs_fonts
@pytest.mark.parametrize("name", OTHERS)
def test_our_reports_in_other_layouts(name):
    layout = OTHERS[name]
    assert of_ours(assemble(long_report(2_000), layout, DRAFT), layout) == {}


WRONG = Document(
    title=("某某河道整治情况", "的报告"),
    byline=("柏舟（2024年1月1日）",),
    blocks=tuple(
        paragraph
        for number in "一二三四五六"
        for paragraph in (
            Paragraph((Run(f"{number}、整治情况", 1),), 1),
            Paragraph((Run("（一）进度", 2),), 2),
            Paragraph((Run("一是不够快。", 4), Run(SENTENCE * 5))),
            Paragraph((Run(SENTENCE * 3),)),
        )
    ),
    signature=Signature("柏舟", "2031年1月6日"),
    attachments=("清单", "汇总"),
)


@needs_fonts
@pytest.mark.parametrize(
    ("layout", "differences"),
    [
        (Layout(), {}),
        (
            Layout(left_mm=30, right_mm=30),
            {
                "page.margins": ("left 30 mm, right 30 mm", "left 28 mm, right 26 mm"),
                "page.characters": ("27 characters", "28 characters"),
            },
        ),
        (
            Layout(page_width_mm=216, page_height_mm=279),
            {
                "page.size": ("216 x 279 mm (in 7 pages)", "210 x 297 mm"),
                "page.lines": ("20 lines", "22 lines"),
                "page.characters": ("29 characters", "28 characters"),
            },
        ),
        (
            Layout(body=Type("仿宋_GB2312", 12)),
            {
                "page.characters": ("37 characters", "28 characters"),
                "size.body": ("12 pt (in 82 lines)", "16 pt"),
            },
        ),
        (Layout(pitch_pt=26), {"page.lines": ("24 lines", "22 lines"), "pitch.body": ("26 pt", "28.95 pt")}),
        (Layout(body=Type("宋体")), {"font.body": ("宋体 (in 112 lines)", "仿宋_GB2312")}),
        (Layout(body=Type("仿宋_GB2312", 16, True)), {"bold.body": ("bold (in 112 lines)", "not bold")}),
        (Layout(indent=0), {"indent.body": ("0 characters (in 12 paragraphs)", "2 characters")}),
        (Layout(title=Type("黑体", 22)), {"font.title": ("黑体 (in 2 lines)", "方正小标宋简体")}),
        (Layout(title=Type("方正小标宋简体", 18)), {"size.title": ("18 pt (in 2 lines)", "22 pt")}),
        (Layout(level1=Type("楷体")), {"font.level1": ("楷体 (in 6 lines)", "黑体")}),
        (Layout(level2=Type("楷体", 16, True)), {"bold.level2": ("bold (in 6 lines)", "not bold")}),
        (Layout(digits="own"), {"font.latin": ("仿宋 (in 49 lines), 楷体", "Times New Roman")}),
        (Layout(page_number="none"), {"number.missing": ("none (in 7 pages)", "— 1 —")}),
        (Layout(page_number="center"), {"number.place": ("center (in 7 pages)", "right")}),
        (Layout(page_number_gap_mm=14), {"number.height": ("14 mm (in 7 pages)", "7 mm")}),
        (
            Layout(number=Type("仿宋", 10)),
            {"font.number": ("仿宋 (in 7 pages)", "宋体"), "size.number": ("10 pt (in 7 pages)", "14 pt")},
        ),
    ],
    ids=[
        "none", "margins", "paper", "12 pt", "pitch", "font", "bold", "indent", "title", "title's size", "level 1",
        "bold level 2", "digits", "no number", "number in the middle", "number's height", "number's font",
    ],
)  # fmt: skip
def test_what_is_made_wrong_on_purpose_is_found_and_nothing_else(layout, differences):
    assert of_ours(WRONG, layout, GB_T_9704) == differences


@needs_fonts
def test_a_finding_says_where_it_is_seen_first():
    (finding,) = measure_pdf(pdf.render(WRONG, FACES, Layout(level1=Type("楷体"))), GB_T_9704)
    assert (finding.kind, finding.level, str(finding.where)) == ("layout", "error", "page 1, line 4: 一、整治情况")


@needs_fonts
def test_the_paragraphs_of_our_report():
    document = assemble(BLOCK)
    expected = [(block.level, block.text) for block in document.blocks]
    assert [(level, text) for _place, level, text in paragraphs_of(pdf.render(document, FACES))][
        : len(expected)
    ] == expected


@needs_fonts
def test_the_title_of_our_report_and_where_it_stands():
    place, level, text = paragraphs_of(pdf.render(assemble(MEMBER), FACES))[0]
    assert (place.part, place.page, level, text) == ("title", 1, 0, MEMBER.title)


@needs_fonts
def test_a_list_has_a_title_alone():
    assert [text for _place, _level, text in paragraphs_of(pdf.render(assemble_list(BLOCK), FACES))] == [
        "云岭县图书馆整改清单"
    ]


@cache
def plain_docx():
    """What somebody types into a new document, without a layout: US letter, 11 pt, headings in Word's own styles."""
    document = docx.Document()
    document.add_heading("某某河道整治情况的报告", 0)
    for number in "一二三四":
        document.add_heading(f"{number}、整治情况", 1)
        document.add_paragraph(SENTENCE * 5)
        document.add_paragraph(SENTENCE * 3)
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.text = "单元格内容表格文字较长换行"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@needs_office
def test_a_plain_document_of_libreoffice(office):
    """Its fonts are those of the machine, and lines end as these are wide; the rest is the same everywhere."""
    differences = found(office.converted(plain_docx(), "pdf"))
    assert {rule for rule in differences if not rule.startswith(("font.", "line."))} == {
        "page.size", "page.margins", "pitch.body", "indent.body", "size.level1", "size.body", "bold.level1",
        "number.missing",
    }  # fmt: skip
    assert differences["page.size"] == ("216 x 279 mm (in 2 pages)", "210 x 297 mm")
