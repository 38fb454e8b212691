"""What stands at the head and the foot of the pages of a DOCX: the page number, and the lines of a unit's layout."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportsite.document.layout import FURNITURE_PITCH, MM, Layout, Line
from reportsite.inspection.docx_roles import TOLERANCE_PT
from reportsite.inspection.findings import Place
from reportsite.inspection.fonts import same_font
from reportsite.inspection.rules import Seen, excerpt, shown
from reportsite.word.body import PAGE, PAGES, Block, Body, Paragraph, every_paragraph
from reportsite.word.sections import Section, Side

_SIDES: tuple[Side, ...] = ("odd", "even")
_FIELDS = {PAGE: "{page}", PAGES: "{pages}"}
_TOLERANCE_MM = 1.5  # of the height of the page number
_TOLERANCE = 0.5  # characters, of its distance from the edge
# Where a frame or a text box stands that turns with the pages.
_TURNING: Mapping[tuple[str, Side], str] = {
    ("outside", "odd"): "right", ("outside", "even"): "left", ("inside", "odd"): "left", ("inside", "even"): "right",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A page number: its paragraph, where on the line it stands ("left", "center", "right", "" where that is open), how
    many characters of its own from the edge, how high the paragraphs below it are, and whether a frame or a text box
    holds it in another place than the line that it belongs to."""

    paragraph: Paragraph
    place: str
    inset: float
    below_pt: float
    pinned: bool
    part: Literal["header", "footer"]


def furniture(body: Body, layout: Layout) -> Iterator[Seen]:
    """The rules `number.*`, `font.number`, `size.number`, `header.text` and `footer.text`."""
    for section in body.sections:
        yield from _numbers(section, body, layout)
        yield from _texts(section.headers, body, "header", layout.header.odd, layout.header.even)
        if layout.footer is not None:
            yield from _texts(section.footers, body, "footer", layout.footer.odd, layout.footer.even)


def line_text(paragraph: Paragraph) -> str:
    """The text of a line with its page numbers as a layout writes them."""
    return "".join(_FIELDS.get(run.field, run.text) for run in paragraph.runs if not run.format.hidden)


def _texts(
    parts: Mapping[Side, str], body: Body, part: Literal["header", "footer"], odd: Sequence[Line], even: Sequence[Line]
) -> Iterator[Seen]:
    """Every line of the layout stands there; others may stand beside it."""
    for side, lines in zip(_SIDES, (odd, even), strict=True):
        found = [line_text(one) for one in every_paragraph(body.furniture.get(parts.get(side, ""), ()))]
        for line in lines:
            text = "\t".join(line.texts) if sum(map(bool, line.texts)) > 1 else "".join(line.texts)
            if text and text not in found:
                seen = " / ".join(filter(None, map(str.strip, found)))
                yield Seen(f"{part}.text", Place(part=part), excerpt(seen, 60), excerpt(text, 60))


def _numbers(section: Section, body: Body, layout: Layout) -> Iterator[Seen]:
    feet = layout.feet()
    for side, lines in zip(_SIDES, (feet.odd, feet.even), strict=True):
        expected = next((line for line in lines if "{page}" in "".join(line.texts)), None)
        if expected is None:
            continue
        number = _number(section, body, side, layout)
        if number is None:
            text = next(text for text in expected.texts if "{page}" in text)
            yield Seen("number.missing", Place(part="footer"), f"none on {side} pages", text)
        else:
            yield from _number_seen(number, section, side, expected, layout)


def _number_seen(number: Number, section: Section, side: Side, line: Line, layout: Layout) -> Iterator[Seen]:
    where = Place(part=number.part, text=excerpt(number.paragraph.text))
    place = next(name for name in ("left", "center", "right") if "{page}" in getattr(line, name))
    if number.part == "header":
        yield Seen("number.place", where, "header", "footer")
    elif number.place and number.place != place:
        yield Seen("number.place", where, f"{number.place} on {side} pages", f"{place} on {side} pages")
    elif layout.footer is None:
        if place != "center" and number.place and abs(number.inset - 1) > _TOLERANCE:
            yield Seen("number.inset", where, f"{round(number.inset, 1):g} characters", "1 character")
        yield from _height(number, section, where, layout)
    run = next(run for run in number.paragraph.runs if run.field == PAGE)
    if not any(same_font(run.format.ascii, font) for font in (line.type.font, layout.latin_of(line.type))):
        yield Seen("font.number", where, run.format.ascii, line.type.font)
    if abs(run.format.size_pt - line.type.size_pt) > TOLERANCE_PT:
        yield Seen("size.number", where, shown(run.format.size_pt, "pt"), shown(line.type.size_pt, "pt"))


def _height(number: Number, section: Section, where: Place, layout: Layout) -> Iterator[Seen]:
    """From the text area down to the dashes, which stand in the middle of the number's line."""
    if number.pinned:
        return
    half_a_line = number.paragraph.size_pt * FURNITURE_PITCH / 2
    found = section.bottom_mm - section.footer_mm - (half_a_line + number.below_pt) / MM
    if abs(found - layout.page_number_gap_mm) > _TOLERANCE_MM:
        yield Seen("number.height", where, shown(round(found, 1), "mm"), shown(layout.page_number_gap_mm, "mm"))


def _number(section: Section, body: Body, side: Side, layout: Layout) -> Number | None:
    """The page number of a side, at the foot or else at the head, unless the layout has one of its own there; None
    where there is none."""
    parts: list[tuple[Literal["header", "footer"], Mapping[Side, str]]] = [("footer", section.footers)]
    lines = layout.header.odd if side == "odd" else layout.header.even
    if not any("{page}" in text for line in lines for text in line.texts):
        parts.append(("header", section.headers))
    for part, names in parts:
        paragraphs = list(every_paragraph(body.furniture.get(names.get(side, ""), ())))
        for index, paragraph in enumerate(paragraphs):
            below = sum(other.pitch_pt for other in paragraphs[index + 1 :])
            if any(run.field == PAGE for run in paragraph.runs):
                pinned = bool(paragraph.format.frame)
                return Number(paragraph, _place(paragraph, side), _inset(paragraph, side), below, pinned, part)
            for box in paragraph.boxes:
                inside = next(_numbered(box.blocks), None)
                if inside:
                    return Number(inside, _TURNING.get((box.align, side), box.align), 1, below, True, part)
    return None


def _numbered(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    return (one for one in every_paragraph(blocks) if any(run.field == PAGE for run in one.runs))


def _place(paragraph: Paragraph, side: Side) -> str:
    """Where on the line the number stands: by a frame, by the tabs before it, by the alignment."""
    format = paragraph.format
    if format.frame:
        return _TURNING.get((format.frame, side), format.frame)
    tabs = _before(paragraph).count("\t")
    if tabs and format.align in ("left", "both"):
        kinds = [kind for _, kind in format.tabs if kind in ("left", "center", "right")]
        return kinds[tabs - 1] if tabs <= len(kinds) else ""
    return format.align if format.align in ("center", "right") else "left"


def _before(paragraph: Paragraph) -> str:
    texts = []
    for run in paragraph.runs:
        if run.field == PAGE:
            break
        texts.append(run.text)
    return "".join(texts)


def _inset(paragraph: Paragraph, side: Side) -> float:
    """How far from the edge of the text the number's line begins or ends, in characters of its own; full-width spaces
    count."""
    format, size, text = paragraph.format, paragraph.size_pt, paragraph.text
    if _place(paragraph, side) == "right":
        return format.right.of(size) + len(text) - len(text.rstrip("\u3000"))
    start = format.left.of(size) + format.first.of(size) - format.hanging.of(size)
    return start + len(text) - len(text.lstrip("\u3000"))
