"""Meetings and their board."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from reportsite.accounts.access import fetch, person_of
from reportsite.accounts.models import Membership, Person, Role, Unit
from reportsite.drafting.access import administered_meeting, meeting_of
from reportsite.drafting.actions import meetings as actions
from reportsite.drafting.actions.reports import assign_person, begin_report
from reportsite.drafting.forms import (
    GrantForm,
    MeetingForm,
    ParticipantForm,
    PersonChoiceForm,
    ReviewersForm,
    UnitChoiceForm,
)
from reportsite.drafting.models import Kind, Meeting


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that the person may know of, newest first."""
    rows = Meeting.objects.visible_to(person_of(request)).select_related("unit").prefetch_related("themes")
    keeps = Unit.objects.administered_by(person_of(request)).exists()
    return render(request, "drafting/meetings.html", {"meetings": rows, "keeps": keeps})


def new_meeting(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    if not Unit.objects.administered_by(person).exists():
        raise PermissionDenied
    unit_form = UnitChoiceForm(request.POST or None, person=person)
    form = MeetingForm(request.POST or None, person=person)
    if request.method == "POST" and unit_form.is_valid() and form.is_valid():
        try:
            return redirect(actions.create_meeting(unit=unit_form.cleaned_data["unit"], **form.facts))
        except ValidationError as error:
            form.add_error("theme", error)
    return render(request, "drafting/meeting_form.html", {"form": form, "unit_form": unit_form})


def change_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = administered_meeting(request, pk)
    form = MeetingForm(request.POST or None, person=person_of(request), instance=Meeting.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_meeting(meeting=meeting, **form.facts)
            return redirect(meeting)
        except ValidationError as error:
            form.add_error("theme", error)
    return render(request, "drafting/meeting_form.html", {"form": form, "meeting": meeting})


@require_POST
def begin_team(request: HttpRequest, pk: int) -> HttpResponse:
    """The team's report, begun by one of the unit's drafters."""
    meeting, person = meeting_of(request, pk), person_of(request)
    if not Membership.objects.filter(unit=meeting.unit_id, person=person, role=Role.DRAFTER).exists():
        raise PermissionDenied
    return _begin(request, meeting, Kind.TEAM, None)


@require_POST
def begin_own(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's report, begun by the person who owes it."""
    meeting, person = meeting_of(request, pk), person_of(request)
    belongs = Membership.objects.filter(unit=meeting.unit_id, person=person).exists()
    if not belongs or not meeting.participants.filter(person=person, owes_report=True).exists():
        raise PermissionDenied
    return _begin(request, meeting, Kind.MEMBER, person)


def _begin(request: HttpRequest, meeting: Meeting, kind: str, person: Person | None) -> HttpResponse:
    try:
        return redirect(begin_report(meeting=meeting, kind=kind, person=person, by=person_of(request)))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(meeting)


@require_POST
def assign(request: HttpRequest, pk: int, report: int) -> HttpResponse:
    """Give an imported member's report that nobody owns to its person."""
    meeting = administered_meeting(request, pk)
    row = fetch(meeting.reports.filter(Q(kind=Kind.MEMBER)), pk=report)
    form = PersonChoiceForm(request.POST, unit=meeting.unit)
    return _carry_out(
        request, meeting, form, lambda values: assign_person(report=row, by=person_of(request), person=values["person"])
    )


@require_POST
def add_participant(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = administered_meeting(request, pk)
    form = ParticipantForm(request.POST, unit=meeting.unit)
    return _carry_out(request, meeting, form, lambda values: actions.add_participant(meeting=meeting, **values))


@require_POST
def remove_participant(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    meeting = administered_meeting(request, pk)
    row = fetch(meeting.participants.all(), pk=participant)
    return _carry_out(request, meeting, None, lambda values: actions.remove_participant(participant=row))


@require_POST
def set_reviewers(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = administered_meeting(request, pk)
    form = ReviewersForm(request.POST, meeting=meeting)
    return _carry_out(
        request, meeting, form, lambda values: actions.set_reviewers(meeting=meeting, memberships=values["reviewers"])
    )


@require_POST
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = administered_meeting(request, pk)
    form = GrantForm(request.POST, meeting=meeting)
    return _carry_out(request, meeting, form, lambda values: actions.grant(meeting=meeting, **values))


@require_POST
def withdraw_grant(request: HttpRequest, pk: int, given: int) -> HttpResponse:
    meeting = administered_meeting(request, pk)
    row = fetch(meeting.grants.all(), pk=given)
    return _carry_out(request, meeting, None, lambda values: actions.withdraw_grant(given=row))


def _carry_out(
    request: HttpRequest, meeting: Meeting, form: Form | None, verb: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Carry out a verb with what a small form holds, and return to the board with a sentence where it cannot be done."""
    try:
        if form is not None and not form.is_valid():
            raise ValidationError([error for errors in form.errors.values() for error in errors])
        verb(form.cleaned_data if form is not None else {})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(meeting)
