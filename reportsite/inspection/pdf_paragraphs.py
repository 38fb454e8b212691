"""The lines of a PDF -> its paragraphs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from reportsite.inspection.findings import Place
from reportsite.inspection.pdf_lines import CLOSERS, Line, Sheet
from reportsite.inspection.pdf_meaning import Edges, Meaning, Role, meanings
from reportsite.inspection.pdf_reading import File

_EXCERPT = 20  # characters of a text that say which it is
_INDENTED = 0.7  # in sizes
_NEXT = 1.45  # times the usual pitch: a line further down begins something else
_ENDS_SENTENCE = "。！？；…”’）"


@dataclass(frozen=True, eq=False)
class Paragraph:
    """`number` counts from 1."""

    number: int
    lines: tuple[Line, ...]
    meaning: Meaning

    @property
    def role(self) -> Role:
        return self.meaning.role

    @property
    def level(self) -> int:
        return self.meaning.level

    @cached_property
    def text(self) -> str:
        """The lines in one, with a space where a Latin word ends a line and another begins the next."""
        out = self.lines[0].text
        for above, below in pairwise(self.lines):
            latin = above.text[-1].isascii() and below.text[0].isascii() and above.text[-1].isalpha()
            out += (" " if latin else "") + below.text
        return out

    @property
    def place(self) -> Place:
        part = "title" if self.role == "title" else ""
        return Place(self.lines[0].page, 0, self.number, part, self.text[:_EXCERPT])


@dataclass(frozen=True, eq=False)
class Text:
    """A document by its paragraphs."""

    sheets: tuple[Sheet, ...]
    paragraphs: tuple[Paragraph, ...]
    edges: Edges
    promised: bool

    @cached_property
    def numbers(self) -> dict[Line, int]:
        """The number of each line on its page."""
        return {line: number for sheet in self.sheets for number, line in enumerate(sheet.lines, 1)}

    def place(self, line: Line) -> Place:
        """Where a line of the text stands."""
        return Place(line.page, self.numbers.get(line, 0), 0, "", line.text[:_EXCERPT])

    @cached_property
    def upright(self) -> tuple[Paragraph, ...]:
        """The paragraphs that begin on pages that are higher than wide: those that the measures of the page hold for."""
        wide = {sheet.page.number for sheet in self.sheets if sheet.page.landscape}
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.lines[0].page not in wide)


def text_of(file: File, sheets: Sequence[Sheet]) -> Text:
    """The text of a document whose pages are known by their lines."""
    edges = _edges([sheet for sheet in sheets if not sheet.page.landscape])
    blocks = [block for sheet in sheets for block in _blocks(sheet, file.tagged, edges)]
    joined = _joined_over_pages(blocks, edges)
    wide = frozenset(sheet.page.number for sheet in sheets if sheet.page.landscape)
    named = _titles_joined(joined, meanings(joined, file.promised, edges, wide))
    paragraphs = (Paragraph(number, tuple(block), meaning) for number, (block, meaning) in enumerate(named, 1))
    return Text(tuple(sheets), tuple(paragraphs), edges, file.promised)


def _edges(sheets: Sequence[Sheet]) -> Edges:
    lines = [line for sheet in sheets for line in sheet.lines]
    plain = [line for line in lines if line.plain] or lines
    if not plain:
        return Edges()
    begins = Counter(round(line.left) for line in plain)
    often = [x for x, count in begins.items() if count >= max(2, 0.03 * len(plain))] or list(begins)
    left = median(line.left for line in plain if round(line.left) == min(often))
    # A mark at the end may hang over the edge.
    ends = sorted((line.right for line in plain if line.dense[-1] not in CLOSERS), reverse=True)
    right = ends[int(0.03 * len(ends))] if ends else max(line.right for line in plain)
    size = Counter(glyph.look.size for line in plain for glyph in line.glyphs).most_common(1)[0][0]
    steps = [above.y - below.y for sheet in sheets for above, below in pairwise(sheet.lines)]
    return Edges(left, right, size, median(steps) if steps else 0)


def _blocks(sheet: Sheet, tagged: bool, edges: Edges) -> Iterator[list[Line]]:
    """The lines of a page by paragraphs: by their tags where there are any, else by their shape."""
    block: list[Line] = []
    for line in sheet.lines:
        if block and (line.block != block[-1].block if tagged else _begins(block[-1], line, edges)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _begins(above: Line, line: Line, edges: Edges) -> bool:
    """Whether a line begins a paragraph of its own: it stands further down, is indented or set in another size, or the
    line above it has room left."""
    further_down = above.page == line.page and above.y - line.y > _NEXT * edges.pitch
    return further_down or edges.indented(line) or abs(above.size - line.size) > 1 or edges.room_for(above, line)


def _joined_over_pages(blocks: list[list[Line]], edges: Edges) -> list[list[Line]]:
    """The paragraphs with those joined that go on on the next page. Where none is indented, one that ends a sentence at
    the foot of a page ends there."""
    starts = [block[0] for block in blocks if len(block) > 1]
    indented = sum(map(edges.indented, starts)) > 0.5 * len(starts)
    out: list[list[Line]] = []
    for block in blocks:
        if out and out[-1][-1].page == block[0].page - 1 and _goes_on(out[-1][-1], block[0], edges, indented):
            out[-1] = out[-1] + block
        else:
            out.append(block)
    return out


def _goes_on(last: Line, first: Line, edges: Edges, indented: bool) -> bool:
    same = last.tag == first.tag and not _begins(last, first, edges)
    return same and (indented or last.dense[-1] not in _ENDS_SENTENCE)


def _titles_joined(blocks: list[list[Line]], named: list[Meaning]) -> list[tuple[list[Line], Meaning]]:
    """The paragraphs with the lines of a title as one where no tag says so."""
    out: list[tuple[list[Line], Meaning]] = []
    for block, meaning in zip(blocks, named, strict=True):
        same = bool(out) and out[-1][1] == meaning and meaning.role == "title" and not block[0].block
        if same and out[-1][0][-1].page == block[0].page and abs(out[-1][0][-1].size - block[0].size) < 1:
            out[-1] = (out[-1][0] + block, meaning)
        else:
            out.append((block, meaning))
    return out
