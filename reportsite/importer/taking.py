"""Taking over changes: a report and what was accepted of a returned file -> the report with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from reportsite.content.types import Content
from reportsite.importer.changes import Change
from reportsite.importer.editing import NotHere

_LISTS = ("sections", "points", "parts", "dimensions", "problems", "children", "examples", "rectification")
_LINES = ("paragraphs", "preamble", "attachments")
_ORDER = ("deleted", "changed", "moved", "added")
# Under which name the items of a type stand in their parent.
_PLACES = {
    "section": "sections", "part": "parts", "dimension": "dimensions", "problem": "problems", "example": "examples",
    "point": "points", "rectificationitem": "rectification",
}  # fmt: skip
_Tree = dict[str, Any]


def taken(content: Content, accepted: Sequence[Change]) -> Content:
    """The content with the changes made in it, those first that delete, then texts, then what moves and is new. Raises
    NotHere ("no_place") where one cannot be made."""
    tree = _Report(msgspec.json.decode(msgspec.json.encode(content)))
    if any(change.kind not in _ORDER for change in accepted):
        raise NotHere("no_place")
    for change in sorted(accepted, key=lambda one: _ORDER.index(one.kind)):
        tree.do[change.kind](change)
    return msgspec.convert(tree.root, Content)


def _every(node: _Tree, holder: list[_Tree]) -> Iterator[tuple[_Tree, list[_Tree]]]:
    """A node and all below it, each with the list that it stands in."""
    yield node, holder
    for name in _LISTS:
        for child in node.get(name, ()):
            yield from _every(child, node[name])


class _Report:
    """A report as built-in values; `nodes` are all its items by their keys, each with the list that it stands in."""

    def __init__(self, root: _Tree) -> None:
        self.root = root
        self.nodes = {node["key"]: (node, holder) for node, holder in _every(root, [])}
        self.do: Mapping[str, Callable[[Change], None]] = {
            "changed": self._change,
            "deleted": self._delete,
            "moved": self._move,
            "added": self._add,
        }

    def _find(self, key: str) -> tuple[_Tree, list[_Tree]]:
        if key not in self.nodes:
            raise NotHere("no_place")
        return self.nodes[key]

    def _change(self, change: Change) -> None:
        node, _holder = self._find(change.key)
        lines = [line for line in change.theirs.split("\n") if line.strip()]
        node[change.name] = lines if change.name in _LINES else change.theirs.replace("\n", "")

    def _delete(self, change: Change) -> None:
        node, holder = self._find(change.key)
        holder.remove(node)
        gone = {below["key"] for below, _holder in _every(node, holder)}
        self.nodes = {key: one for key, one in self.nodes.items() if key not in gone}
        for other, _holder in self.nodes.values():
            if "links" in other:
                other["links"] = [link for link in other["links"] if link not in gone]

    def _move(self, change: Change) -> None:
        (node, holder), (parent, _holder) = self._find(change.key), self._find(change.parent)
        if any(below is parent for below, _holder in _every(node, holder)):
            raise NotHere("no_place")
        holder.remove(node)
        self._insert(parent, change, node)

    def _add(self, change: Change) -> None:
        parent, _holder = self._find(change.parent)
        if change.node is None or any(node["key"] in self.nodes for node, _holder in _every(change.node, [])):
            raise NotHere("no_place")
        self._insert(parent, change, change.node)

    def _insert(self, parent: _Tree, change: Change, node: _Tree) -> None:
        """Put a node after the sibling that the change names, or beside the one that it follows; first where it names none,
        last where neither is here."""
        name = _PLACES[change.type]
        if change.type == "dimension" and "role" not in parent:
            name = "children"
        siblings = parent.setdefault(name, [])
        keys = [sibling["key"] for sibling in siblings]
        near = next((key for key in (change.after, change.beside) if key in keys), None)
        siblings.insert(0 if not change.after else len(keys) if near is None else keys.index(near) + 1, node)
        self.nodes |= {below["key"]: (below, holder) for below, holder in _every(node, siblings)}
