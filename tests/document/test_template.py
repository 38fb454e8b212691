"""A DOCX -> the layout that it has, and what of it no layout holds."""

import io

import pytest
from docx import Document as new_document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportsite.confined.refused import Refused
from reportsite.content.types import Content
from reportsite.document import docx
from reportsite.document.assemble import assemble
from reportsite.document.layout import FURNITURE_PITCH, GB_T_9704, MM, Furniture, Layout, Line, Type, check, reading
from reportsite.document.template import Note, layout_of, round_mm
from tests.document.reports import BLOCK, MEMBER, RUN_IN
from tests.word.files import SPACES, relations, style
from tests.word.files import docx as word_file

SMALL = Type("宋体", 10.5)


def taken(report, layout):
    """The layout and the notes of a report of ours, without what is said about its text."""
    found, notes = layout_of(docx.render(assemble(report, layout), layout))
    return found, [note for note in notes if note.code not in ("text", "tables")]


LAYOUTS = {
    "standard": Layout(),
    "number in the middle": Layout(page_number="center", page_number_gap_mm=5, number=Type("黑体", 12)),
    "no number": Layout(page_number="none"),
    "each font its own digits": Layout(digits="own"),
    "another Latin font": Layout(latin="Arial"),
    "reading copy": reading(Layout()),
    "head": Layout(header=Furniture((Line(SMALL, center="云岭县图书馆"),), (Line(SMALL, left="甲", right="第{page}页"),))),
    "head on odd pages alone": Layout(header=Furniture((Line(SMALL, right="甲"), Line(Type("黑体", 9, True), left="乙")), ())),
    "foot": Layout(
        footer=Furniture(
            (Line(SMALL, left="甲", center="{page}/{pages}", right="乙"),), (Line(SMALL, center="第 {page} 页"),)
        ),
        footer_mm=12.5,
    ),
    "foot where the number would be": Layout(footer=Furniture((Line(SMALL, left="{page}"),), (Line(SMALL, left="{page}"),))),
    "everything else": Layout(
        page_width_mm=184, page_height_mm=260, top_mm=33.3, right_mm=20.5, bottom_mm=30, left_mm=21, header_mm=9.9,
        pitch_pt=29.5, indent=0, title_pitch_pt=30.05, cell_pitch_pt=18, title=Type("宋体", 18, True), body=Type("宋体", 12),
        byline=Type("楷体", 14), level1=Type("黑体", 15, True), level2=Type("楷体", 14), level3=Type("仿宋", 15),
        level4=Type("仿宋", 10.5), cell=Type("宋体", 9),
    ),
}  # fmt: skip


@pytest.mark.parametrize("report", [BLOCK, RUN_IN, MEMBER, Content()], ids=["block", "run-in", "member", "empty"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_report_of_ours_has_the_layout_that_it_was_made_with(layout, report):
    assert taken(report, layout) == (layout, [])


fonts = st.sampled_from(("仿宋_GB2312", "黑体", "楷体", "宋体", "方正小标宋简体", "华文中宋"))
types = st.builds(Type, fonts, st.integers(10, 200).map(lambda halves: halves / 2), st.booleans())
lengths = st.integers(0, 500).map(lambda tenths: tenths / 10)
pitches = st.integers(240, 1600).map(lambda twips: twips / 20)
texts = st.sampled_from(("", "", "云岭县", "第{page}页", "{page}/{pages}", "“甲”—A1"))
lines = st.builds(Line, types, texts, texts, texts).filter(lambda line: any(line.texts))
both_sides = st.builds(Furniture, st.lists(lines, max_size=2).map(tuple), st.lists(lines, max_size=2).map(tuple))
feet = both_sides.filter(lambda found: found.odd or found.even)
numbers = st.one_of(
    st.fixed_dictionaries({"page_number": st.sampled_from(("outside", "center")), "number": types}),
    st.just({"page_number": "none"}),
    st.fixed_dictionaries({"footer": feet, "footer_mm": lengths}),
)
plain = st.fixed_dictionaries(
    {
        **dict.fromkeys(("top_mm", "right_mm", "bottom_mm", "left_mm", "header_mm"), lengths),
        **dict.fromkeys(("level1", "level2", "level3", "level4", "title", "byline", "cell"), types),
        "body": st.builds(Type, fonts, st.just(16)),
        "pitch_pt": pitches,
        "title_pitch_pt": pitches,
        "cell_pitch_pt": pitches.filter(lambda pt: pt <= 60),
        "indent": st.integers(0, 8),
        "header": both_sides,
        "line_numbers": st.booleans(),
    }
)
layouts = st.builds(lambda one, other: check(Layout(**one, **other)), plain, numbers)


def says_the_standard(layout):
    """Whether the foot is told to stand where it stands anyway: then the DOCX cannot tell, and the layout says nothing."""
    half_a_line = GB_T_9704.number.size_pt * FURNITURE_PITCH / 2 / MM
    standard = layout.bottom_mm - GB_T_9704.page_number_gap_mm - half_a_line
    return layout.footer_mm is not None and abs(layout.footer_mm - standard) < 0.05


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(layouts)
def test_any_layout_comes_back(layout):
    assume(not says_the_standard(layout))
    assert taken(RUN_IN, layout) == (layout, [])


@pytest.mark.parametrize(
    ("mm", "rounded"), [(37.0064, 37), (27.9929, 28), (33.302, 33.3), (25.44, 25.44), (0, 0), (-3.5, -3.5)]
)
def test_lengths_are_what_somebody_gave(mm, rounded):
    assert round_mm(mm) == rounded


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def notes_of(data):
    return {(note.code, *note.params.items()) for note in layout_of(data)[1]}


def changed(change):
    """What is said of a report of ours that somebody changed, beside the text that is in it."""
    document = new_document(io.BytesIO(docx.render(assemble(RUN_IN))))
    change(document)
    layout, notes = layout_of(saved(document))
    return layout, [(note.code, dict(note.params)) for note in notes if note.code not in ("text", "tables")]


def in_style(name, **settings):
    def change(document):
        font = document.styles[name].font
        for setting, value in settings.items():
            setattr(font, setting, value)

    return change


def test_the_text_is_not_used():
    assert layout_of(docx.render(assemble(Content(preamble=("甲乙", "丙")))))[1] == (Note("text", {"characters": 3}),)


@pytest.mark.parametrize(
    ("change", "setting", "value", "notes"),
    [
        (in_style("Heading 1", italic=True), "level1", GB_T_9704.level1, [("italic", {"role": "level1"})]),
        (in_style("Title", underline=True), "title", GB_T_9704.title, [("underline", {"role": "title"})]),
        (in_style("Heading 2", bold=True), "level2", Type("楷体_GB2312", 16, True), []),
        (
            in_style("Heading 2", size=Pt(200)),
            "level2",
            GB_T_9704.level2,
            [("out_of_range", {"setting": "level2.size_pt", "value": 200})],
        ),
    ],
)
def test_the_look_of_a_style(change, setting, value, notes):
    layout, said = changed(change)
    assert (getattr(layout, setting), said) == (value, notes)


def test_a_colour():
    def change(document):
        document.styles["Heading 1"].font.color.rgb = RGBColor(255, 0, 0)
        document.styles["Heading 2"].font.color.rgb = RGBColor(0, 0, 0)

    assert changed(change)[1] == [("colour", {"role": "level1", "colour": "FF0000"})]


def test_a_font_that_no_layout_names():
    def change(document):
        document.styles["Heading 1"].element.rPr.rFonts.set(qn("w:eastAsia"), "甲;乙")

    layout, said = changed(change)
    assert (layout.level1, said) == (Type("黑体"), [("out_of_range", {"setting": "level1.font", "value": "甲;乙"})])


def test_a_margin_that_is_too_wide():
    def change(document):
        document.sections[0].page_height = Mm(500)
        document.sections[0].top_margin = Mm(201)

    layout, said = changed(change)
    assert (layout.page_height_mm, layout.top_mm) == (500, 37)
    assert said == [("out_of_range", {"setting": "top_mm", "value": 201})]


def test_a_page_without_room():
    def change(document):
        document.sections[0].left_margin, document.sections[0].top_margin = Mm(150), Mm(20)

    layout, said = changed(change)
    assert (layout.left_mm, layout.top_mm, said) == (28, 37, [("no_room", {})])


def test_a_page_that_is_turned():
    def change(document):
        section = document.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)

    layout, said = changed(change)
    assert (layout.page_width_mm, layout.page_height_mm, said) == (210, 297, [("landscape", {})])


def test_sections_and_columns():
    def change(document):
        document.add_section(WD_SECTION.NEW_PAGE)
        properties = document.sections[0]._sectPr
        columns = properties.find(qn("w:cols"))
        if columns is None:
            columns = parse_xml(f"<w:cols {SPACES}/>")
            properties.append(columns)
        columns.set(qn("w:num"), "2")

    assert changed(change)[1] == [("sections", {"count": 2}), ("columns", {"count": 2})]


def test_a_head_of_the_first_page_alone():
    def change(document):
        document.sections[0].different_first_page_header_footer = True

    assert changed(change)[1] == [("first_page", {})]


def with_header(inside):
    def change(document):
        document.sections[0].header.is_linked_to_previous = False
        root = document.sections[0].header._element
        for old in list(root):
            root.remove(old)
        root.extend(parse_xml(f"<w:hdr {SPACES}>{inside}</w:hdr>"))

    return change


def line_with(inside, properties=""):
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr><w:rFonts w:eastAsia='宋体' w:ascii='Arial'/><w:sz w:val='21'/></w:rPr>"
        f"{inside}</w:r></w:p>"
    )


EDGE = "<w:pPr><w:ind w:firstLineChars='0' w:firstLine='0'/></w:pPr>"  # Normal indents the first line
PICTURE = "<w:p><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>"
WATERMARK = "<w:p><w:r><w:pict><v:shape><v:textpath string='密'/></v:shape></w:pict></w:r></w:p>"
BOX = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
TABLE = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
BORDER = "<w:p><w:pPr><w:pBdr><w:bottom w:val='single'/></w:pBdr></w:pPr></w:p>"
FIELD = f"<w:p>{EDGE}<w:fldSimple w:instr='DATE'><w:r><w:t>1月</w:t></w:r></w:fldSimple></w:p>"


@pytest.mark.parametrize(
    ("inside", "notes"),
    [
        (PICTURE, [("thing", {"part": "header", "what": "picture"})]),
        (WATERMARK, [("thing", {"part": "header", "what": "watermark"})]),
        (BOX.format("密"), [("box", {"part": "header"})]),
        (TABLE, [("table", {"part": "header"})]),
        (BORDER, [("border", {"part": "header"})]),
        (FIELD, [("field", {"part": "header", "name": "DATE"})]),
        (f"<w:p>{EDGE}<w:r><w:t>甲</w:t></w:r></w:p>" * 6, [("many_lines", {"part": "header", "count": 6, "most": 5})]),
        (
            f"<w:p>{EDGE}<w:r><w:t>{'甲' * 201}</w:t></w:r></w:p>",
            [("long_line", {"part": "header", "characters": 201, "most": 200})],
        ),
        (
            f"<w:p>{EDGE}<w:r><w:rPr><w:color w:val='c00000'/></w:rPr><w:t>甲</w:t></w:r></w:p>",
            [("colour", {"role": "header", "colour": "C00000"})],
        ),
    ],
    ids=["picture", "watermark", "text box", "table", "border", "field", "many lines", "long line", "colour"],
)
def test_what_a_head_cannot_have(inside, notes):
    assert changed(with_header(inside))[1] == notes


TABS = "<w:tabs><w:tab w:val='{}' w:pos='8000'/></w:tabs>"
JC = "<w:jc w:val='{}'/>"


@pytest.mark.parametrize(
    ("inside", "properties", "line"),
    [
        ("<w:t>甲</w:t>", "", Line(SMALL, left="甲")),
        ("<w:t>甲</w:t>", JC.format("right"), Line(SMALL, right="甲")),
        ("<w:t>甲</w:t>", JC.format("center"), Line(SMALL, center="甲")),
        ("<w:t>ab</w:t>", JC.format("both"), Line(Type("Arial", 10.5), left="ab")),
        (
            "<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>",
            "",
            Line(SMALL, left="甲", center="乙", right="丙"),
        ),
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", TABS.format("right"), Line(SMALL, left="甲", right="乙")),
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", TABS.format("center"), Line(SMALL, left="甲", center="乙")),
        ("<w:tab/><w:tab/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>", "", Line(SMALL, right="乙 丙")),
        ("<w:t>甲</w:t>", "<w:framePr w:xAlign='outside'/>", Line(SMALL, right="甲")),
    ],
)
def test_a_line_of_a_head(inside, properties, line):
    layout, _ = changed(with_header(line_with(inside, properties)))
    assert layout.header.odd == (line,)


def test_a_number_in_a_text_box_is_a_line_of_the_foot():
    inside = (
        "<w:p><w:r><w:drawing><wp:anchor><wp:positionH><wp:align>outside</wp:align></wp:positionH><w:txbxContent>"
        "<w:p><w:fldSimple w:instr='PAGE'><w:r><w:rPr><w:sz w:val='28'/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p>"
        "</w:txbxContent></wp:anchor></w:drawing></w:r></w:p>"
    )
    data = word_file(
        end="<w:sectPr><w:footerReference w:type='default' r:id='f'/></w:sectPr>",
        found=[("f", "footer", "footer1.xml")],
        more={"word/footer1.xml": f"<w:ftr {SPACES}>{inside}</w:ftr>"},
    )
    footer = layout_of(data)[0].footer
    line = Type("Times New Roman", 14)
    assert footer == Furniture((Line(line, right="{page}"),), (Line(line, left="{page}"),))


def test_a_template_of_word_in_chinese():
    styles = (
        style(
            "a",
            "Normal",
            default=True,
            inside='<w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋" w:ascii="Arial"/><w:sz w:val="32"/></w:rPr>',
        )
        + style(
            "1",
            "标题 1",
            inside='<w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体" w:ascii="黑体"/></w:rPr>',
        )
        + style("t", "标题", inside='<w:basedOn w:val="a"/><w:rPr><w:sz w:val="44"/></w:rPr>')
    )
    layout, notes = layout_of(word_file(styles=styles))
    assert (layout.body, layout.level1, layout.title) == (Type("仿宋"), Type("黑体"), Type("仿宋", 22))
    assert (layout.pitch_pt, layout.title_pitch_pt, layout.indent, layout.latin) == (28, 28, 2, "Arial")
    assert [(note.code, dict(note.params)) for note in notes] == [
        ("style_missing", {"role": "byline"}),
        *[("style_missing", {"role": f"level{level}"}) for level in (2, 3, 4)],
        ("list_numbers", {"role": "level1"}),
        ("fonts_differ", {"found": "黑体", "taken": "Arial"}),
    ]


def test_a_text_that_is_set_by_hand_counts_more_than_its_style():
    document = new_document()
    for _ in range(3):
        run = document.add_paragraph().add_run("云岭县图书馆的借阅登记一向迟缓，" * 4)
        run.font.size = Pt(15)
        run._r.rPr.get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    layout, notes = layout_of(saved(document))
    assert (layout.body, Note("set_by_hand", {"role": "body"}) in notes) == (Type("仿宋", 15), True)


def test_pitch_and_indent_that_follow_from_something_else():
    inside = '<w:pPr><w:ind w:firstLine="500"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr>'
    data = word_file(styles=style("a", "Normal", default=True, inside=inside))
    layout, notes = layout_of(data)
    assert (layout.pitch_pt, layout.indent) == (20.8, 2)
    assert notes[-2:] == (
        Note("pitch_reckoned", {"setting": "pitch_pt", "value": 20.8}),
        Note("indent_rounded", {"found": 1.56, "taken": 2}),
    )


def test_what_is_in_the_package():
    data = word_file(
        body=f"{PICTURE}{BOX.format('甲')}{TABLE}",
        found=[
            ("m", "vbaProject", "vbaProject.bin"),
            ("o", "oleObject", "embeddings/1.bin"),
            ("i", "image", "http://127.0.0.1:1/", "External"),
        ],
        settings="",
        more={"word/_rels/settings.xml.rels": relations([("t", "attachedTemplate", "file:///x.dotm", "External")])},
    )
    found = [(note.code, dict(note.params)) for note in layout_of(data)[1]]
    assert [one for one in found if one[0] not in ("style_missing", "pitch_reckoned")] == [
        ("macros", {}),
        ("external", {"what": "attachedTemplate", "count": 1}),
        ("external", {"what": "image", "count": 1}),
        ("objects", {"count": 1}),
        ("thing", {"part": "body", "what": "picture"}),
        ("box", {"part": "body"}),
        ("tables", {"count": 1}),
    ]


def test_a_number_that_was_centred_by_hand():
    def change(document):
        for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
            footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            footer.paragraphs[0].paragraph_format.left_indent = 0
            footer.paragraphs[0].paragraph_format.right_indent = 0

    layout, said = changed(change)
    assert (layout.footer is None, layout.page_number, said) == (True, "center", [])


def test_numbers_that_differ_in_size_are_lines_of_the_foot():
    def change(document):
        for run in document.sections[0].even_page_footer._element.iter(qn("w:r")):
            run.get_or_add_rPr().append(parse_xml(f'<w:sz {SPACES} w:val="18"/>'))

    layout, said = changed(change)
    number = "— {page} —"
    assert layout.footer == Furniture((Line(Type("宋体", 14), right=number),), (Line(Type("宋体", 9), left=number),))
    assert (layout.footer_mm, said) == (None, [])


def test_a_file_that_is_no_docx():
    with pytest.raises(Refused, match="not_docx"):
        layout_of(b"%PDF-1.7")


def test_a_font_that_sets_no_chinese_is_not_taken_over():
    """Word's own styles name the fonts of the machine on which they were made."""
    layout = Layout(level4=Type("ＭＳ ゴシック", 14))
    found, notes = taken(BLOCK, layout)
    assert found.level4 == Type(GB_T_9704.level4.font, 14)
    assert notes == [Note("font_not_chinese", {"font": "ＭＳ ゴシック", "taken": GB_T_9704.level4.font})]
