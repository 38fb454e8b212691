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
from reportsite.drafting.rows import hidden


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

    A text that is typed as it stands is no change. The same operation twice is one save; where it comes back with
    another text (somebody went back in the browser and typed on), that is a conflict with what it saved before.
    """
    result = Saved()
    # Locked: a second save of the report, and handing it in, wait for the end of this one.
    report.refresh_from_db(fields=["stage"], from_queryset=Report.objects.select_for_update())
    operation = clean(operation)[:40]
    keys = {change.key for change in changes}
    stored = Text.objects.filter(item__report=report, item__key__in=keys).exclude(item__in=hidden(report))
    rows = {(text.item.key, text.name): text for text in stored.select_related("item")}
    entries: list[Journal] = []
    done = _done(report, operation)
    for change in changes:
        place, value = (change.key, change.name), clean(change.value)
        text = rows.get(place)
        if done.get(place) == value or (text and text.value == value):
            continue
        if text is None:
            result.conflicts.append(Conflict(change, "deleted"))
        elif reason := _refusal(report, text, value):
            result.conflicts.append(Conflict(change, reason, text.value, text.revision, kind=text.item.kind))
        elif place in done or not _take(text, change.revision, value):
            result.conflicts.append(_changed(report, change, text))
        else:
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
                    # What a text was made with stands nowhere else.
                    before="" if text.revision else text.value,
                    operation=operation,
                )
            )
    Journal.objects.bulk_create(entries)
    if entries:
        report.save(update_fields=["changed"])
    return result


def _done(report: Report, operation: str) -> dict[tuple[str, str], str]:
    """What this operation has saved already."""
    if not operation:
        return {}
    rows = Journal.objects.filter(unit=report.unit_id, report=report, operation=operation)
    return {(row.key, row.name): row.value for row in rows}


def _refusal(report: Report, text: Text, value: str) -> str:
    """Why the text cannot take this value, whoever changed what meanwhile; "" where it can."""
    choices = field_of(text.item.kind, text.name).choices
    if len(value) > LONGEST_TEXT:
        return "too_long"
    if choices and value not in dict(choices):
        return "no_choice"
    return "" if report.is_open else "closed"


def _take(text: Text, revision: int, value: str) -> bool:
    """Compare-and-set: whether the text was at this revision and so took the value."""
    stored = Text.objects.filter(pk=text.pk, revision=revision)
    return bool(stored.update(value=value, revision=F("revision") + 1))


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
