"""A report as it stood at an earlier entry of its journal: what was exported then and now comes back."""

from collections.abc import Iterator
from typing import Any

import msgspec
from django.db.models import QuerySet

from reportsite.accounts.models import Person
from reportsite.content.json import ContentError, loads
from reportsite.content.types import Content
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import Journal, Report
from reportsite.drafting.rows import load_content


def last_entry(report: Report) -> int:
    """The newest entry of the journal, by which an exported file knows what it was made from."""
    return report.journal.order_by("-pk").values_list("pk", flat=True).first() or 0


def text_at(report: Report, key: str, name: str, revision: int) -> str | None:
    """A text as it stood at one of its revisions; None where the journal does not know it."""
    saves = report.journal.filter(verb="save", key=key, name=name)
    if revision:
        return saves.filter(revision=revision).values_list("value", flat=True).first()
    return saves.filter(revision=1).values_list("before", flat=True).first()


def last_text(report: Report, person: Person) -> tuple[str, str]:
    """Key and name of the text that the person saved last in the report; "" where there is none."""
    saved = report.journal.filter(person=person, verb="save").order_by("-pk")
    return saved.values_list("key", "name").first() or ("", "")


def content_at(report: Report, entry: int) -> Content | None:
    """The content after the entry; None where the report has no such entry.

    Changes that are more than a text keep the whole report before them. So the state wanted is that before the first
    such change since, or the present one, without what was added and with the older texts."""
    journal = report.journal.order_by("pk")
    if not journal.filter(pk=entry).exists():
        return None
    since = journal.filter(pk__gt=entry)
    kept = since.exclude(verb="save").exclude(before="").first()
    if kept:
        since = since.filter(pk__lt=kept.pk)
    content = _loaded(kept.before) if kept else load_content(report)
    if content is None:
        return None
    tree = msgspec.json.decode(msgspec.json.encode(content))
    nodes = {node["key"]: (node, where) for node, where in _every(tree)} | {tree["key"]: (tree, [])}
    for key in since.filter(verb="add").values_list("key", flat=True):
        if key in nodes and nodes[key][0] in nodes[key][1]:
            nodes[key][1].remove(nodes[key][0])
    kinds = dict(report.items.values_list("key", "kind"))
    for (key, name), value in _older(journal, since, entry).items():
        known = next((one for one in FIELDS[kinds.get(key, "report")] if one.name == name), None)
        if known and key in nodes:
            nodes[key][0][name] = msgspec.to_builtins(known.read(value))
    return msgspec.convert(tree, Content)


def _older(journal: QuerySet[Journal], since: QuerySet[Journal], entry: int) -> dict[tuple[str, str], str]:
    """The value that each text that was saved since had at the entry: what was saved last before, what it was made with,
    or nothing."""
    values: dict[tuple[str, str], str] = {}
    for key, name, made in since.filter(verb="save").values_list("key", "name", "before"):
        values.setdefault((key, name), made)
    before = journal.filter(verb="save", pk__lte=entry, key__in={key for key, _name in values})
    known = {(key, name): value for key, name, value in before.values_list("key", "name", "value")}
    return values | {place: value for place, value in known.items() if place in values}


def _loaded(value: str) -> Content | None:
    try:
        return loads(value.encode())
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
