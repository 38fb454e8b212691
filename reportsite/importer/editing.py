"""Finding a node of a report by its key and putting others in its place. Values are frozen: a change makes a new report."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Headed,
    Node,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
)

N = TypeVar("N", bound=Node)
# Under which names a node holds others, in the order in which they print.
BELOW: Mapping[type[Node], tuple[str, ...]] = {
    Content: ("sections",),
    Section: ("points", "parts", "dimensions"),
    Part: ("points",),
    Dimension: ("problems", "children"),
    Problem: ("examples", "rectification"),
    Point: ("points",),
    Example: (),
    RectificationItem: (),
}
_MARKS = "。！？；：，"
# A text that does not end so goes on in the next one.
_ENDED = "。！？；：!?;:…”’）)》"


class NotHere(ValueError):
    """The operation cannot be done at this place; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Step(NamedTuple):
    """One step of the way to a node: the next is `getattr(node, name)[place]`."""

    node: Node
    name: str
    place: int


@dataclass(frozen=True, slots=True)
class Place:
    """A node and the way to it from the report."""

    node: Node
    path: tuple[Step, ...]

    @property
    def parent(self) -> Node:
        if not self.path:
            raise NotHere("no_place")
        return self.path[-1].node

    @property
    def siblings(self) -> tuple[Any, ...]:
        found: tuple[Any, ...] = getattr(self.parent, self.path[-1].name)
        return found

    @property
    def index(self) -> int:
        return self.path[-1].place

    @property
    def before(self) -> Any:
        """The sibling before it."""
        if not self.path or not self.index:
            raise NotHere("first")
        return self.siblings[self.index - 1]

    @property
    def above(self) -> "Place":
        """The place of the node that holds it."""
        return Place(self.parent, self.path[:-1])

    def following(self) -> tuple[Any, ...]:
        return self.siblings[self.index + 1 :]


def find(content: Content, key: str) -> Place:
    """The place of a node. Raises NotHere where there is none."""
    for place in places(content):
        if place.node.key == key:
            return place
    raise NotHere("no_place")


def places(content: Content) -> Iterator[Place]:
    """Every node with the way to it, in the order in which they print."""
    stack = [Place(content, ())]
    while stack:
        place = stack.pop()
        yield place
        below = [
            Place(child, (*place.path, Step(place.node, name, index)))
            for name in BELOW[type(place.node)]
            for index, child in enumerate(getattr(place.node, name))
        ]
        stack.extend(reversed(below))


def put(path: tuple[Step, ...], node: Node) -> Content:
    """The report with `node` at the end of the way."""
    for step in reversed(path):
        siblings = getattr(step.node, step.name)
        node = replace(step.node, **{step.name: (*siblings[: step.place], node, *siblings[step.place + 1 :])})
    assert isinstance(node, Content)
    return node


def spliced(place: Place, nodes: tuple[Node, ...], before: int = 0, after: int = 0) -> Content:
    """The report with `nodes` instead of the node, of so many siblings before it and of so many after it."""
    *path, last = place.path
    siblings = place.siblings
    kept = (*siblings[: last.place - before], *nodes, *siblings[last.place + 1 + after :])
    return put(tuple(path), replace(last.node, **{last.name: kept}))


def mapped(node: N, change: Callable[[Node], Node]) -> N:
    """The node and all below it, each as `change` makes it, the lowest first."""
    below = {name: tuple(mapped(child, change) for child in getattr(node, name)) for name in BELOW[type(node)]}
    return change(replace(node, **below))  # type: ignore[return-value]


def relinked(content: Content, moved: Mapping[str, str]) -> Content:
    """Links to the keys in `moved` lead to the others; those that lead nowhere are gone."""
    keys = {place.node.key for place in places(content)}

    def change(node: Node) -> Node:
        if not isinstance(node, Point) or not node.links:
            return node
        links = dict.fromkeys(moved.get(link, link) for link in node.links)
        return replace(node, links=tuple(link for link in links if link in keys))

    return mapped(content, change)


def texts_of(node: Node) -> tuple[str, ...]:
    """The texts of a node alone as paragraphs, its heading run in with the first."""
    if isinstance(node, Content):
        return node.preamble
    paragraphs: tuple[str, ...] = getattr(node, "paragraphs", ())
    lead_in = (node.lead_in,) if isinstance(node, Dimension) and node.lead_in else ()
    if not isinstance(node, Headed) or not node.heading:
        return (*paragraphs, *lead_in)
    end = node.end
    if end is None:
        end = "" if node.heading[-1] in _MARKS else "。"
    return (node.heading + end + "".join(paragraphs[:1]), *paragraphs[1:], *lead_in)


def glued(paragraphs: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Paragraphs one after the other; one that stops within a sentence goes on in the next."""
    if paragraphs and more and paragraphs[-1][-1] not in _ENDED:
        return (*paragraphs[:-1], paragraphs[-1] + more[0], *more[1:])
    return (*paragraphs, *more)


def appended(node: N, texts: tuple[str, ...]) -> N:
    """The node with texts at the end of all that it prints."""
    if not texts:
        return node
    filled = [name for name in BELOW[type(node)] if name != "rectification" and getattr(node, name)]
    if filled:
        *others, last = getattr(node, filled[-1])
        return replace(node, **{filled[-1]: (*others, appended(last, texts))})
    if isinstance(node, Dimension) and node.lead_in:
        return replace(node, paragraphs=(*node.paragraphs, node.lead_in, *texts), lead_in="")
    return replace(node, paragraphs=glued(node.paragraphs, texts))  # type: ignore[attr-defined]


def every_text(node: Node) -> tuple[str, ...]:
    """The texts of a node and of all below it, in the order in which they print."""
    if isinstance(node, RectificationItem):
        return tuple(filter(None, (node.measure, node.leader, node.department, node.deadline)))
    below = (child for name in BELOW[type(node)] for child in getattr(node, name))
    return (*texts_of(node), *(text for child in below for text in every_text(child)))
