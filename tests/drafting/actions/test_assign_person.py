import pytest
from django.core.exceptions import ValidationError

from reportsite.drafting.actions.reports import assign_person, begin_report, take_over
from reportsite.drafting.models import Report
from tests.drafting.contents import full_content


@pytest.fixture
def orphan(unit, meeting):
    """An imported member's report whose person has no account yet."""
    return take_over(unit=unit, content=full_content(kind="member", person="尚无账户"), by=None)


def test_it_gets_its_person_who_is_expected_and_reads_it(orphan, meeting, drafter):
    assign_person(report=orphan, by=drafter, person=drafter)
    assert list(Report.objects.visible_to(drafter).filter(kind="member")) == [orphan]
    assert meeting.participants.filter(person=drafter).count() == 1


def test_refused_where_it_has_one(orphan, member, drafter):
    assign_person(report=orphan, by=drafter, person=drafter)
    with pytest.raises(ValidationError):
        assign_person(report=orphan, by=drafter, person=member)
    orphan.refresh_from_db()
    assert orphan.person == drafter


def test_refused_where_the_person_has_a_report_for_the_meeting(orphan, meeting, member):
    begin_report(meeting=meeting, kind="member", person=member, by=member)
    with pytest.raises(ValidationError):
        assign_person(report=orphan, by=member, person=member)


def test_a_teams_report_has_none(report, member):
    with pytest.raises(ValidationError):
        assign_person(report=report, by=member, person=member)
