"""What others did to a report while somebody has a page of it open: read from the journal, which has it anyway."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from reportsite.accounts.models import Person
from reportsite.drafting.history import NO_CHANGE
from reportsite.drafting.models import Report, Text

# Whoever saved a text within this time is said to be writing it: an autosave comes 1.5 s after the last key.
WRITING = timedelta(minutes=1)
MOST_TEXTS = 200


class Stands(NamedTuple):
    """A text as it stands in the report."""

    key: str
    name: str
    value: str
    revision: int


def changed_since(report: Report, entry: int) -> list[Stands]:
    """The texts that were saved after an entry of the journal, as they stand now; of very many the last ones."""
    rows = report.journal.filter(pk__gt=entry, verb="save").order_by("-pk").values_list("key", "name")
    places = list(dict.fromkeys(rows[: 10 * MOST_TEXTS]))[:MOST_TEXTS]
    names: dict[str, set[str]] = {}
    for key, name in places:
        names.setdefault(key, set()).add(name)
    texts = Text.objects.filter(item__report=report, item__key__in=names, item__deleted_at=None)
    found = texts.values_list("item__key", "name", "value", "revision")
    return [Stands(*row) for row in found if row[1] in names[row[0]]]


# What changes neither the items of a page nor their order.
_NOT_OF_THE_TREE = ("save", "print", "helper", "assign", *NO_CHANGE)


def tree_changed_since(report: Report, entry: int, person: Person) -> bool:
    """Whether others changed more than texts after an entry of the journal."""
    return report.journal.filter(pk__gt=entry).exclude(verb__in=_NOT_OF_THE_TREE).exclude(person=person).exists()


def writing_now(report: Report, person: Person) -> list[tuple[str, str, str]]:
    """Who else saved which text within the last minute: (name of the person, key, name of the text)."""
    recent = report.journal.filter(verb="save", at__gt=timezone.now() - WRITING, person__isnull=False)
    rows = recent.exclude(person=person).order_by("-pk").values_list("person__name", "person__username", "key", "name")
    return list(dict.fromkeys((name or username, key, text) for name, username, key, text in rows[:MOST_TEXTS]))


def ever_held(report: Report, texts: Sequence[tuple[str, str, str]]) -> list[bool]:
    """Of each text, by key, name and value, whether the report holds it or has held it: then nothing of it is lost."""
    keys, values = {key for key, _name, _value in texts}, {value for _key, _name, value in texts}
    now = Text.objects.filter(item__report=report, item__key__in=keys, value__in=values)
    held = set(now.values_list("item__key", "name", "value"))
    saves = report.journal.filter(verb="save", key__in=keys).filter(Q(value__in=values) | Q(before__in=values))
    for key, name, value, before in saves.values_list("key", "name", "value", "before"):
        held |= {(key, name, value), (key, name, before)}
    return [text in held for text in texts]
