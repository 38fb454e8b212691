"""A PDF as what stands where on its pages: glyphs, and the lines that they make."""

import io
from collections import Counter, defaultdict
from typing import NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTLine
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

MM = 72 / 25.4


class Glyph(NamedTuple):
    """Lengths in points, from the lower left corner of the page; `y` is the baseline. `mode` is how the glyph is drawn:
    0 filled, 2 filled and outlined (PDF 32000-1, 9.3.6)."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    mode: int


class Page(NamedTuple):
    width: float
    height: float
    glyphs: list[Glyph]
    lines: list[tuple[float, float, float, float]]  # that are drawn: x0, y0, x1, y1

    def within(self, layout):
        """The lines between the margins: what stands neither at the head nor at the foot nor beside the text."""
        top, bottom, left = self.height - layout.top_mm * MM, layout.bottom_mm * MM, layout.left_mm * MM
        return rows(glyph for glyph in self.glyphs if bottom - 1 < glyph.y < top and glyph.x0 > left - 2)

    def outside(self, layout):
        """The lines at the head, at the foot and beside the text."""
        inside = {glyph for row in self.within(layout) for glyph in row}
        return rows(glyph for glyph in self.glyphs if glyph not in inside)


class _Device(PDFPageAggregator):
    """Keeps with each glyph how it is drawn."""

    def render_string(self, textstate, *arguments):
        self.mode = textstate.render
        super().render_string(textstate, *arguments)

    def render_char(self, *arguments):
        width = super().render_char(*arguments)
        self.cur_item._objs[-1].mode = self.mode
        return width


def pages(data):
    """The pages with all glyphs that are no white space."""
    resources = PDFResourceManager()
    device = _Device(resources, laparams=None)  # as they stand: nobody guesses what is a paragraph
    interpreter = PDFPageInterpreter(resources, device)
    found = []
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        laid_out = device.get_result()
        glyphs = [
            Glyph(one.get_text(), one.x0, one.x1, one.matrix[5], one.size, one.fontname.partition("+")[2], one.mode)
            for one in laid_out
            if isinstance(one, LTChar) and one.get_text().strip()
        ]
        found.append(
            Page(laid_out.width, laid_out.height, glyphs, [one.bbox for one in laid_out if isinstance(one, LTLine)])
        )
    return found


def rows(glyphs):
    """The glyphs by baseline, from top to bottom, each line from left to right."""
    by_baseline = defaultdict(list)
    for glyph in glyphs:
        by_baseline[round(glyph.y, 1)].append(glyph)
    return [sorted(row, key=lambda glyph: glyph.x0) for _y, row in sorted(by_baseline.items(), reverse=True)]


def text(row):
    return "".join(glyph.text for glyph in row)


def characters(*texts):
    """How often each character occurs that is no white space."""
    return Counter("".join("".join(texts).split()))
