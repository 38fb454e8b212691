"""A report as it stood at an earlier entry of its journal: what was exported then and now comes back; and whether the
journal and the texts agree."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Max, QuerySet

from reportsite.accounts.models import Person
from reportsite.content.json import ContentError, loads
from reportsite.content.types import Content
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import Journal, Report, Text
from reportsite.drafting.rows import load_content

# Verbs that change nothing in a report.
ABOUT_VERSIONS = ("name version", "remove version")
NO_CHANGE = ("purge look", *ABOUT_VERSIONS)
# Verbs whose value is what somebody said beside the texts: why a report was returned, what a version is called.
SAID = ("return", *ABOUT_VERSIONS)


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


def last_returns(reports: Collection[int]) -> dict[int, Journal]:
    """By whom, when and why (`value`) each of these reports was returned last, in one query. That a returned file was
    taken over has the same verb, and keeps the report before it."""
    returns = Journal.objects.filter(report__in=reports, verb="return", before="")
    newest = returns.order_by().values("report").annotate(last=Max("pk"))
    entries = Journal.objects.filter(pk__in=newest.values("last")).select_related("person")
    return {entry.report_id: entry for entry in entries}


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


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Where the journal and the texts of a report do not agree. `what`: "missing" or "doubled", a revision of a text in
    the journal; "ahead", a revision that the text has not reached; "value", the stored text is not the one saved last;
    "text", a save of a text that is not there; "operation", one that counted more than once for a text; "unit", an entry
    under another unit than its report, the number of which is `revision`."""

    what: str
    key: str
    name: str
    revision: int = 0


@transaction.atomic
def verify(report: Report) -> list[Discrepancy]:
    """Everything in which the journal and the texts do not agree, in four queries: each text was saved as many times as
    its revision says, one revision after the other, and is what was saved last. Whoever saves meanwhile waits."""
    Report.objects.select_for_update().get(pk=report.pk)
    found: list[Discrepancy] = []
    saves: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    operations: Counter[tuple[str, str, str]] = Counter()
    rows = report.journal.filter(verb="save").order_by("pk")
    for key, name, revision, value, operation in rows.values_list("key", "name", "revision", "value", "operation"):
        saves[key, name].append((revision or 0, value))
        operations[key, name, operation] += bool(operation)
    texts = Text.objects.filter(item__report=report).order_by("pk")
    for key, name, revision, value in texts.values_list("item__key", "name", "revision", "value"):
        found += _of_text(key, name, revision, value, saves.pop((key, name), []))
    found += [Discrepancy("text", key, name, entries[-1][0]) for (key, name), entries in saves.items()]
    found += [Discrepancy("operation", key, name) for (key, name, _one), times in operations.items() if times > 1]
    foreign = report.journal.exclude(unit=report.unit_id).order_by("pk").values_list("key", "name", "pk")
    return found + [Discrepancy("unit", *entry) for entry in foreign]


def _of_text(key: str, name: str, revision: int, value: str, saves: list[tuple[int, str]]) -> Iterator[Discrepancy]:
    """What is wrong with one text, given its revision, its value, and its saves in the order of the journal."""
    times = Counter(saved for saved, _value in saves)
    for wanted in range(1, revision + 1):
        if times[wanted] != 1:
            yield Discrepancy("doubled" if times[wanted] else "missing", key, name, wanted)
    for saved in sorted(times):
        if not 1 <= saved <= revision:
            yield Discrepancy("ahead", key, name, saved)
    if times[revision] and dict(saves)[revision] != value:
        yield Discrepancy("value", key, name, revision)
