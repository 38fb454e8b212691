"""DOCX: what a real Word document needs, read from the parts of the file."""

import io
import zipfile
from dataclasses import replace

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from reportsite.content.types import Content, Section
from reportsite.document import docx
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.layout import GB_T_9704, reading
from reportsite.document.tree import Document, Paragraph, Run, Signature
from tests.document.reports import BLOCK, FULL, MEMBER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The children of CT_PPr in the order of the schema, ISO/IEC 29500-1, annex A.
CT_PPR = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
]  # fmt: skip
MANY = Document(
    title=("云岭县", "图书馆"),
    byline=("柏舟",),
    blocks=(*assemble(BLOCK).blocks, *assemble_list(BLOCK).blocks),
    signature=Signature("云岭县图书馆", "2031年1月6日"),
    attachments=("清单", "目录"),
)


def parts(document):
    with zipfile.ZipFile(io.BytesIO(docx.render(document))) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def package():
    return parts(MANY)


@pytest.fixture(scope="module")
def body(package):
    return etree.fromstring(package["word/document.xml"])


@pytest.fixture(scope="module")
def styles(package):
    """The styles by their name."""
    root = etree.fromstring(package["word/styles.xml"])
    return {style.find(f"{W}name").get(f"{W}val"): style for style in root.iter(f"{W}style")}


def values(element, *path):
    """The attributes of the element at the path, or None."""
    found = element.find("/".join(f"{W}{name}" for name in path))
    return None if found is None else {name.removeprefix(W): value for name, value in found.attrib.items()}


def fonts(name, latin="Times New Roman"):
    return {"ascii": latin, "hAnsi": latin, "eastAsia": name, "cs": latin}


def test_both_scripts_have_their_font_on_every_style_and_in_the_defaults(package, styles):
    defaults = etree.fromstring(package["word/styles.xml"]).find(f"{W}docDefaults")
    assert {name: values(styles[name], "rPr", "rFonts") for name in styles if name in STYLE_FONTS} == {
        name: fonts(font, *([font] if font in ("宋体", "方正小标宋简体") else [])) for name, font in STYLE_FONTS.items()
    }
    assert values(defaults, "rPrDefault", "rPr", "rFonts") == fonts("仿宋_GB2312")
    assert values(defaults, "rPrDefault", "rPr", "lang")["eastAsia"] == "zh-CN"


STYLE_FONTS = {
    "Normal": "仿宋_GB2312",
    "Title": "方正小标宋简体",
    "Subtitle": "楷体_GB2312",
    "heading 1": "黑体",
    "heading 2": "楷体_GB2312",
    "heading 3": "仿宋_GB2312",
    "heading 4": "仿宋_GB2312",
    "Run-in 1": "黑体",
    "Run-in 2": "楷体_GB2312",
    "Run-in 3": "仿宋_GB2312",
    "Run-in 4": "仿宋_GB2312",
    "Table Text": "仿宋_GB2312",
    "Table Heading": "黑体",
    "Footer Odd 1": "宋体",
    "Footer Even 1": "宋体",
}


def test_no_style_and_no_run_names_a_font_of_the_theme(package):
    fonts_named = [
        etree.fromstring(package[name]).iter(f"{W}rFonts")
        for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml")
    ]
    assert [dict(font.attrib) for found in fonts_named for font in found if "heme" in "".join(font.keys())] == []


def test_every_style_that_is_used_is_there(package, styles):
    known = {style.get(f"{W}styleId") for style in styles.values()}
    used = {
        element.get(f"{W}val")
        for name in ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in etree.fromstring(package[name]).iter(f"{W}{tag}")
    }
    assert used - known == set()
    assert used >= {
        "Title",
        "Subtitle",
        "Heading1",
        "Heading2",
        "Heading3",
        "Run-in2",
        "Run-in4",
        "Signature",
        "Attachment",
    }


def test_headings_and_title_are_based_on_the_body(styles):
    assert {
        name: values(styles[name], "basedOn") for name in ("Title", "Subtitle", "heading 1", "heading 4", "Table Text")
    } == {name: {"val": "Normal"} for name in ("Title", "Subtitle", "heading 1", "heading 4", "Table Text")}
    assert [values(styles[f"heading {level}"], "pPr", "outlineLvl") for level in (1, 2, 3, 4)] == [
        {"val": str(level)} for level in range(4)
    ]


def test_the_pitch_of_the_lines_is_exact(styles):
    assert {name: values(styles[name], "pPr", "spacing") for name in ("Normal", "Title", "Subtitle", "Table Text")} == {
        "Normal": {"line": "579", "lineRule": "exact", "before": "0", "after": "0"},
        "Title": {"line": "700", "lineRule": "exact", "before": "0", "after": "579"},
        "Subtitle": {"line": "579", "lineRule": "exact", "before": "0", "after": "579"},
        "Table Text": {"line": "400", "lineRule": "exact", "before": "0", "after": "0"},
    }


def test_the_body(styles):
    normal = styles["Normal"]
    assert [values(normal, "pPr", name) for name in ("ind", "jc", "widowControl", "kinsoku")] == [
        {"firstLineChars": "200", "firstLine": "640"},
        {"val": "both"},
        {"val": "0"},
        {"val": "1"},
    ]
    assert [values(normal, "rPr", name) for name in ("sz", "szCs", "spacing")] == [
        {"val": "32"},
        {"val": "32"},
        {"val": "-5"},
    ]


def test_the_title_leaves_the_grid(styles):
    assert [values(styles["Title"], "pPr", name) for name in ("snapToGrid", "jc", "ind", "pBdr")] == [
        {"val": "0"},
        {"val": "center"},
        {"firstLineChars": "0", "firstLine": "0"},
        None,
    ]


def test_the_page(body):
    section = body.find(f"{W}body/{W}sectPr")
    assert [values(section, name) for name in ("docGrid", "pgSz")] == [
        {"type": "lines", "linePitch": "579"},
        {"w": "11906", "h": "16838"},
    ]
    margins = values(section, "pgMar")
    assert {side: round(int(margins[side]) / 1440 * 25.4, 1) for side in ("top", "right", "bottom", "left")} == {
        "top": 37,
        "right": 26,
        "bottom": 35,
        "left": 28,
    }


def test_a_list_lies_on_its_side():
    section = etree.fromstring(parts(assemble_list(BLOCK))["word/document.xml"]).find(f"{W}body/{W}sectPr")
    assert values(section, "pgSz") == {"w": "16838", "h": "11906", "orient": "landscape"}


def test_odd_and_even_pages_have_their_number_on_the_outer_side(package, body, styles):
    relations = {
        item.get("Id"): item.get("Target") for item in etree.fromstring(package["word/_rels/document.xml.rels"])
    }
    footers = {}
    for reference in body.iter(f"{W}footerReference"):
        root = etree.fromstring(package["word/" + relations[reference.get(f"{R}id")]])
        (paragraph,) = root.iter(f"{W}p")
        style = next(
            item for item in styles.values() if item.get(f"{W}styleId") == values(paragraph, "pPr", "pStyle")["val"]
        )
        footers[reference.get(f"{W}type")] = (
            [item.text or item.get(f"{W}instr") for item in paragraph.iter(f"{W}t", f"{W}fldSimple")],
            values(style, "pPr", "jc")["val"],
            {name: value for name, value in values(style, "pPr", "ind").items() if value not in ("0", "280")},
        )
    field = ["— ", " PAGE ", "1", " —"]
    assert footers == {
        "default": (field, "right", {"rightChars": "100"}),
        "even": (field, "left", {"leftChars": "100"}),
    }
    assert values(etree.fromstring(package["word/settings.xml"]), "evenAndOddHeaders") == {}


def test_every_run_of_text_says_that_its_marks_are_chinese(package):
    hints = {
        (values(run, "rPr", "rFonts") or {}).get("hint")
        for name in ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
        for run in etree.fromstring(package[name]).iter(f"{W}r")
        if run.find(f"{W}t") is not None
    }
    assert hints == {"eastAsia"}


def test_the_children_of_every_ppr_stand_in_the_order_of_the_schema(package):
    found = [
        [child.tag.removeprefix(W) for child in properties]
        for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml")
        for properties in etree.fromstring(package[name]).iter(f"{W}pPr")
    ]
    assert [children for children in found if children != sorted(children, key=CT_PPR.index)] == []


def test_styles_of_paragraphs_and_runs():
    document = Document(
        title=("云岭县", "图书馆"),
        byline=("柏舟",),
        blocks=(
            Paragraph((Run("一、问题", 1),), 1),
            Paragraph((Run("（一）读书。", 2), Run("尚可。"), Run("一是少。", 4))),
        ),
        attachments=("清单",),
        signature=Signature("云岭县图书馆党支部", "2031年1月6日"),
    )
    root = etree.fromstring(parts(document)["word/document.xml"])
    assert [
        (
            (values(paragraph, "pPr", "pStyle") or {}).get("val"),
            [
                ((values(run, "rPr", "rStyle") or {}).get("val"), "".join(text.text for text in run.iter(f"{W}t")))
                for run in paragraph.iter(f"{W}r")
            ],
            values(paragraph, "pPr", "ind"),
        )
        for paragraph in root.iter(f"{W}p")
    ] == [
        ("Title", [(None, "云岭县"), (None, "图书馆")], None),
        ("Subtitle", [(None, "柏舟")], None),
        ("Heading1", [(None, "一、问题")], None),
        (None, [("Run-in2", "（一）读书。"), (None, "尚可。"), ("Run-in4", "一是少。")], None),
        (None, [], None),
        ("Attachment", [(None, "附件："), (None, "清单")], None),
        (None, [], None),
        ("Signature", [(None, "云岭县图书馆党支部")], {"rightChars": "200", "right": "640"}),
        ("Signature", [(None, "2031年1月6日")], {"rightChars": "300", "right": "960"}),
    ]
    assert len(list(root.iter(f"{W}br"))) == 1


def test_cells_that_reach_down_are_merged(body):
    rows = body.findall(f".//{W}tbl/{W}tr")
    assert [
        [
            (values(cell, "tcPr", "vMerge") or {}).get(
                "val", "goes on" if cell.find(f"{W}tcPr/{W}vMerge") is not None else ""
            )
            for cell in row.findall(f"{W}tc")
        ][:4]
        for row in rows
    ] == [
        ["", "", "", ""],
        ["", "restart", "restart", ""],
        ["", "goes on", "goes on", ""],
        ["", "goes on", "", ""],
        ["", "", "", ""],
        ["", "restart", "", ""],
        ["", "goes on", "", ""],
    ]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * 6]


def test_the_same_report_gives_the_same_bytes():
    assert docx.render(assemble(MEMBER)) == docx.render(assemble(MEMBER))


def test_documents_of_one_layout_share_no_text():
    first = docx.render(assemble(MEMBER))
    marked = parts(replace(MANY, title=("清单",), marks=("机密",), draft="送审稿 3"))
    assert "清单" in marked["docProps/core.xml"].decode()
    assert docx.render(assemble(MEMBER)) == first


def test_white_space_within_a_text_is_kept():
    root = etree.fromstring(parts(assemble(Content(sections=(Section(heading="甲  乙　丙"),))))["word/document.xml"])
    _number, text = root.iter(f"{W}t")
    assert (text.text, text.get("{http://www.w3.org/XML/1998/namespace}space")) == ("甲  乙　丙", "preserve")


def test_chinese_and_latin_are_not_parted(styles):
    assert [values(styles["Normal"], "pPr", name) for name in ("autoSpaceDE", "autoSpaceDN")] == [{"val": "0"}] * 2


def test_word_knows_its_own_styles_and_the_others_are_marked(styles):
    own = {name for name in STYLE_FONTS if not styles[name].get(f"{W}customStyle")}
    assert own == {"Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4"}


@pytest.mark.parametrize("layout", [GB_T_9704, reading(GB_T_9704)], ids=["report", "reading copy"])
def test_an_empty_line_has_no_number_where_lines_are_numbered(layout):
    document = python_docx.Document(io.BytesIO(docx.render(assemble(FULL, layout), layout)))
    empty = [one for one in document.paragraphs if not one.text]
    numbered = [one for one in empty if one._p.pPr.find(qn("w:suppressLineNumbers")) is None]
    assert (len(empty) > 2, len(numbered)) == (True, 0 if layout.line_numbers else len(empty))
