"""Files that come back: kept as they are, and what they say taken over or left, change by change."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reportsite.accounts.models import Person
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content
from reportsite.importer.taking import taken
from reportsite.importing.models import ReturnedFile
from reportsite.importing.returning import bring_back


@transaction.atomic
def keep_returned(*, report: Report, said: bytes, file_name: str, by: Person) -> ReturnedFile:
    """A returned file, once it is known that it is this report's. Raises ValidationError."""
    bring_back(report=report, said=said)
    return ReturnedFile.objects.create(
        unit_id=report.unit_id, report=report, file_name=file_name[:200], said=said.decode(), by=by
    )


@transaction.atomic
def take_changes(*, row: ReturnedFile, by: Person, seen: Mapping[str, str]) -> int:
    """Take changes over; how many they were. `seen` names them by their ids, with the state in which the page showed them:
    one whose text was changed here meanwhile is not taken, and then none is."""
    row = _locked(row)
    open_changes = {change.id: change for change in bring_back(report=row.report, said=row.said.encode()).changes}
    chosen = [open_changes[id] for id, state in seen.items() if id in open_changes and open_changes[id].state == state]
    if len(chosen) < len(seen):
        raise ValidationError(_("This was changed meanwhile, so nothing was done. Below it stands as it is now."))
    if not chosen:
        raise ValidationError(_("Choose at least one change."))
    rewrite_report(report=row.report, by=by, content=taken(load_content(row.report), chosen), verb="return")
    row.settled |= {change.id: "taken" for change in chosen}
    row.save(update_fields=["settled"])
    return len(chosen)


@transaction.atomic
def leave_change(*, row: ReturnedFile, change: str) -> None:
    """What stands here is right. The change can be reconsidered."""
    row = _locked(row)
    if change not in {one.id for one in bring_back(report=row.report, said=row.said.encode()).changes}:
        raise ValidationError(_("This change is not there any more."))
    row.settled |= {change: "left"}
    row.save(update_fields=["settled"])


@transaction.atomic
def reconsider_change(*, row: ReturnedFile, change: str) -> None:
    """A change that was left is open again."""
    row = _locked(row)
    row.settled.pop(change, None)
    row.save(update_fields=["settled"])


def _locked(row: ReturnedFile) -> ReturnedFile:
    row = ReturnedFile.objects.select_for_update().get(pk=row.pk)
    row.report = Report.objects.select_for_update().get(pk=row.report_id)
    return row
