"""The paragraphs, tables, fields and sections of a document as plain data."""

import pytest

from reportsite.word.body import Paragraph, Table, every_paragraph, read
from reportsite.word.package import Package
from reportsite.word.styles import Grid
from tests.word.files import SPACES, archive, docx, paragraph, relations, style


def body(inside, **parts):
    return read(Package.open(docx(inside, **parts)))


def texts(inside, **parts):
    return [one.text for one in every_paragraph(body(inside, **parts).blocks)]


def p(*inside):
    return f"<w:p>{''.join(inside)}</w:p>"


def r(inside, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def t(text, properties=""):
    return r(f'<w:t xml:space="preserve">{text}</w:t>', properties)


def mark(kind):
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def field(code, *result):
    return mark("begin") + r(f"<w:instrText> {code} </w:instrText>") + mark("separate") + "".join(result) + mark("end")


def runs(inside):
    (found,) = body(p(inside)).blocks
    return [(run.text, run.field) for run in found.runs]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (t("甲") + t("乙", "<w:b/>"), "甲乙"),
        (f"<w:ins w:id='1'>{t('甲')}</w:ins><w:del w:id='2'><w:r><w:delText>乙</w:delText></w:r></w:del>", "甲"),
        (f"<w:moveTo w:id='1'>{t('甲')}</w:moveTo><w:moveFrom w:id='2'>{t('乙')}</w:moveFrom>", "甲"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{t('甲')}</w:sdtContent></w:sdt>", "甲"),
        (f"<w:hyperlink r:id='x'>{t('甲')}</w:hyperlink>", "甲"),
        (f"<w:smartTag><w:customXml>{t('甲')}</w:customXml></w:smartTag>", "甲"),
        (r("<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/><w:cr/>"), "甲\t乙\n丙\f\n"),
        (r("<w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t>"), "a\u2011b"),
        (r("<w:sym w:font='x' w:char='2460'/><w:sym w:char='zz'/><w:sym w:char='D800'/>"), "①\ufffd\ufffd"),
        (t("甲") + t("乙", "<w:vanish/>"), "甲"),
        (r(f"<w:ruby><w:rt>{t('jiǎ')}</w:rt><w:rubyBase>{t('甲')}</w:rubyBase></w:ruby>"), "甲"),
        (f"<mc:AlternateContent><mc:Choice>{t('甲')}</mc:Choice><mc:Fallback>{t('乙')}</mc:Fallback></mc:AlternateContent>", "甲"),
        ("<w:r><w:t>甲<!-- x -->乙</w:t></w:r>", "甲乙"),
    ],
    ids=[
        "runs", "inserted and deleted", "moved", "content control", "link", "tags", "tab and breaks", "hyphens", "symbols",
        "hidden", "ruby", "alternatives", "comment of XML",
    ],
)  # fmt: skip
def test_the_text_of_a_paragraph(inside, text):
    assert texts(p(inside)) == [text]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (f"<w:fldSimple w:instr=' PAGE \\* MERGEFORMAT '>{t('1')}</w:fldSimple>", [("1", "PAGE")]),
        ("<w:fldSimple w:instr='page'/>", [("", "PAGE")]),
        (t("第") + field("PAGE", t("1"), t("2", "<w:b/>")) + t("页"), [("第", ""), ("12", "PAGE"), ("页", "")]),
        (field("PAGE") + field("NUMPAGES", t("9")), [("", "PAGE"), ("9", "NUMPAGES")]),
        (mark("begin") + r("<w:instrText>PA</w:instrText>") + r("<w:instrText>GE</w:instrText>") + mark("end"), [("", "PAGE")]),
        (field("PAGE", t("1")) + field("PAGE", t("1")), [("1", "PAGE"), ("1", "PAGE")]),
        (field("HYPERLINK x", t("甲"), field("PAGEREF y", t("3"))), [("甲", "HYPERLINK"), ("3", "PAGEREF")]),
        (mark("begin") + field("PAGE", t("1")) + mark("separate") + t("2") + mark("end"), [("2", "")]),
        (mark("end") + mark("separate") + t("甲"), [("甲", "")]),
    ],
    ids=[
        "simple", "simple without a result", "complex", "without results", "code in parts", "two of them", "in another",
        "in the code of another", "ends without a beginning",
    ],
)  # fmt: skip
def test_fields(inside, found):
    assert runs(inside) == found


def test_a_field_goes_on_over_paragraphs():
    begun = mark("begin") + r("<w:instrText>TOC</w:instrText>") + mark("separate") + t("一")
    assert [one.runs[0].field for one in body(p(begun) + p(t("二") + mark("end")) + p(t("三"))).blocks] == [
        "TOC",
        "TOC",
        "",
    ]


def test_runs_that_are_set_alike_are_one():
    assert runs(t("甲") + t("乙") + t("丙", "<w:b/>") + t("丁")) == [("甲乙", ""), ("丙", ""), ("丁", "")]


def test_what_is_no_text_is_named():
    shape = "<w:pict><v:shape><v:textpath string='密'/></v:shape></w:pict>"
    inside = (
        r("<w:drawing><wp:inline/></w:drawing><w:object/><w:footnoteReference w:id='1'/>") + r(shape) + "<m:oMath/>"
    )
    (found,) = body(p(inside)).blocks
    assert found.things == ("picture", "object", "footnote", "watermark", "formula")


BOX = (
    "<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:positionH><wp:align>outside</wp:align></wp:positionH>"
    "<w:txbxContent>{}</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
)


def test_a_text_box_is_read_once_and_apart():
    (found,) = body(p(t("甲"), r(BOX.format(p(t("乙")), p(t("乙")))))).blocks
    (box,) = found.boxes
    assert (found.text, found.things, [one.text for one in box.blocks], box.align) == (
        "甲",
        ("box",),
        ["乙"],
        "outside",
    )


def test_where_a_box_of_the_old_kind_stands():
    shape = f"<w:pict><v:shape style='position:absolute;mso-position-horizontal:right'><w:txbxContent>{p(t('乙'))}</w:txbxContent></v:shape></w:pict>"
    (found,) = body(p(r(shape))).blocks
    assert found.boxes[0].align == "right"


def test_boxes_inside_each_other_are_read_once_each():
    inside = p(t("心"))
    for _ in range(30):
        inside = p(r(f"<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict>"))
    (found,) = body(inside).blocks
    depth = 0
    while found.boxes:
        ((found,),) = [box.blocks for box in found.boxes]
        depth += 1
    assert (depth, found.text) == (30, "心")


TABLE = (
    "<w:tbl><w:tblPr><w:tblStyle w:val='t'/></w:tblPr>"
    "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{0}</w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{0}</w:tc><w:sdt><w:sdtContent><w:tc>{0}</w:tc></w:sdtContent></w:sdt></w:tr>"
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{0}</w:tc><w:tc>{1}</w:tc></w:tr></w:tbl>"
)


def test_a_table():
    inside = TABLE.format(p(t("甲")), TABLE.format(p(t("乙")), p()) + p(t("丙")))
    found = body(inside, styles=style("t", "Grid", "table", "<w:rPr><w:i/></w:rPr>"))
    (table,) = found.blocks
    assert [(row.repeated, [(cell.columns, cell.continued) for cell in row.cells]) for row in table.rows] == [
        (True, [(2, False)]),
        (False, [(1, False), (1, False)]),
        (False, [(1, True), (1, False)]),
    ]
    nested, last = table.rows[2].cells[1].blocks
    assert (isinstance(nested, Table), last.text, last.runs[0].format.italic) == (True, "丙", True)
    assert [one.text for one in every_paragraph(found.blocks)] == ["甲"] * 4 + ["乙"] * 4 + ["", "丙"]


def test_paragraphs_in_content_controls_stand_where_they_are():
    inside = (
        f"{p(t('甲'))}<w:sdt><w:sdtContent>{p(t('乙'))}</w:sdtContent></w:sdt><w:customXml>{p(t('丙'))}</w:customXml>"
    )
    assert texts(inside) == ["甲", "乙", "丙"]


def header(text):
    return f"<w:hdr {SPACES}>{paragraph(text)}</w:hdr>"


def reference(kind, key, type="default"):
    return f"<w:{kind}Reference w:type='{type}' r:id='{key}'/>"


PAGE = "<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='-2098' w:right='1474' w:bottom='1984' w:left='1588' w:header='851' w:footer='1400' w:gutter='0'/>"


def test_the_page_of_a_section():
    section = PAGE + "<w:cols w:num='2'/><w:titlePg/><w:lnNumType/><w:docGrid w:type='lines' w:linePitch='579'/>"
    (found,) = body("", end=f"<w:sectPr>{section}</w:sectPr>").sections
    lengths = (found.width_mm, found.height_mm, found.top_mm, found.right_mm, found.bottom_mm, found.left_mm)
    assert [round(length) for length in (*lengths, found.header_mm, found.footer_mm)] == [
        210,
        297,
        37,
        26,
        35,
        28,
        15,
        25,
    ]
    assert (found.columns, found.first_page_differs, found.line_numbers) == (2, True, True)
    assert (found.grid, found.landscape) == (Grid(28.95), False)


def test_a_section_that_says_nothing_is_a_letter():
    (found,) = body("").sections
    assert (found.width_mm, found.height_mm, found.top_mm, found.footer_mm) == pytest.approx((215.9, 279.4, 25.4, 12.7))
    assert (found.grid, found.footers) == (Grid(), {"odd": "", "even": "", "first": ""})


@pytest.mark.parametrize(
    ("given", "grid"),
    [
        ("w:linePitch='312'", Grid()),
        ("w:type='default' w:linePitch='312'", Grid()),
        ("w:type='linesAndChars' w:linePitch='579' w:charSpace='-842'", Grid(28.95, -842 / 4096)),
        ("w:type='lines' w:linePitch='abc'", Grid()),
    ],
)
def test_the_grid_of_a_section(given, grid):
    assert body("", end=f"<w:sectPr><w:docGrid {given}/></w:sectPr>").sections[0].grid == grid


def test_paragraphs_belong_to_the_section_that_ends_behind_them():
    turned = "<w:pPr><w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/></w:sectPr></w:pPr>"
    found = body(
        p(t("甲")) + p(turned, t("乙")) + p(t("丙")) + TABLE.format(p(), p()), end=f"<w:sectPr>{PAGE}</w:sectPr>"
    )
    assert [block.section for block in found.blocks] == [0, 0, 1, 1]
    assert [(section.landscape, round(section.width_mm)) for section in found.sections] == [(True, 297), (False, 210)]


def test_lines_keep_to_the_grid_of_their_own_section():
    grids = [f"<w:sectPr><w:docGrid w:type='lines' w:linePitch='{pitch}'/></w:sectPr>" for pitch in (600, 400)]
    found = body(p(f"<w:pPr>{grids[0]}</w:pPr>", t("甲")) + p(t("乙")), end=grids[1])
    assert [block.pitch_pt for block in found.blocks] == [30, 20]


HEADERS = {"word/h1.xml": header("一"), "word/h2.xml": header("二"), "word/f1.xml": header("三")}
FOUND = [("h1", "header", "h1.xml"), ("h2", "header", "h2.xml"), ("f1", "footer", "f1.xml")]
EVEN = "<w:evenAndOddHeaders/>"


@pytest.mark.parametrize(
    ("settings", "title_page", "shown"),
    [
        ("", "", ("一", "一", "一")),
        (EVEN, "", ("一", "二", "一")),
        ("", "<w:titlePg/>", ("一", "一", "")),
        (EVEN, "<w:titlePg/>", ("一", "二", "")),
    ],
)
def test_which_head_stands_on_which_page(settings, title_page, shown):
    section = f"<w:sectPr>{reference('header', 'h1')}{reference('header', 'h2', 'even')}{title_page}</w:sectPr>"
    found = body("", end=section, found=FOUND, more=HEADERS, settings=settings)
    names = [found.sections[0].headers[side] for side in ("odd", "even", "first")]
    assert tuple("".join(one.text for one in found.furniture.get(name, ())) for name in names) == shown


def test_a_section_takes_over_what_it_does_not_name():
    first = f"<w:pPr><w:sectPr>{reference('header', 'h1')}{reference('footer', 'f1')}</w:sectPr></w:pPr>"
    found = body(p(first) + p(), end=f"<w:sectPr>{reference('header', 'h2')}</w:sectPr>", found=FOUND, more=HEADERS)
    assert [(one.headers["odd"], one.footers["odd"]) for one in found.sections] == [
        ("word/h1.xml", "word/f1.xml"),
        ("word/h2.xml", "word/f1.xml"),
    ]


def test_a_head_that_is_missing_is_empty():
    found = body(
        "", end=f"<w:sectPr>{reference('header', 'h1')}{reference('footer', 'none')}</w:sectPr>", found=FOUND[:1]
    )
    assert (found.furniture, found.sections[0].footers["odd"]) == ({"word/h1.xml": ()}, "")


def test_the_size_and_pitch_of_a_paragraph_are_those_of_its_text():
    inside = p(t("甲", "<w:sz w:val='32'/>"), t(" ", "<w:sz w:val='90'/>"), t("乙", "<w:sz w:val='90'/><w:vanish/>"))
    (found,) = body(inside).blocks
    assert (found.size_pt, found.pitch_pt) == (16, pytest.approx(20.8))
    assert isinstance(found, Paragraph)


def test_a_document_without_a_body():
    data = archive(
        {
            "_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml")]),
            "word/document.xml": f"<w:document {SPACES}/>",
        }
    )
    assert read(Package.open(data)).blocks == ()
