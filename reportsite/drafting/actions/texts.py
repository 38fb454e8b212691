"""Saving texts: compare-and-set on each one's revision, the journal in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.db.models import BooleanField, F
from django.db.models.expressions import RawSQL

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
    """`revisions` are those at which each text that needed no conflict stands as it was typed, by key and name."""

    saved: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    revisions: dict[tuple[str, str], int] = field(default_factory=dict, compare=False)


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
        before = done.get(place)
        if before and before.value == value:
            result.revisions[place] = before.revision or 0  # others may have gone on from there
            continue
        if text and text.value == value:
            result.revisions[place] = text.revision
            continue
        if text is None:
            result.conflicts.append(Conflict(change, "deleted"))
        elif reason := _refusal(report, text, value):
            result.conflicts.append(Conflict(change, reason, text.value, text.revision, kind=text.item.kind))
        elif before or not _take(text, change.revision, value):
            result.conflicts.append(_changed(report, change, text))
        else:
            result.saved.append(change)
            result.revisions[place] = change.revision + 1
            entries.append(_entry(report, person, change, text, operation))
    Journal.objects.bulk_create(entries)
    if entries:
        report.save(update_fields=["changed"])
    return result


# Neither the item of a text nor any above it is deleted. The database climbs the tree by itself: with a join for each
# level that there may be, making and planning the query took longer than all the rest of a save.
_ALIVE = RawSQL(
    """NOT EXISTS (
        WITH RECURSIVE above AS (
            SELECT parent_id, deleted_at FROM drafting_item WHERE id = drafting_text.item_id
            UNION
            SELECT item.parent_id, item.deleted_at FROM drafting_item AS item JOIN above ON item.id = above.parent_id
        )
        SELECT 1 FROM above WHERE deleted_at IS NOT NULL
    )""",
    (),
    output_field=BooleanField(),
)


@transaction.atomic
def save_text(*, report: int, person: Person, change: Change, operation: str) -> bool:
    """Save one text in as few statements as can be, while somebody types: whether it was taken as it is. It is not where
    anything stands in the way (no right, deleted, closed, changed meanwhile, too long, saved before): what then is to be
    said, `save_texts` knows."""
    value = clean(change.value)
    text = (
        Text.objects.filter(item__report=report, item__key=change.key, name=change.name)
        .filter(_ALIVE, item__report__in=Report.objects.writable_by(person))
        .select_related("item__report")
        # The report alone, as every other verb does first: what then became of the text, the compare-and-set knows.
        .select_for_update(of=("item__report",))
        .first()
    )
    if text is None or text.revision != change.revision or _refusal(text.item.report, text, value):
        return False
    if value == text.value or not _take(text, change.revision, value):
        return False
    _entry(text.item.report, person, change, text, clean(operation)[:40]).save()
    text.item.report.save(update_fields=["changed"])
    return True


def follows(report: Report, change: Change, after: str) -> Change:
    """The change as one that starts from what the operation `after` made of the text, where nobody has changed it since: a
    page that is left sends what was typed last before it has the answer to what it sent just then."""
    if not after:
        return change
    last = report.journal.filter(verb="save", key=change.key, name=change.name).order_by("-pk").first()
    if last is None or last.operation != after or last.revision is None:
        return change
    return replace(change, revision=last.revision)


def _entry(report: Report, person: Person | None, change: Change, text: Text, operation: str) -> Journal:
    """What the journal says of a change that the text took."""
    return Journal(
        unit_id=report.unit_id,
        report=report,
        person=person,
        verb="save",
        key=change.key,
        name=change.name,
        revision=change.revision + 1,
        value=clean(change.value),
        # What a text was made with stands nowhere else.
        before="" if text.revision else text.value,
        operation=operation,
    )


def _done(report: Report, operation: str) -> dict[tuple[str, str], Journal]:
    """What this operation has saved already."""
    if not operation:
        return {}
    rows = Journal.objects.filter(unit=report.unit_id, report=report, operation=operation)
    return {(row.key, row.name): row for row in rows}


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
