"""Nodes of one type as nodes of another: what stands in a section follows its role. A node that changes its type gets a
new key: the rows of a report keep theirs for one kind."""

from typing import Any

from msgspec.structs import replace

from reportsite.content.numbering import Shape
from reportsite.content.types import Dimension, Example, Headed, Part, Point, Problem, Role, Section
from reportsite.importer.editing import NotHere, every_text, glued
from reportsite.importer.markers import marker_of
from reportsite.importer.roles import role_of
from reportsite.importer.sentences import head_of, wording_of

PARTS: tuple[Role, ...] = ("matters", "cases")
Item = Point | Part | Dimension


def head(node: Headed) -> dict[str, Any]:
    """The fields of a heading and its text, for a node of another type."""
    return {"heading": node.heading, "end": node.end, "paragraphs": node.paragraphs}


def begun(kind: type[Any], paragraphs: tuple[str, ...]) -> Any:
    """A node of these paragraphs: the number in front left to the page, the heading found as in a source."""
    if kind is Example:
        return Example(paragraphs=paragraphs)
    first, *others = paragraphs
    marker = marker_of(first)
    text = first[marker.length :].strip() if marker else first
    found = (head_of if kind in (Problem, Point) else wording_of)(text)
    texts = tuple(filter(None, (found.rest, *others)))
    return kind(heading=found.heading, end=found.end if found.heading else None, paragraphs=texts)


def to_point(node: Item | Problem) -> Point:
    """A cause, measure or other point. Raises NotHere for a problem that stands on the rectification list."""
    if isinstance(node, Point):
        return node
    if isinstance(node, Part):
        return Point(points=node.points, **head(node))
    if isinstance(node, Dimension):
        texts = head(node) | {"paragraphs": (*node.paragraphs, *filter(None, [node.lead_in]))}
        below: tuple[Problem | Dimension, ...] = (*node.problems, *node.children)
        return Point(points=tuple(map(to_point, below)), **texts)
    if node.rectification:
        raise NotHere("rectification")
    paragraphs = node.paragraphs
    for example in node.examples:
        paragraphs = (*paragraphs, *example.paragraphs) if example.own_line else _run_on(paragraphs, example.paragraphs)
    return Point(**head(node) | {"paragraphs": paragraphs})


def _run_on(paragraphs: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    if not paragraphs or not more:
        return (*paragraphs, *more)
    return (*paragraphs[:-1], paragraphs[-1] + more[0], *more[1:])


def to_problem(point: Point) -> Problem:
    """A problem; what stands below the point becomes its text."""
    below = tuple(text for child in point.points for text in every_text(child))
    return Problem(**head(point) | {"paragraphs": glued(point.paragraphs, below)})


def to_dimension(node: Item) -> Dimension:
    if isinstance(node, Dimension):
        return node
    return Dimension(problems=tuple(map(to_problem, node.points)), **head(node))


def to_part(node: Item) -> Part:
    if isinstance(node, Part):
        return node
    point = to_point(node)
    role = role_of(point.heading)
    return Part(role=role if role not in (None, "problems") else "other", points=point.points, **head(point))


def dimensions_of(items: tuple[Item, ...]) -> tuple[Dimension, ...]:
    """Points that speak of an aspect, or have points below, are dimensions; the others are problems of one that has no
    heading."""
    found: list[Dimension] = []
    for item in items:
        if not isinstance(item, Point) or item.points or item.heading.endswith("方面"):
            found.append(to_dimension(item))
        elif found and not found[-1].heading:
            found[-1] = replace(found[-1], problems=(*found[-1].problems, to_problem(item)))
        else:
            found.append(Dimension(problems=(to_problem(item),), shape=Shape("")))
    return tuple(found)


def items_of(section: Section) -> tuple[Item, ...]:
    """What stands in a section, in the order in which it prints."""
    return (*section.points, *section.parts, *section.dimensions)


def with_items(section: Section, items: tuple[Item, ...]) -> Section:
    """The section with these items, of the type that its role asks for."""
    empty = replace(section, points=(), parts=(), dimensions=())
    if section.role == "problems":
        return replace(empty, dimensions=dimensions_of(items))
    if section.role in PARTS and any(not isinstance(item, Point) or item.points for item in items):
        return replace(empty, parts=tuple(map(to_part, items)))
    return replace(empty, points=tuple(map(to_point, items)))


def with_role(section: Section, role: Role) -> Section:
    """The section in another role, its items as that asks for."""
    return with_items(replace(section, role=role), items_of(section))
