"""Two states of a report -> what differs, item by item; and one state brought back to the other, difference by difference.

Numbers of the assembler do not count, nor which theme the report answers: that is no text. A key names an item of one type.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from reportsite.content.numbering import Shape
from reportsite.content.order import in_order
from reportsite.content.types import Content, Node, headings_and_paragraphs, walk

# Under which names a node holds others.
_LISTS = ("sections", "points", "parts", "dimensions", "problems", "children", "examples", "rectification")
_NO_TEXT = ("key", "version", "kind", "themes")
_LONGEST_NAME = 24  # characters of an item's name in the line that says where it is
_Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the newer state. `key` and `type` (the name of its class, in small letters) are the
    item's, `path` the names of the items above it and its own, from where it stands now, or stood. `old` and `new` are the
    texts: of the field `name` where that was changed, of the whole item with all below it where it was added or deleted,
    and where it moved the item above and the one before it."""

    kind: Literal["changed", "added", "deleted", "moved"]
    key: str
    type: str
    path: tuple[str, ...]
    name: str = ""
    old: str = ""
    new: str = ""


class NotThere(ValueError):
    """The item stood in another one that is not there now: that one has to come back first."""


@dataclass(frozen=True, slots=True)
class _Where:
    node: Node
    above: tuple[Node, ...]
    place: int  # among all nodes, parents first
    before: str  # the key of the sibling of its type before it

    @property
    def parent(self) -> str:
        return self.above[-1].key if self.above else ""

    @property
    def family(self) -> tuple[str, type[Node]]:
        return self.parent, type(self.node)


def compare(old: Content, new: Content) -> list[Difference]:
    """What is otherwise in `new`, in its order; what was deleted stands where it stood."""
    was, now = _index(old), _index(new)
    places = _places(was, now)
    moved = _moved(was, now)
    found = [
        *_changed(was, now),
        *(_whole("added", now, key) for key, where in now.items() if key not in was and where.parent in was),
        *(_whole("deleted", was, key) for key, where in was.items() if key not in now and where.parent in now),
        *(_move(was, now, key) for key in moved),
    ]
    return sorted(found, key=lambda one: places[one.key])


def _index(content: Content) -> dict[str, _Where]:
    """Every node but the report itself, and that under its key, too; two states of a report have one root."""
    found: dict[str, _Where] = {}
    last: dict[tuple[str, type[Node]], str] = {}
    for place, (node, above) in enumerate(walk(content)):
        family = (above[-1].key if above else "", type(node))
        found[node.key] = _Where(node, above, place, last.get(family, ""))
        last[family] = node.key
    return found


def _places(was: Mapping[str, _Where], now: Mapping[str, _Where]) -> dict[str, tuple[int, int]]:
    """Where each item is told of: in the order of the newer state, what is gone after what stood before it."""
    found = {key: (where.place, 0) for key, where in now.items()}
    last = (0, 0)
    for key in was:
        last = found.setdefault(key, (last[0], last[1] + 1))
    return found


def _changed(was: Mapping[str, _Where], now: Mapping[str, _Where]) -> Iterator[Difference]:
    for key in was.keys() & now.keys():
        before, after = was[key].node, now[key].node
        for name in fields_of(after):
            one, other = (_value(getattr(node, name)) for node in (before, after))
            if name == "links":
                one, other = (sorted(links) for links in (one, other))
            if one != other:
                path = _path(now[key])
                yield Difference("changed", key, type_of(after), path, name, _text(one), _text(other))


def _whole(kind: Literal["added", "deleted"], side: Mapping[str, _Where], key: str) -> Difference:
    """An item that stands on one side alone, with all below it."""
    where = side[key]
    text = "\n".join(text for node, _above in walk(where.node) for text in headings_and_paragraphs(node))
    texts = {"old" if kind == "deleted" else "new": text}
    return Difference(kind, key, type_of(where.node), _path(where), **texts)


def _moved(was: Mapping[str, _Where], now: Mapping[str, _Where]) -> Iterator[str]:
    """The items that stand below another parent, or out of the order of their siblings; of those as few as can be."""
    families: dict[tuple[str, type[Node]], list[str]] = defaultdict(list)
    for key, where in now.items():
        if key in was and where.parent == was[key].parent:
            families[where.family].append(key)
        elif key in was:
            yield key
    for keys in families.values():
        staying = in_order([was[key].place for key in keys])
        yield from (key for key in keys if was[key].place not in staying)


def _move(was: Mapping[str, _Where], now: Mapping[str, _Where], key: str) -> Difference:
    one, other = (
        " › ".join(filter(None, (name_of(side[above].node) for above in (side[key].parent, side[key].before) if above)))
        for side in (was, now)
    )
    return Difference("moved", key, type_of(now[key].node), _path(now[key]), "", one, other)


def fields_of(node: Node) -> list[str]:
    """The names of what an item holds itself: its texts and how it stands."""
    return [one.name for one in msgspec.structs.fields(node) if one.name not in (*_LISTS, *_NO_TEXT)]


def type_of(node: Node) -> str:
    return type(node).__name__.lower()


def name_of(node: Node) -> str:
    """An item's heading, or the beginning of its text; nothing for the report itself, which a page names anyway."""
    text = "" if isinstance(node, Content) else next(headings_and_paragraphs(node), "")
    return text[:_LONGEST_NAME] + ("…" if len(text) > _LONGEST_NAME else "")


def _path(where: _Where) -> tuple[str, ...]:
    return tuple(filter(None, map(name_of, (*where.above, where.node))))


def _value(value: object) -> Any:
    return msgspec.to_builtins(value)


def _text(value: Any) -> str:
    """A value as one text, a line for each paragraph."""
    if isinstance(value, (list, tuple)):
        return "\n".join(map(str, value))
    if isinstance(value, dict):
        if "form" in value or not value:
            return msgspec.convert(value, Shape).name if value else ""
        return "\n".join(f"{name} {_text(one)}" for name, one in value.items())
    return "" if value is None or value is False else str(value)


def restored(content: Content, older: Content, differences: Sequence[Difference]) -> Content:
    """`content` with that of which the differences speak as it is in `older`; they are some of compare(older, content).
    Texts that stand elsewhere now are not taken along when an item goes. Raises NotThere."""
    tree, was = _Report(content), _Report(older)
    by_kind: dict[str, list[Difference]] = defaultdict(list)
    for one in differences:
        by_kind[one.kind].append(one)
    added = [one.key for one in by_kind["added"] if one.key in tree.nodes]
    back = {one.key for one in (*by_kind["deleted"], *by_kind["moved"])}
    back |= {key for top in added for key in tree.below(top) if key in was.nodes}
    for key in [key for key in was.nodes if key in back]:  # parents first, and each after the sibling before it
        gone = key not in tree.nodes
        tree.place_as_in(was, key)
        if gone:
            tree.link_as_in(was, key)
    for key in added:
        tree.take_out(key)
    for one in by_kind["changed"]:
        tree.set_as_in(was, one.key, one.name)
    return tree.content()


class _Report:
    """A report as built-in values; `nodes` are all its items by their keys, parents first, each with the list that it
    stands in, that list's name and the key of its parent."""

    def __init__(self, content: Content) -> None:
        self.root: _Tree = msgspec.json.decode(msgspec.json.encode(content))
        self.nodes: dict[str, tuple[_Tree, list[_Tree], str, str]] = {}
        self._learn(self.root, [], "", "")
        self.linking: dict[str, list[str]] = defaultdict(list)
        for key, (node, *_rest) in self.nodes.items():
            for link in node.get("links", ()):
                self.linking[link].append(key)

    def _learn(self, node: _Tree, holder: list[_Tree], name: str, parent: str) -> None:
        self.nodes[node["key"]] = (node, holder, name, parent)
        for below in _LISTS:
            for child in node.get(below, ()):
                self._learn(child, node[below], below, node["key"])

    def below(self, key: str) -> Iterator[str]:
        """The keys of the items below one."""
        for name in _LISTS:
            for child in self.nodes[key][0].get(name, ()):
                yield child["key"]
                yield from self.below(child["key"])

    def place_as_in(self, was: "_Report", key: str) -> None:
        """Put an item where it stands there: behind the nearest of those before it that is here."""
        _node, siblings, name, parent = was.nodes[key]
        if parent not in self.nodes or (key in self.nodes and parent in (key, *self.below(key))):
            raise NotThere(key)
        if key in self.nodes:
            node = self.nodes[key][0]
            self.nodes[key][1].remove(node)
        else:
            node = self._copied(was.nodes[key][0])
        holder = self.nodes[parent][0].setdefault(name, [])
        there = {one["key"]: place for place, one in enumerate(holder)}
        before = [one["key"] for one in siblings]
        near = next((one for one in reversed(before[: before.index(key)]) if one in there), None)
        holder.insert(0 if near is None else there[near] + 1, node)
        self._learn(node, holder, name, parent)

    def _copied(self, node: _Tree) -> _Tree:
        """An item that is not here, with those below it that are not here either."""
        return {
            name: [self._copied(one) for one in value if one["key"] not in self.nodes] if name in _LISTS else value
            for name, value in node.items()
        }

    def link_as_in(self, was: "_Report", key: str) -> None:
        """Causes and measures lead again to an item that has come back, and to those that came with it."""
        for target in (key, *self.below(key)):
            for point in was.linking.get(target, ()):
                node = self.nodes[point][0] if point in self.nodes else {}
                if node and target not in node.get("links", ()):
                    node["links"] = [*node.get("links", ()), target]

    def take_out(self, key: str) -> None:
        node, holder, _name, _parent = self.nodes[key]
        holder.remove(node)
        for gone in [key, *self.below(key)]:
            del self.nodes[gone]

    def set_as_in(self, was: "_Report", key: str, name: str) -> None:
        if key in self.nodes and key in was.nodes:
            self.nodes[key][0].pop(name, None)
            if name in was.nodes[key][0]:
                self.nodes[key][0][name] = was.nodes[key][0][name]

    def content(self) -> Content:
        """The report, its links without those that lead nowhere."""
        for node, *_rest in self.nodes.values():
            if "links" in node:
                node["links"] = [link for link in node["links"] if link in self.nodes]
        return msgspec.convert(self.root, Content)
