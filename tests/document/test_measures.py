"""Our PDF, measured: which face draws what, where lines and pages end, and what stands around the text."""

import hashlib
import io
import itertools
import re
import shutil
import subprocess
import sys
import zipfile
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import ContentStream, StreamObject

from reportsite.content.types import Content
from reportsite.document import docx, pdf
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.layout import GB_T_9704, Type, reading
from reportsite.document.title import break_title
from reportsite.document.tree import Cell, Column, Document, Paragraph, Run, Table, lines
from tests.document import glyphs
from tests.document.glyphs import MM
from tests.document.readers import FACES, MISSING, needs_pdf
from tests.document.reports import FULL, SENTENCES, headings_at_every_line, long_report, signed_at_every_line

pytestmark = needs_pdf
needs_fonts = pytest.mark.skipif(MISSING != (), reason="a font is missing")

READING = reading(GB_T_9704)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAFT = "送审稿第2稿"
NAMED = {
    "long": (assemble(long_report()), GB_T_9704),
    "full": (assemble(FULL), GB_T_9704),
    "reading": (assemble(replace(FULL, preamble=SENTENCES * 2), draft=DRAFT), READING),
    "list": (assemble_list(long_report(4_000)), GB_T_9704),
}


def drawn(document, layout=GB_T_9704):
    return glyphs.pages(pdf.render(document, FACES, layout))


@cache
def made(name):
    document, layout = NAMED[name]
    return pdf.render(document, FACES, layout)


@cache
def pages_of(name):
    return glyphs.pages(made(name))


def bodies(pages, layout=GB_T_9704):
    """The lines between the margins of each page."""
    return [[glyphs.text(row) for row in page.within(layout)] for page in pages]


def of(*runs):
    return Document(blocks=(Paragraph(runs),))


# --- Faces ---

SIGNS = "“双”‘单’——省略……？2030Ab"


def faces_of(row):
    """The face of each sign of a line: a Latin face would take some, a Chinese one draws some of them badly."""
    found = defaultdict(set)
    for glyph in row:
        found[glyph.font].update(glyph.text)
    return found


def chinese(face, marks_face):
    return {face: set("“双”‘单’省略"), marks_face: set("—…？"), "Report-Latin": set("2030Ab")}


@needs_fonts
def test_quotation_marks_and_dashes_are_chinese_in_every_face():
    document = Document(
        title=(SIGNS,),
        byline=(SIGNS,),
        blocks=(
            *(Paragraph((Run(SIGNS, level),), level) for level in (1, 2, 3, 4)),
            Paragraph((Run(SIGNS, 2),)),
            Paragraph((Run(SIGNS),)),
            Table((Column(SIGNS, 100),), ((Cell(SIGNS),),)),
        ),
    )
    (page,) = drawn(document)
    fang, kai = chinese("Report-Fang", "Noto-Serif-CJK-SC"), chinese("Report-Kai", "Noto-Serif-CJK-SC")
    hei, title = chinese("Report-Hei", "Noto-Sans-CJK-SC"), {"Noto-Serif-CJK-SC-Bold": set(SIGNS)}
    byline, levels, run_in, body, head, cell = kai, [hei, kai, fang, fang], kai, fang, hei, fang
    assert list(map(faces_of, page.within(GB_T_9704))) == [title, byline, *levels, run_in, body, head, cell]


@needs_fonts
def test_digits_are_latin_unless_each_face_sets_its_own():
    def digits(layout):
        runs = (Run("一2030", 1), Run("二2030", 2), Run("三2030"))
        return [
            glyph.font
            for page in drawn(of(*runs), layout)
            for row in page.within(layout)
            for glyph in row
            if glyph.text == "2"
        ]

    assert (digits(GB_T_9704), digits(replace(GB_T_9704, digits="own"))) == (
        ["Report-Latin"] * 3,
        ["Report-Hei", "Report-Kai", "Report-Fang"],
    )


@pytest.mark.parametrize(("bold", "outlined"), [(True, "一是勤"), (False, "")])
def test_a_bold_heading_is_drawn_with_an_outline_and_nothing_else_is(bold, outlined):
    layout = replace(GB_T_9704, level3=Type("仿宋_GB2312", bold=bold))
    document = Document(title=("题",), blocks=(Paragraph((Run("二、", 1), Run("一是勤", 3), Run("读"), Run("书", 4))),))
    (page,) = drawn(document, layout)
    assert {glyph.mode for glyph in page.glyphs} == {0, 2} if bold else {0}
    assert glyphs.text(glyph for glyph in page.glyphs if glyph.mode == 2) == outlined


# --- Lines and pages ---

NEVER_FIRST, NEVER_LAST = "，。、；：？！）》”’…", "（《“‘"
UNITS = "年月日%个次人项名条户天万册小乡"


@pytest.fixture(scope="module")
def many_lines():
    """Over a thousand short lines, in each of which something else stands at the end."""
    layout = replace(GB_T_9704, right_mm=120, page_height_mm=600)
    text = "".join(SENTENCES)
    document = Document(blocks=tuple(Paragraph((Run("书" * start + text),)) for start in range(24)))
    return document, [line for page in bodies(drawn(document, layout), layout) for line in page]


def test_no_line_begins_or_ends_with_a_mark_that_must_not(many_lines):
    _document, found = many_lines
    assert len(found) > 1_000
    assert [line for line in found if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST] == []


def test_no_line_end_parts_a_number_or_takes_it_from_its_unit(many_lines):
    _document, found = many_lines
    ends = [(above, below) for above, below in itertools.pairwise(found) if re.search(r"[0-9.,]$", above)]
    assert [pair for pair in ends if re.match(f"[0-9.,{UNITS}]", pair[1])] == []
    assert sum(bool(re.match("[0-9]", line)) for line in found) > 50  # so it was moved to the next line


def test_no_line_end_parts_a_dash_or_an_ellipsis(many_lines):
    _document, found = many_lines
    assert [pair for pair in itertools.pairwise(found) if pair[0][-1] == pair[1][0] in "—…"] == []


def test_no_character_is_lost_at_a_line_end(many_lines):
    document, found = many_lines
    assert "".join(found) == "".join(lines(document))


def test_a_number_in_a_cell_stays_on_the_line_of_its_unit():
    texts = [f"{'书' * length}2031年12月30日共{length}册" for length in range(12)]
    document = Document(blocks=(Table((Column("限", 20), Column("", 80)), tuple((Cell(text),) for text in texts)),))
    found = [line for page in bodies(drawn(document)) for line in page]
    assert len(found) > 20
    assert [line for line in found if line[-1].isdigit()] == []


def test_no_heading_is_the_last_line_of_a_page():
    """On pages of seven lines, so that there are many ends."""
    layout = replace(GB_T_9704, page_height_mm=145)
    pages = bodies(drawn(headings_at_every_line(), layout), layout)
    assert len([page for page in pages[:-1] if len(page) < 7]) > 10  # where a heading was moved to the next page
    assert [page[-1] for page in pages if set(page[-1]) != {"书"}] == []


def test_no_page_end_parts_a_signature_or_takes_it_from_its_text():
    pages = bodies(drawn(signed_at_every_line()))
    found = [page[-3:] for page in pages if "云岭县图书馆" in page or "2031年1月6日" in page]
    assert found == [["末" * 2, "云岭县图书馆", "2031年1月6日"]] * 9
    assert len(pages) > 9


def test_a_title_stands_in_the_lines_in_which_it_was_broken_and_leaves_no_character_alone():
    name = "欧阳晓岚"
    whole = "云岭县图书馆及其乡镇分馆领导班子成员中共党员" + name + "同志2030年度个人对照检查材料"
    titles = [break_title(whole[start:], GB_T_9704.title_characters(), name) for start in range(23)]
    pages = drawn(Document(title=titles[0], annexes=tuple(Document(title=title) for title in titles[1:])))
    found = [glyphs.rows(glyph for glyph in page.glyphs if round(glyph.size) == 22) for page in pages]
    assert [tuple(map(glyphs.text, page)) for page in found] == titles
    assert {len(title) for title in titles} == {1, 2}
    assert [title for title in titles if len(title[-1]) < 3 or not any(name in line for line in title)] == []


@pytest.mark.parametrize(("pitch", "count"), [(28, 22), (30, 21)])
def test_the_pitch_of_the_lines(pitch, count):
    layout = replace(GB_T_9704, pitch_pt=pitch)
    page, *_rest = drawn(of(Run("书" * 28 * 30)), layout)
    baselines = [row[0].y for row in page.within(layout)]
    pitches = {round(above - below, 1) for above, below in itertools.pairwise(baselines)}
    assert (pitches, len(baselines)) == ({float(pitch)}, count)


# --- Around the text ---


def test_page_numbers_stand_outside_one_character_in_on_twelve_pages():
    pages = pages_of("long")
    feet = [page.outside(GB_T_9704) for page in pages]
    assert [[glyphs.text(row) for row in rows] for rows in feet] == [[f"—{number}—"] for number in range(1, 13)]
    insets = [
        round(page.width - 26 * MM - rows[0][-1].x1 if number % 2 else rows[0][0].x0 - 28 * MM)
        for number, (page, rows) in enumerate(zip(pages, feet, strict=True), 1)
    ]
    assert insets == [14] * 12


def test_page_numbers_stand_in_the_middle_or_nowhere():
    document = of(Run("书" * 28 * 30))
    middle = [page.outside(GB_T_9704) for page in drawn(document, replace(GB_T_9704, page_number="center"))]
    assert [[glyphs.text(row) for row in rows] for rows in middle] == [["—1—"], ["—2—"]]
    assert {round((rows[0][0].x0 + rows[0][-1].x1) / 2 / MM) for rows in middle} == {28 + 156 // 2}
    none = drawn(document, replace(GB_T_9704, page_number="none"))
    assert [page.outside(GB_T_9704) for page in none] == [[], []]


def test_name_and_date_stand_in_the_middle_under_the_title_where_the_layout_says_so():
    layout = replace(GB_T_9704, signature="title")
    content = Content(title="对照检查材料", preamble=("书" * 40,), signature="云岭县图书馆", date="2031年1月6日")
    (page,) = drawn(assemble(content, layout), layout)
    found = page.within(layout)
    assert [glyphs.text(row) for row in found] == [
        "对照检查材料",
        "云岭县图书馆",
        "（2031年1月6日）",
        "书" * 26,
        "书" * 14,
    ]
    assert {round((row[0].x0 + row[-1].x1) / 2 / MM) for row in found[:3]} == {28 + 156 // 2}
    assert {round(glyph.size) for row in found[1:3] for glyph in row} == {16}


def test_marks_stand_above_the_first_page_alone():
    heads = [[glyphs.text(row) for row in page.outside(GB_T_9704)] for page in pages_of("full")]
    assert heads == [["内部资料会后收回", "—1—"], *[[f"—{number}—"] for number in range(2, len(heads) + 1)]]
    (mark, *_rest), *_others = pages_of("full")[0].outside(GB_T_9704), None
    assert (round(mark[0].x0 / MM), round(mark[0].size)) == (28, 16)


def test_a_reading_copy_has_its_number_on_every_page_and_beside_each_line_its_own():
    _document, layout = NAMED["reading"]
    pages = pages_of("reading")
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        around = page.outside(layout)
        marks = "内部资料会后收回" if number == 1 else ""
        assert [glyphs.text(row) for row in around if row[-1].x1 > 28 * MM] == [f"{marks}{DRAFT}", f"—{number}—"]
        beside = [row for row in around if row[-1].x1 < 28 * MM]
        # The lines of a table, which is set smaller, have none.
        counted = list(itertools.takewhile(lambda row: round(row[0].size) > 14, page.within(layout)))
        assert [glyphs.text(row) for row in beside] == [str(count) for count in range(1, len(counted) + 1)]
        assert {abs(ours[0].y - theirs[0].y) < 6 for ours, theirs in zip(beside, counted, strict=True)} == {True}


def test_only_a_reading_copy_asks_word_for_line_numbers():
    found = {}
    for name in ("full", "reading"):
        with zipfile.ZipFile(io.BytesIO(docx.render(*NAMED[name]))) as package:
            sections = etree.fromstring(package.read("word/document.xml")).iter(f"{W}sectPr")
        numbers = [section.find(f"{W}lnNumType") for section in sections]
        found[name] = [
            one is not None and {key.removeprefix(W): value for key, value in one.items()} for one in numbers
        ]
    wanted = {"countBy": "1", "distance": "170", "restart": "newPage"}
    assert found == {"full": [False, False], "reading": [wanted, wanted]}


# --- Tables ---


def test_the_head_of_a_table_stands_on_each_of_its_pages_and_no_cell_in_two():
    document, _layout = NAMED["list"]
    (table,) = document.blocks
    pages = pages_of("list")
    head = "".join(column.heading for column in table.columns)
    assert len(pages) > 3
    found = ["".join(page) for page in bodies(pages)]
    assert [page.startswith(head) for page in found] == [False, *[True] * (len(pages) - 1)]
    printed = "".join(found)
    assert glyphs.characters(printed) == glyphs.characters(*lines(document), head * (len(pages) - 1))


def test_cells_are_set_in_the_size_of_the_layout():
    document = Document(blocks=(Table((Column("甲", 100),), ((Cell("书" * 200),),)),))
    (page,) = drawn(document)
    assert {round(glyph.size, 1) for row in page.within(GB_T_9704) for glyph in row} == {14}


def edges(page):
    """The height of each line that is drawn from side to side over the page, with the part of the width that it covers."""
    covered = defaultdict(float)
    for x0, y0, x1, y1 in page.lines:
        if round(y0, 1) == round(y1, 1):
            covered[round(y0, 1)] += x1 - x0
    return dict(sorted(covered.items()))


def test_a_table_is_closed_on_each_page_where_a_merged_cell_goes_on_too():
    pages = pages_of("list")
    width = (297 - 28 - 26) * MM
    across = [[round(length / width, 1) for length in edges(page).values()] for page in pages]
    assert [(lengths[0], lengths[-1]) for lengths in across] == [(1, 1)] * len(pages)  # its foot and its top


# --- Structure, properties, bytes ---


def root_of(data):
    return PdfReader(io.BytesIO(data)).trailer["/Root"]


def kids(element):
    below = element.get_object().get("/K", [])
    return [one.get_object() for one in (below if isinstance(below, list) else [below])]


def elements(element, *kinds):
    """The structure elements of some types, in the order in which they are read."""
    for one in kids(element):
        if isinstance(one, dict):
            if one.get("/S") in kinds:
                yield one
            yield from elements(one, *kinds)


def levels(data):
    headings = elements(root_of(data)["/StructTreeRoot"], *(f"/H{level}" for level in range(1, 7)))
    return [int(one["/S"][2]) for one in headings]


def test_a_reader_for_the_blind_is_told_the_language_the_title_and_what_each_text_is():
    document, _layout = NAMED["full"]
    reader = PdfReader(io.BytesIO(made("full")))
    root = reader.trailer["/Root"]
    told = (root["/MarkInfo"]["/Marked"], root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert (told, reader.metadata.title) == ((True, "zh-CN", True), FULL.title)
    (whole,) = kids(root["/StructTreeRoot"])
    parts = kids(whole)  # one on each page
    assert (whole["/S"], {part["/S"] for part in parts}) == ("/Document", {"/Part"})
    blocks = [f"/H{block.level + 1}" if block.level else "/P" for block in document.blocks]
    attachments, signature = ["/P", "/P"], ["/P", "/P"]
    found = [one for part in parts for one in kids(part)]
    assert [one["/S"] for one in found] == ["/H1", "/P", *blocks, *attachments, *signature, "/Sect"]
    assert [one["/S"] for one in kids(found[-1])] == ["/P", "/H1", "/Table"]


@pytest.mark.parametrize(
    ("given", "told"), [((1, 2, 3, 4), [1, 2, 3, 4]), ((1, 3, 3, 1, 2), [1, 2, 2, 1, 2]), ((2, 4, 1), [1, 2, 1])]
)
def test_headings_leave_no_level_out_for_a_reader_for_the_blind(given, told):
    blocks = tuple(Paragraph((Run("题", level),), level) for level in given)
    assert levels(pdf.render(Document(blocks=blocks), FACES)) == told


def test_each_cell_of_a_table_is_under_one_heading_on_each_page():
    """Every row of a page has a cell for each column, or one above that reaches down to it."""
    document, _layout = NAMED["list"]
    (table,) = document.blocks
    columns = len(table.columns)
    tables = list(elements(root_of(made("list"))["/StructTreeRoot"], "/Table"))
    assert len(tables) == len(pages_of("list"))
    merged = 0
    for one in tables:
        heads, cells = list(elements(one, "/TH")), list(elements(one, "/TD"))
        rows = len(list(elements(one, "/TR"))) - 1
        assert [head["/A"]["/Scope"] for head in heads] == ["/Column"] * columns
        assert sum(cell["/A"].get("/RowSpan", 1) for cell in cells) == rows * columns
        assert [cell for cell in cells if "/Headers" in cell["/A"]] == []
        merged += sum("/RowSpan" in cell["/A"] for cell in cells)
    assert merged > 3


def marked(data):
    """How each text of each page is marked: "text" where the structure names it, else what kind of artifact it is."""
    reader = PdfReader(io.BytesIO(data))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    tagged = {
        (one["/Pg"].indirect_reference.idnum, kid)
        for one in elements(root, "/Span")
        for kid in kids(one)
        if isinstance(kid, int)
    }
    found = []
    for page in reader.pages:
        open_, texts = [], []
        for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                properties = operands[1] if operator == b"BDC" else {}
                number = (page.indirect_reference.idnum, properties.get("/MCID"))
                kind = properties.get("/Subtype", properties.get("/Type", "line"))
                open_.append("text" if number in tagged else kind if operands[0] == "/Artifact" else "unmarked")
            elif operator == b"EMC":
                open_.pop()
            elif operator in (b"TJ", b"Tj"):
                texts.append(open_[-1] if open_ else "unmarked")
        found.append(texts)
    return found


def test_what_stands_around_the_text_is_no_text_for_a_reader_for_the_blind():
    marks, numbers = (
        1,
        [len([row for row in page.outside(READING) if row[-1].x1 < 28 * MM]) for page in pages_of("reading")],
    )
    found = marked(made("reading"))
    assert [set(texts) for texts in found] == [{"text", "/Header", "/Footer", "/Pagination"}] * len(found)
    # The marks and the draft's number; a page number; the numbers of the lines.
    assert [[texts.count(kind) for kind in ("/Header", "/Footer")] for texts in found] == [
        [marks + 1, 1],
        *[[1, 1]] * (len(found) - 1),
    ]
    assert [texts.count("/Pagination") for texts in found] == numbers


def streams(data):
    """All that stands in the file, what is packed unpacked."""
    reader = PdfReader(io.BytesIO(data))
    yield data
    for number in range(1, reader.trailer["/Size"]):
        one = reader.get_object(number)
        yield repr(one).encode()
        if isinstance(one, StreamObject):
            yield one.get_data()


@pytest.mark.parametrize("name", ["full", "reading"])
def test_nobody_and_no_program_is_named_in_the_file(name):
    reader = PdfReader(io.BytesIO(made(name)))
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert dict(reader.metadata) == {"/Title": FULL.title}
    assert re.findall(rb"<(dc:creator|xmp:\w+)|pdf:(\w+)=|(\w+Date)", metadata) == []
    assert b'pdfuaid:part="1"' in metadata
    named = {
        word
        for part in streams(made(name))
        for word in re.findall(rb"(?i)weasyprint|pydyf|producer|creator|author", part)
    }
    assert named == set()


@pytest.mark.skipif(not shutil.which("qpdf"), reason="no qpdf here")
@pytest.mark.parametrize("name", NAMED)
def test_qpdf_finds_nothing_wrong(name, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(made(name))
    checked = subprocess.run(["qpdf", "--check", path.name], cwd=tmp_path, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def digest():
    """Of a report with all that makes it pass through the layout more than once, rendered anew."""
    document, layout = NAMED["reading"]
    return hashlib.sha256(pdf.render(document, FACES, layout)).hexdigest()


def test_the_same_document_gives_the_same_bytes_again_and_in_another_process():
    elsewhere = subprocess.run(
        [sys.executable, "-c", "from tests.document.test_measures import digest; print(digest())"],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        env={"PYTHONHASHSEED": "7", "PATH": "", "TZ": "Asia/Shanghai"},
    )
    here = hashlib.sha256(made("reading")).hexdigest()
    assert (digest(), elsewhere.stdout.strip()) == (here, here)
