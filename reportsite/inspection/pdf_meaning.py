"""What a paragraph of a PDF is: a title, a heading of some level, or text; and what of the layout it may be set in."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from reportsite.inspection.numerals import Numeral, numeral_of
from reportsite.inspection.pdf_lines import IDEOGRAPH, Line

Role = Literal["title", "heading", "text", "other"]
Block = Sequence[Line]
_INDENTED = 0.7  # in sizes
_TITLE_SIZE = 1.2  # times the size of most text
_LONGEST_HEADING = 60
_NO_HEADING_END = "。；，：、,;:"
_HEADING = re.compile("H([1-6])")
_LEVELS = tuple(f"level{level}" for level in (1, 2, 3, 4))


class Meaning(NamedTuple):
    """`level` is 1 to 4 for a heading, 0 where it is none. `types` are the types of the layout that the paragraph may be
    set in, by their names; the first is the one expected."""

    role: Role
    level: int = 0
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edges:
    """Between what edges most lines stand, the size of most characters and the usual distance of baselines, in points."""

    left: float = 0
    right: float = 0
    size: float = 0
    pitch: float = 0

    def indented(self, line: Line) -> bool:
        """Whether a line begins further in than most."""
        return line.left > self.left + _INDENTED * line.size

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, away from both edges."""
        before, after = line.left - self.left, self.right - line.right
        return min(before, after) > line.size and abs(before - after) <= line.size

    def room_for(self, above: Line, line: Line) -> bool:
        """Whether the line above had room for what `line` cannot part from its beginning."""
        return above.right + _lead(line) + 0.3 * line.size < self.right


def _lead(line: Line) -> float:
    """How wide the beginning of a line is up to where it could surely be broken: between two Chinese characters."""
    for before, after in pairwise(line.glyphs):
        if IDEOGRAPH.match(before.text) and IDEOGRAPH.match(after.text):
            return before.right - line.left
    return line.right - line.left


def meanings(blocks: Sequence[Block], promised: bool, edges: Edges, wide: frozenset[int]) -> list[Meaning]:
    """What each paragraph is. Where the file promises its headings, tags tell which those are; where there are headings
    among other tags these do, and else numbers and sizes. `wide` are the pages that lie on their sides."""
    if promised:
        return list(_promised(blocks, edges, wide))
    return list(_tagged(blocks, edges) if any(map(_depth, blocks)) else _by_look(blocks, edges))


def _depth(block: Block) -> int:
    """How deep a heading is tagged, 0 for what is none."""
    found = _HEADING.fullmatch(block[0].tag)
    return int(found[1]) if found else 0


def _numeral(block: Block) -> Numeral | None:
    return numeral_of(block[0].dense)


def _promised(blocks: Sequence[Block], edges: Edges, wide: frozenset[int]) -> Iterator[Meaning]:
    """A heading without a number is set as deep as it stands, which may be deeper than it is tagged: tags skip no level
    (ISO 14289-1, 7.4.2). A number tells the level where it goes on from that of a heading before or to one after."""
    counted = _counted(blocks)
    for place, block in enumerate(blocks):
        depth, numeral = _depth(block), _numeral(block)
        at_least = max(depth - 1, 1)
        deeper = _LEVELS[min(at_least, 4) - 1 :]
        if not depth:
            yield Meaning("text" if block[0].tag == "P" else "other", 0, ("body", *_LEVELS, "byline"))
        elif depth == 1 and (block[0].page in wide or _like_title(block, edges)):
            yield Meaning("title", 0, ("title", *_LEVELS))
        else:
            level = min(numeral.level, 4) if numeral else min(at_least, 4)
            others = () if place in counted else (*deeper, *(("title",) if depth == 1 else ()))
            yield Meaning("heading", level, tuple(dict.fromkeys((f"level{level}", *others))))


def _counted(blocks: Sequence[Block]) -> set[int]:
    """The places of the headings whose numbers follow each other: 一、 and 二、 of one depth."""
    found: set[int] = set()
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for place, block in enumerate(blocks):
        numeral = _numeral(block)
        if numeral and (depth := _depth(block)):
            before, number = last.get((depth, numeral.level), (-1, 0))
            if before >= 0 and numeral.number == number + 1:
                found |= {before, place}
            last[depth, numeral.level] = place, numeral.number
    return found


def _like_title(block: Block, edges: Edges) -> bool:
    return block[0].size >= _TITLE_SIZE * edges.size or all(map(edges.centred, block))


def _tagged(blocks: Sequence[Block], edges: Edges) -> Iterator[Meaning]:
    """Where H1 is the title, or where there is none, headings are tagged one deeper than they are; not where H1 are the
    headings 一、 (Word's Heading 1)."""
    shift = 0 if _numbered_from_the_top([block for block in blocks if _depth(block) == 1], edges) else 1
    begun = False
    for block in blocks:
        depth, numeral = _depth(block), _numeral(block)
        if block[0].tag == "Title" or 0 < depth <= shift:
            yield Meaning("title", 0, ("title",))
        elif depth:
            level = numeral.level if numeral and numeral.level < 5 else min(depth - shift, 4)
            begun = True
            yield Meaning("heading", level, (f"level{level}",))
        else:
            yield _unheaded(block, edges, begun)
            begun = begun or not all(map(edges.centred, block))


def _numbered_from_the_top(first: Sequence[Block], edges: Edges) -> bool:
    """Whether these are headings and no title: several on a page, or with a number and not looking like a title."""
    several = any(count > 1 for count in Counter(block[0].page for block in first).values())
    numerals = ((numeral, block) for block in first if (numeral := _numeral(block)))
    return several or any(numeral.level == 1 and not _like_title(block, edges) for numeral, block in numerals)


def _by_look(blocks: Sequence[Block], edges: Edges) -> Iterator[Meaning]:
    begun = attached = False
    for block in blocks:
        attached = attached or block[0].dense.startswith("附件")
        level = 0 if attached else _numbered(block)
        if level and (begun or not all(map(edges.centred, block))):
            yield Meaning("heading", level, (f"level{level}",))
        else:
            yield _unheaded(block, edges, begun)
        begun = begun or not all(map(edges.centred, block))


def _unheaded(block: Block, edges: Edges, begun: bool) -> Meaning:
    """What stands in the middle of its lines before the text has begun is a title where it is larger, and else stands
    under it."""
    if all(map(edges.centred, block)):
        large = not begun and block[0].size >= _TITLE_SIZE * edges.size
        return Meaning("title", 0, ("title",)) if large else Meaning("other")
    same_size = abs(block[0].size - edges.size) < 0.1 * edges.size
    return Meaning("text", 0, ("body",)) if same_size and block[0].tag in ("", "P", "LBody", "LI") else Meaning("other")


def _numbered(block: Block) -> int:
    """The level of a heading on a line of its own, 0 for what is none for certain."""
    text, numeral = "".join(line.dense for line in block), _numeral(block)
    if numeral is None or numeral.level > 4 or len(block) > 2 or len(text) > _LONGEST_HEADING:
        return 0
    return 0 if text[-1] in _NO_HEADING_END else numeral.level
