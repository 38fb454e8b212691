"""What is printed on a report beside its text, and the drafts that are given out on paper."""

from collections.abc import Iterable

import msgspec
from django.db import transaction

from reportsite.accounts.models import Person
from reportsite.content.types import MARKS
from reportsite.drafting.actions.items import whole
from reportsite.drafting.models import ItemKind, Journal, Report, SubmittedDraft


@transaction.atomic
def set_print_settings(*, report: Report, by: Person, marks: Iterable[str], annex: bool) -> None:
    """Which marks stand on the first page, and whether the rectification list is printed at the end."""
    wanted, before = set(marks), whole(report)
    report.marks, report.annex = [mark for mark in MARKS if mark in wanted], annex
    report.save(update_fields=["marks", "annex", "changed"])
    value = msgspec.json.encode({"marks": report.marks, "annex": annex}).decode()
    root = report.items.get(kind=ItemKind.REPORT)
    Journal.objects.create(
        unit_id=report.unit_id, report=report, person=by, verb="print", key=root.key, value=value, before=before
    )


@transaction.atomic
def number_draft(*, report: Report, by: Person) -> SubmittedDraft:
    """The report as it stands now, with the next number; with the last one where nothing has changed since."""
    Report.objects.select_for_update().get(pk=report.pk)
    content = whole(report)
    last = report.drafts.first()
    if last is not None and last.content == content:
        return last
    number = last.number + 1 if last else 1
    return SubmittedDraft.objects.create(unit_id=report.unit_id, report=report, number=number, content=content, by=by)
