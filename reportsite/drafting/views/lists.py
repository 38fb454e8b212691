"""Where a person arrives: their reports; and, on a new site, the way to the first one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from reportsite.accounts.access import person_of
from reportsite.accounts.models import Person, Unit
from reportsite.accounts.views import site_administrators
from reportsite.drafting.models import Meeting, Participant, Report
from reportsite.themes.models import Status, Theme


def reports(request: HttpRequest) -> HttpResponse:
    """The reports that the person may read, and those that they owe and have not begun."""
    person = person_of(request)
    if person.is_superuser and not Meeting.objects.exists():
        return redirect("start")
    rows = Report.objects.visible_to(person).select_related("unit", "meeting", "person")
    begun = rows.filter(person=person).values("meeting")
    owed = (
        Participant.objects.filter(person=person, owes_report=True).exclude(meeting__in=begun).select_related("meeting")
    )
    return render(request, "drafting/reports.html", {"reports": rows, "owed": owed})


@site_administrators
def start(request: HttpRequest) -> HttpResponse:
    """First use: unit, people, theme, meeting, one after the other; each step shows whether it is done."""
    unit = Unit.objects.order_by("pk").first()
    people = Person.objects.exclude(pk=request.user.pk).exists()
    theme = Theme.objects.filter(status=Status.IN_USE)
    steps = [
        (_("Unit"), _("Whose reports are written here?"), reverse("new_unit"), unit is not None),
        (
            _("People"),
            _("Who drafts, who reviews, who writes a report of their own?"),
            reverse("unit", args=[unit.slug]) if unit else "",
            people,
        ),
        (_("Theme"), _("What does this year's notice ask for?"), reverse("new_theme"), theme.exists()),
        (
            _("Meeting"),
            _("When is it, on which theme, and who owes a report?"),
            reverse("new_meeting"),
            Meeting.objects.exists(),
        ),
    ]
    following = next((step for step in steps if not step[3]), None)
    return render(request, "drafting/start.html", {"steps": steps, "following": following})
