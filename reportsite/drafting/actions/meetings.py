"""Meetings: who meets, on which themes, who owes a report, who reviews, and which unit above may read."""

from collections.abc import Iterable, Sequence
from datetime import date as Date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from reportsite.accounts.models import Membership, Person, Role, Unit
from reportsite.drafting.models import Grant, Meeting, MeetingTheme, Participant, Report
from reportsite.themes.models import Theme


@transaction.atomic
def create_meeting(
    *, unit: Unit, name: str, year: int, themes: Sequence[Theme], date: Date | None = None, place: str = ""
) -> Meeting:
    """A meeting of the unit. Its members are expected and owe a report; its reviewers review."""
    meeting = Meeting.objects.create(unit=unit, name=name, year=year, date=date, place=place)
    _set_themes(meeting, themes)
    members = Person.objects.filter(memberships__unit=unit, memberships__role=Role.MEMBER, is_active=True).order_by(
        "pk"
    )
    Participant.objects.bulk_create(
        Participant(meeting=meeting, person=person, order=order) for order, person in enumerate(members, 1)
    )
    meeting.reviewers.set(Membership.objects.filter(unit=unit, role=Role.REVIEWER))
    return meeting


@transaction.atomic
def change_meeting(
    *, meeting: Meeting, name: str, year: int, themes: Sequence[Theme], date: Date | None = None, place: str = ""
) -> None:
    """New facts. Reports that were begun keep the versions of the themes that they were begun with."""
    meeting.name, meeting.year, meeting.date, meeting.place = name, year, date, place
    meeting.save()
    _set_themes(meeting, themes)


def _set_themes(meeting: Meeting, themes: Sequence[Theme]) -> None:
    owners = {None, *(unit.pk for unit in meeting.unit.line())}
    if foreign := next((theme for theme in themes if theme.unit_id not in owners), None):
        raise ValidationError(_("The theme “%(theme)s” belongs to another unit.") % {"theme": foreign})
    MeetingTheme.objects.filter(meeting=meeting).delete()
    MeetingTheme.objects.bulk_create(
        MeetingTheme(meeting=meeting, theme=theme, order=order) for order, theme in enumerate(themes, 1)
    )


@transaction.atomic
def add_participant(*, meeting: Meeting, person: Person, owes_report: bool) -> Participant:
    """Expect somebody at the meeting."""
    if meeting.participants.filter(person=person).exists():
        raise ValidationError(_("%(person)s is expected already.") % {"person": person})
    last = meeting.participants.aggregate(last=Max("order"))["last"] or 0
    return Participant.objects.create(meeting=meeting, person=person, owes_report=owes_report, order=last + 1)


@transaction.atomic
def remove_participant(*, participant: Participant) -> None:
    """No longer expect somebody. Whoever has begun a report stays, so that no report is without its row."""
    if Report.objects.filter(meeting=participant.meeting_id, person=participant.person_id).exists():
        raise ValidationError(
            _("%(person)s has begun a report and stays on the list.") % {"person": participant.person}
        )
    participant.delete()


@transaction.atomic
def set_reviewers(*, meeting: Meeting, memberships: Iterable[Membership]) -> None:
    """Who reviews this meeting and so reads its members' reports."""
    meeting.reviewers.set(memberships)


@transaction.atomic
def grant(*, meeting: Meeting, unit: Unit, members: bool) -> Grant:
    """Open the meeting's reports to the reviewers of a unit above."""
    if unit.pk == meeting.unit_id or unit not in meeting.unit.line():
        raise ValidationError(_("Only a unit above can be granted a look."))
    given, _created = Grant.objects.update_or_create(meeting=meeting, unit=unit, defaults={"members": members})
    return given


@transaction.atomic
def withdraw_grant(*, given: Grant) -> None:
    """Close them again."""
    given.delete()
