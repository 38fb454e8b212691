"""Bold for WeasyPrint 70 where no bold face is at hand: the characters are drawn with an outline, as Word does with a
Chinese font that has one weight only.

`install` wraps one function of its drawing, `draw_first_line`; a test holds it against the library.
"""

from typing import Any

from reportsite.document.css import HEAVIER

_OUTLINE = 0.03  # of the font's size, half of it outside of the character


def install() -> None:
    """Wrap WeasyPrint's drawing of text; doing so twice is doing it once."""
    from weasyprint.draw import text

    original = text.draw_first_line
    if getattr(original, "outlines", False):
        return

    def draw_first_line(stream: Any, textbox: Any, *arguments: Any) -> Any:
        if textbox.style["hyphenate_character"] != HEAVIER:
            return original(stream, textbox, *arguments)
        stream.set_color(textbox.style["color"], stroke=True)
        stream.set_line_width(textbox.style["font_size"] * _OUTLINE)
        stream.set_text_rendering(2)  # fill, then stroke (PDF 32000-1, 9.3.6)
        try:
            return original(stream, textbox, *arguments)
        finally:
            stream.set_text_rendering(0)

    draw_first_line.outlines = True  # type: ignore[attr-defined]
    text.draw_first_line = draw_first_line
