"""Content -> what hangs on what: which causes explain and which measures mend each dimension and problem, and which ends
are loose.

A link to a dimension holds for all its problems; a link to a problem holds for its dimension in part; a link to what
stands around a dimension (its group) holds for the dimension. `demands.links` demands the same of a dimension.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportsite.checks.demands import has_text
from reportsite.content.types import Content, Dimension, Node, Point, Problem, Section, walk

# How a cause or measure is tied to a dimension or problem: by a link of its own, through some of its problems, through
# the dimension or group that it stands in, or not at all.
Tie = Literal["", "linked", "partly", "inherited"]
LooseCode = Literal[
    "problem_without_cause",
    "problem_without_measure",
    "problem_without_rectification",
    "cause_without_link",
    "measure_without_link",
]


@dataclass(frozen=True, slots=True)
class Column:
    """A cause or measure: its `number` among those of its kind, from 1. A point within another has that one's number
    and its own place in it, from 1, as `within`."""

    point: Point
    number: int
    within: int = 0

    @property
    def key(self) -> str:
        return self.point.key


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension or a problem: how each cause and each measure is tied to it, in the order of `Links.causes` and
    `Links.measures`; the rectification items with text on it or on its problems; whether any problem of it is written."""

    node: Dimension | Problem
    causes: tuple[Tie, ...]
    measures: tuple[Tie, ...]
    items: int
    written: bool
    problems: tuple["Row", ...] = ()

    @property
    def key(self) -> str:
        return self.node.key

    @property
    def shown(self) -> tuple["Row", ...]:
        """The problems that are written, and those that something is linked to all the same."""
        return tuple(row for row in self.problems if row.written or "linked" in (*row.causes, *row.measures))


@dataclass(frozen=True, slots=True)
class Loose:
    """An end that is loose: the key of a problem, cause or measure, and what it lacks."""

    code: LooseCode
    key: str


@dataclass(frozen=True, slots=True)
class Links:
    """The dimensions that hold problems or could, in the order of print, against the causes and measures."""

    causes: tuple[Column, ...]
    measures: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def problems(self) -> Iterator[Row]:
        return (problem for row in self.rows for problem in row.problems if problem.written)

    @property
    def begun(self) -> frozenset[str]:
        """Which of causes, measures and items have been begun at all: nothing is asked of what has not."""
        begun = {
            "causes": any(has_text(column.point) for column in self.causes),
            "measures": any(has_text(column.point) for column in self.measures),
            "items": any(row.items for row in self.rows),
        }
        return frozenset(name for name, value in begun.items() if value)

    @property
    def loose(self) -> tuple[Loose, ...]:
        """The loose ends, by problem, then the causes and measures that hang on nothing."""
        begun = self.begun
        found = [
            Loose(code, row.key)
            for row in self.problems
            for name, code, tied in _DEMANDS
            if name in begun and not tied(row)
        ]
        for name, columns in (("causes", self.causes), ("measures", self.measures)):
            code: LooseCode = "cause_without_link" if name == "causes" else "measure_without_link"
            for place, column in enumerate(columns):
                ties = (getattr(row, name)[place] for row in self.rows)
                if has_text(column.point) and not any(ties):
                    found.append(Loose(code, column.key))
        return tuple(found)


# (what must have been begun, what a problem lacks, whether it has it)
_DEMANDS: tuple[tuple[str, LooseCode, Callable[[Row], bool]], ...] = (
    ("causes", "problem_without_cause", lambda row: any(row.causes)),
    ("measures", "problem_without_measure", lambda row: any(row.measures)),
    ("items", "problem_without_rectification", lambda row: bool(row.items)),
)


def links_of(content: Content) -> Links:
    """What hangs on what in the report."""
    causes, measures = _columns(content, "causes"), _columns(content, "measures")
    targets = [tuple(frozenset(column.point.links) for column in columns) for columns in (causes, measures)]
    linked = {key for columns in targets for keys in columns for key in keys}
    rows = tuple(
        _dimension(node, above, *targets)
        for node, above in walk(content)
        if isinstance(node, Dimension) and (node.problems or not node.children or node.key in linked)
    )
    return Links(causes, measures, rows)


def _columns(content: Content, role: str) -> tuple[Column, ...]:
    """The points of the sections of this role, those of their parts included; a point within another only where it has
    links of its own."""
    found: list[Column] = []
    number = 0
    for section in content.sections:
        if section.role != role:
            continue
        for top in (*section.points, *(point for part in section.parts for point in part.points)):
            number += 1
            found.append(Column(top, number))
            below = [node for node, _above in walk(top) if isinstance(node, Point) and node is not top]
            found += [Column(point, number, place) for place, point in enumerate(below, 1) if point.links]
    return tuple(found)


# What each cause or measure has a link to.
_Targets: TypeAlias = tuple[frozenset[str], ...]


def _dimension(node: Dimension, above: tuple[Node, ...], causes: _Targets, measures: _Targets) -> Row:
    around = {item.key for item in above if isinstance(item, (Section, Dimension))}
    within = {problem.key for problem in node.problems}
    problems = tuple(
        Row(
            problem,
            _ties(causes, problem.key, {*around, node.key}, frozenset()),
            _ties(measures, problem.key, {*around, node.key}, frozenset()),
            sum(map(has_text, problem.rectification)),
            has_text(problem),
        )
        for problem in node.problems
    )
    return Row(
        node,
        _ties(causes, node.key, around, within),
        _ties(measures, node.key, around, within),
        sum(row.items for row in problems),
        any(row.written for row in problems),
        problems,
    )


def _ties(columns: _Targets, key: str, around: set[str], within: set[str] | frozenset[str]) -> tuple[Tie, ...]:
    def tie(targets: frozenset[str]) -> Tie:
        if key in targets:
            return "linked"
        if around & targets:
            return "inherited"
        return "partly" if within & targets else ""

    return tuple(map(tie, columns))
