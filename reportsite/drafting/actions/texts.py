"""Saving texts: compare-and-set on each one's revision, the journal in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from reportsite.accounts.models import Person
from reportsite.content.text import clean
from reportsite.drafting.fields import LONGEST_TEXT
from reportsite.drafting.fields import field as field_of
from reportsite.drafting.models import Journal, Report, Text


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody typed into the text `name` of the item `key`, starting from `revision`."""

    key: str
    name: str
    revision: int
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that was not taken, with what stands there now. `reason`: "changed" by somebody else meanwhile,
    "deleted" with its item, "closed" with the report's stage, "too_long", or "no_choice" for a value not on the list."""

    change: Change
    reason: str
    theirs: str = ""
    revision: int = 0
    person: Person | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    saved: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


@transaction.atomic
def save_texts(*, report: Report, person: Person | None, changes: Sequence[Change], operation: str = "") -> Saved:
    """Take over every change that started from what is stored; give back the others, with both texts.

    A text that is typed as it stands is no change. The same operation twice is one save.
    """
    result = Saved()
    report.refresh_from_db(fields=["stage"])
    rows = {
        (text.item.key, text.name): text
        for text in Text.objects.filter(
            item__report=report, item__deleted_at=None, item__key__in={change.key for change in changes}
        ).select_related("item")
    }
    entries: list[Journal] = []
    done = _done(report, operation)
    for change in changes:
        text = rows.get((change.key, change.name))
        value = clean(change.value)
        if refused := _refusal(change, text, value):
            result.conflicts.append(refused)
        elif text and text.value != value and not report.is_open:
            result.conflicts.append(Conflict(change, "closed", text.value, text.revision, kind=text.item.kind))
        elif text and text.value != value and (change.key, change.name) not in done:
            taken = Text.objects.filter(pk=text.pk, revision=change.revision).update(
                value=value, revision=F("revision") + 1
            )
            if not taken:
                result.conflicts.append(_changed(report, change, text))
                continue
            result.saved.append(change)
            entries.append(
                Journal(
                    unit_id=report.unit_id,
                    report=report,
                    person=person,
                    verb="save",
                    key=change.key,
                    name=change.name,
                    revision=change.revision + 1,
                    value=value,
                    operation=operation,
                )
            )
    Journal.objects.bulk_create(entries)
    if entries:
        report.save(update_fields=["changed"])
    return result


def _done(report: Report, operation: str) -> set[tuple[str, str]]:
    """The texts that this operation has saved already."""
    if not operation:
        return set()
    return set(
        Journal.objects.filter(unit=report.unit_id, report=report, operation=operation).values_list("key", "name")
    )


def _refusal(change: Change, text: Text | None, value: str) -> Conflict | None:
    if text is None:
        return Conflict(change, "deleted")
    if len(value) > LONGEST_TEXT:
        return Conflict(change, "too_long", text.value, text.revision, kind=text.item.kind)
    choices = field_of(text.item.kind, text.name).choices
    if choices and value not in dict(choices):
        return Conflict(change, "no_choice", text.value, text.revision, kind=text.item.kind)
    return None


def _changed(report: Report, change: Change, text: Text) -> Conflict:
    """The conflict with what stands there now, and by whom."""
    text.refresh_from_db()
    last = (
        Journal.objects.filter(report=report, verb="save", key=change.key, name=change.name)
        .select_related("person")
        .order_by("pk")
        .last()
    )
    return Conflict(change, "changed", text.value, text.revision, last.person if last else None, text.item.kind)
