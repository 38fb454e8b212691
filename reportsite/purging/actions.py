"""Erasing: the one change that reaches what was journalled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reportsite.accounts.models import Person
from reportsite.drafting.models import ItemKind, Journal, Report, Text
from reportsite.purging.places import KEPT, TEXTS
from reportsite.purging.storage import forget_documents, scrub


@dataclass(frozen=True, slots=True)
class Purged:
    """In how many rows of each kind the passage was erased; `scrubbed`: it is out of the files on the server, too."""

    places: Mapping[str, int]
    scrubbed: bool


def places_of(report: Report, lines: Sequence[str]) -> dict[str, int]:
    """In how many rows of each kind one of the lines stands."""
    found: dict[str, int] = {}
    for place in (TEXTS, *KEPT):
        label = str(place.label)
        found[label] = found.get(label, 0) + sum(1 for _row in place.found(report, lines))
    return found


def purge(*, report: Report, by: Person, lines: Sequence[str]) -> Purged:
    """Erase the lines (as `lines_of` gives them) from all that is kept of the report, whatever its stage, then from the
    files of the database. Backups, and copies in browsers and on paper, are not reached."""
    places = _erase(report=report, by=by, lines=lines)
    forgotten = forget_documents()
    return Purged(places, scrub() and forgotten)


@transaction.atomic
def _erase(*, report: Report, by: Person, lines: Sequence[str]) -> dict[str, int]:
    Report.objects.select_for_update().get(pk=report.pk)
    found: dict[str, int] = {}
    for place in KEPT:
        label = str(place.label)
        for row, columns in place.found(report, lines):
            type(row)._default_manager.filter(pk=row.pk).update(**columns)
            found[label] = found.get(label, 0) + 1
    texts = [_erase_text(report, by, row, columns["value"]) for row, columns in TEXTS.found(report, lines)]  # type: ignore[arg-type]
    if not found and not texts:
        raise ValidationError(_("The passage does not stand in this report: nothing was erased."))
    root = report.items.get(kind=ItemKind.REPORT)
    # Who, when and where; not what.
    Journal.objects.create(
        unit_id=report.unit_id, report=report, person=by, verb="purge", key=root.key, value=" ".join(texts)
    )
    report.save(update_fields=["changed"])
    return {str(TEXTS.label): len(texts), **found}


def _erase_text(report: Report, by: Person, text: Text, value: str) -> str:
    """A text without the passage, as one more save of it, so that the journal of the text goes on without a gap. What a
    text that was never saved was made with is left as it is now, without the passage, too."""
    Text.objects.filter(pk=text.pk).update(value=value, revision=text.revision + 1)
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
    return f"{text.item.key}.{text.name}"
