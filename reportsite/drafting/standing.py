"""Who stands where at a meeting: a line for the team and one for each who owes a report."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from reportsite.accounts.models import Membership, Person, Role
from reportsite.drafting.findings import findings_of
from reportsite.drafting.history import NO_CHANGE, last_returns
from reportsite.drafting.models import Journal, Kind, Meeting, Participant, Report, Stage
from reportsite.drafting.rows import load_many
from reportsite.drafting.steps import Progress, progress_of, steps_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line: whose report, how far it is, and what the person who looks may do about it. `progress`,
    `last`, the newest entry of the journal that changed it, and `returned`, where it says why the report was returned, are those of a
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


def stages() -> list[tuple[str, str]]:
    """Every stage with its label, that of a report that nobody has begun first."""
    return [("", _("Not begun")), *((stage.value, str(stage.label)) for stage in Stage)]


def lines_of(meeting: Meeting, person: Person, keeps: bool) -> list[Line]:
    """The lines that this person may see: all of them for who keeps the meeting, drafts or reviews, else their own and
    those of reports that they may read."""
    known = _Known.of(meeting, person)
    roles = set(Membership.objects.filter(unit=meeting.unit_id, person=person).values_list("role", flat=True))
    every = keeps or bool(roles & {Role.DRAFTER, Role.REVIEWER}) or meeting.reviewers.filter(person=person).exists()
    begun = list(meeting.reports.select_related("person"))
    of_whom = {
        (report.kind, report.person_id): report for report in begun if report.person_id or report.kind == Kind.TEAM
    }
    begin_team = reverse("begin_team", args=[meeting.pk]) if Role.DRAFTER in roles else ""
    lines = [known.line(_("The team: %(unit)s") % {"unit": meeting.unit}, of_whom.get((Kind.TEAM, None)), begin_team)]
    for participant in meeting.participants.filter(owes_report=True).select_related("person"):
        whose = participant.person
        begin_own = reverse("begin_own", args=[meeting.pk]) if whose == person else ""
        report = of_whom.get((Kind.MEMBER, whose.pk))
        lines.append(known.line(str(whose), report, begin_own, participant=participant, whose=whose))
    shown = {line.report.pk for line in lines if line.report}
    others = [report for report in begun if report.pk not in shown]
    lines += [known.line(str(one.person or _("nobody yet")), one, whose=one.person) for one in others]
    return [line for line in lines if every or line.url or line.person == person]


@dataclass(frozen=True, slots=True)
class _Known:
    """What one person may know of a meeting's reports, by their primary keys: those that they may read, how far each is,
    and who did what with it last."""

    readable: Collection[int]
    progress: Mapping[int, Progress]
    last: Mapping[int, Journal]
    returned: Mapping[int, Journal]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, meeting: Meeting, person: Person) -> "_Known":
        stage_of = dict(Report.objects.visible_to(person).filter(meeting=meeting).values_list("pk", "stage"))
        returned = last_returns([pk for pk, stage in stage_of.items() if stage == Stage.RETURNED])
        return cls(set(stage_of), _progress(stage_of), _last_entries(stage_of), returned, dict(stages()))

    def line(
        self,
        who: str,
        report: Report | None,
        begin: str = "",
        participant: Participant | None = None,
        whose: Person | None = None,
    ) -> Line:
        if report is None:
            return Line(who, "", self.labels[""], begin=begin, participant=participant, person=whose)
        return Line(
            who,
            report.stage,
            self.labels[report.stage],
            report,
            report.get_absolute_url() if report.pk in self.readable else "",
            participant=participant,
            person=whose,
            progress=self.progress.get(report.pk),
            last=self.last.get(report.pk),
            returned=self.returned.get(report.pk),
        )


def _progress(reports: Collection[int]) -> dict[int, Progress]:
    """How far each of these reports is, in as many queries for twelve as for one."""
    found = {}
    for draft in load_many(Report.objects.filter(pk__in=reports)).values():
        findings = findings_of(draft)
        found[draft.report.pk] = progress_of(steps_of(draft, findings), findings)
    return found


def _last_entries(reports: Collection[int]) -> dict[int, Journal]:
    """The newest entry of the journal of each report that changed anything."""
    changes = Journal.objects.filter(report__in=reports).exclude(verb__in=NO_CHANGE)
    newest = changes.order_by().values("report").annotate(last=Max("pk"))
    entries = Journal.objects.filter(pk__in=newest.values("last")).select_related("person").defer("value", "before")
    return {entry.report_id: entry for entry in entries}
