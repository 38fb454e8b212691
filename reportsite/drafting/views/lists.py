"""Where a person arrives: their reports; and, on a new site, the way to the first one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from reportsite.accounts.access import person_of
from reportsite.accounts.models import Role, Unit
from reportsite.accounts.views import site_administrators
from reportsite.drafting.first_use import first_steps
from reportsite.drafting.models import Kind, Meeting, Participant, Report


def reports(request: HttpRequest) -> HttpResponse:
    """The reports that the person may read, and those that they owe, or write for their team, and have not begun."""
    person = person_of(request)
    if person.is_superuser and not Meeting.objects.exists():
        return redirect("start")
    rows = Report.objects.visible_to(person).select_related("unit", "meeting", "person")
    begun = rows.filter(person=person).values("meeting")
    owed = (
        Participant.objects.filter(person=person, owes_report=True, meeting__unit__in=Unit.objects.where(person))
        .exclude(meeting__in=begun)
        .select_related("meeting")
    )
    drafting = Unit.objects.where(person, Role.DRAFTER)
    teams = Meeting.objects.filter(unit__in=drafting).exclude(reports__kind=Kind.TEAM).select_related("unit")
    return render(request, "drafting/reports.html", {"reports": rows, "owed": owed, "teams": teams})


@site_administrators
def start(request: HttpRequest) -> HttpResponse:
    """First use: unit, people, theme, meeting, one after the other; each step shows whether it is done."""
    steps = first_steps(person_of(request))
    following = next((step for step in steps if not step.done), None)
    return render(request, "drafting/start.html", {"steps": steps, "following": following})
