"""The items of a returned file that stand in another place than they were exported in."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportsite.content.order import in_order
from reportsite.content.types import Headed, Node, children
from reportsite.importer.editing import every_text
from reportsite.importer.returned import Returned


class Where(Protocol):
    """An item with those above it."""

    @property
    def node(self) -> Node: ...
    @property
    def above(self) -> tuple[Node, ...]: ...
    @property
    def parent(self) -> Node | None: ...


@dataclass(frozen=True, slots=True)
class Moved:
    """An item with its first words and its type, the parent that it has in the file, and the sibling before it."""

    key: str
    label: str
    type: str
    parent: str
    after: str


def moved(
    file: Returned, nodes: Mapping[str, Where], now: Mapping[str, Node], gone: Collection[str]
) -> Iterator[Moved]:
    """The items that are below another parent, or out of the order of their siblings; of those as few as can be."""
    parents = _parents_now(now)
    for (parent, _kind), keys in _families(file, nodes, now, gone).items():
        staying = _in_order(keys, nodes, parent)
        last, goes = "", False
        for key in keys:
            # What stands there already stays, unless the one before it goes.
            goes = key not in staying and (goes or parents.get(key) != (parent, last))
            if goes:
                label = next(iter(every_text(now[key])), "")
                yield Moved(key, label, type(now[key]).__name__.lower(), parent, last)
            last = key


def _families(
    file: Returned, nodes: Mapping[str, Where], now: Mapping[str, Node], gone: Collection[str]
) -> dict[tuple[str, type], list[str]]:
    """The items that are still here by the parent that they have in the file and their type, in the file's order."""
    first = dict.fromkeys(place.key for place in file.order if place.key in nodes)
    last: dict[tuple[type, int], str] = {}  # the last item by how deep it stood
    found: dict[tuple[str, type], list[str]] = defaultdict(list)
    for key in first:
        where = nodes[key]
        last[type(where.node), len(where.above)] = key
        if where.parent is None or key not in now or key in gone or not isinstance(where.node, Headed):
            continue
        parent = last.get((type(where.parent), len(where.above) - 1), where.parent.key)
        if where.parent.key not in first:  # it prints nothing itself: where it begins is not to be seen
            parent = where.parent.key
        if parent in now:
            found[parent, type(where.node)].append(key)
    return found


def _in_order(keys: Sequence[str], nodes: Mapping[str, Where], parent: str) -> set[str]:
    """The most of these items that stand in the order in which they were exported below this parent."""
    home = nodes[parent].node
    order = {child.key: place for place, child in enumerate(children(home))}
    staying = in_order([order[key] for key in keys if key in order])
    return {key for key in keys if order.get(key) in staying}


def _parents_now(now: Mapping[str, Node]) -> dict[str, tuple[str, str]]:
    """For each item here the key of its parent and of the sibling of its kind before it."""
    found: dict[str, tuple[str, str]] = {}
    for node in now.values():
        last: dict[type, str] = {}
        for child in children(node):
            found[child.key] = (node.key, last.get(type(child), ""))
            last[type(child)] = child.key
    return found
