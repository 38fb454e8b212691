"""The board of a meeting: who stands where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reportsite.accounts.access import person_of
from reportsite.drafting.access import meeting_of
from reportsite.drafting.forms import GrantForm, ParticipantForm, PersonChoiceForm, ReviewersForm
from reportsite.drafting.models import Meeting
from reportsite.drafting.standing import lines_of, stages


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands where: the team's report and one line for each who owes one."""
    meeting, person = meeting_of(request, pk), person_of(request)
    keeps = Meeting.objects.administered_by(person).filter(pk=pk).exists()
    lines = lines_of(meeting, person, keeps)
    context = {
        "meeting": meeting,
        "themes": meeting.themes.order_by("meetingtheme__order"),
        "lines": lines,
        "counts": [(label, sum(1 for line in lines if line.stage == stage)) for stage, label in stages()],
        "others": [item for item in meeting.participants.select_related("person") if not item.owes_report],
        "keeps": keeps,
        "reviewers": [row.person for row in meeting.reviewers.select_related("person")],
        "grants": meeting.grants.select_related("unit"),
    }
    if keeps:
        context |= {
            "participant_form": ParticipantForm(unit=meeting.unit),
            "people": PersonChoiceForm(unit=meeting.unit).people,
            "reviewers_form": ReviewersForm(meeting=meeting),
            "grant_form": GrantForm(meeting=meeting),
        }
    return render(request, "drafting/board.html", context)
