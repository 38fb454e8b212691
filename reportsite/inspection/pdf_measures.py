"""What is measured in a PDF before any rule is applied: an occurrence of a rule's breach, and what most lines have in
common."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reportsite.document.layout import MM, Layout
from reportsite.inspection.findings import Place
from reportsite.inspection.pdf_lines import IDEOGRAPH, Line, Sheet
from reportsite.inspection.pdf_paragraphs import Paragraph, Text

FLUSH = 0.5 * MM  # points; what ends nearer to an edge ends at it
ENOUGH = 4  # lines, before anything is said of most of them
_MOST_SIGNATURES = 2  # paragraphs at the end: a name and a date
_ENDS_FIRMLY = re.compile(r"[^!-/:-~ ]*[\u4e00-\u9fff0-9]")


class Occurrence(NamedTuple):
    """One breach of a rule: what is there, and what should be."""

    rule: str
    place: Place
    found: str
    expected: str


class Pair(NamedTuple):
    """A line and the one that goes on with its paragraph."""

    line: Line
    next: Line


@dataclass(frozen=True, eq=False)
class Measures:
    """The running text of a document: its paragraphs of several lines that fill the text area from edge to edge, without
    what stands in the middle, to the right or under a hanging number."""

    text: Text
    layout: Layout

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the running text. They are indented, but where several are not and fewer are; a name and a
        date that fill lines at the end are not either."""
        upright = self.text.upright
        indented: list[Paragraph] = []
        others: list[Paragraph] = []
        for place, paragraph in enumerate(upright):
            if paragraph.role in ("text", "heading") and self._runs(paragraph) and self._amid(place, upright):
                (indented if self.text.edges.indented(paragraph.lines[0]) else others).append(paragraph)
        return tuple(others if len(others) > max(len(indented), _MOST_SIGNATURES) else indented)

    def _runs(self, paragraph: Paragraph) -> bool:
        """Whether every line but the first begins at the edge of the text, and the first not before it."""
        first, *others = paragraph.lines
        edge = self.text.edges.left
        return bool(others) and first.left > edge - 1 and all(abs(line.left - edge) < 0.5 for line in others)

    def _amid(self, place: int, paragraphs: tuple[Paragraph, ...]) -> bool:
        """Whether a paragraph is none that may stand under the title, in the middle of its lines: it is indented, or
        follows another, or is followed by one without a blank line."""
        paragraph = paragraphs[place]
        if self.text.edges.indented(paragraph.lines[0]) or (place and paragraphs[place - 1].role != "title"):
            return True
        below = paragraphs[place + 1].lines[0] if place + 1 < len(paragraphs) else None
        return below is not None and self.follows(paragraph.lines[-1], below)

    def follows(self, above: Line, below: Line) -> bool:
        """Whether a line stands right under another."""
        return above.page == below.page and 0 < above.y - below.y < 1.45 * self.text.edges.pitch

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The lines of the running text that go on on the next, with that."""
        every = (pair for paragraph in self.paragraphs for pair in pairwise(paragraph.lines))
        return tuple(Pair(line, below) for line, below in every if line.plain and below.plain)

    @cached_property
    def right(self) -> float | None:
        """Where full lines end, None where too few are full. Lines with Latin words, which programs space as they like,
        and marks, which may hang over the edge, tell nothing."""
        firm = (pair.line for pair in self.breakable() if _ENDS_FIRMLY.fullmatch(pair.line.text))
        ends = sorted((line.right for line in firm), reverse=True)
        return ends[int(0.03 * len(ends))] if len(ends) >= ENOUGH else None

    @cached_property
    def pitch(self) -> float | None:
        """The usual distance of baselines within a paragraph, in points; None where there are too few."""
        steps = [
            line.y - below.y
            for paragraph in self.paragraphs
            if paragraph.role == "text"
            for line, below in pairwise(paragraph.lines)
            if line.page == below.page
        ]
        usual = median(steps) if steps else 0
        near = [step for step in steps if abs(step - usual) < 0.6]
        return sum(near) / len(near) if len(near) >= ENOUGH - 1 else None

    @cached_property
    def turned(self) -> tuple[tuple[Sheet, Sheet], ...]:
        """The pages that end within a paragraph, each with the next, on which it goes on."""
        over = {
            (line.page, below.page)
            for paragraph in self.paragraphs
            for line, below in pairwise(paragraph.lines)
            if line.page < below.page
        }
        sheets = pairwise(self.text.sheets)
        return tuple((above, below) for above, below in sheets if (above.page.number, below.page.number) in over)

    @cached_property
    def full(self) -> tuple[Sheet, ...]:
        """The pages of which most are surely full. One may end early for a signature, which stands under text, or for a
        widow; where there is no other nothing is said."""
        return tuple(above for above, _below in self.turned) if len(self.turned) > 1 else ()

    @cached_property
    def titles(self) -> frozenset[Line]:
        """The lines of titles and of what is no running text, as a byline."""
        others = (paragraph for paragraph in self.text.upright if paragraph.role in ("title", "other"))
        return frozenset(line for paragraph in others for line in paragraph.lines)

    @cached_property
    def firsts(self) -> frozenset[Line]:
        """The first lines of the paragraphs."""
        return frozenset(paragraph.lines[0] for paragraph in self.text.paragraphs)

    def breakable(self) -> Iterator[Pair]:
        """The pairs whose second line begins with two Chinese characters: the first of them stands there for want of
        room above, and for no other reason."""
        return (
            pair
            for pair in self.pairs
            if len(pair.next.glyphs) > 1 and all(IDEOGRAPH.match(glyph.text) for glyph in pair.next.glyphs[:2])
        )


def most_common(values: list[float] | list[int]) -> float:
    """The value that occurs most, the smallest of several."""
    counts = Counter(values)
    return min(value for value, count in counts.items() if count == max(counts.values()))
