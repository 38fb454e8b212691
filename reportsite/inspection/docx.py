"""A DOCX held against a layout: what really applies to its pages, paragraphs and tables."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from reportsite.document.layout import GB_T_9704, Layout, Type
from reportsite.inspection import text
from reportsite.inspection.docx_furniture import furniture
from reportsite.inspection.docx_page import pages
from reportsite.inspection.docx_roles import LEVELS, TOLERANCE_PT, Placed, Stretch, place_paragraphs, stretches, type_of
from reportsite.inspection.findings import Finding, Place
from reportsite.inspection.fonts import same_font
from reportsite.inspection.rules import Seen, excerpt, gather, shown
from reportsite.word import body
from reportsite.word.body import Block, Body, Paragraph, Table, every_paragraph
from reportsite.word.package import Package
from reportsite.word.styles import Styles, font_of

# Characters by the font that they should have: the Chinese one of their stretch, the Latin one, and marks that Word may
# take from either.
_CHINESE = re.compile("[\u2e80-\u303e\u3041-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]")
_LATIN = re.compile("[0-9A-Za-z]")
_MARKS = re.compile("[“”‘’—…·]")
_TOLERANCE = 0.3  # characters of an indent
_EXACT_PT, _RECKONED_PT = 0.1, 0.6  # of a pitch that the file gives, and of one that follows from the font


def measure_docx(data: bytes, layout: Layout = GB_T_9704) -> list[Finding]:
    """The findings in a DOCX. Refused where it is none, or too much of one."""
    package = Package.open(data)
    styles = Styles(package)
    document = body.read(package, styles)
    placed = place_paragraphs(document.blocks, styles, layout)
    return gather([*_layout(document, placed, layout), *_text(document, placed)])


def _layout(document: Body, placed: Sequence[Placed], layout: Layout) -> Iterator[Seen]:
    yield from pages(document.sections, placed, layout)
    for one in placed:
        if one.role not in ("contents", "deeper"):
            where = one.where
            found = (seen for stretch in stretches(one) for seen in _characters(stretch, where, layout))
            yield from dict.fromkeys(found)  # a paragraph of many runs counts once
            yield from _lines(one, layout)
    for table in _tables(document.blocks):
        yield from _table(table, layout)
    yield from furniture(document, layout)


def _characters(stretch: Stretch, where: Place, layout: Layout) -> Iterator[Seen]:
    """Fonts, size and bold of a stretch. It may be set as any of its roles; each is held against the best of them."""
    types = [type_of(role, layout) for role in stretch.roles]
    format, type, role = stretch.run.format, types[0], _named(stretch.roles[0])
    if not stretch.text.strip():
        return
    if _CHINESE.search(stretch.text) and not _one_of(format.east_asia, types):
        yield Seen(f"font.{role}", where, format.east_asia, type.font)
    if _LATIN.search(stretch.text):
        expected = [layout.latin_of(one) for one in types] + ([type.font] if role == "title" else [])
        if not any(same_font(format.ascii, font) for font in expected):
            yield Seen("font.latin", where, format.ascii, expected[0])
    if found := _MARKS.search(stretch.text):
        font = font_of(found[0], format)
        # Where the Chinese text itself has another font, that was said above.
        if not same_font(font, format.east_asia) and not _one_of(font, types):
            yield Seen("font.marks", where, font, type.font)
    if all(abs(format.size_pt - one.size_pt) > TOLERANCE_PT for one in types):
        yield Seen(f"size.{role}", where, shown(format.size_pt, "pt"), shown(type.size_pt, "pt"))
    if all(format.bold != one.bold for one in types):
        yield Seen(f"bold.{role}", where, _weight(format.bold), _weight(type.bold))


def _one_of(font: str, types: Sequence[Type]) -> bool:
    return any(same_font(font, type.font) for type in types)


def _named(role: str) -> str:
    """The role that a rule is called by."""
    return {"head": "cell", "signature": "body", "attachment": "body", "label": "level1"}.get(role, role)


def _weight(bold: bool) -> str:
    return "bold" if bold else "regular"


def _lines(one: Placed, layout: Layout) -> Iterator[Seen]:
    """Pitch, indent and alignment of a paragraph."""
    format, where = one.paragraph.format, one.where
    if one.role == "title":
        yield from _pitch("pitch.title", one, layout.title_pitch_pt)
        if format.align != "center":
            yield Seen("align.title", where, format.align, "center")
    if one.role == "body" or one.role in LEVELS:
        yield from _pitch("pitch.body", one, layout.pitch_pt)
        yield from _indent("indent.body" if one.role == "body" else "indent.heading", one, layout)
        if format.align != "both":
            yield Seen("align.body", where, format.align, "both")


def _pitch(rule: str, one: Placed, expected: float) -> Iterator[Seen]:
    found = one.paragraph.pitch_pt
    reckoned = one.paragraph.format.line.rule != "exact"
    if abs(found - expected) > (_RECKONED_PT if reckoned else _EXACT_PT):
        yield Seen(rule, one.where, ("about " if reckoned else "") + shown(found, "pt"), shown(expected, "pt"))


def _indent(rule: str, one: Placed, layout: Layout) -> Iterator[Seen]:
    """Where the first line begins. Spaces that somebody typed to move it are no indent; a list sets its own."""
    format, size = one.paragraph.format, one.paragraph.size_pt
    found = format.left.of(size) + format.first.of(size) - format.hanging.of(size)
    if not format.list_id and abs(found - layout.indent) > _TOLERANCE:
        spaces = len(one.text) - len(one.text.lstrip(" \u3000\u00a0"))
        typed = f" and {spaces} spaces" if spaces else ""
        yield Seen(rule, one.where, f"{round(found, 1):g} characters{typed}", f"{layout.indent} characters")


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


def _directly_in(table: Table) -> Iterator[Paragraph]:
    """The paragraphs of a table, without those of tables in its cells."""
    for row in table.rows:
        for cell in row.cells:
            yield from (block for block in cell.blocks if isinstance(block, Paragraph))


def _table(table: Table, layout: Layout) -> Iterator[Seen]:
    for index, row in enumerate(table.rows):
        roles = ("cell",) if index else ("cell", "head")
        for paragraph in _directly_in(Table((row,))):
            where = Place(part="table", text=excerpt(paragraph.text))
            shown_runs = [Stretch(run.text, run, roles) for run in paragraph.runs if not run.format.hidden]
            yield from dict.fromkeys(seen for one in shown_runs for seen in _characters(one, where, layout))
    if len(table.rows) > 1 and not table.rows[0].repeated:
        first = next(every_paragraph([table]), None)
        yield Seen(
            "table.header", Place(part="table", text=excerpt(first.text if first else "")), "once", "on each page"
        )


def _text(document: Body, placed: Sequence[Placed]) -> Iterator[Seen]:
    """The text rules: numbers and headings outside of tables, anew in each annex; marks everywhere."""
    for _, part in groupby(placed, _part_of(placed)):
        yield from text.seen([(one.where, _level(one), one.text) for one in part if one.role != "contents"])
    for table in _tables(document.blocks):
        for paragraph in _directly_in(table):
            yield from text.seen_marks(Place(part="table", text=excerpt(paragraph.text)), paragraph.text)


def _part_of(placed: Sequence[Placed]) -> Callable[[Placed], int]:
    """Which part of the document a paragraph belongs to: the report is 0; a title begins another, with the label above
    it."""
    parts: dict[int, int] = {}
    begins = ("title", "label")
    for before, one in pairwise([None, *placed]):
        assert one
        last = parts[before.number] if before else 0
        begun = before is not None and one.role in begins and before.role not in begins
        parts[one.number] = last + begun
    return lambda one: parts[one.number]


def _level(one: Placed) -> int:
    """The level of a heading on a line of its own."""
    return int(one.role[-1]) if one.role in LEVELS else 0
