"""What really applies to a paragraph and to a run."""

import pytest
from lxml import etree

from reportsite.word.markup import child, number, points
from reportsite.word.package import Package
from reportsite.word.styles import NO_GRID, Grid, Indent, LineSpacing, Styles, pitch
from tests.word.files import W, docx, style

SIZES = '<w:sz w:val="{}"/>'
DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault><w:pPrDefault>{}</w:pPrDefault></w:docDefaults>"
)


def styles(inside="", **parts):
    return Styles(Package.open(docx(styles=inside, **parts)))


def properties(inside, tag="pPr"):
    return etree.fromstring(f"<w:{tag} {W}>{inside}</w:{tag}>")


def run(found, paragraph="", inside="", table=""):
    return found.run(properties(paragraph), properties(inside, "rPr"), table)


def paragraph(inside, found=None, grid=NO_GRID):
    return (found or styles()).paragraph(properties(inside), grid)


def rpr(inside):
    return f"<w:rPr>{inside}</w:rPr>"


CHAIN = (
    DEFAULTS.format('<w:rFonts w:eastAsia="甲" w:ascii="A"/><w:sz w:val="21"/>', "")
    + style("a", "Normal", inside=rpr('<w:rFonts w:eastAsia="乙"/>'), default=True)
    + style("1", "heading 1", inside='<w:basedOn w:val="a"/><w:link w:val="1c"/>' + rpr('<w:sz w:val="44"/>'))
    + style("1c", "heading 1 Char", "character", rpr('<w:sz w:val="36"/><w:color w:val="ff0000"/>'))
    + style("t", "Grid", "table", rpr('<w:u w:val="single"/><w:sz w:val="10"/>'))
)


@pytest.mark.parametrize(
    ("named", "inside", "table", "fonts", "size", "underline"),
    [
        ("", "", "", "乙A", 10.5, ""),
        ("<w:pStyle w:val='1'/>", "", "", "乙A", 22, ""),
        ("<w:pStyle w:val='none'/>", "", "", "乙A", 10.5, ""),
        ("<w:pStyle w:val='1'/>", "<w:rStyle w:val='1c'/>", "", "乙A", 18, ""),
        ("", "<w:rStyle w:val='1'/>", "", "乙A", 18, ""),
        ("<w:pStyle w:val='1'/>", "<w:rStyle w:val='1c'/><w:sz w:val='32'/>", "", "乙A", 16, ""),
        ("", "<w:rFonts w:eastAsia='丙' w:ascii='C'/>", "", "丙C", 10.5, ""),
        ("", "", "t", "乙A", 5, "single"),
    ],
    ids=[
        "the default style",
        "a style",
        "a style that is missing",
        "a character style",
        "the character style linked to a paragraph style",
        "a size of its own",
        "fonts of its own",
        "a table style",
    ],
)
def test_a_run_takes_what_stands_nearest_to_it(named, inside, table, fonts, size, underline):
    found = run(styles(CHAIN), named, inside, table)
    assert (found.east_asia + found.ascii, found.size_pt, found.underline) == (fonts, size, underline)


def test_a_font_of_its_own_goes_before_the_font_of_the_theme_in_its_style():
    theme = '<a:themeElements><a:fontScheme><a:minorFont><a:ea typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements>'
    themed = rpr('<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"/>')
    found = styles(style("a", inside=themed, default=True), theme=theme)
    assert (run(found).east_asia, run(found, "", '<w:rFonts w:eastAsia="楷体"/>').east_asia) == ("宋体", "楷体")


@pytest.mark.parametrize(
    ("inside", "bold"),
    [("", True), ("<w:rStyle w:val='c'/>", False), ("<w:rStyle w:val='c'/><w:b/>", True), ("<w:b w:val='0'/>", False)],
    ids=["of the paragraph's style", "switched over by the run's style", "set outright", "unset outright"],
)
def test_bold_of_styles_switches(inside, bold):
    found = styles(style("a", inside=rpr("<w:b/>"), default=True) + style("c", "c", "character", rpr("<w:b/>")))
    assert run(found, "", inside).bold is bold


def test_styles_that_are_based_on_each_other_in_a_circle():
    circle = "".join(
        style(key, inside=f'<w:basedOn w:val="{other}"/>' + rpr(inside))
        for key, other, inside in (("a", "b", '<w:sz w:val="32"/>'), ("b", "a", "<w:i/>"), ("c", "c", "<w:b/>"))
    )
    found = styles(circle)
    one, other = run(found, "<w:pStyle w:val='a'/>"), run(found, "<w:pStyle w:val='c'/>")
    assert (one.size_pt, one.italic, other.bold) == (16, True, True)


def test_a_chain_of_styles_without_end_is_cut():
    chain = "".join(
        style(f"s{n}", inside=f'<w:basedOn w:val="s{n + 1}"/>' + rpr(SIZES.format(2 * n + 2))) for n in range(99)
    )
    last = "<w:b/>"  # of a style that is too far away
    found = run(styles(chain + style("s99", inside=rpr(last))), "<w:pStyle w:val='s0'/>")
    assert (found.size_pt, found.bold) == (1, False)


def test_the_rest_of_a_run():
    found = run(
        styles(),
        "",
        "<w:i/><w:u w:val='wave'/><w:color w:val='c00000'/><w:spacing w:val='-5'/><w:vanish/><w:rFonts w:hint='eastAsia'/>",
    )
    assert (found.italic, found.underline, found.colour, found.spacing_pt, found.hidden, found.hint) == (
        (True, "wave", "C00000", -0.25, True, True)
    )


def test_a_hint_of_a_style_counts_for_nothing():
    found = styles(style("a", inside=rpr("<w:rFonts w:hint='eastAsia'/>"), default=True))
    assert run(found).hint is False


@pytest.mark.parametrize(
    ("given", "first", "hanging"),
    [
        ('w:firstLineChars="200" w:firstLine="420"', Indent(2, 32, counted=True), Indent()),
        ('w:firstLine="640"', Indent(2, 32), Indent()),
        ('w:firstLineChars="0" w:firstLine="320"', Indent(1, 16), Indent()),
        ('w:hangingChars="150"', Indent(), Indent(1.5, 24, counted=True)),
        ('w:hanging="320" w:firstLine="640"', Indent(), Indent(1, 16)),
        ("", Indent(), Indent()),
    ],
)
def test_the_first_line(given, first, hanging):
    found = paragraph(f"<w:ind {given}/>", styles(style("a", inside=rpr('<w:sz w:val="32"/>'), default=True)))
    assert (found.first, found.hanging) == (first, hanging)


def test_characters_of_a_style_go_before_a_length_of_the_paragraph():
    inside = '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>' + rpr('<w:sz w:val="32"/>')
    found = styles(style("a", inside=inside, default=True))
    assert paragraph('<w:ind w:firstLine="100"/>', found).first == Indent(2, 32, counted=True)
    assert paragraph('<w:ind w:firstLineChars="0" w:firstLine="100"/>', found).first == Indent(5 / 16, 5)


def test_a_length_in_points_counts_in_characters_of_any_size():
    assert (Indent(2, 20).of(16), Indent(2, 20, counted=True).of(16)) == (1.25, 2)


def test_left_and_right_in_both_kinds_of_files():
    usual, strict = (
        paragraph('<w:ind w:left="200" w:rightChars="100"/>'),
        paragraph('<w:ind w:start="200" w:endChars="100"/>'),
    )
    assert (usual.left, usual.right) == (strict.left, strict.right) == (Indent(1, 10), Indent(1, 10, counted=True))


@pytest.mark.parametrize(
    ("given", "spacing"),
    [
        ('w:line="579" w:lineRule="exact"', LineSpacing("exact", 28.95)),
        ('w:line="400" w:lineRule="atLeast"', LineSpacing("atLeast", 20)),
        ('w:line="360" w:lineRule="auto"', LineSpacing("multiple", 1.5)),
        ('w:line="360"', LineSpacing("multiple", 1.5)),
        ("", LineSpacing("multiple", 1)),
        ('w:line="99999999999999999999" w:lineRule="exact"', LineSpacing("multiple", 1)),
    ],
)
def test_line_spacing(given, spacing):
    assert paragraph(f"<w:spacing {given}/>").line == spacing


@pytest.mark.parametrize(
    ("spacing", "grid", "expected"),
    [
        (LineSpacing("exact", 28.95), 15.6, 28.95),
        (LineSpacing(), 28.95, 28.95),
        (LineSpacing(), 15.6, 31.2),
        (LineSpacing("multiple", 1.5), 28.95, 43.425),
        (LineSpacing("atLeast", 30), 28.95, 30),
        (LineSpacing("atLeast", 20), 28.95, 28.95),
        (LineSpacing(), 0, 20.8),
        (LineSpacing("multiple", 2), 0, 41.6),
    ],
)
def test_the_pitch_of_lines_of_16_points(spacing, grid, expected):
    assert pitch(spacing, 16, Grid(grid)) == pytest.approx(expected)


def test_the_grid_counts_for_paragraphs_that_keep_to_it():
    grid = Grid(28.95)
    found = styles(style("a", inside=rpr('<w:sz w:val="32"/>'), default=True))
    assert paragraph("", found, grid).pitch_pt == 28.95
    assert paragraph('<w:snapToGrid w:val="0"/>', found, grid).pitch_pt == pytest.approx(20.8)


def test_space_before_and_after_in_lines_of_the_grid_or_in_points():
    found = paragraph('<w:spacing w:before="100" w:afterLines="50" w:after="1"/>', grid=Grid(28.95))
    assert (found.before_pt, found.after_pt) == (5, 28.95 / 2)


def test_the_rest_of_a_paragraph():
    found = paragraph(
        "<w:keepNext/><w:pageBreakBefore/><w:framePr w:xAlign='outside'/><w:pBdr><w:bottom w:val='single'/></w:pBdr>"
        "<w:tabs><w:tab w:val='right' w:pos='9000'/><w:tab w:val='center' w:pos='4500'/></w:tabs>"
        "<w:jc w:val='end'/><w:outlineLvl w:val='2'/>"
    )
    assert (found.keep_next, found.break_before, found.frame, found.border) == (True, True, "outside", True)
    assert (found.tabs, found.align, found.outline) == (((225, "center"), (450, "right")), "right", 3)


def test_tab_stops_are_added_and_cleared():
    inside = "<w:pPr><w:tabs><w:tab w:val='center' w:pos='4500'/><w:tab w:val='right' w:pos='9000'/></w:tabs></w:pPr>"
    found = styles(style("a", inside=inside, default=True))
    own = "<w:tabs><w:tab w:val='clear' w:pos='9000'/><w:tab w:val='left' w:pos='200'/></w:tabs>"
    assert paragraph(own, found).tabs == ((10, "left"), (225, "center"))


def test_the_outline_level_of_the_body():
    found = styles(style("1", "heading 1", inside="<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"))
    named = "<w:pStyle w:val='1'/>"
    assert [paragraph(named + inside, found).outline for inside in ("", "<w:outlineLvl w:val='9'/>")] == [1, 0]
    assert paragraph(named, found).style == "heading 1"


NUMBERING = (
    "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:pPr><w:ind w:left='400' w:hanging='400'/></w:pPr></w:lvl>"
    "<w:lvl w:ilvl='x'/></w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>"
)
LIST = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr>"


def test_a_list_sets_the_indents_of_its_paragraphs():
    found = styles(style("a", inside="<w:pPr><w:ind w:left='100'/></w:pPr>", default=True), numbering=NUMBERING)
    listed, own = paragraph(LIST, found), paragraph(LIST + "<w:ind w:left='60'/>", found)
    assert (listed.left.pt, listed.hanging.pt, listed.list_id, listed.list_level) == (20, 20, "3", 0)
    assert (own.left.pt, own.hanging.pt) == (3, 20)


def test_the_indents_of_a_style_go_before_those_of_its_list():
    inside = f"<w:pPr>{LIST}<w:ind w:left='100'/></w:pPr>"
    found = styles(style("a", inside=inside, default=True), numbering=NUMBERING)
    assert (paragraph("", found).left.pt, paragraph("", found).hanging.pt) == (5, 20)
    assert paragraph("<w:numPr><w:numId w:val='0'/></w:numPr>", found).list_id == ""


@pytest.mark.parametrize(
    "given", ["99999999999999999", "-99999999999999999", "abc", "", "1e999", "NaN", "１６", "9" * 5000, "0x10"]
)
def test_a_number_that_is_none_is_as_if_it_were_not_there(given):
    inside = f"<w:sz w:val='{given}'/><w:spacing w:val='{given}'/>"
    found = run(styles(), "", inside)
    assert (found.size_pt, found.spacing_pt) == (10, 0)
    bad = paragraph(f"<w:ind w:firstLineChars='{given}' w:left='{given}'/><w:spacing w:line='{given}'/>")
    assert (bad.first, bad.left, bad.line) == (Indent(), Indent(), LineSpacing())


@pytest.mark.parametrize(
    ("text", "found"),
    [("20", 1), ("12pt", 12), ("1in", 72), ("25.4mm", 72), ("2.54cm", 72), ("1pc", 12), ("200000", None), ("pt", None)],
)
def test_lengths(text, found):
    assert points(text) == (None if found is None else pytest.approx(found))


def test_numbers_within_bounds():
    assert [number(text, 1, 5) for text in ("1", "5", "0", "6", None)] == [1, 5, None, None, None]


def test_a_path_of_elements():
    root = properties("<w:a><w:b/></w:a>")
    assert (child(root, "a", "b").tag[-1], child(root, "x", "b"), child(None, "a")) == ("b", None, None)


def test_a_style_is_found_by_its_names_or_identifier():
    found = styles(style("a1", "标题 1") + style("b2", "Heading 2") + style("c", "heading 1", "character"))
    keys = [found.by_name(*names) for names in (("heading 1", "标题 1"), ("HEADING 2",), ("B2",), ("none",))]
    assert [one.key if one else None for one in keys] == ["a1", "b2", "b2", None]


def test_a_document_without_styles_has_words_own_defaults():
    found = Styles(Package.open(docx())).run(None, None)
    assert (found.ascii, found.east_asia, found.size_pt, found.bold) == ("Times New Roman", "宋体", 10, False)
