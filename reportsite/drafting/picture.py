"""What hangs on what -> a picture of it: boxes and lines with whole numbers, in three columns, problem -> cause -> measure.

A measure names what it mends and no cause. So its line comes from each cause that explains some of the same, and where no
cause does, from an empty place in the middle column, which shows that the cause is lacking.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportsite.checks.links import Column, Links, LooseCode, Row
from reportsite.content.types import Dimension, Point, Problem

Kind = Literal["dimension", "problem", "cause", "measure", "gap"]
# More problems than these are drawn as one box for each dimension.
MOST_PROBLEMS = 40

WIDTH = 1180
PAD = 12
FONT = 14
TITLE, PLAIN, NOTED, GAP = 34, 32, 52, 8
# Where each column begins and how wide it is; lines run in the 120 between them.
LEFT, LEFT_WIDTH = 0, 420
MIDDLE, RIGHT, SIDE_WIDTH = 540, 920, 260


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its upper left corner; `text` is shortened to its width, `full` is all of it, `loose` what it lacks.
    `count` is the number of problems of a dimension that is drawn without them."""

    key: str
    kind: Kind
    x: int
    y: int
    width: int
    height: int
    text: str = ""
    full: str = ""
    loose: tuple[LooseCode, ...] = ()
    column: Column | None = None
    count: int = 0

    @property
    def middle(self) -> int:
        """Where lines arrive and leave: a dimension's at its title, any other's at half its height."""
        return self.y + (TITLE if self.kind == "dimension" else self.height) // 2


@dataclass(frozen=True, slots=True)
class Line:
    """From the right side of one box to the left side of another."""

    start: str
    end: str
    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def path(self) -> str:
        """The line as an SVG path: level at both ends."""
        bend = (self.x2 - self.x1) // 2
        return f"M{self.x1} {self.y1}C{self.x1 + bend} {self.y1} {self.x2 - bend} {self.y2} {self.x2} {self.y2}"


@dataclass(frozen=True, slots=True)
class Picture:
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    height: int
    grouped: bool
    width: int = WIDTH


def picture(links: Links, names: Mapping[str, str]) -> Picture:
    """The picture of what hangs on what. `names` are what dimensions are called, by key."""
    grouped = sum(1 for _ in links.problems) > MOST_PROBLEMS
    loose: dict[str, list[LooseCode]] = {}
    for end in links.loose:
        loose.setdefault(end.key, []).append(end.code)
    left = _left(links, names, loose, grouped)
    chains = _chains(links, grouped)
    gaps = list(dict.fromkeys(start for start, middle, _end in chains if middle == f"gap-{start}"))
    middle = [_side("cause", column, loose) for column in links.causes]
    middle += [Box(f"gap-{key}", "gap", MIDDLE, 0, SIDE_WIDTH, PLAIN) for key in gaps]
    right = [_side("measure", column, loose) for column in links.measures]
    height = max(_height(left), *map(_stacked, (middle, right)), TITLE)
    boxes = {box.key: box for box in (*left, *_spread(middle, height), *_spread(right, height))}
    pairs = dict.fromkeys(
        pair for start, between, end in chains for pair in ((start, between), (between, end)) if all(pair)
    )
    lines = tuple(_line(boxes[start], boxes[end]) for start, end in pairs)
    return Picture(tuple(boxes.values()), lines, height, grouped)


def _left(links: Links, names: Mapping[str, str], loose: Mapping[str, Sequence[LooseCode]], grouped: bool) -> list[Box]:
    """The dimensions from top to bottom, each a frame around its problems."""
    boxes: list[Box] = []
    top = 0
    for row in links.rows:
        inner: list[Box] = []
        y = top + TITLE
        for problem in () if grouped else row.shown:
            text, lacks = heading_of(problem.node), tuple(loose.get(problem.key, ()))
            width = LEFT_WIDTH - 2 * PAD
            inner.append(
                Box(
                    problem.key,
                    "problem",
                    LEFT + PAD,
                    y,
                    width,
                    NOTED if lacks else PLAIN,
                    shortened(text, width),
                    text,
                    lacks,
                )
            )
            y += inner[-1].height + GAP
        name = names.get(row.key) or row.node.heading
        lacks = _lacks(row.shown, loose) if grouped else ()
        height = (y + PAD - GAP if inner else top + (NOTED if lacks else TITLE)) - top
        count = len(row.shown) if grouped else 0
        text = shortened(name, LEFT_WIDTH - 6 * FONT)
        boxes.append(
            Box(row.key, "dimension", LEFT, top, LEFT_WIDTH, height, text, row.node.heading, lacks, count=count)
        )
        boxes += inner
        top += height + 2 * GAP
    return boxes


def _lacks(rows: Sequence[Row], loose: Mapping[str, Sequence[LooseCode]]) -> tuple[LooseCode, ...]:
    return tuple(dict.fromkeys(code for row in rows for code in loose.get(row.key, ())))


def _side(kind: Kind, column: Column, loose: Mapping[str, Sequence[LooseCode]]) -> Box:
    text, lacks = heading_of(column.point), tuple(loose.get(column.key, ()))
    return Box(
        column.key,
        kind,
        MIDDLE if kind == "cause" else RIGHT,
        0,
        SIDE_WIDTH,
        NOTED if lacks else PLAIN,
        shortened(text, SIDE_WIDTH - (6 if column.within else 3) * FONT),  # its number stands before it
        text,
        lacks,
        column,
    )


def _chains(links: Links, grouped: bool) -> list[tuple[str, str, str]]:
    """(dimension or problem, cause or gap, measure) for every line, "" where it ends at the cause. With `grouped`, a link
    to a problem counts for its dimension."""
    place = {problem.key: row.key if grouped else problem.key for row in links.rows for problem in row.shown}
    place |= {row.key: row.key for row in links.rows}
    has_cause = {row.key: any(row.causes) for top in links.rows for row in (top, *top.problems)}
    found = [(place[key], cause.key, "") for cause in links.causes for key in cause.point.links if key in place]
    explained, mended = _reached(links, "causes"), _reached(links, "measures")
    for number, measure in enumerate(links.measures):
        for other, cause in enumerate(links.causes):
            if explained[other] & mended[number]:
                found.append(("", cause.key, measure.key))
        for key in measure.point.links:
            if key in place and not has_cause[key]:
                found.append((place[key], f"gap-{place[key]}", measure.key))
    return found


def _reached(links: Links, name: str) -> list[set[str]]:
    """For each cause or measure the keys of the problems that it is tied to, and of the dimensions as a whole."""
    found: list[set[str]] = [set() for _column in getattr(links, name)]
    for row in links.rows:
        for line in (row, *row.problems):
            for place, tie in enumerate(getattr(line, name)):
                if tie and tie != "partly":
                    found[place].add(line.key)
    return found


def heading_of(node: Dimension | Problem | Point) -> str:
    """What a node is called in the picture and its lists: its heading, else its first words, else "—"."""
    return node.heading or "".join(node.paragraphs)[:40] or "—"


def shortened(text: str, width: int) -> str:
    """As much of the text as stands in `width` pixels at the picture's font, with … where some of it is left out."""
    room = width - PAD
    taken = 0.0
    for place, character in enumerate(text):
        taken += FONT * (1.0 if ord(character) > 0x2E7F else 0.62)
        if taken > room:
            return text[: max(place - 1, 0)] + "…"
    return text


def _stacked(boxes: Sequence[Box]) -> int:
    return sum(box.height + GAP for box in boxes) - GAP if boxes else 0


def _height(boxes: Sequence[Box]) -> int:
    return max((box.y + box.height for box in boxes), default=0)


def _spread(boxes: Sequence[Box], height: int) -> Iterator[Box]:
    """The boxes of a column in their order, evenly from top to bottom."""
    free = height - sum(box.height for box in boxes)
    top = 0
    for place, box in enumerate(boxes):
        y = top + free * (2 * place + 1) // (2 * len(boxes))
        top += box.height
        yield Box(box.key, box.kind, box.x, y, box.width, box.height, box.text, box.full, box.loose, box.column)


def _line(start: Box, end: Box) -> Line:
    return Line(start.key, end.key, start.x + start.width, start.middle, end.x, end.middle)
