"""Erasing: the one change that reaches what was journalled. It is looked for outside of any transaction, and erased in
short ones, so that nobody who writes has to wait for it; what was half done is finished when it is done again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reportsite.accounts.models import Person
from reportsite.drafting.models import ItemKind, Journal, Report, Text
from reportsite.purging.places import KEPT, TEXTS, Found
from reportsite.purging.storage import forget_documents, scrub

BATCH = 10  # rows of one transaction, each perhaps a whole report
MOST_PASSES = 20  # somebody who types the passage again and again is not waited for


@dataclass(frozen=True, slots=True)
class Purged:
    """In how many rows of each kind the passage was erased; `scrubbed`: it is out of the files on the server, too."""

    places: Mapping[str, int]
    scrubbed: bool


def look(*, report: Report, by: Person, lines: Sequence[str]) -> dict[str, int]:
    """In how many rows of each kind one of the lines stands. That somebody looked is journalled, for the answer tells
    something of a report that they may not read."""
    places = {str(place.label): 0 for place in (TEXTS, *KEPT)}
    for found in _everywhere(report, lines):
        places[found.label] += 1
    _note_look(report, by, sum(places.values()))
    return places


def purge(*, report: Report, by: Person, lines: Sequence[str]) -> Purged:
    """Erase the lines (as `lines_of` gives them) from all that is kept of the report, whatever its stage, then from the
    files of the database. Backups, and copies in browsers and on paper, are not reached."""
    places: Counter[str] = Counter()
    texts: dict[str, None] = {}
    for _pass in range(MOST_PASSES):
        found = False
        for batch in _batches(_everywhere(report, lines)):
            found = True
            done = _erase(report, by, batch)
            places.update(one.label for one in done)
            texts |= {f"{one.row.item.key}.{one.row.name}": None for one in done if isinstance(one.row, Text)}
        if not found:
            break
        _await_writers(report)
    if not places:
        _note_look(report, by, 0)
        raise ValidationError(_("The passage does not stand in this report: nothing was erased."))
    _note_purge(report, by, texts)
    forgotten = forget_documents()
    return Purged(dict(places), scrub() and forgotten)


def _everywhere(report: Report, lines: Sequence[str]) -> Iterator[Found]:
    """The texts first: the journal of a text is what the text has become by then."""
    for place in (TEXTS, *KEPT):
        yield from place.found(report, lines)


def _batches(found: Iterator[Found]) -> Iterator[list[Found]]:
    while batch := list(islice(found, BATCH)):
        yield batch


@transaction.atomic
def _erase(report: Report, by: Person, batch: Sequence[Found]) -> list[Found]:
    """Those of the batch that were erased: not what was changed or deleted since it was read, which the next pass finds."""
    return [one for one in batch if (_erase_text if isinstance(one.row, Text) else _erase_row)(report, by, one)]


def _erase_row(report: Report, by: Person, found: Found) -> bool:
    rows = type(found.row)._default_manager.filter(pk=found.row.pk, **found.before)
    return bool(rows.update(**found.after))


def _erase_text(report: Report, by: Person, found: Found) -> bool:
    """A text without the passage, as one more save of it, so that the journal of the text goes on without a gap. What a
    text that was never saved was made with is left as it is now, without the passage, too."""
    text, value = found.row, found.after["value"]
    if not Text.objects.filter(pk=text.pk, revision=text.revision).update(value=value, revision=text.revision + 1):
        return False
    Journal.objects.create(
        unit_id=report.unit_id,
        report=report,
        person=by,
        verb="save",
        key=text.item.key,
        name=text.name,
        revision=text.revision + 1,
        value=value,
        before="" if text.revision else value,
    )
    return True


@transaction.atomic
def _await_writers(report: Report) -> None:
    """Whoever changes more than a text holds the report meanwhile: what they read before it was erased is stored now, so
    that the next pass finds it."""
    Report.objects.select_for_update().get(pk=report.pk)


@transaction.atomic
def _note_look(report: Report, by: Person, count: int) -> None:
    """Who, when, and in how many places; not what."""
    key = report.items.get(kind=ItemKind.REPORT).key
    Journal.objects.create(
        unit_id=report.unit_id, report=report, person=by, verb="purge look", key=key, value=str(count)
    )


@transaction.atomic
def _note_purge(report: Report, by: Person, texts: Iterable[str]) -> None:
    """Who, when, and in which texts; not what."""
    key = report.items.get(kind=ItemKind.REPORT).key
    Journal.objects.create(
        unit_id=report.unit_id, report=report, person=by, verb="purge", key=key, value=" ".join(texts)
    )
    report.save(update_fields=["changed"])
