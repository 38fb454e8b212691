"""Chinese justification for WeasyPrint 70: the slack of a line is spread between its characters.

By itself WeasyPrint widens spaces alone, so that Chinese lines end ragged. `install` replaces one function of its line
layout, `justify_line`; a test holds it against the library, so that a new version is noticed before a reader does.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_CJK = re.compile(
    "[\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026\u00b7\U00020000-\U0003ffff]"
)
_WHOLE = ("——", "……")  # one sign of two characters
_JOINER = "\u2060"
# A line that would need more than this between two characters, in the font's size, is left as it is.
_MOST = 0.5


def install() -> None:
    """Replace WeasyPrint's line justification; doing so twice is doing it once."""
    from weasyprint.layout import inline

    original = inline.justify_line
    if getattr(original, "spreads", False):
        return
    spread = _spread_layout()

    def justify_line(context: Any, line: Any, extra: float) -> None:
        leaves = list(_leaves(line))
        if None in leaves or not any(_CJK.search(leaf.text) for leaf in leaves):
            original(context, line, extra)
            return
        gaps = [_gaps(leaf.text, _next_character(leaves, place)) for place, leaf in enumerate(leaves)]
        total = sum(map(len, gaps))
        if not total or extra / total > _MOST * line.style["font_size"]:
            return
        by_box = {id(leaf): mine for leaf, mine in zip(leaves, gaps, strict=True)}
        _shift(line, 0.0, extra / total, by_box, spread)

    justify_line.spreads = True  # type: ignore[attr-defined]
    inline.justify_line = justify_line


def _spread_layout() -> Any:
    """The class of the text of a box that is drawn spread. Made when it is needed: WeasyPrint is there only where Pango
    is."""
    from weasyprint.text.ffi import TO_UNITS, ffi, pango
    from weasyprint.text.line_break import Layout

    class SpreadLayout(Layout):
        """The text of a box with `spacing` (in CSS pixels) added after the characters at `gaps`, when it is drawn."""

        gaps: tuple[int, ...] = ()

        def set_text(self, text: str, justify: bool = False) -> None:
            super().set_text(text)
            if not (justify and self.gaps):
                return
            attributes = pango.pango_layout_get_attributes(self.layout)
            if attributes == ffi.NULL:
                attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            for start, end in _byte_ranges(self.text, self.gaps):
                attribute = pango.pango_attr_letter_spacing_new(int(self.justification_spacing * TO_UNITS))
                attribute.start_index, attribute.end_index = start, end
                pango.pango_attr_list_change(attributes, attribute)
            pango.pango_layout_set_attributes(self.layout, attributes)

    return SpreadLayout


def _shift(box: Any, advance: float, spacing: float, by_box: Mapping[int, tuple[int, ...]], spread: Any) -> float:
    """Move `box` by `advance` and widen what is in it, each text by its gaps in `by_box` and drawn by `spread`; returns
    what is to its right has to move by."""
    box.position_x += advance
    if (mine := by_box.get(id(box))) is None:
        before = advance
        for child in box.children:
            advance = _shift(child, advance, spacing, by_box, spread)
        box.width += advance - before
        return advance
    if mine:
        layout = spread(box.style, spacing)
        layout.gaps = mine
        layout.set_text(box.text)
        layout.deactivate()
        box.pango_layout, box.justification_spacing = layout, spacing
        box.width += spacing * len(mine)
    return advance + spacing * len(mine)


def _leaves(box: Any) -> Iterator[Any]:
    """The text boxes of a line in order; None for anything that is neither text nor holds text."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)) and box.style["direction"] == "ltr":
        for child in box.children:
            yield from _leaves(child)
    else:
        yield None


def _next_character(leaves: list[Any], place: int) -> str:
    """The first character after a box on its line, "" at the line's end."""
    return next((leaf.text[0] for leaf in leaves[place + 1 :] if leaf.text), "")


def _gaps(text: str, following: str) -> tuple[int, ...]:
    """The places of the characters after which the line may be widened: beside a Chinese character, or at a space."""
    found = []
    for place, character in enumerate(text):
        after = text[place + 1] if place + 1 < len(text) else following
        if not after or _JOINER in (character, after) or character + after in _WHOLE:
            continue
        if character == " " or _CJK.match(character) or _CJK.match(after):
            found.append(place)
    return tuple(found)


def _byte_ranges(text: str, places: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The UTF-8 ranges of the characters at `places`, neighbours joined."""
    wanted = set(places)
    start, at = -1, 0
    for place, character in enumerate(text):
        if place in wanted and start < 0:
            start = at
        if place not in wanted and start >= 0:
            yield start, at
            start = -1
        at += len(character.encode())
    if start >= 0:
        yield start, at
