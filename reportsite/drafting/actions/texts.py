"""Saving texts: compare-and-set on each one's revision, the journal in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db import IntegrityError, transaction
from django.db.models import BooleanField, F
from django.db.models.expressions import RawSQL
from django.utils import timezone

from reportsite.accounts.models import Person
from reportsite.content.text import clean
from reportsite.drafting.fields import LONGEST_TEXT
from reportsite.drafting.fields import field as field_of
from reportsite.drafting.models import OPEN, Journal, Report, Text
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
        elif reason := _unfit(text.item.kind, text.name, value) or ("" if report.is_open else "closed"):
            result.conflicts.append(Conflict(change, reason, text.value, text.revision, kind=text.item.kind))
        elif before or not _take(text.pk, change.revision, value):
            result.conflicts.append(_changed(report, change, text))
        else:
            result.saved.append(change)
            result.revisions[place] = change.revision + 1
            entries.append(_entry((report.unit_id, report.pk), person, change, text.value, operation))
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


def save_text(*, report: int, person: Person, change: Change, operation: str) -> bool:
    """Save one text in as few statements as can be, while somebody types: whether it was taken as it is. It is not where
    anything stands in the way (no right, deleted, closed, changed meanwhile, too long, saved before): what then is to be
    said, `save_texts` knows."""
    try:
        with transaction.atomic():
            # The report's row first, as every other verb does: who else saves in the report waits here.
            mine = Report.objects.writable_by(person).filter(pk=report, stage__in=OPEN)
            taken = bool(mine.update(changed=timezone.now())) and _taken(report, person, change, clean(operation)[:40])
            if not taken:
                transaction.set_rollback(True)
    except IntegrityError:  # the journal has this operation already
        return False
    return taken


def _taken(report: int, person: Person, change: Change, operation: str) -> bool:
    """Whether the text took the change. Values are asked for, no rows: making those was a fifth of a save."""
    value = clean(change.value)
    stored = Text.objects.filter(_ALIVE, item__report=report, item__key=change.key, name=change.name)
    found = list(stored.values_list("pk", "unit", "item__kind", "revision", "value"))  # one, or none
    if not found:
        return False
    text, unit, kind, revision, before = found[0]
    if value == before or revision != change.revision or _unfit(kind, change.name, value):
        return False
    if not _take(text, revision, value):
        return False
    _entry((unit, report), person, change, before, operation).save()
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


def _entry(place: tuple[int, int], person: Person | None, change: Change, before: str, operation: str) -> Journal:
    """What the journal of a unit and report says of a change that a text took, which was `before`."""
    unit, report = place
    return Journal(
        unit_id=unit,
        report_id=report,
        person=person,
        verb="save",
        key=change.key,
        name=change.name,
        revision=change.revision + 1,
        value=clean(change.value),
        # What a text was made with stands nowhere else.
        before="" if change.revision else before,
        operation=operation,
    )


def _done(report: Report, operation: str) -> dict[tuple[str, str], Journal]:
    """What this operation has saved already."""
    if not operation:
        return {}
    rows = Journal.objects.filter(unit=report.unit_id, report=report, operation=operation)
    return {(row.key, row.name): row for row in rows}


def _unfit(kind: str, name: str, value: str) -> str:
    """Why a text of an item of this kind cannot have this value, whoever changed what meanwhile; "" where it can."""
    if len(value) > LONGEST_TEXT:
        return "too_long"
    choices = field_of(kind, name).choices
    return "no_choice" if choices and value not in dict(choices) else ""


def _take(text: int, revision: int, value: str) -> bool:
    """Compare-and-set: whether the text was at this revision and so took the value."""
    stored = Text.objects.filter(pk=text, revision=revision)
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
