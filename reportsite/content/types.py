"""The types of a report. `Content` is a tree of frozen, typed values; see docs/architecture.md for the picture.

Texts are plain: no markup, no numbers in front, no line ends inside a heading or a paragraph. `end` is what closes a
heading (。 ， ： or nothing); None leaves it to the shape: nothing on a line of its own, 。 where text follows.
Every node has a stable key, made once by `new_key` and kept through edits, moves, versions and exports.
"""

import secrets
from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

import msgspec

from reportsite.content.numbering import Shape

Kind = Literal["team", "member"]
Role = Literal["basic", "previous", "matters", "problems", "cases", "causes", "measures", "closing", "other"]
Source = Literal["", "self", "superiors", "asked", "colleagues"]
State = Literal["", "begun", "done", "closed"]
Mark = Literal["internal", "collected"]
# The marks that may end a heading.
ENDS: tuple[str, ...] = ("。", "，", "：", "；", "！", "？")
Year = Annotated[int, msgspec.Meta(ge=0, le=9999)]
ROLES: tuple[Role, ...] = Role.__args__  # type: ignore[attr-defined]
MARKS: tuple[Mark, ...] = Mark.__args__  # type: ignore[attr-defined]


def new_key() -> str:
    """A new stable key: 16 hexadecimal digits, unique for all practical purposes and short enough for a bookmark."""
    return secrets.token_hex(8)


class Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    key: str = msgspec.field(default_factory=new_key)


class Headed(Node, frozen=True, kw_only=True):
    """A node with a heading, the mark that ends it, paragraphs that follow it, and a shape of its own or none."""

    heading: str = ""
    end: str | None = None
    paragraphs: tuple[str, ...] = ()
    shape: Shape | None = None


class Example(Node, frozen=True, kw_only=True):
    """An example word for word, with its marker (比如，) and what stands before it; later text belongs to it."""

    paragraphs: tuple[str, ...] = ()
    own_line: bool = False


class RectificationItem(Node, frozen=True, kw_only=True):
    """One line of the rectification list (整改清单): what is done about a problem, by whom, until when."""

    measure: str = ""
    leader: str = ""
    department: str = ""
    deadline: str = ""
    state: State = ""


class Problem(Headed, frozen=True, kw_only=True):
    examples: tuple[Example, ...] = ()
    source: Source = ""
    rectification: tuple[RectificationItem, ...] = ()


class Dimension(Headed, frozen=True, kw_only=True):
    """One dimension (方面) or, with children, a group of them. `answers` is the key of the theme's dimension that it
    answers, or "" for a local addition."""

    lead_in: str = ""
    problems: tuple[Problem, ...] = ()
    children: tuple["Dimension", ...] = ()
    answers: str = ""


class Point(Headed, frozen=True, kw_only=True):
    """A cause, a measure, or another numbered point; `links` are the keys of the dimensions or problems it explains
    or mends."""

    points: tuple["Point", ...] = ()
    links: tuple[str, ...] = ()


class Part(Headed, frozen=True, kw_only=True):
    """A named sub-section with a role of its own: the previous year's mending may stand inside matters."""

    role: Role = "other"
    points: tuple[Point, ...] = ()


class Section(Headed, frozen=True, kw_only=True):
    role: Role = "other"
    points: tuple[Point, ...] = ()
    parts: tuple[Part, ...] = ()
    dimensions: tuple[Dimension, ...] = ()


class ThemeRef(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The theme that a report answers, in the version that it was started with."""

    slug: str
    version: int = 1


class Content(Node, frozen=True, kw_only=True, eq=False, omit_defaults=False):
    """A whole report. Two are equal when everything but their keys is. Its JSON always names the version.

    `marks` stand above the first page: internal 内部资料, collected 会后收回. With `annex` the rectification list is
    printed at the end, as an attachment.
    """

    version: Literal[1] = 1
    kind: Kind = "team"
    title: str = ""
    unit: str = ""
    person: str = ""
    byline: str = ""
    year: Year | None = None
    preamble: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    signature: str = ""
    date: str = ""
    attachments: tuple[str, ...] = ()
    themes: tuple[ThemeRef, ...] = ()
    shapes: dict[str, Shape] = {}
    marks: tuple[Mark, ...] = ()
    annex: bool = False

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Content):
            return NotImplemented
        return _without_keys(self) == _without_keys(other)

    __hash__ = None  # type: ignore[assignment]


Item: TypeAlias = Section | Part | Dimension | Problem | Example | RectificationItem | Point
_CHILDREN = ("points", "parts", "dimensions", "problems", "children", "examples", "rectification")


def children(node: Node) -> Iterator[Item]:
    """The items directly below a node, in the order in which they print."""
    if isinstance(node, Content):
        yield from node.sections
    for name in _CHILDREN:
        yield from getattr(node, name, ())


def walk(node: Node, above: tuple[Node, ...] = ()) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Every node of the tree with those above it, parents first, in the order in which they print."""
    yield node, above
    for child in children(node):
        yield from walk(child, (*above, node))


def headings_and_paragraphs(node: Node) -> Iterator[str]:
    """The texts of one node alone, in the order in which they print."""
    if isinstance(node, Content):
        yield from filter(None, (node.title, node.byline, *node.preamble))
    elif isinstance(node, RectificationItem):
        yield from filter(None, (node.measure, node.leader, node.department, node.deadline))
    else:
        yield from filter(
            None, (getattr(node, "heading", ""), *getattr(node, "paragraphs", ()), getattr(node, "lead_in", ""))
        )


def _without_keys(content: Content) -> object:
    """The content as built-in values, each key replaced by the node's place, so that links compare by what they name."""
    places = {node.key: place for place, (node, _) in enumerate(walk(content))}

    def strip(value: object) -> object:
        if isinstance(value, dict):
            return {name: strip(item) for name, item in value.items() if name != "key"} | (
                {"links": sorted(str(places.get(key, key)) for key in value["links"])} if "links" in value else {}
            )
        return [strip(item) for item in value] if isinstance(value, (list, tuple)) else value

    return strip(msgspec.to_builtins(content))
