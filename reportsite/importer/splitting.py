"""A problem that was written or pasted in one go -> its heading, text and examples, or several problems."""

from collections.abc import Sequence

from msgspec.structs import replace

from reportsite.content.types import Problem
from reportsite.importer.building import Builder
from reportsite.importer.examples import with_examples
from reportsite.importer.markers import RANKS, Marker, marker_of, pieces
from reportsite.importer.record import Line, Record
from reportsite.importer.sentences import is_clausal
from reportsite.importer.tree import Node
from reportsite.importer.wraps import Paragraph

Texts = list[str]


def split(problem: Problem) -> tuple[Problem, ...]:
    """The problem, and behind it those that follow it as numbered paragraphs (1. 2. or 一是 二是). The first keeps the
    key and all that hangs on it; no character is lost but the numbers, which the page makes. Where there is nothing to
    split, the problem alone as it is."""
    before, numbered = _members(problem.paragraphs)
    clausal = is_clausal(texts[0] for texts in numbered)
    if problem.heading or (before and numbered):
        own = replace(problem, paragraphs=tuple(before))
        own = with_examples(own, run_in=True) if problem.heading else _with_parts(own, _read(before, clausal))
    elif numbered:
        own = _with_parts(problem, _read(numbered.pop(0), clausal))
    elif before:
        own = _with_parts(problem, _read(before, clausal))
    else:
        own = problem
    others = (replace(_read(texts, clausal), source=problem.source) for texts in numbered)
    return (own, *others)


def can_split(problem: Problem) -> bool:
    """Whether splitting may find anything; as good as certain, and quick enough to ask for each problem of a page."""
    return bool(problem.paragraphs) and (
        not problem.heading or len(problem.paragraphs) > 1 or with_examples(problem).examples != problem.examples
    )


def _with_parts(problem: Problem, read: Problem) -> Problem:
    """The problem with what was read in its text."""
    examples = (*read.examples, *problem.examples)
    return replace(problem, heading=read.heading, end=read.end, paragraphs=read.paragraphs, examples=examples)


def _read(texts: Sequence[str], clausal: bool) -> Problem:
    first, *others = (Paragraph(text, Line(0, text)) for text in texts)
    node = Node(first.text, first.line, paragraphs=others)
    return replace(Builder(Record(), clausal).problem(node), shape=None)


def _members(paragraphs: Sequence[str]) -> tuple[Texts, list[Texts]]:
    """What stands before the first number, and the texts of each problem that a row of numbers parts: two at least, or one
    that begins the whole, whose number would be printed twice."""
    before: Texts = []
    numbered: list[Texts] = []
    last: Marker | None = None
    for text in paragraphs:
        marker = marker_of(text)
        if marker and _goes_on(marker, last):
            row = _row(text, marker)
            numbered += [[rest] for _number, rest in row if rest]
            last = row[-1][0]
        else:
            (numbered[-1] if numbered else before).append(text)
    if len(numbered) > 1 or (numbered and not before):
        return before, numbered
    return list(paragraphs), []


def _goes_on(marker: Marker, last: Marker | None) -> bool:
    return last is None or (RANKS[marker.form] == RANKS[last.form] and marker.number == last.number + 1)


def _row(text: str, marker: Marker) -> list[tuple[Marker, str]]:
    """A paragraph that begins with a number, parted where the same row goes on in it: 一是…；二是…."""
    found = [(piece.marker, piece.text.strip()) for piece in pieces(text)]
    row = [(one, rest) for one, rest in found if one and one.form == marker.form]
    return row if len(row) == len(found) else [(marker, text[marker.length :].strip())]
