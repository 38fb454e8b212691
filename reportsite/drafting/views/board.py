"""The board of a meeting: who stands where."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from reportsite.accounts.access import person_of
from reportsite.accounts.models import Membership, Person, Role
from reportsite.drafting.access import meeting_of
from reportsite.drafting.findings import findings_of
from reportsite.drafting.forms import GrantForm, ParticipantForm, PersonChoiceForm, ReviewersForm
from reportsite.drafting.history import last_returns
from reportsite.drafting.models import Journal, Kind, Meeting, Participant, Report, Stage
from reportsite.drafting.rows import load_many
from reportsite.drafting.steps import Progress, progress_of, steps_of


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the board: whose report, how far it is, and what the person who looks may do about it. `progress`,
    `last`, the newest entry of the journal, and `returned`, where it says why the report was returned, are those of a
    report that they may read."""

    who: str
    stage: str
    label: str
    report: Report | None = None
    url: str = ""
    begin: str = ""
    participant: Participant | None = None
    person: Person | None = None
    progress: Progress | None = None
    last: Journal | None = None
    returned: Journal | None = None


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands where: the team's report and one line for each who owes one."""
    meeting, person = meeting_of(request, pk), person_of(request)
    keeps = Meeting.objects.administered_by(person).filter(pk=pk).exists()
    rows = _rows(meeting, person, keeps)
    context = {
        "meeting": meeting,
        "themes": meeting.themes.order_by("meetingtheme__order"),
        "rows": rows,
        "counts": [(label, sum(1 for row in rows if row.stage == stage)) for stage, label in _stages()],
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


def _stages() -> list[tuple[str, str]]:
    return [("", _("Not begun")), *((stage.value, str(stage.label)) for stage in Stage)]


def _rows(meeting: Meeting, person: Person, keeps: bool) -> list[Row]:
    """The lines that this person may see: all of them for who keeps, drafts or reviews, else only their own."""
    readable = set(Report.objects.visible_to(person).filter(meeting=meeting).values_list("pk", flat=True))
    progress, last = _progress(readable), _last_entries(readable)
    begun = meeting.reports.select_related("person")
    returned = last_returns([one.pk for one in begun if one.stage == Stage.RETURNED and one.pk in readable])
    reports = {
        (report.kind, report.person_id): report for report in begun if report.kind == Kind.TEAM or report.person_id
    }
    ownerless = [report for report in begun if report.kind == Kind.MEMBER and not report.person_id]
    roles = set(Membership.objects.filter(unit=meeting.unit_id, person=person).values_list("role", flat=True))
    all_lines = keeps or bool(roles & {Role.DRAFTER, Role.REVIEWER}) or meeting.reviewers.filter(person=person).exists()
    labels = dict(_stages())

    def row(who: str, report: Report | None, begin: str = "", **rest: Participant | Person | None) -> Row:
        stage = report.stage if report else ""
        url = report.get_absolute_url() if report and report.pk in readable else ""
        pk = report.pk if report else 0
        facts = {"progress": progress.get(pk), "last": last.get(pk), "returned": returned.get(pk)}
        return Row(who, stage, labels[stage], report, url, "" if report else begin, **rest, **facts)  # type: ignore[arg-type]

    lines = []
    team = reports.pop((Kind.TEAM, None), None)
    if all_lines or (team and team.pk in readable):
        may_begin = Role.DRAFTER in roles
        lines.append(
            row(
                _("The team: %(unit)s") % {"unit": meeting.unit},
                team,
                reverse("begin_team", args=[meeting.pk]) if may_begin else "",
            )
        )
    for participant in meeting.participants.select_related("person"):
        own = participant.person_id == person.pk
        report = reports.pop((Kind.MEMBER, participant.person_id), None)
        if participant.owes_report and (all_lines or own or (report and report.pk in readable)):
            begin = reverse("begin_own", args=[meeting.pk]) if own else ""
            lines.append(
                row(str(participant.person), report, begin, participant=participant, person=participant.person)
            )
    for report in (*reports.values(), *ownerless):
        if all_lines or report.pk in readable:
            lines.append(row(str(report.person or _("nobody yet")), report, person=report.person))
    return lines


def _progress(reports: Collection[int]) -> dict[int, Progress]:
    """How far each of these reports is, in as many queries for twelve as for one."""
    found = {}
    for draft in load_many(Report.objects.filter(pk__in=reports)).values():
        findings = findings_of(draft)
        found[draft.report.pk] = progress_of(steps_of(draft, findings), findings)
    return found


def _last_entries(reports: Collection[int]) -> dict[int, Journal]:
    """The newest entry of the journal of each report."""
    newest = Journal.objects.filter(report__in=reports).order_by().values("report").annotate(last=Max("pk"))
    entries = Journal.objects.filter(pk__in=newest.values("last")).select_related("person").defer("value", "before")
    return {entry.report_id: entry for entry in entries}
