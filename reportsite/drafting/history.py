"""A report as it stood at an earlier entry of its journal: what was exported then and now comes back."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reportsite.content.json import ContentError, loads
from reportsite.content.types import Content
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import Journal, Report
from reportsite.drafting.rows import load_content

# Entries that hold the whole content: as it was made, or as it was before a whole other one took its place.
_MADE = ("begin", "import")
_BEFORE = ("return", "correct", "bring in", "restore")


def last_entry(report: Report) -> int:
    """The newest entry of the journal, by which an exported file knows what it was made from."""
    return report.journal.order_by("-pk").values_list("pk", flat=True).first() or 0


def content_at(report: Report, entry: int) -> Content | None:
    """The content after the entry; None where the report has no such entry. What was deleted since is not in it."""
    journal = report.journal.order_by("pk")
    if not journal.filter(pk=entry).exists():
        return None
    since = journal.filter(pk__gt=entry)
    whole = since.filter(verb__in=_BEFORE).first()
    content = _loaded(whole) if whole else load_content(report)
    if content is None:
        return None
    if whole:
        since = since.filter(pk__lt=whole.pk)
    tree = msgspec.json.decode(msgspec.json.encode(content))
    nodes = {node["key"]: (node, where) for node, where in _every(tree)} | {tree["key"]: (tree, [])}
    for key in since.filter(verb="add").values_list("key", flat=True):
        if key in nodes:
            node, where = nodes[key]
            if node in where:
                where.remove(node)
    _rewind(tree, nodes, report, entry, list(since.filter(verb="save").values_list("key", "name").distinct()))
    return msgspec.convert(tree, Content)


def _rewind(tree: Any, nodes: Any, report: Report, entry: int, changed: list[tuple[str, str]]) -> None:
    """Give each text that was saved since the value that it had."""
    made = _loaded(report.journal.filter(verb__in=_MADE, pk__lte=entry).order_by("pk").last())
    first = {node["key"]: node for node, _where in _every(_tree(made))} if made else {}
    if made:
        first[made.key] = _tree(made)
    kinds = dict(report.items.values_list("key", "kind"))
    for key, name in changed:
        if key not in nodes or key not in kinds:
            continue
        known = next((one for one in FIELDS[kinds[key]] if one.name == name), None)
        old = report.journal.filter(verb="save", key=key, name=name, pk__lte=entry).order_by("-pk").first()
        if known and old:
            nodes[key][0][name] = msgspec.to_builtins(known.read(old.value))
        elif name in first.get(key, {}):
            nodes[key][0][name] = first[key][name]
        elif key in first:
            nodes[key][0].pop(name, None)


def _tree(content: Content) -> Any:
    return msgspec.json.decode(msgspec.json.encode(content))


def _loaded(entry: Journal | None) -> Content | None:
    try:
        return loads(entry.value.encode()) if entry else None
    except ContentError:
        return None


def _every(node: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Every item below a node, with the list that it stands in."""
    for value in node.values():
        if isinstance(value, list):
            for child in value:
                if isinstance(child, dict) and "key" in child:
                    yield child, value
                    yield from _every(child)
