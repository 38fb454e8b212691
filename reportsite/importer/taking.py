"""Taking over changes: a report and what was accepted of a returned file -> the report with it."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from reportsite.content.types import Content
from reportsite.importer.changes import Change

_LISTS = ("sections", "points", "parts", "dimensions", "problems", "children", "examples", "rectification")
_LINES = ("paragraphs", "preamble", "attachments")
# Under which name the items of a type stand in their parent.
_PLACES = {
    "section": "sections", "part": "parts", "dimension": "dimensions", "problem": "problems", "example": "examples",
    "point": "points", "rectificationitem": "rectification",
}  # fmt: skip


def taken(content: Content, accepted: Sequence[Change]) -> Content:
    """The content with the changes made in it, those first that delete, then texts, then what moves and is new."""
    tree = msgspec.json.decode(msgspec.json.encode(content))
    order = ("deleted", "changed", "moved", "added")
    for change in sorted(accepted, key=lambda one: order.index(one.kind)):
        _DO[change.kind](tree, change)
    return msgspec.convert(tree, Content)


def _every(node: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Any], dict[str, Any]]]:
    """Every item with the list that it stands in and its parent."""
    for name in _LISTS:
        for child in node.get(name, ()):
            yield child, node[name], node
            yield from _every(child)


def _find(tree: dict[str, Any], key: str) -> tuple[dict[str, Any], list[Any]] | None:
    if tree["key"] == key:
        return tree, []
    return next(((node, where) for node, where, _parent in _every(tree) if node["key"] == key), None)


def _change(tree: dict[str, Any], change: Change) -> None:
    if found := _find(tree, change.key):
        lines = [line for line in change.theirs.split("\n") if line.strip()]
        found[0][change.name] = lines if change.name in _LINES else change.theirs.replace("\n", "")


def _delete(tree: dict[str, Any], change: Change) -> None:
    if found := _find(tree, change.key):
        gone = {change.key} | {node["key"] for node, _where, _parent in _every(found[0])}
        found[1].remove(found[0])
        for node, _where, _parent in _every(tree):
            if "links" in node:
                node["links"] = [link for link in node["links"] if link not in gone]


def _move(tree: dict[str, Any], change: Change) -> None:
    found = _find(tree, change.key)
    parent = _find(tree, change.parent)
    if found and parent and not any(node is parent[0] for node, _where, _parent in _every(found[0])):
        found[1].remove(found[0])
        _insert(parent[0], change, found[0])


def _add(tree: dict[str, Any], change: Change) -> None:
    parent = _find(tree, change.parent)
    if parent and change.node is not None and not _find(tree, change.node["key"]):
        _insert(parent[0], change, change.node)


def _insert(parent: dict[str, Any], change: Change, node: dict[str, Any]) -> None:
    """Put a node after the sibling that the change names; first where it names none, last where that is gone."""
    name = _PLACES[change.type]
    if change.type == "dimension" and "role" not in parent:
        name = "children"
    siblings = parent.setdefault(name, [])
    keys = [sibling["key"] for sibling in siblings]
    place = 0 if not change.after else keys.index(change.after) + 1 if change.after in keys else len(keys)
    siblings.insert(place, node)


_DO = {"changed": _change, "deleted": _delete, "moved": _move, "added": _add}
