"""The page numbers of a PDF: whether they are there, where they stand and what they are set in (GB/T 9704-2012, 7.5)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportsite.document.layout import MM, Layout
from reportsite.document.layout import Line as Foot
from reportsite.inspection.findings import Place
from reportsite.inspection.pdf_fonts import fits, shown, shown_size
from reportsite.inspection.pdf_lines import NUMBER, Line, Sheet
from reportsite.inspection.pdf_measures import Measures, Occurrence

Side = Literal["left", "center", "right"]
_SIDES: tuple[Side, Side, Side] = ("left", "center", "right")
_PART = "footer"
_INSET = 0.75  # characters that the distance from the edge may differ from one
_GAP = 2.0  # mm that the height may differ
_DASH = 0.38  # of the size: how far above its baseline a dash is drawn
_SIZE = 0.3  # points
_DASHES = str.maketrans("—–―－~～", "------")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text of the layout's foot that holds the number, and where it stands."""

    foot: Foot
    side: Side
    text: str


def number_occurrences(measures: Measures, margins_differ: bool) -> Iterator[Occurrence]:
    """The breaches of the rules of page numbers, on pages that are higher than wide. Where the margins are others than
    the layout's, only the side counts: that is said once."""
    layout = measures.layout
    for sheet in measures.text.sheets:
        if sheet.page.landscape or not sheet.page.glyphs or not any(_asked(layout, sheet.page.number)):
            continue
        if layout.footer is not None:
            yield from _in_own_foot(sheet, layout)
        elif piece := next((piece for piece in _below_text(sheet) if NUMBER.fullmatch(piece.dense)), None):
            yield from _placed(piece, sheet, layout, margins_differ)
            yield from _set(piece, sheet, layout)
        else:
            yield _missing(sheet, layout)


def _asked(layout: Layout, number: int) -> Iterator[_Asked]:
    """What the layout asks for on a page of this number."""
    feet = layout.feet()
    for line in feet.odd if number % 2 else feet.even:
        for side, text in zip(_SIDES, line.texts, strict=True):
            if "{page}" in text:
                yield _Asked(line, side, text)


def _missing(sheet: Sheet, layout: Layout) -> Occurrence:
    number = sheet.page.number
    text = next(_asked(layout, number)).text.replace("{page}", str(number)).replace("{pages}", "…")
    return Occurrence("number.missing", Place(number, part=_PART), "none", text)


def _below_text(sheet: Sheet) -> list[Line]:
    """What stands under the text, the lowest first; what stands beside it is no page number, but those of lines."""
    lowest = min((line.y for line in sheet.lines), default=sheet.page.height)
    below = (piece for piece in sheet.pieces if piece.y < min(lowest - 1, sheet.page.height / 2))
    return sorted(below, key=lambda piece: piece.y)


def _in_own_foot(sheet: Sheet, layout: Layout) -> Iterator[Occurrence]:
    """A foot of the layout's own may be anything: its number is missing where there is no digit at all, and stands
    elsewhere where its text does as a whole."""
    pieces = [piece for piece in sheet.pieces if piece.y < sheet.page.height / 2]
    if not any(char.isdigit() for piece in pieces for char in piece.dense):
        yield _missing(sheet, layout)
        return
    left, right = layout.left_mm * MM, sheet.page.width - layout.right_mm * MM
    for asked in _asked(layout, sheet.page.number):
        whole = [piece for piece in pieces if _pattern(asked.text).fullmatch(piece.dense.translate(_DASHES))]
        sides = {_side(piece.left - left, right - piece.right, 0.1 * (right - left)) for piece in whole}
        if sides and asked.side not in sides and whole[0].right - whole[0].left < (right - left) / 3:
            place = Place(sheet.page.number, part=_PART, text=whole[0].text)
            yield Occurrence("number.place", place, min(sides), asked.side)


def _pattern(text: str) -> re.Pattern[str]:
    """What a text of the foot looks like on a page, without its spaces."""
    pattern = re.escape("".join(text.split()).translate(_DASHES))
    return re.compile(pattern.replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+"))


def _placed(piece: Line, sheet: Sheet, layout: Layout, margins_differ: bool) -> Iterator[Occurrence]:
    """Where the number stands: odd and even ones on the outer side, whatever the count of the page itself."""
    left, right = layout.left_mm * MM, sheet.page.width - layout.right_mm * MM
    before, after = piece.left - left, right - piece.right
    side = _side(before, after, 0.1 * (right - left))
    place = Place(sheet.page.number, part=_PART, text=piece.text)
    asked = next(_asked(layout, _number(piece)))
    if side != asked.side:
        yield Occurrence("number.place", place, side, asked.side)
    elif not margins_differ:
        inset = {"left": before, "right": after, "center": piece.size}[side] / piece.size
        if abs(inset - 1) > _INSET:
            yield Occurrence("number.inset", place, f"{round(inset, 1) + 0:g} characters", "1 character")
        gap = layout.bottom_mm - (piece.y + _DASH * piece.size) / MM
        if abs(gap - layout.page_number_gap_mm) > _GAP:
            yield Occurrence("number.height", place, f"{round(gap, 1):g} mm", f"{layout.page_number_gap_mm:g} mm")


def _number(piece: Line) -> int:
    match = NUMBER.fullmatch(piece.dense)
    return int(match[1]) if match else piece.page


def _side(before: float, after: float, middle: float) -> Side:
    if abs(before - after) <= middle:
        return "center"
    return "left" if before < after else "right"


def _set(piece: Line, sheet: Sheet, layout: Layout) -> Iterator[Occurrence]:
    look = next(glyph.look for glyph in piece.glyphs if glyph.text.isdigit())
    type, place = layout.number, Place(sheet.page.number, part=_PART, text=piece.text)
    if not fits(look.kind, look.bold, type.font):
        yield Occurrence("font.number", place, shown(look.kind, look.font), type.font)
    if abs(look.size - type.size_pt) > _SIZE:
        yield Occurrence("size.number", place, shown_size(look.size), f"{type.size_pt:g} pt")
