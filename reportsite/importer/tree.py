"""Paragraphs -> a tree by their numbers, whatever they stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportsite.importer.markers import RANKS, Marker, Piece, pieces
from reportsite.importer.plan import Plan, plan_of
from reportsite.importer.record import Line
from reportsite.importer.wraps import Paragraph

_ENUMERATED = ("一是", "第一，")
_DEEPEST = 8  # nodes above each other; a report needs five
MOST_NODES = 4_000  # what is numbered beyond is text; a report has two hundred, and `content.json` reads 10,000 nodes


@dataclass(slots=True, eq=False)
class Node:
    """What a number begins: its text, the paragraphs without a number after it, and the nodes below. `joined`: it goes
    on in the paragraph of the one before. `raw` is the text with the number as it was typed."""

    text: str
    line: Line
    marker: Marker | None = None
    raw: str = ""
    rank: float = 0
    joined: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def enumerated(self) -> bool:
        """Whether it is one of 一是, 二是 … or 第一，第二，…, which are never headings of their own."""
        return self.marker is not None and self.marker.form in _ENUMERATED

    @property
    def last_text(self) -> str:
        return self.paragraphs[-1].text if self.paragraphs else self.text


def grow(paragraphs: Sequence[Paragraph]) -> Node:
    """The tree; its root holds what stands before the first section."""
    return _Grower(paragraphs).root


def descendants(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes and all that is below them."""
    for node in nodes:
        yield node
        yield from descendants(node.children)


class _Grower:
    """Hangs each paragraph below the last node of a lesser rank; `stack` are the nodes that are still open."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.root = Node("", paragraphs[0].line if paragraphs else Line(0, ""))
        self.stack = [self.root]
        self.count = 0
        self.plan: Plan = plan_of(paragraphs)
        for place, paragraph in enumerate(paragraphs):
            if place in self.plan.sections and self.count < MOST_NODES:
                self._open_section(paragraph)
            else:
                self._hang(place, paragraph)

    def _open_section(self, paragraph: Paragraph) -> None:
        first, *rest = pieces(paragraph.text)
        del self.stack[1:]
        section = Node(first.text.strip(), paragraph.line, first.marker, paragraph.text, 0.5)
        self.root.children.append(section)
        self.stack.append(section)
        self.count += 1
        for piece in rest:
            self._open(piece, paragraph.line, joined=True)

    def _hang(self, place: int, paragraph: Paragraph) -> None:
        """A paragraph that is no section: the nodes that begin in it, and the text before them."""
        found = pieces(paragraph.text, self.stack[-1].marker if self.stack[-1].joined else None)
        if self.count + len(found) > MOST_NODES or not self._takes(place, found):
            self.stack[-1].paragraphs.append(paragraph)
            return
        first = found[0]
        if first.marker is None and self._is_heading(place, first.text, paragraph.level):
            rank = max(2, (paragraph.level or 0) - self.plan.base + 1)
            self._add(Node(first.text.strip(), paragraph.line, None, first.text, rank))
            found = found[1:]
        elif first.marker is None:
            if text := first.text.strip():
                self.stack[-1].paragraphs.append(Paragraph(text, paragraph.line))
            found = found[1:]
        for index, piece in enumerate(found):
            self._open(piece, paragraph.line, joined=index > 0 or found[0] is not first)

    def _takes(self, place: int, found: Sequence[Piece]) -> bool:
        """Whether numbers mean anything here: before the first section a row of 一是 is text; what else is numbered there
        begins a section without a heading."""
        if len(self.stack) > 1:
            return True
        first = found[0].marker
        if self.plan.sections and place < self.plan.preamble and (first is None or first.form in _ENUMERATED):
            return False
        if first is None and len(found) == 1 and place not in self.plan.aspects:
            return False
        section = Node("", self.root.line, None, "", 0.5)
        self.root.children.append(section)
        self.stack.append(section)
        return True

    def _is_heading(self, place: int, text: str, level: int | None) -> bool:
        """Whether a paragraph without a number is the heading of what follows: a heading in the source, or the name of a
        dimension where dimensions have no numbers."""
        return place in self.plan.aspects or (level is not None and level > self.plan.base and bool(text.strip()))

    def _open(self, piece: Piece, line: Line, *, joined: bool) -> None:
        assert piece.marker is not None
        node = Node(piece.text.strip(), line, piece.marker, (piece.typed + piece.text).strip(), joined=joined)
        node.rank = self._rank(piece.marker)
        self._add(node)

    def _rank(self, marker: Marker) -> float:
        """How deep a number stands: as its form says, unless it goes on in a row that is open, or begins one that the text
        before announces."""
        same = [node for node in self.stack if node.marker and node.marker.form == marker.form]
        waiting = [node for node in same if node.marker and node.marker.number + 1 == marker.number]
        if waiting or (same and marker.number != 1):
            return (waiting or same)[-1].rank
        top = self.stack[-1]
        announced = top.last_text.endswith(("：", ":"))
        within = top.enumerated and (marker.form == "（1）" or (announced and RANKS[marker.form] > 2))
        if within or (same and announced and same[-1] is top):
            return top.rank + 0.5
        return same[-1].rank if same else RANKS[marker.form]

    def _add(self, node: Node) -> None:
        while len(self.stack) > 2 and self.stack[-1].rank >= node.rank:
            self.stack.pop()
        if len(self.stack) > _DEEPEST:
            self.stack[-1].paragraphs.append(Paragraph(node.raw, node.line))
            return
        self.stack[-1].children.append(node)
        self.stack.append(node)
        self.count += 1
