"""Reports: beginning one, taking one over from its plain data, and the stages that it passes."""

from collections.abc import Mapping, Sequence

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reportsite.accounts.models import Membership, Person, Unit
from reportsite.content.json import dumps
from reportsite.content.theme import Theme, ThemeDimension
from reportsite.content.types import Content, Dimension, Section, ThemeRef, walk
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.models import (
    LONGEST_ANSWER,
    OPEN,
    ItemKind,
    Journal,
    Kind,
    Meeting,
    Participant,
    Reason,
    Report,
    ReportTheme,
    Stage,
)
from reportsite.drafting.rows import store
from reportsite.themes.actions import current_version
from reportsite.themes.models import Theme as ThemeRow
from reportsite.themes.models import ThemeVersion
from reportsite.themes.queries import version_data


@transaction.atomic
def begin_report(*, meeting: Meeting, kind: str, person: Person | None, by: Person | None) -> Report:
    """A report with the sections and dimensions that the meeting's themes ask for, ready to be written."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if Report.objects.filter(
        meeting=meeting, kind=kind, **({"person": person} if kind == Kind.MEMBER else {})
    ).exists():
        raise ValidationError(_("This report has been begun already."))
    rows = ThemeRow.objects.filter(meetingtheme__meeting=meeting).order_by("meetingtheme__order")
    versions = [current_version(theme=theme, unit=meeting.unit) for theme in rows]
    content = blank(meeting.unit, kind, person, meeting.year, [version_data(version) for version in versions])
    return _create(meeting, kind, person, by, versions, content, "begin")


def blank(unit: Unit, kind: str, person: Person | None, year: int, themes: Sequence[Theme]) -> Content:
    """An empty report: the required sections of the outlines, the dimensions of the themes with their wording."""
    first = themes[0] if themes else None
    name = first.name if first and first.name else f"{year}年度"
    sections: list[Section] = []
    for theme in themes:
        for wanted in theme.outline_for(kind):  # type: ignore[arg-type]
            if wanted.required and all(section.role != wanted.role for section in sections):
                dimensions = _dimensions(themes, kind) if wanted.role == "problems" else ()
                sections.append(Section(role=wanted.role, heading=wanted.heading, dimensions=dimensions))
    owner = unit.name if kind == Kind.TEAM else (person.name if person else "")
    return Content(
        kind=kind,  # type: ignore[arg-type]
        title=(unit.name if kind == Kind.TEAM else "") + name + ("" if kind == Kind.TEAM else "个人") + "对照检查材料",
        unit=unit.name,
        person="" if kind == Kind.TEAM else owner,
        year=year,
        sections=tuple(sections),
        signature=owner,
        themes=tuple(ThemeRef(theme.slug, theme.version) for theme in themes),
        shapes={key: shape for theme in reversed(themes) for key, shape in theme.shapes_for(kind).items()},  # type: ignore[arg-type]
    )


def _dimensions(themes: Sequence[Theme], kind: str) -> tuple[Dimension, ...]:
    """The dimensions in their groups; where a report answers several themes, each is a group. A dimension whose group
    is not for this kind of report stands alone."""

    def tree(theme: Theme, parent: str) -> tuple[Dimension, ...]:
        there = {wanted.key: wanted for wanted in theme.dimensions_for(kind)}  # type: ignore[arg-type]
        return tuple(
            Dimension(heading=_heading(wanted), answers=wanted.key, children=tree(theme, wanted.key))
            for wanted in there.values()
            if (wanted.parent if wanted.parent in there else "") == parent
        )

    if len(themes) == 1:
        return tree(themes[0], "")
    return tuple(Dimension(heading=f"{theme.name}方面", children=tree(theme, "")) for theme in themes)


def _heading(dimension: ThemeDimension) -> str:
    return dimension.wording.rstrip("。")


@transaction.atomic
def take_over(*, unit: Unit, content: Content, by: Person | None) -> Report:
    """A report made from its plain data, in the unit's meeting of that year, or in a new one where that meeting has
    such a report already. Where two people of the unit have the name, it waits for somebody to say whose it is."""
    _check_storable(content)
    rows = {theme.slug: theme for theme in ThemeRow.objects.filter(slug__in=[ref.slug for ref in content.themes])}
    if unknown := [ref.slug for ref in content.themes if ref.slug not in rows]:
        raise ValidationError(_("There is no theme “%(slug)s” here.") % {"slug": unknown[0]})
    refs = {(ref.slug, ref.version): rows[ref.slug] for ref in content.themes}
    versions = [
        theme.versions.filter(number=number, unit=unit).first() or current_version(theme=theme, unit=unit)
        for (_slug, number), theme in refs.items()
    ]
    person = None
    if content.kind == "member" and content.person:
        people = Person.objects.filter(memberships__unit=unit, name=content.person).distinct()
        person = people[0] if len(people) == 1 else None
    year = content.year or timezone.localdate().year
    taken = Report.objects.filter(kind=content.kind)
    if content.kind == "member":
        taken = taken.filter(person=person) if person else taken.none()
    meetings = Meeting.objects.filter(unit=unit, year=year).exclude(pk__in=taken.values("meeting"))
    meeting = meetings.order_by("pk").last()
    if meeting is None:
        meeting = Meeting.objects.create(unit=unit, year=year, name=_("%(year)s review") % {"year": year})
    if person:
        Participant.objects.get_or_create(meeting=meeting, person=person)
    return _create(meeting, content.kind, person, by, list(dict.fromkeys(versions)), content, "import")


def _check_storable(content: Content) -> None:
    """Refuse what a file may hold and no row can."""
    if content.year is not None and not 1000 <= content.year <= 9999:
        raise ValidationError(_("Type a year such as 2024."))
    for node, _above in walk(content):
        if isinstance(node, Dimension) and len(node.answers) > LONGEST_ANSWER:
            raise ValidationError(_("“%(key)s…” is no dimension of a theme.") % {"key": node.answers[:20]})


def _create(
    meeting: Meeting,
    kind: str,
    person: Person | None,
    by: Person | None,
    versions: Sequence[ThemeVersion],
    content: Content,
    verb: str,
) -> Report:
    report = Report.objects.create(
        unit_id=meeting.unit_id,
        meeting=meeting,
        kind=kind,
        person=person if kind == Kind.MEMBER else None,
        shapes=msgspec.to_builtins(content.shapes),
        marks=list(content.marks),
        annex=content.annex,
    )
    ReportTheme.objects.bulk_create(
        ReportTheme(report=report, version=version, order=order) for order, version in enumerate(versions, 1)
    )
    store(report, content)
    # The whole content, so that what was there before the first save can be seen again.
    whole = dumps(content).decode()
    Journal.objects.create(unit_id=report.unit_id, report=report, person=by, verb=verb, key=content.key, value=whole)
    return report


# stage: (verb, from which stages)
_STEPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    Stage.SUBMITTED: ("submit", OPEN),
    Stage.DRAFTING: ("withdraw", (Stage.SUBMITTED,)),
    Stage.RETURNED: ("return", (Stage.SUBMITTED, Stage.FINAL)),
    Stage.FINAL: ("approve", (Stage.SUBMITTED,)),
}


@transaction.atomic
def _pass_to(report: Report, by: Person, stage: str, said: str = "") -> None:
    """The report is at the stage from now on; `said` is what the person says about it."""
    verb, before = _STEPS[stage]
    if not Report.objects.filter(pk=report.pk, stage__in=before).update(stage=stage):
        report.refresh_from_db(fields=["stage"])
        raise ValidationError(
            _("The report is “%(stage)s” now, so this cannot be done.") % {"stage": report.get_stage_display()}
        )
    report.stage = stage
    root = report.items.get(kind=ItemKind.REPORT)
    Journal.objects.create(unit_id=report.unit_id, report=report, person=by, verb=verb, key=root.key, value=said)


@transaction.atomic
def submit_report(*, report: Report, by: Person) -> None:
    """Hand the report in for review; its text is closed from now on. What was handed in is kept."""
    keep_version(report=report, by=by, reason=Reason.SUBMIT)
    _pass_to(report, by, Stage.SUBMITTED)


def withdraw_report(*, report: Report, by: Person) -> None:
    """Take a submitted report back to go on writing."""
    _pass_to(report, by, Stage.DRAFTING)


def return_report(*, report: Report, by: Person, reason: str) -> None:
    """Give the report back to be worked over, and say why: whoever has to do it must know what."""
    if not reason.strip():
        raise ValidationError(_("Say why the report is returned."))
    _pass_to(report, by, Stage.RETURNED, reason)


def approve_report(*, report: Report, by: Person) -> None:
    """The report is final."""
    _pass_to(report, by, Stage.FINAL)


@transaction.atomic
def name_helper(*, report: Report, by: Person, helper: Membership | None) -> None:
    """The person of a member's report names who may write it with them, or nobody."""
    if report.kind != Kind.MEMBER or report.person_id != by.pk:
        raise ValidationError(_("Only the person of the report names a helper."))
    if helper and (helper.unit_id != report.unit_id or helper.person_id == by.pk):
        raise ValidationError(_("A helper is somebody else of the same unit."))
    report.helper = helper
    report.save(update_fields=["helper", "changed"])
    root = report.items.get(kind=ItemKind.REPORT)
    Journal.objects.create(
        unit_id=report.unit_id,
        report=report,
        person=by,
        verb="helper",
        key=root.key,
        value=str(helper.person) if helper else "",
    )


@transaction.atomic
def assign_person(*, report: Report, by: Person, person: Person) -> None:
    """Give a member's report that nobody owns yet (an imported one) to its person."""
    if report.person_id or report.kind != Kind.MEMBER:
        raise ValidationError(_("This report has its person already."))
    if Report.objects.filter(meeting=report.meeting_id, kind=Kind.MEMBER, person=person).exists():
        raise ValidationError(_("%(person)s has a report for this meeting already.") % {"person": person})
    Participant.objects.get_or_create(meeting_id=report.meeting_id, person=person)
    report.person = person
    report.save(update_fields=["person"])
    root = report.items.get(kind=ItemKind.REPORT)
    Journal.objects.create(
        unit_id=report.unit_id, report=report, person=by, verb="assign", key=root.key, value=person.username
    )
