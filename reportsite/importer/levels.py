"""Nodes a level up or down: what stood below and after them goes along, so that the text prints in the same order."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from reportsite.content.types import Content, Dimension, Example, Node, Part, Point, Problem, Section
from reportsite.importer.converting import begun, head, items_of, to_dimension, to_point, with_items
from reportsite.importer.editing import BELOW, NotHere, Place, find, relinked, spliced, texts_of
from reportsite.importer.roles import role_of


def raised(content: Content, key: str) -> Content:
    """A level up: the node comes after the one that it stands in, and what followed it there comes below it."""
    place = find(content, key)
    node, parent = place.node, place.parent
    for kinds, act in _RAISED.items():
        if isinstance(node, kinds[0]) and isinstance(parent, kinds[1]):
            return act(place)
    raise NotHere("no_higher")


def _kept(place: Place, *names: str) -> Node:
    """The parent without the node and what follows it."""
    name = place.path[-1].name
    return replace(place.parent, **{name: place.siblings[: place.index]} | dict.fromkeys(names, ()))


def _raise_example(place: Place) -> Content:
    assert isinstance(place.node, Example)
    if not place.node.paragraphs:
        raise NotHere("no_text")
    new = replace(begun(Problem, place.node.paragraphs), examples=place.following())
    return spliced(place.above, (_kept(place), new))


def _raise_problem(place: Place) -> Content:
    """With examples or on the rectification list it stays a problem, below a dimension of its heading."""
    problem, parent = place.node, place.parent
    assert isinstance(problem, Problem)
    assert isinstance(parent, Dimension)
    if problem.examples or problem.rectification:
        rest = replace(problem, heading="", end=None, shape=None)
        problems = (rest, *place.following())
        new = Dimension(heading=problem.heading, end=problem.end, problems=problems, children=parent.children)
        return spliced(place.above, (_kept(place, "children"), new))
    new = Dimension(problems=place.following(), children=parent.children, **head(problem))
    return relinked(spliced(place.above, (_kept(place, "children"), new)), {problem.key: new.key})


def _raise_child(place: Place) -> Content:
    assert isinstance(place.node, Dimension)
    node = replace(place.node, children=(*place.node.children, *place.following()))
    return spliced(place.above, (_kept(place), node))


def _raise_point(place: Place) -> Content:
    assert isinstance(place.node, Point)
    node = replace(place.node, points=(*place.node.points, *place.following()))
    return spliced(place.above, (_kept(place), node))


def _raise_part_point(place: Place) -> Content:
    assert isinstance(place.node, Point)
    role = role_of(place.node.heading) or "other"
    part = Part(role=role, points=(*place.node.points, *place.following()), **head(place.node))
    return spliced(place.above, (_kept(place), part))


def _raise_to_section(place: Place) -> Content:
    """An item of a section begins a section, with all that follows it."""
    node, parent = place.node, place.parent
    assert isinstance(node, (Dimension, Point, Part))
    assert isinstance(parent, Section)
    names = BELOW[Section][BELOW[Section].index(place.path[-1].name) + 1 :]
    later = tuple(item for name in names for item in getattr(parent, name))
    below = (*node.children,) if isinstance(node, Dimension) else node.points
    if isinstance(node, Dimension) and (node.problems or node.lead_in):
        below = (Dimension(lead_in=node.lead_in, problems=node.problems), *below)
    role = role_of(node.heading) or parent.role
    section = with_items(Section(role=role, **head(node)), (*below, *place.following(), *later))
    moved = {node.key: below[0].key} if below else {}
    return relinked(spliced(place.above, (_kept(place, *names), section)), moved)


_RAISED: Mapping[tuple[type[Node], type[Node]], Callable[[Place], Content]] = {
    (Example, Problem): _raise_example,
    (Problem, Dimension): _raise_problem,
    (Dimension, Dimension): _raise_child,
    (Point, Point): _raise_point,
    (Point, Part): _raise_part_point,
    (Dimension, Section): _raise_to_section,
    (Point, Section): _raise_to_section,
    (Part, Section): _raise_to_section,
}


def lowered(content: Content, key: str) -> Content:
    """A level down: the last in the sibling before it; what stood below a point comes after it there."""
    place = find(content, key)
    before: Any = place.before
    node = place.node
    new: Node
    if isinstance(node, Dimension):
        new = replace(before, children=(*before.children, node))
    elif isinstance(node, Point):
        new = replace(before, points=(*before.points, replace(node, points=()), *node.points))
    elif isinstance(node, Part):
        new = replace(before, points=(*before.points, to_point(replace(node, points=())), *node.points))
    elif isinstance(node, Section):
        item = Point(**head(node))
        made = to_dimension(item) if before.role == "problems" else item
        new = with_items(before, (*items_of(before), made, *items_of(node)))
    elif isinstance(node, Problem):
        # What follows the text of a problem that goes on in an example of the one before.
        texts = texts_of(node)
        example = (Example(paragraphs=texts),) if texts else ()
        new = replace(
            before,
            examples=(*before.examples, *example, *node.examples),
            rectification=(*before.rectification, *node.rectification),
        )
    else:
        raise NotHere("no_lower")
    return relinked(spliced(place, (new,), before=1), {key: before.key})


def to_problems(content: Content, key: str) -> Content:
    """A dimension that is none: a problem of the one before it, its own problems after it."""
    place = find(content, key)
    node, before = place.node, place.before
    if not isinstance(node, Dimension) or before.children:
        raise NotHere("no_problem")
    problem = Problem(**head(node) | {"paragraphs": (*node.paragraphs, *filter(None, [node.lead_in]))})
    whole = replace(before, problems=(*before.problems, problem, *node.problems), children=node.children)
    return relinked(spliced(place, (whole,), before=1), {key: problem.key})
