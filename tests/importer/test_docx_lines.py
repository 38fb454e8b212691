"""A DOCX -> lines: what stands in it is found, in order, and known for what it is; and a report is read in it."""

import io

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportsite.confined.refused import Refused
from reportsite.importer.docx import docx_lines
from reportsite.importer.files import lines_of
from reportsite.importer.markers import marker_of
from reportsite.importer.outline import outline
from reportsite.importer.reading import read
from tests.importer.texts import NAMES, source
from tests.word.files import docx as made
from tests.word.files import paragraph as p
from tests.word.files import style

LEVELS = {"一、": ("chineseCountingThousand", "%1、"), "（一）": ("chineseCounting", "（%2）"), "1.": ("decimal", "%3."), "一是": ("chineseCounting", "%4是")}  # fmt: skip
STYLES = {"一、": "Heading 1", "（一）": "Heading 2", "1.": "Heading 3"}


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def number_lists(document):
    """Make one list with a level for each form of numbers."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (format, text) in enumerate(LEVELS.values())
    )
    for old in list(numbering):
        numbering.remove(old)
    numbering.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="7"><w:abstractNumId w:val="0"/></w:num>'))


def document(text, *, automatic=False, styled=False):
    """A text as somebody sets it in Word: numbers typed or made by lists, headings by styles or by nothing."""
    made = docx.Document()
    if automatic:
        number_lists(made)
    for line in filter(str.strip, text.split("\n")):
        line = (
            line.strip().strip("#").replace("**（", "（").replace("**(", "(").replace("。**", "。").replace("** ", " ")
        )
        line = line.strip(" *")
        marker = marker_of(line)
        added = made.add_paragraph()
        if styled and marker is None and "对照检查材料" in line and len(line) < 50:
            added.style = made.styles["Title"]
        if styled and marker and marker.form in STYLES and len(line) < 60:
            added.style = made.styles[STYLES[marker.form]]
        if automatic and marker and marker.form in LEVELS:
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{list(LEVELS).index(marker.form)}"/><w:numId w:val="7"/></w:numPr>'
            added._p.get_or_add_pPr().append(parse_xml(number))
            line = line[marker.length :]
        added.add_run(line)
    return saved(made)


@pytest.mark.parametrize("automatic", [False, True])
@pytest.mark.parametrize("styled", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_whole_reports(name, automatic, styled):
    text, wanted = source(name)
    found = read(lines_of(document(text, automatic=automatic, styled=styled)))
    assert outline(found.content) == wanted
    assert found.record.unplaced == []


def test_a_report_by_its_heading_levels_alone():
    made = docx.Document()
    for level, text in [
        (1, "云岭县图书馆班子对照检查材料"), (2, "查摆"), (3, "读书"), (4, "读得不深"), (None, "翻得多、记得少。"), (2, "整改"), (3, "勤读书"),
        (None, "每周领读。"),
    ]:  # fmt: skip
        made.add_heading(text, level) if level else made.add_paragraph(text)
    content = read(docx_lines(saved(made))).content
    assert content.title == "云岭县图书馆班子对照检查材料"
    problems, measures = content.sections
    assert [(one.heading, [below.heading for below in one.problems]) for one in problems.dimensions] == [
        ("读书", ["读得不深"])
    ]
    assert [(one.heading, one.paragraphs) for one in measures.points] == [("勤读书", ("每周领读。",))]


def texts(data, origin="paragraph"):
    return [line.text for line in docx_lines(data) if line.origin == origin]


def test_lines_are_counted_and_levels_known():
    made = docx.Document()
    made.add_paragraph("题", style="Title")
    made.add_heading("一", 1)
    made.add_paragraph("文")
    assert [(line.number, line.text, line.level) for line in docx_lines(saved(made))] == [
        (1, "题", 0),
        (2, "一", 1),
        (3, "文", None),
    ]


def test_line_ends_and_page_breaks_part_a_paragraph():
    made = docx.Document()
    run = made.add_paragraph("一、问题").add_run()
    run.add_break()
    run.add_text("（一）读书方面")
    run.add_break(WD_BREAK.PAGE)
    run.add_text("文")
    assert texts(saved(made)) == ["一、问题", "（一）读书方面", "文"]


@pytest.mark.parametrize(
    ("format", "shown", "line"),
    [
        ("decimal", "%1.", "1. 2031年读书少"),
        ("decimal", "%1", "1. 2031年读书少"),
        ("decimal", "%1、", "1、 2031年读书少"),
        ("decimal", "（%1）", "（1） 2031年读书少"),
        ("chineseCounting", "%1", "一、 2031年读书少"),
        ("chineseCounting", "%1是", "一是 2031年读书少"),
        ("chineseCounting", "第%1，", "第一， 2031年读书少"),
        ("bullet", "", "2031年读书少"),
    ],
)
def test_numbers_of_lists_are_made_visible(format, shown, line):
    levels = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{shown}"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    body = p("2031年读书少", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
    assert texts(made(body, numbering=levels)) == [line]


def test_a_list_that_a_style_brings_along():
    levels = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    styles = style(
        "H", "heading 1", inside='<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    )
    body = p("问题", '<w:pStyle w:val="H"/>') + p("整改", '<w:pStyle w:val="H"/>')
    assert texts(made(body, numbering=levels, styles=styles)) == ["一、 问题", "二、 整改"]


TRACKED = (
    '<w:p><w:r><w:t>读得</w:t></w:r><w:ins w:id="1" w:author="甲"><w:r><w:t>还</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="乙"><w:r><w:delText>很</w:delText></w:r></w:del><w:r><w:t>不深。</w:t></w:r></w:p>'
)


def test_tracked_changes():
    data = made(TRACKED)
    assert texts(data) == ["读得还不深。"]
    assert (texts(data, "inserted"), texts(data, "deleted")) == (["还"], ["很"])


def notes(name, kind, text, more=""):
    relations = ((f"r{name}", name, f"{name}.xml"),)
    content = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f'<w:{name} xmlns:w="{content}">{more}<w:{kind} w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}></w:{name}>'
    return {"found": relations, "more": {f"word/{name}.xml": part}}


@pytest.mark.parametrize(
    ("name", "kind", "origin"),
    [("comments", "comment", "comment"), ("footnotes", "footnote", "footnote"), ("endnotes", "endnote", "footnote")],
)
def test_comments_and_footnotes_are_notes(name, kind, origin):
    data = made(p("文"), **notes(name, kind, "请核实"))
    assert (texts(data), texts(data, origin)) == (["文"], ["请核实"])


def test_the_line_above_footnotes_is_no_note():
    more = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>—</w:t></w:r></w:p></w:footnote>'
    assert texts(made(p("文"), **notes("footnotes", "footnote", "注", more)), "footnote") == ["注"]


def test_text_boxes_are_text():
    box = "<w:p><w:r><w:t>文</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    assert texts(made(box)) == ["文", "框"]


def test_hidden_text_is_known_as_such():
    data = made(p("看得见") + p("看不见", run="<w:vanish/>"))
    assert (texts(data), texts(data, "hidden")) == (["看得见", ""], ["看不见"])


def test_content_controls_are_text():
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('一、问题')}</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtContent><w:r><w:t>文</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    assert texts(made(body)) == ["一、问题", "文"]


def test_headers_and_footers_are_notes():
    document = docx.Document()
    document.add_paragraph("文")
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部资料"
    section.footer.paragraphs[0].text = "— 1 —"
    data = saved(document)
    assert (texts(data), texts(data, "header"), texts(data, "footer")) == (["文"], ["内部资料"], ["1"])


def table(*rows):
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def test_a_table_is_kept_row_by_row():
    body = (
        p("一、问题") + table(("序号", "问题", "措施"), ("1", "读得少", "每周领读"), ("", "", "")) + p("二、整改措施")
    )
    data = made(body)
    assert [line.origin for line in docx_lines(data)] == ["paragraph", "table", "table", "paragraph"]
    found = read(docx_lines(data))
    assert found.record.unplaced == ["序号\t问题\t措施", "1\t读得少\t每周领读"]
    assert [section.heading for section in found.content.sections] == ["问题", "整改措施"]


def test_a_table_of_one_column_is_a_frame_around_paragraphs():
    body = f"<w:tbl><w:tr><w:tc>{p('一、存在的问题')}{p('（一）读书方面。一是读得不深。')}</w:tc></w:tr></w:tbl>"
    found = read(docx_lines(made(body)))
    assert [section.heading for section in found.content.sections] == ["存在的问题"]
    assert found.record.unplaced == []


def test_marks_of_markdown_in_a_document_are_no_text():
    body = p("# 云岭县图书馆班子对照检查材料") + p("**一、存在的问题**") + p("**（一）读书方面。**一是读得不深。")
    content = read(docx_lines(made(body))).content
    assert content.title == "云岭县图书馆班子对照检查材料"
    assert content.sections[0].dimensions[0].heading == "读书方面"


def test_placeholders_in_a_document_stay():
    assert texts(made(p("**镇党委为**村办实事。"))) == ["**镇党委为**村办实事。"]


def test_a_title_of_two_lines_in_the_style_for_titles():
    document = docx.Document()
    document.add_paragraph("云岭县图书馆", style="Title").add_run().add_break()
    document.paragraphs[0].add_run("读书自我检视")
    document.add_paragraph("按照县里的安排，馆班子逐条查摆。")
    assert read(docx_lines(saved(document))).content.title == "云岭县图书馆读书自我检视"


def test_too_much_text_is_refused():
    with pytest.raises(Refused) as error:
        docx_lines(made("".join(p(f"{place:09}") for place in range(55_600))))
    assert error.value.code == "too_many_characters"


def test_everything_beside_the_text_is_in_the_notes():
    found = read(docx_lines(made(TRACKED + p("看不见", run="<w:vanish/>"), **notes("comments", "comment", "请核实"))))
    assert [(note.origin, note.text) for note in found.record.notes] == [
        ("hidden", "看不见"), ("comment", "请核实"), ("inserted", "还"), ("deleted", "很"),
    ]  # fmt: skip
