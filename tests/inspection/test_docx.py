"""A DOCX with a fault has the finding that it should have, and no other."""

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reportsite.document.layout import Furniture, Layout, Line, Type
from reportsite.inspection.findings import Place
from reportsite.inspection.inspect import inspect
from tests.document.reports import BLOCK, RUN_IN
from tests.inspection.edited import (
    BODY,
    LEVEL_1,
    LEVEL_2,
    TITLE,
    add_line,
    found_in,
    opened,
    page_number,
    saved,
    set_attributes,
    set_fonts,
    typed,
)

SENTENCE = "云岭县图书馆按照通知逐条查摆，借阅登记一向迟缓，藏书盘点也不勤。"


def styled(name, **settings):
    """A change of a style: of its font (size, bold) or of its paragraphs (first_line_indent, …)."""

    def change(document):
        style = document.styles[name]
        for setting, value in settings.items():
            target = style.font if hasattr(type(style.font), setting) else style.paragraph_format
            setattr(target, setting, value)

    return change


def fonts_of(name, **fonts):
    def change(document):
        for script, font in fonts.items():
            document.styles[name].element.rPr.rFonts.set(qn(f"w:{script}"), font)

    return change


def spaced(**values):
    return lambda document: set_attributes(document.styles["Normal"].element.rPr, "w:spacing", **values)


def by_hand(place, **settings):
    """Direct formatting of the runs of a paragraph, over a style that is right."""

    def change(document):
        for run in document.paragraphs[place].runs:
            for setting, value in settings.items():
                if setting in ("east_asia", "latin"):
                    set_fonts(run, **{setting: value})
                else:
                    setattr(run.font, setting, value)

    return change


def section(**settings):
    def change(document):
        for setting, value in settings.items():
            setattr(document.sections[0], setting, value)

    return change


def lines(spacing):
    """Another line spacing of the body: points, or lines of its own height."""

    def change(document):
        document.styles["Normal"].paragraph_format.line_spacing = spacing

    return change


# A report of ours (RUN_IN): 1 title, 2 preamble, 3 一、 4 and 5 dimensions with 一是, 6 一、 and so on.
@pytest.mark.parametrize(
    ("change", "findings"),
    [
        (lambda document: None, []),
        (
            section(page_width=Mm(216), page_height=Mm(279)),
            [
                ("page.size", "216 x 279 mm", "210 x 297 mm"),
                ("page.lines", "20 lines", "22 lines"),
                ("page.characters", "29 characters", "28 characters"),
            ],
        ),
        (
            section(top_margin=Mm(25.4), left_margin=Mm(31.8)),
            [
                ("page.margins", "top 25.4 mm, left 31.8 mm", "top 37 mm, left 28 mm"),
                ("page.lines", "23 lines", "22 lines"),
                ("page.characters", "27 characters", "28 characters"),
            ],
        ),
        (section(top_margin=Mm(37.4)), []),
        (spaced(val=0), [("page.characters", "27 characters", "28 characters")]),
        (fonts_of("Normal", eastAsia="仿宋"), []),
        (fonts_of("Normal", eastAsia="FangSong"), []),
        (fonts_of("Heading 1", eastAsia="微软雅黑"), [("font.level1", "微软雅黑 (in 3 paragraphs)", "黑体")]),
        (fonts_of("Heading 1", eastAsia="SimHei"), []),
        (fonts_of("Title", eastAsia="宋体"), [("font.title", "宋体", "方正小标宋简体")]),
        (fonts_of("Title", eastAsia="方正小标宋_GBK"), []),
        (
            fonts_of("Normal", eastAsia="宋体"),
            [("font.body", "宋体 (in 7 paragraphs)", "仿宋_GB2312")],
        ),
        (fonts_of("Title", ascii="Arial"), [("font.latin", "Arial", "Times New Roman")]),
        (fonts_of("Title", ascii="Times New Roman"), []),
        (styled("Normal", size=Pt(15)), [
            ("page.characters", "29 characters", "28 characters"),
            ("size.body", "15 pt (in 7 paragraphs)", "16 pt"),
            ("size.level2", "15 pt (in 2 paragraphs)", "16 pt"),
            ("size.level4", "15 pt (in 6 paragraphs)", "16 pt"),
        ]),
        (styled("Heading 1", size=Pt(18)), [("size.level1", "18 pt (in 3 paragraphs)", "16 pt")]),
        (styled("Heading 1", bold=True), [("bold.level1", "bold (in 3 paragraphs)", "regular")]),
        (styled("Title", size=Pt(18), alignment=WD_ALIGN_PARAGRAPH.LEFT), [
            ("size.title", "18 pt", "22 pt"),
            ("align.title", "left", "center"),
        ]),
        (lines(Pt(28)), [("pitch.body", "28 pt (in 11 paragraphs)", "28.95 pt")]),
        (lines(1.5), [
            ("page.lines", "14 lines", "22 lines"),
            ("pitch.body", "about 43.42 pt (in 11 paragraphs)", "28.95 pt"),
        ]),
        (lines(1.0), []),
        (
            by_hand(1, east_asia="宋体", size=Pt(12)),
            [("font.body", "宋体", "仿宋_GB2312"), ("size.body", "12 pt", "16 pt")],
        ),
        (by_hand(2, bold=True), [("bold.level1", "bold", "regular")]),
    ],
)  # fmt: skip
def test_a_report_of_ours_that_was_changed(change, findings):
    document = opened(RUN_IN)
    change(document)
    assert found_in(saved(document)) == findings


def test_a_finding_names_the_first_place():
    document = opened(RUN_IN)
    by_hand(2, east_asia="宋体")(document)
    by_hand(1, east_asia="宋体")(document)
    places = {one.rule: one.where for one in inspect(saved(document))}
    assert places == {
        "font.body": Place(paragraph=2, text="本着严肃认真的态度查摆如下。"),
        "font.level1": Place(paragraph=3, text="一、查找的突出问题"),
    }


def test_quotation_marks_in_the_latin_font():
    document = opened(RUN_IN)
    for hint in (None, "eastAsia"):
        run = document.add_paragraph().add_run("读“书”")
        if hint:
            set_attributes(run._r.get_or_add_rPr(), "w:rFonts", hint=hint)
    assert found_in(saved(document)) == [("font.marks", "Times New Roman", "仿宋_GB2312")]


def test_fonts_of_a_theme_are_what_really_applies():
    document = opened(RUN_IN)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")
    # python-docx's theme names 宋体 for minor East Asian text in simplified Chinese.
    assert found_in(saved(document)) == [("font.body", "宋体 (in 7 paragraphs)", "仿宋_GB2312")]


def test_hidden_text_and_empty_paragraphs_are_not_measured():
    document = opened(RUN_IN)
    run = document.add_paragraph().add_run("暗")
    run.font.hidden, run.font.size = True, Pt(30)
    document.add_paragraph().paragraph_format.line_spacing = Pt(99)
    assert found_in(saved(document)) == []


def test_contents_are_not_measured():
    document = opened(RUN_IN)
    style = document.styles.add_style("TOC 1", 1)
    style.font.size = Pt(9)
    document.add_paragraph("一、查找的突出问题\t1", style)
    assert found_in(saved(document)) == []


@pytest.mark.parametrize(
    ("text", "settings", "findings"),
    [
        (SENTENCE, {"first_line_indent": Pt(0)}, None),
        ("　　" + SENTENCE, {}, None),
        (SENTENCE, {"alignment": WD_ALIGN_PARAGRAPH.LEFT}, [("align.body", "left", "both")]),
        ("柏舟", {"alignment": WD_ALIGN_PARAGRAPH.RIGHT}, []),
    ],
)
def test_one_paragraph_more(text, settings, findings):
    document = opened(RUN_IN)
    paragraph = document.add_paragraph(text)
    for setting, value in settings.items():
        setattr(paragraph.paragraph_format, setting, value)
    set_attributes(paragraph.runs[0]._r.get_or_add_rPr(), "w:rFonts", hint="eastAsia")
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    if findings is None:
        indent.set(qn("w:firstLineChars"), "0")
        indent.set(qn("w:firstLine"), "0")
        typed = " and 2 spaces" if text.startswith("　") else ""
        findings = [("indent.body", f"0 characters{typed}", "2 characters")]
    assert found_in(saved(document)) == findings


def test_a_landscape_page_belongs_to_it():
    document = opened(RUN_IN)
    page = document.add_section()
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    assert found_in(saved(document)) == []


# Page numbers, head and foot


def footers(change):
    def run(document):
        for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
            change(footer)

    return run


def without_number(footer):
    for paragraph in footer.paragraphs:
        for child in list(paragraph._p):
            if child.tag != qn("w:pPr"):
                paragraph._p.remove(child)


def aligned(alignment):
    def change(footer):
        footer.paragraphs[0].alignment = alignment
        for side in ("left", "right"):
            indent = footer.paragraphs[0]._p.get_or_add_pPr().get_or_add_ind()
            indent.set(qn(f"w:{side}Chars"), "0")
            indent.set(qn(f"w:{side}"), "0")

    return change


def framed(place):
    def change(footer):
        aligned(WD_ALIGN_PARAGRAPH.LEFT)(footer)
        frame = OxmlElement("w:framePr")
        frame.set(qn("w:xAlign"), place)
        footer.paragraphs[0]._p.pPr.insert(1, frame)
        footer.paragraphs[0]._p.pPr.get_or_add_ind().set(qn("w:leftChars"), "100")
        footer.paragraphs[0]._p.pPr.get_or_add_ind().set(qn("w:rightChars"), "100")

    return change


def numbers_set_in(font, size):
    def change(footer):
        for run in footer._element.iter(qn("w:r")):
            properties = run.get_or_add_rPr()
            set_attributes(properties, "w:rFonts", ascii=font, hAnsi=font)
            set_attributes(properties, "w:sz", val=size * 2)

    return change


BOTH_PLACES = "{0} on odd pages, {0} on even pages"


@pytest.mark.parametrize(
    ("change", "findings"),
    [
        (
            footers(without_number),
            [("number.missing", "none on odd pages, none on even pages", "— {page} —")],
        ),
        (
            lambda document: without_number(document.sections[0].even_page_footer),
            [("number.missing", "none on even pages", "— {page} —")],
        ),
        (
            lambda document: setattr(document.settings, "odd_and_even_pages_header_footer", False),
            [("number.place", "right on even pages", "left on even pages")],
        ),
        (
            footers(aligned(WD_ALIGN_PARAGRAPH.CENTER)),
            [("number.place", BOTH_PLACES.format("center"), "right on odd pages")],
        ),
        (
            footers(lambda footer: aligned(footer.paragraphs[0].style.paragraph_format.alignment)(footer)),
            [("number.inset", "0 characters (in 2 places)", "1 character")],
        ),
        (footers(framed("outside")), []),
        (footers(framed("inside")), [("number.place", "left on odd pages, right on even pages", "right on odd pages")]),
        (
            lambda document: (footers(framed("outside"))(document), section(footer_distance=Mm(15))(document)),
            [],
        ),
        (
            footers(lambda footer: footer.add_paragraph()),
            [("number.height", "-3.2 mm (in 2 places)", "7 mm")],
        ),
        (section(footer_distance=Mm(15)), [("number.height", "16.8 mm (in 2 places)", "7 mm")]),
        (footers(numbers_set_in("Times New Roman", 14)), []),
        (
            footers(numbers_set_in("Arial", 9)),
            [("font.number", "Arial (in 2 places)", "宋体"), ("size.number", "9 pt (in 2 places)", "14 pt")],
        ),
    ],
    ids=[
        "none", "none on even pages", "all pages alike", "in the middle", "at the edge", "in a frame", "in a wrong frame", "in a frame of its own height", "above an empty line",
        "too low", "Latin", "other font and size",
    ],
)  # fmt: skip
def test_page_numbers(change, findings):
    document = opened(RUN_IN)
    change(document)
    assert found_in(saved(document)) == findings


def test_a_number_at_the_head():
    document = opened(RUN_IN)
    footers(without_number)(document)
    for header in (document.sections[0].header, document.sections[0].even_page_header):
        page_number(header, WD_ALIGN_PARAGRAPH.CENTER)
    assert found_in(saved(document)) == [("number.place", "header (in 2 places)", "footer")]


SMALL = Type("宋体", 9)
OWN = Layout(
    header=Furniture((Line(SMALL, center="云岭县图书馆"),), (Line(SMALL, left="甲", right="{page}"),)),
    footer=Furniture((Line(SMALL, center="第{page}页 共{pages}页"),), (Line(SMALL, left="{page}"),)),
)


def test_the_lines_of_a_layout_of_its_own():
    document = opened(RUN_IN, OWN)
    assert found_in(saved(document), OWN) == []
    document.sections[0].header.paragraphs[0].runs[0].text = "图书馆"
    without_number(document.sections[0].even_page_footer)
    assert found_in(saved(document), OWN) == [
        ("number.missing", "none on even pages", "{page}"),
        ("header.text", "图书馆", "云岭县图书馆"),
        ("footer.text", "", "{page}"),
    ]


def test_a_layout_without_page_numbers_asks_for_none():
    document = opened(RUN_IN)
    footers(without_number)(document)
    assert found_in(saved(document), Layout(page_number="none")) == []


# Tables


@pytest.mark.parametrize(
    ("change", "findings"),
    [
        (lambda table: None, []),
        (
            lambda table: table._tbl.tr_lst[0].trPr.clear(),
            [("table.header", "once", "on each page")],
        ),
        (
            lambda table: set_fonts(table.cell(1, 0).paragraphs[0].runs[0], "宋体"),
            [("font.cell", "宋体", "仿宋_GB2312")],
        ),
        (
            lambda table: setattr(table.cell(1, 0).paragraphs[0].runs[0].font, "size", Pt(9)),
            [("size.cell", "9 pt", "14 pt")],
        ),
        (lambda table: set_fonts(table.cell(0, 0).paragraphs[0].runs[0], "仿宋"), []),
        (
            lambda table: setattr(table.cell(0, 0).paragraphs[0].runs[0].font, "bold", True),
            [("bold.cell", "bold", "regular")],
        ),
    ],
    ids=["right", "header row once", "font", "size", "header in the font of the cells", "bold"],
)
def test_tables(change, findings):
    document = opened(RUN_IN)
    table = document.add_table(2, 1)
    for row, style in zip(table.rows, ("Table Heading", "Table Text"), strict=True):
        row.cells[0].paragraphs[0].style = document.styles[style]
        row.cells[0].paragraphs[0].add_run("书目")
    set_attributes(table._tbl.tr_lst[0].get_or_add_trPr(), "w:tblHeader")
    change(table)
    assert found_in(saved(document)) == findings


# Documents without styles


REPORT = (
    ("云岭县图书馆检查材料", TITLE),
    ("（2031年1月6日）", TITLE | {"east_asia": "楷体", "size": 16, "pitch": 28.95}),
    (SENTENCE, BODY),
    ("一、存在的问题", LEVEL_1),
    (("（一）读书方面。", LEVEL_2), ("读得不勤。一是“以忙为由”。二是一目十行。", BODY)),
    ("（二）护书方面", LEVEL_2),
    ("1.修补不及时。馆里2030年修补旧书300册。", BODY),
    ("二、整改措施", LEVEL_1),
    ("一是每季盘点。二是当日登记。", BODY),
    ("附件：整改清单", BODY | {"first": 40}),
    ("云岭县图书馆", BODY | {"first": 200}),
    ("2031年1月6日", BODY | {"first": 250}),
)


def typed_with(place, line):
    return [*REPORT[:place], line, *REPORT[place + 1 :]]


def test_direct_formatting_that_is_right_is_right():
    assert found_in(saved(typed(REPORT))) == []


def test_a_list_in_word_is_not_measured_for_its_indent():
    document = typed(REPORT)
    paragraph = add_line(document, (SENTENCE, BODY | {"first": 0}))
    numbering = OxmlElement("w:numPr")
    numbering.append(OxmlElement("w:numId"))
    numbering[0].set(qn("w:val"), "1")
    paragraph._p.pPr.insert(0, numbering)
    assert "indent.body" not in [rule for rule, _, _ in found_in(saved(document))]


@pytest.mark.parametrize(
    ("place", "line", "findings"),
    [
        (0, ("云岭县图书馆检查材料", TITLE | {"align": "JUSTIFY"}), [("align.title", "both", "center")]),
        (0, ("云岭县图书馆检查材料", TITLE | {"size": 18}), [("size.title", "18 pt", "22 pt")]),
        (0, ("云岭县图书馆检查材料", TITLE | {"bold": True}), [("bold.title", "bold", "regular")]),
        (1, ("（2031年1月6日）", TITLE | {"size": 16}), [("font.byline", "方正小标宋_GBK", "楷体_GB2312")]),
        (2, (SENTENCE, BODY | {"latin": "Arial"}), []),
        (2, ("馆内有书3000册。", BODY | {"latin": "Arial"}), [("font.latin", "Arial", "Times New Roman")]),
        (2, (SENTENCE, BODY | {"first": 0}), [("indent.body", "0 characters", "2 characters")]),
        (3, ("一、存在的问题", BODY), [("font.level1", "仿宋", "黑体")]),
        (3, ("一、存在的问题", LEVEL_1 | {"first": 0}), [("indent.heading", "0 characters", "2 characters")]),
        (
            4,
            (("（一）读书方面。", BODY), ("读得不勤。", BODY)),
            [("font.level2", "仿宋", "楷体_GB2312")],
        ),
        (4, ("（一）读书方面。读得不勤。", LEVEL_2), [("font.body", "楷体", "仿宋_GB2312")]),
        (6, ("1.修补不及时", BODY | {"bold": True}), [("bold.level3", "bold", "regular")]),
        (8, ("一是每季盘点。二是当日登记。", BODY | {"east_asia": "宋体"}), [("font.body", "宋体", "仿宋_GB2312")]),
    ],
)
def test_a_typed_report_with_a_fault(place, line, findings):
    assert found_in(saved(typed(typed_with(place, line)))) == findings


def test_a_document_that_nobody_formatted():
    document = typed([], numbers=False)
    section(
        page_width=Mm(210), left_margin=Mm(31.8), right_margin=Mm(31.8), top_margin=Mm(25.4), bottom_margin=Mm(25.4)
    )(document)
    for text, *_ in (line if isinstance(line[0], str) else ("".join(text for text, _ in line),) for line in REPORT):
        run = set_fonts(document.add_paragraph().add_run(text), "宋体", "宋体")
        run.font.size = Pt(12)
    document.add_table(2, 1).cell(0, 0).text = "书目"
    assert found_in(saved(document)) == [
        (
            "page.margins",
            "top 25.4 mm, right 31.8 mm, bottom 25.4 mm, left 31.8 mm",
            "top 37 mm, right 26 mm, bottom 35 mm, left 28 mm",
        ),
        ("page.lines", "38 lines", "22 lines"),
        ("page.characters", "34 characters", "28 characters"),
        ("font.body", "宋体 (in 8 paragraphs)", "仿宋_GB2312"),
        ("font.level1", "宋体 (in 2 paragraphs)", "黑体"),
        ("font.level2", "宋体 (in 2 paragraphs)", "楷体_GB2312"),
        ("font.level3", "宋体", "仿宋_GB2312"),
        ("font.title", "宋体", "方正小标宋简体"),
        ("font.cell", "ＭＳ 明朝", "仿宋_GB2312"),
        ("font.latin", "宋体 (in 3 paragraphs)", "Times New Roman"),
        ("size.body", "12 pt (in 8 paragraphs)", "16 pt"),
        ("size.level1", "12 pt (in 2 paragraphs)", "16 pt"),
        ("size.level2", "12 pt (in 2 paragraphs)", "16 pt"),
        ("size.level3", "12 pt", "16 pt"),
        ("size.title", "12 pt", "22 pt"),
        ("size.cell", "11 pt", "14 pt"),
        ("pitch.body", "about 17.94 pt (in 8 paragraphs)", "28.95 pt"),
        ("pitch.title", "about 17.94 pt", "35 pt"),
        ("indent.body", "0 characters (in 5 paragraphs)", "2 characters"),
        ("indent.heading", "0 characters (in 3 paragraphs)", "2 characters"),
        ("align.body", "left (in 8 paragraphs)", "both"),
        ("align.title", "left", "center"),
        ("number.missing", "none on odd pages, none on even pages", "— {page} —"),
        ("table.header", "once", "on each page"),
    ]


# The text of a document


def test_the_text_of_a_document_is_held_against_its_rules():
    document = opened(BLOCK)
    document.add_paragraph("三、书,报", document.styles["heading 1"])
    document.add_table(1, 1).cell(0, 0).text = "甲 乙"
    assert found_in(saved(document), kind="text") == [
        ("numbers.duplicate", "三、", "六、"),
        ("marks.halfwidth", "三、书,报", "，"),
        ("spaces.chinese", "甲 乙", "甲乙"),
    ]


def test_the_numbers_of_an_annex_begin_anew():
    document = opened(BLOCK)
    document.add_paragraph("整改清单", document.styles["Title"])
    document.add_paragraph("一、书目", document.styles["heading 1"])
    assert found_in(saved(document), kind="text") == []


def test_the_numbers_of_attachments_are_their_own():
    assert found_in(saved(opened(BLOCK)), kind="text") == []
    document = typed(REPORT[:9])
    for text in ("附件：1.整改清单", "2.征求意见汇总"):
        add_line(document, (text, BODY))
    assert found_in(saved(document), kind="text") == []
