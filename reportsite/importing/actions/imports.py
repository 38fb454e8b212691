"""Imports: keeping what was read, making a report of it, giving it up."""

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from msgspec.structs import replace

from reportsite.accounts.models import Person, Role, Unit
from reportsite.content.json import dumps
from reportsite.content.text import one_line
from reportsite.content.types import Content
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.models import Report
from reportsite.importing.models import Import
from reportsite.importing.reading import Read


@transaction.atomic
def keep_import(*, unit: Unit, read: Read, file_name: str, by: Person | None) -> Import:
    """What was read, kept until it is corrected and becomes a report. Who only writes a report of their own brings in
    their own."""
    content = read.content
    if by and content.kind == "member" and not content.person and not may_bring_in_others(by, unit):
        content = replace(content, person=by.name)
    return Import.objects.create(
        unit=unit,
        file_name=one_line(file_name)[:200],
        source=msgspec.json.encode(read.lines).decode(),
        record=msgspec.json.encode(read.record).decode(),
        content=dumps(content).decode(),
        likeness=read.likeness,
        by=by,
    )


def may_bring_in_others(person: Person, unit: Unit) -> bool:
    """Whether somebody brings in the team's report and those of others, not their own alone."""
    return Unit.objects.where(person, Role.DRAFTER, Role.ADMINISTRATOR).filter(pk=unit.pk).exists()


@transaction.atomic
def make_report(*, row: Import, by: Person | None) -> Report:
    """The report of an import; the import stays with it as its record, and its corrections begin anew."""
    row = Import.objects.select_for_update().get(pk=row.pk)
    if row.report_id:
        raise ValidationError(_("This import has become a report already."))
    content = row.plain
    if by and not may_bring_in_others(by, row.unit):
        _refuse_others(content, by)
    row.report = take_over(unit=row.unit, content=content, by=by)
    row.steps = "[]"
    row.save(update_fields=["report", "steps"])
    return row.report


def _refuse_others(content: Content, by: Person) -> None:
    if content.kind == "team":
        raise ValidationError(
            _("The team's report is brought in by a drafter. Choose “Member” above if this report is your own.")
        )
    if content.person != by.name:
        raise ValidationError(
            _("You can bring in your own report alone: type “%(name)s” as its person above.") % {"name": by.name}
        )


@transaction.atomic
def delete_import(*, row: Import) -> None:
    """Give up an import that is no report yet."""
    row = Import.objects.select_for_update().get(pk=row.pk)
    if row.report_id:
        raise ValidationError(_("This import has become a report: it stays with it as its record."))
    row.delete()
