"""The page and its text area: size, margins, lines and characters, pitch, indents (GB/T 9704-2012, 5.2 and 7.3.1)."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

from reportsite.document.layout import MM, Layout
from reportsite.inspection.findings import Place
from reportsite.inspection.pdf_lines import IDEOGRAPH, Line, Sheet
from reportsite.inspection.pdf_measures import ENOUGH, FLUSH, Measures, Occurrence, most_common
from reportsite.inspection.pdf_paragraphs import Paragraph, Text

_PAGE = Place(part="page")
_PAPER = 1.0  # mm that a page may differ
_SIDE = 1.0  # mm, as the standard allows (5.2.1)
_ABOVE_BELOW = 1.5  # mm; where in its pitch a line stands is the program's own choice
_PITCH = 0.15  # points
_INDENT = 0.4  # characters
_WIDE = 0.9  # of the size: what is as wide is a full character
_LATIN = re.compile("[!-/:-~ ]")
_SENTENCE_ENDS = "。！？：；…”）"


def area_occurrences(measures: Measures) -> Iterator[Occurrence]:
    """The breaches of the rules of page and text area."""
    yield from _page_sizes(measures.text, measures.layout)
    for rule in _RULES:
        yield from rule(measures)


def _mm(points: float) -> str:
    return f"{round(points / MM, 1):g} mm"


def _page_sizes(text: Text, layout: Layout) -> Iterator[Occurrence]:
    short, long = sorted((layout.page_width_mm, layout.page_height_mm))
    for sheet in text.sheets:
        sides = sorted((sheet.page.width / MM, sheet.page.height / MM))
        if abs(sides[0] - short) > _PAPER or abs(sides[1] - long) > _PAPER:
            found = f"{sides[0]:.0f} x {sides[1]:.0f} mm"
            place = Place(sheet.page.number, part="page")
            yield Occurrence("page.size", place, found, f"{short:g} x {long:g} mm")


def margin_breaches(measures: Measures) -> dict[str, tuple[float, float]]:
    """(found, expected) in points of each margin that is another than the layout's for certain."""
    upright = [sheet.page for sheet in measures.text.sheets if not sheet.page.landscape]
    if not upright:
        return {}
    layout, width, height = measures.layout, upright[0].width, upright[0].height
    expected = {"left": layout.left_mm, "right": layout.right_mm, "top": layout.top_mm, "bottom": layout.bottom_mm}
    found: dict[str, float | None] = {"left": None, "right": None, "top": None, "bottom": None}
    found["left"] = _left(measures, layout.left_mm * MM)
    right = _right(measures, width - layout.right_mm * MM)
    found["right"] = None if right is None else width - right
    found["top"] = _top(measures, height, layout.top_mm * MM)
    found["bottom"] = _bottom(measures, layout.bottom_mm * MM)
    return {side: (value, expected[side] * MM) for side, value in found.items() if value is not None}


def _margins(measures: Measures) -> Iterator[Occurrence]:
    if breaches := margin_breaches(measures):
        found = ", ".join(f"{side} {_mm(value)}" for side, (value, _) in breaches.items())
        expected = ", ".join(f"{side} {_mm(value)}" for side, (_, value) in breaches.items())
        yield Occurrence("page.margins", _PAGE, found, expected)


def _left(measures: Measures, expected: float) -> float | None:
    begins = [pair.next.left for pair in measures.pairs if IDEOGRAPH.match(pair.next.text)]
    if len(begins) < ENOUGH or abs(median(begins) - expected) <= _SIDE * MM:
        return None
    return median(begins)


def _right(measures: Measures, expected: float) -> float | None:
    """Lines that end inside of the edge tell where it is only where they are spread, or where a character more would
    have had room."""
    right = measures.right
    if right is None or abs(right - expected) <= _SIDE * MM:
        return None
    most = 1.3 * measures.text.edges.size + _SIDE * MM
    return right if right > expected or expected - right > most or _spread(measures, right) else None


def _spread(measures: Measures, right: float) -> bool:
    """Whether lines of different width by nature end at the same edge."""
    lines = [pair.line for pair in measures.pairs if abs(pair.line.right - right) < FLUSH]
    natural = [line.left + sum(glyph.right - glyph.x for glyph in line.glyphs) for line in lines]
    return len(natural) >= ENOUGH and max(natural) - min(natural) > 2


def _top(measures: Measures, height: float, expected: float) -> float | None:
    """Where text begins on pages that go on with a paragraph. A program puts a line somewhere between the middle and the
    foot of its pitch."""
    if measures.pitch is None or not measures.turned:
        return None
    first = [below.lines[0] for _above, below in measures.turned]
    size, pitch = measures.text.edges.size, measures.pitch
    down = median(height - line.y for line in first)
    least, most = down - pitch + 0.1 * size, down - pitch / 2 - 0.38 * size
    around = _ABOVE_BELOW * MM
    return None if least - around <= expected <= most + around else most


def _bottom(measures: Measures, expected: float) -> float | None:
    """Where text ends on full pages; below it there may be less than a line."""
    if measures.pitch is None or not measures.full:
        return None
    size, pitch = measures.text.edges.size, measures.pitch
    up = min(sheet.lines[-1].y for sheet in measures.full)
    middle = up + 0.38 * size - pitch / 2
    around = _ABOVE_BELOW * MM
    return None if middle - pitch - around <= expected <= up - 0.1 * size + around else middle


def _lines(measures: Measures) -> Iterator[Occurrence]:
    counts = [len(sheet.lines) for sheet in measures.full if _even(sheet, measures)]
    layout = measures.layout
    room = (layout.page_height_mm - layout.top_mm - layout.bottom_mm) * MM / layout.pitch_pt
    if len(counts) > 1 and max(counts) not in {int(room - 0.02), int(room), int(room + 0.02)}:
        yield Occurrence("page.lines", _PAGE, f"{max(counts)} lines", f"{layout.lines} lines")


def _even(sheet: Sheet, measures: Measures) -> bool:
    """Whether a page is text from its first to its last line, at one pitch."""
    pitch = measures.pitch
    if pitch is None or sheet.tables or any(line in measures.titles for line in sheet.lines):
        return False
    highest = max(below.lines[0].y for _above, below in measures.turned)
    steps = [above.y - below.y for above, below in pairwise(sheet.lines)]
    return all(abs(step - pitch) < 0.03 * pitch for step in steps) and abs(sheet.lines[0].y - highest) < 0.2 * pitch


def _characters(measures: Measures) -> Iterator[Occurrence]:
    """Counted on lines of full characters that end where nothing but the room made them end."""
    counts = [
        len(pair.line.glyphs)
        for pair in measures.breakable()
        if pair.line not in measures.firsts and IDEOGRAPH.match(pair.line.dense[-1]) and _full_characters(pair.line)
    ]
    expected = measures.layout.characters
    if len(counts) >= ENOUGH - 1 and most_common(counts) != expected:
        yield Occurrence("page.characters", _PAGE, f"{most_common(counts)} characters", f"{expected} characters")


def _full_characters(line: Line) -> bool:
    return all(glyph.right - glyph.x > _WIDE * line.size for glyph in line.glyphs)


def _pitch(measures: Measures) -> Iterator[Occurrence]:
    pitch, expected = measures.pitch, measures.layout.pitch_pt
    if pitch is not None and abs(pitch - expected) > _PITCH:
        yield Occurrence("pitch.body", _PAGE, f"{round(pitch * 20) / 20:g} pt", f"{expected:g} pt")


def _edges(measures: Measures) -> Iterator[Occurrence]:
    """Full lines that end before most do. Beyond these a mark may hang over the edge."""
    right = measures.right
    if right is None:
        return
    lines = [pair.line for pair in measures.breakable() if _tells_its_edge(pair.line, measures.text.promised)]
    uneven = [line for line in lines if line.right < right - FLUSH]
    if len(uneven) >= ENOUGH - 1 and len(uneven) > 0.2 * len(lines):
        for line in uneven:
            yield Occurrence("line.edge", measures.text.place(line), "uneven", "even on both sides")


def _tells_its_edge(line: Line, promised: bool) -> bool:
    """Whether a line is of Chinese characters and digits, which are as wide as they seem. Pango, which sets what is made
    from HTML, leaves out some of the space where the font changes; there a line has to be of one font."""
    if len(line.glyphs) < 10 or _LATIN.search(line.text):
        return False
    return not promised or all(glyph.look == line.look for glyph in line.glyphs)


def _indents(measures: Measures) -> Iterator[Occurrence]:
    size, edge = measures.text.edges.size, measures.text.edges.left
    expected = measures.layout.indent
    paragraphs = [paragraph for paragraph in measures.paragraphs if _told_apart(paragraph, measures)]
    indents = [round(2 * (paragraph.lines[0].left - edge) / size) / 2 for paragraph in paragraphs]
    if len(indents) < 2 or abs(most_common(indents) - expected) <= _INDENT:
        return
    for paragraph, indent in zip(paragraphs, indents, strict=True):
        if abs(indent - expected) > _INDENT:
            yield Occurrence("indent.body", paragraph.place, f"{indent:g} characters", f"{expected} characters")


def _told_apart(paragraph: Paragraph, measures: Measures) -> bool:
    """Whether a paragraph of text surely begins where it seems to: right under another that ended its sentence."""
    paragraphs, first = measures.text.paragraphs, paragraph.lines[0]
    above = paragraphs[paragraph.number - 2] if paragraph.number > 1 else None
    if above is None or paragraph.role != "text" or above.role not in ("text", "heading"):
        return False
    ended = measures.text.promised or above.role == "heading" or above.text[-1] in _SENTENCE_ENDS
    under = (above.lines[-1].page == first.page and not measures.text.promised) or measures.follows(
        above.lines[-1], first
    )
    return ended and under and first.plain and first.text[0].isalnum()


_RULES: tuple[Callable[[Measures], Iterator[Occurrence]], ...] = (
    _margins, _lines, _characters, _pitch, _edges, _indents,
)  # fmt: skip
