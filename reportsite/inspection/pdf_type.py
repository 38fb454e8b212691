"""What the texts of a PDF are set in: font, size and weight of each kind of text, for each script."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from reportsite.document.layout import MM, Layout, Type
from reportsite.inspection.findings import Place
from reportsite.inspection.numerals import numeral_of
from reportsite.inspection.pdf_fonts import fits, fits_bold, shown, shown_size
from reportsite.inspection.pdf_lines import IDEOGRAPH, PLAIN, Line
from reportsite.inspection.pdf_measures import Measures, Occurrence
from reportsite.inspection.pdf_paragraphs import Paragraph
from reportsite.inspection.pdf_reading import Glyph, Look

_SIZE = 0.3  # points that a size may differ
_FEWEST = 15  # characters of a paragraph that is surely text
_LATIN = re.compile("[A-Za-z0-9]")
_HEADING_ENDS = "。：；"


def type_occurrences(measures: Measures) -> Iterator[Occurrence]:
    """The breaches of the rules of fonts and sizes."""
    for paragraph in measures.text.upright:
        for rule in _RULES[paragraph.role]:
            yield from rule(paragraph, measures)
    yield from _not_embedded(measures)


@lru_cache(maxsize=65_536)
def _common(character: str) -> bool:
    """Whether a Chinese character is one of the 6,763 of GB 2312; others may rightly come from another font."""
    try:
        return bool(IDEOGRAPH.match(character)) and len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _most(glyphs: Sequence[Glyph], counts: Callable[[str], object]) -> Look | None:
    """What most of the characters that count are set in, None for want of two of them. One beside a character that is
    not ordinary may take its font from that."""
    odd = [not PLAIN.fullmatch(glyph.text) for glyph in glyphs]
    looks = Counter(
        glyph.look
        for place, glyph in enumerate(glyphs)
        if counts(glyph.text) and not any(odd[max(place - 1, 0) : place + 2])
    )
    look, count = looks.most_common(1)[0] if looks else (None, 0)
    return look if count > 1 else None


def _chinese(paragraph: Paragraph, measures: Measures) -> Iterator[Occurrence]:
    """The font, size and weight of the Chinese characters of a title, a heading or a text."""
    meaning, layout = paragraph.meaning, measures.layout
    types: list[Type] = [getattr(layout, name) for name in meaning.types]
    role = meaning.types[0]
    surely_text = meaning.role != "text" or measures.text.promised
    if not surely_text and len(paragraph.text) < _FEWEST:
        return
    chosen = {line: line.glyphs for line in paragraph.lines} if surely_text else _without_headings(paragraph)
    for line, glyphs in chosen.items():
        look = _most(glyphs, _common)
        if look and not any(_is_set_in(look, type, layout) for type in types):
            yield from _differences(role, line, look, _nearest(look, types, role), measures)


def _is_set_in(look: Look, type: Type, layout: Layout) -> bool:
    return fits(look.kind, look.bold, type.font) and fits_bold(look.bold, type) and _has_size(look, type, layout)


def _nearest(look: Look, types: Sequence[Type], role: str) -> Type:
    """The type that a look is held against: what is expected; for a text, which may be a run-in heading from end to end
    in a file that promises its other headings, one of the same font."""
    same = (type for type in types if role == "body" and fits(look.kind, look.bold, type.font))
    return next(same, types[0])


def _differences(role: str, line: Line, look: Look, type: Type, measures: Measures) -> Iterator[Occurrence]:
    place = measures.text.place(line)
    if not fits(look.kind, look.bold, type.font):
        yield Occurrence(f"font.{role}", place, shown(look.kind, look.font), type.font)
    elif not fits_bold(look.bold, type):
        yield Occurrence(f"bold.{role}", place, *(("bold", "not bold") if look.bold else ("not bold", "bold")))
    if not _has_size(look, type, measures.layout):
        yield Occurrence(f"size.{role}", place, shown_size(look.size), f"{type.size_pt:g} pt")


def _has_size(look: Look, type: Type, layout: Layout) -> bool:
    return any(abs(look.size - size) <= _SIZE for size in _sizes(type, layout))


def _sizes(type: Type, layout: Layout) -> tuple[float, float]:
    """The size of a text, and what it is where the body gives up a little of its own so that a line is full."""
    return type.size_pt, type.size_pt * layout.text_width_mm * MM / layout.characters / layout.body.size_pt


def _without_headings(paragraph: Paragraph) -> dict[Line, tuple[Glyph, ...]]:
    """The characters of each line that stand in no numbered sentence: that may be a heading which the text goes on after
    (GB/T 9704-2012, 7.3.3)."""
    chosen: dict[Line, tuple[Glyph, ...]] = {}
    begins, inside = True, False
    for line in paragraph.lines:
        kept = []
        for place, glyph in enumerate(line.glyphs):
            if begins:
                rest = "".join(glyph.text for glyph in line.glyphs[place : place + 8])
                inside, begins = numeral_of(rest) is not None, False
            if not inside:
                kept.append(glyph)
            begins = glyph.text in _HEADING_ENDS
            inside = inside and not begins
        chosen[line] = tuple(kept)
    return chosen


def _latin(paragraph: Paragraph, measures: Measures) -> Iterator[Occurrence]:
    layout = measures.layout
    if layout.digits != "latin" or "title" in paragraph.meaning.types:  # a title sets its own
        return
    for line in paragraph.lines:
        look = _most(line.glyphs, _LATIN.fullmatch)
        if look and not fits(look.kind, False, layout.latin):
            yield Occurrence("font.latin", measures.text.place(line), shown(look.kind, look.font), layout.latin)


def _not_embedded(measures: Measures) -> Iterator[Occurrence]:
    """A font that is not in the file is another one on another machine."""
    seen: set[tuple[str, int]] = set()
    for sheet in measures.text.sheets:
        for glyph in sheet.page.glyphs:
            look = glyph.look
            if not look.embedded and glyph.text != " " and (look.font, sheet.page.number) not in seen:
                seen.add((look.font, sheet.page.number))
                yield Occurrence("font.embedded", Place(sheet.page.number), look.font, "embedded")


_RULES: dict[str, tuple[Callable[[Paragraph, Measures], Iterator[Occurrence]], ...]] = {
    "title": (_chinese,), "heading": (_chinese, _latin), "text": (_chinese, _latin), "other": (),
}  # fmt: skip
