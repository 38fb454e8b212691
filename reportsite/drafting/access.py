"""Fetching reports with permission."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from reportsite.accounts.access import fetch, person_of
from reportsite.accounts.models import Person
from reportsite.drafting.models import Item, Meeting, Report
from reportsite.drafting.rows import Draft


def readable(request: HttpRequest, pk: int) -> Report:
    """A report that the person may read, else 404."""
    return fetch(
        Report.objects.visible_to(person_of(request)).select_related("unit", "meeting", "person", "helper__person"),
        pk=pk,
    )


def may_write(person: Person, report: Report) -> bool:
    """Whether the person is one of the report's writers, at whatever stage."""
    return Report.objects.writable_by(person).filter(pk=report.pk).exists()


def may_review(person: Person, report: Report) -> bool:
    return Report.objects.reviewable_by(person).filter(pk=report.pk).exists()


def writable(request: HttpRequest, pk: int) -> Report:
    """A report whose text the person may change: 404 to strangers, 403 to those who only read it."""
    report = readable(request, pk)
    if not may_write(person_of(request), report):
        raise PermissionDenied
    return report


def reviewed(request: HttpRequest, pk: int) -> Report:
    """A report that the person may return or approve: 404 to strangers, 403 to its other readers."""
    report = readable(request, pk)
    if not may_review(person_of(request), report):
        raise PermissionDenied
    return report


def item_of(draft: Draft, key: str, *kinds: str) -> Item:
    """An item of the report, of one of the kinds where any is named, else 404."""
    item = draft.by_key.get(key)
    if item is None or (kinds and item.kind not in kinds):
        raise Http404
    return item


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    """A meeting that the person may know of, else 404."""
    return fetch(Meeting.objects.visible_to(person_of(request)).select_related("unit"), pk=pk)


def administered_meeting(request: HttpRequest, pk: int) -> Meeting:
    """A meeting that the person arranges: 404 to strangers, 403 to its other people."""
    meeting = meeting_of(request, pk)
    if not Meeting.objects.administered_by(person_of(request)).filter(pk=pk).exists():
        raise PermissionDenied
    return meeting
