"""Files that come back: kept as they are, and what they say taken over or left, change by change."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reportsite.accounts.models import Person
from reportsite.content.json import ContentError, dumps, loads
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.models import Reason, Report
from reportsite.drafting.rows import load_content
from reportsite.importer.changes import Change
from reportsite.importer.editing import NotHere
from reportsite.importer.taking import taken
from reportsite.importing.models import ReturnedFile
from reportsite.importing.returning import bring_back
from reportsite.importing.sentences import not_here


@transaction.atomic
def keep_returned(*, report: Report, said: bytes, file_name: str, by: Person) -> ReturnedFile:
    """A returned file, once it is known that it is this report's. Raises ValidationError."""
    bring_back(report=report, said=said)
    # What was left once stays left when the same is said again.
    settled = {id: how for row in report.returned_files.all() for id, how in row.settled.items() if how == "left"}
    return ReturnedFile.objects.create(
        unit_id=report.unit_id, report=report, file_name=file_name[:200], said=said.decode(), settled=settled, by=by
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
    try:
        content = taken(load_content(row.report), chosen)
        loads(dumps(content))
    except NotHere as error:
        raise ValidationError(not_here(error.code)) from error
    except ContentError as error:
        raise ValidationError(_("This would nest the report too deeply, or make it too large.")) from error
    keep_version(report=row.report, by=by, reason=Reason.RETURN)
    rewrite_report(report=row.report, by=by, content=content, verb="return")
    row.settled |= {change.id: "taken" for change in chosen}
    row.save(update_fields=["settled"])
    return len(chosen)


@transaction.atomic
def take_everything(*, report: Report, said: bytes, by: Person | None) -> list[Change]:
    """Take over all that a file says and that can be taken; what it says. For scripts."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    found = bring_back(report=report, said=said).changes
    if chosen := [change for change in found if change.kind != "unplaced"]:
        content = taken(load_content(report), chosen)
        loads(dumps(content))
        keep_version(report=report, by=by, reason=Reason.RETURN)
        rewrite_report(report=report, by=by, content=content, verb="return")
    return found


@transaction.atomic
def leave_change(*, row: ReturnedFile, change: str) -> None:
    """What stands here is right. The change can be reconsidered."""
    row = _open(row)
    if change not in {one.id for one in bring_back(report=row.report, said=row.said.encode()).changes}:
        raise ValidationError(_("This change is not there any more."))
    row.settled |= {change: "left"}
    row.save(update_fields=["settled"])


@transaction.atomic
def reconsider_change(*, row: ReturnedFile, change: str) -> None:
    """A change that was left is open again."""
    row = _open(row)
    if row.settled.get(change) != "left":
        raise ValidationError(_("This change is not there any more."))
    del row.settled[change]
    row.save(update_fields=["settled"])


def _open(row: ReturnedFile) -> ReturnedFile:
    """The row, locked, of a report whose text is open."""
    row = _locked(row)
    if not row.report.is_open:
        raise ValidationError(
            _("The report is “%(stage)s”: its text is closed.") % {"stage": row.report.get_stage_display()}
        )
    return row


def _locked(row: ReturnedFile) -> ReturnedFile:
    row = ReturnedFile.objects.select_for_update().get(pk=row.pk)
    row.report = Report.objects.select_for_update().get(pk=row.report_id)
    return row
