"""How the items stand: what most of a kind have in common is the report's, what differs is the item's own."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from reportsite.content.numbering import Shape, shape_of
from reportsite.content.types import Dimension, Headed, Part, Point, Section


def gathered(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], dict[str, Shape]]:
    """The sections with the shape of a node only where it differs, and the shapes of the kinds (`Content.shapes`)."""
    seen: dict[str, Counter[Shape]] = defaultdict(Counter)
    for section in sections:
        for role, element, node in _nodes(section):
            if node.shape:
                seen[f"{role}.{element}"][node.shape] += 1
    shapes = {name: counts.most_common(1)[0][0] for name, counts in seen.items()}
    used = {name: shape for name, shape in shapes.items() if shape != shape_of({}, *_split(name))}
    return tuple(_thinned(section, section.role, "section", used) for section in sections), used


def _split(name: str) -> tuple[str, str]:
    role, _, element = name.partition(".")
    return role, element


_BELOW = {"part": "part.point", "part.point": "part.subpoint", "point": "subpoint", "subpoint": "subpoint"}


def _children(node: Headed, element: str) -> Iterator[tuple[str, str, tuple[Headed, ...]]]:
    """(attribute, element, nodes) of what stands below a node."""
    if isinstance(node, Section):
        yield from (("points", "point", node.points), ("parts", "part", node.parts))
        yield "dimensions", "dimension", node.dimensions
    elif isinstance(node, Dimension):
        yield from (("problems", "problem", node.problems), ("children", "child", node.children))
    elif isinstance(node, (Part, Point)):
        yield "points", _BELOW.get(element, "part.subpoint"), node.points


def _nodes(node: Headed, role: str = "", element: str = "section") -> Iterator[tuple[str, str, Headed]]:
    role = node.role if isinstance(node, (Section, Part)) and element in ("section",) else role
    yield role, element, node
    for _name, below, nodes in _children(node, element):
        inner = node.role if isinstance(node, Part) else role
        for child in nodes:
            yield from _nodes(child, inner, below)


def _thinned(node, role: str, element: str, shapes: dict[str, Shape]):  # type: ignore[no-untyped-def]
    changes: dict[str, object] = {}
    if node.shape == shape_of(shapes, role, element):
        changes["shape"] = None
    for name, below, nodes in _children(node, element):
        inner = node.role if isinstance(node, Part) else role
        changes[name] = tuple(_thinned(child, inner, below, shapes) for child in nodes)
    return replace(node, **changes)
