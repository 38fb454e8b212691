"""The tree of numbers -> the parts of a report, by what their section is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from reportsite.content.numbering import Shape, numeral
from reportsite.content.types import Dimension, Example, Part, Point, Problem, Role, Section
from reportsite.importer.examples import examples_of
from reportsite.importer.record import Record
from reportsite.importer.roles import names_several, role_of
from reportsite.importer.sentences import (
    ENDS,
    Head,
    head_of,
    is_aspect,
    is_clausal,
    lead_in_of,
    line_head,
    sentences,
    wording_of,
)
from reportsite.importer.tree import MOST_NODES, Node, descendants
from reportsite.importer.wraps import Paragraph

_PARTS: tuple[Role, ...] = ("matters", "cases")
_PART_ROLES: tuple[Role, ...] = ("previous", "matters", "cases", "causes", "measures")
_LONGEST_LINE = 120
_SHORTEST_PROBLEM = 6  # characters between two ；
# What is not there is no problem.
_NOTHING = re.compile("不存在|没有(?:发现|此类|上述|发生)|未发现|未发生|未存在")


@dataclass(slots=True)
class Builder:
    """Builds the sections of one report and writes down its doubts. `clausal` is whether the headings of the section at
    hand end at a comma; `examples` counts them."""

    record: Record
    clausal: bool = False
    examples: int = 0

    def sections(self, nodes: Sequence[Node]) -> tuple[Section, ...]:
        """The sections of a report."""
        self._check_numbers([node for node in nodes if node.text])
        return tuple(map(self.section, nodes))

    def section(self, node: Node) -> Section:
        """A section: its role by the words of its heading, what is in it by its role."""
        head = line_head(node.text)
        role = self._role(node, head)
        common = {"paragraphs": _texts(head, node), **_headed(node, head, not head.rest)}
        self._check_numbers(node.children)
        if role == "problems":
            problems = [one for one in descendants(node.children) if one.enumerated]
            self.clausal = is_clausal(one.text for one in problems)
            return Section(role=role, dimensions=self._dimensions(node), **common)
        self.clausal = is_clausal(one.text for one in node.children)
        if _has_parts(node, role):
            return Section(role=role, parts=tuple(map(self._part, node.children)), **common)
        return Section(role=role, points=tuple(map(self._point, node.children)), **common)

    def _role(self, node: Node, head: Head) -> Role:
        """What a section is for. Where its heading says nothing, problems that it holds do."""
        role = role_of(head.heading)
        below = [one for one in node.children if is_aspect(wording_of(one.text).heading)]
        if role is None:
            found: Role = "problems" if below or is_aspect(head.heading) else "other"
            others = (one for one in ("problems", "causes", "measures", "other") if one != found)
            self.record.doubt("role" if node.text else "no_section", node.line, found, *others)
            return found
        if names_several(head.heading):
            self.record.doubt("role", node.line, role, "causes" if role == "problems" else "measures")
        return role

    def _dimensions(self, node: Node) -> tuple[Dimension, ...]:
        """The dimensions of a section; problems that stand in none get one without a heading."""
        loose = list(takewhile(lambda child: child.enumerated, node.children))
        named = tuple(map(self._dimension, node.children[len(loose) :]))
        if not loose:
            return named
        self.record.doubt("no_dimension", loose[0].line, "one without a heading")
        return (Dimension(problems=tuple(map(self.problem, loose)), shape=Shape("")), *named)

    def _dimension(self, node: Node) -> Dimension:
        head = Head(node.text, "", "") if _is_alone(node) else wording_of(node.text)
        problems, below = _divided(node, head)
        self._check_numbers(problems)
        self._check_numbers(below)
        texts, lead_in = list(_texts(head, node)), ""
        if texts and node.children:
            texts[-1], lead_in = lead_in_of(texts[-1])
        elif texts:
            lead_in, problems = self._unmarked(node, texts)
        return Dimension(
            paragraphs=tuple(filter(None, texts)),
            lead_in=lead_in,
            problems=tuple(map(self.problem, problems)),
            children=tuple(map(self._dimension, below)),
            **_headed(node, head, _stands_alone(node, head)),
        )

    def _unmarked(self, node: Node, texts: list[str]) -> tuple[str, list[Node]]:
        """The lead-in and the problems of a dimension whose problems no number parts: a sentence of several, each up to
        its ；. They are taken off the last of `texts`."""
        found = list(sentences(texts[-1]))
        clauses = re.findall("[^；]+；?", found[-1])
        parted = len(clauses) > 1 and all(len(clause) > _SHORTEST_PROBLEM for clause in clauses)
        if parted and len(found) < 3 and "".join(clauses) == found[-1] and not _NOTHING.search(found[-1]):
            self.record.doubt("unparted", node.line, "problems at each ；", "text")
            texts[-1], lead_in = lead_in_of("".join(found[:-1]))
            self.clausal = is_clausal(clauses)
            return lead_in, [Node(clause.strip(), node.line, joined=True) for clause in clauses]
        if any("；" in text for text in texts):
            self.record.doubt("unparted", node.line, "text", "problems at each ；")
        return "", []

    def problem(self, node: Node) -> Problem:
        """Heading, text, examples; numbered rows below a problem stay in its text as they are."""
        head = self._head(node)
        before, *found = self._examples(head.rest)
        paragraphs = [before] if before else []
        examples = [Example(paragraphs=(text,)) for text in found]
        following = [*node.paragraphs, *_flat(node.children)]
        for paragraph in following:
            first, *more = self._examples(paragraph.text)
            if first and examples:
                last = examples[-1]
                examples[-1] = Example(paragraphs=(*last.paragraphs, first), own_line=last.own_line)
            elif first:
                paragraphs.append(first)
            for place, text in enumerate(more):
                examples.append(Example(paragraphs=(text,), own_line=not first and not place))
        own_line = not head.rest and bool(following)
        return Problem(paragraphs=tuple(paragraphs), examples=tuple(examples), **_headed(node, head, own_line))

    def _examples(self, text: str) -> list[str]:
        found = examples_of(text)
        self.examples += len(found) - 1
        return found if self.examples <= MOST_NODES else [text]

    def _head(self, node: Node) -> Head:
        """The heading of a problem or a point; an example is none of it."""
        if _is_alone(node):
            return Head(node.text, "", "")
        head = head_of(node.text, self.clausal)
        before, *examples = examples_of(head.heading)
        if not examples:
            return head
        heading = before.rstrip("，,；;")
        return (
            Head(heading, before[len(heading) :], node.text[len(before) :].strip())
            if heading
            else Head("", "", node.text)
        )

    def _part(self, node: Node) -> Part:
        head = Head(node.text, "", "") if _is_alone(node) else wording_of(node.text)
        role = role_of(head.heading)
        self._check_numbers(node.children)
        self.clausal = is_clausal(one.text for one in node.children)
        return Part(
            role=role if role in _PART_ROLES else "other",
            points=tuple(map(self._point, node.children)),
            paragraphs=_texts(head, node),
            **_headed(node, head, _stands_alone(node, head)),
        )

    def _point(self, node: Node) -> Point:
        head = self._head(node)
        self._check_numbers(node.children)
        return Point(
            points=tuple(map(self._point, node.children)),
            paragraphs=_texts(head, node),
            **_headed(node, head, _stands_alone(node, head)),
        )

    def _check_numbers(self, nodes: Sequence[Node]) -> None:
        """A number that is not the one that will be printed is doubtful: something before it may be missing."""
        for number, node in enumerate(nodes, 1):
            if node.marker and node.marker.number != number:
                printed, typed = numeral(node.marker.form, number), numeral(node.marker.form, node.marker.number)
                self.record.doubt("numbering", node.line, printed, typed)
                return


def _texts(head: Head, node: Node) -> tuple[str, ...]:
    """What follows a heading, in its paragraph and in those below."""
    return tuple(filter(None, (head.rest, *(one.text for one in node.paragraphs))))


def _is_alone(node: Node) -> bool:
    """Whether a node's text is a line without an end, and what belongs to it stands below."""
    below = bool(node.paragraphs) or any(not child.joined for child in node.children)
    closed = node.text[-1:] in "：:；;，," or any(mark in node.text for mark in ENDS)
    return below and len(node.text) <= _LONGEST_LINE and not closed


def _stands_alone(node: Node, head: Head) -> bool:
    return not head.rest and bool(node.paragraphs or any(not child.joined for child in node.children))


def _has_parts(node: Node, role: Role) -> bool:
    """Whether what a section holds are named parts: in matters and cases, and where most of them are named as sections
    are, and hold something themselves."""
    named = [child for child in node.children if not child.enumerated]
    if role in _PARTS or not named:
        return len(named) == len(node.children) > 0
    roles = [role_of(wording_of(child.text).heading) for child in named]
    known = [one for one in roles if one in ("previous", "matters", "cases")]
    held = len(set(known)) > 1 or any(child.children for child in named)
    return role in ("basic", "previous", "other") and held and len(known) * 2 > len(named)


def _divided(node: Node, head: Head) -> tuple[list[Node], list[Node]]:
    """What is below a dimension: its problems, then the dimensions that it groups. Those name an aspect, or most of them
    have problems below, on lines of their own, in what is no dimension but a group."""
    named = [child for child in node.children if not child.enumerated]
    aspects = [child for child in named if _names_dimension(wording_of(child.text).heading)]
    holding = [child for child in named if any(one.enumerated and not one.joined for one in child.children)]
    if aspects and len(aspects) * 2 < len(named):
        named = named[named.index(aspects[0]) :]
    elif not aspects and (is_aspect(head.heading) or len(holding) * 2 <= len(named)):
        return node.children, []
    place = node.children.index(named[0]) if named else len(node.children)
    return node.children[:place], node.children[place:]


def _names_dimension(heading: str) -> bool:
    return is_aspect(heading) or heading.startswith(("带头", "在带头", "帶頭"))


def _flat(nodes: Sequence[Node]) -> list[Paragraph]:
    """The text of nodes that are no items of their own, with their numbers as typed."""
    found: list[Paragraph] = []
    for node in nodes:
        found += [Paragraph(node.raw, node.line), *node.paragraphs, *_flat(node.children)]
    return found


def _headed(node: Node, head: Head, own_line: bool) -> dict[str, Any]:
    """The fields of a heading. Where the number stands with a text alone, the text has no mark of a heading."""
    own_line = own_line and bool(head.heading)
    end: str | None = head.end
    if own_line:
        end = head.end or None
    elif head.end == "。" and head.heading[-1:] not in "。！？；：，":
        end = None
    form = node.marker.form if node.marker else ""
    return {"heading": head.heading, "end": end, "shape": Shape(form, own_line, node.joined)}
