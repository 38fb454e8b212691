from datetime import date

from reportsite.accounts.models import Role
from reportsite.drafting.actions.meetings import create_meeting
from reportsite.drafting.models import Meeting
from tests.factories import PersonFactory, ThemeFactory

FACTS = {"name": "2024年度民主生活会", "year": 2024}


def test_its_facts_and_its_themes_in_order(unit, theme):
    second = ThemeFactory()
    meeting = create_meeting(unit=unit, themes=[second, theme], date=date(2025, 1, 9), place="二楼查档室", **FACTS)
    meeting.refresh_from_db()
    assert (meeting.name, meeting.year, meeting.date, meeting.place) == (
        "2024年度民主生活会",
        2024,
        date(2025, 1, 9),
        "二楼查档室",
    )
    assert list(meeting.themes.order_by("meetingtheme__order")) == [second, theme]


def test_the_units_members_are_expected_and_its_reviewers_review(unit, theme, drafter, reviewer, member, stranger):
    both = PersonFactory(unit=unit, roles=[Role.MEMBER, Role.REVIEWER])
    PersonFactory(unit=unit, roles=[Role.MEMBER], is_active=False)
    meeting = create_meeting(unit=unit, themes=[theme], **FACTS)
    assert list(meeting.participants.values_list("person", "owes_report", "order")) == [
        (member.pk, True, 1),
        (both.pk, True, 2),
    ]
    assert {row.person for row in meeting.reviewers.all()} == {reviewer, both}


def test_the_newest_meeting_stands_first_and_before_it_one_without_a_date(unit):
    dates = {2023: ["2024-01-09"], 2024: ["2024-12-30", None, "2025-01-09"]}
    for year, days in dates.items():
        for day in days:
            create_meeting(unit=unit, name="民主生活会", year=year, themes=[], date=day)
    assert [meeting.date and str(meeting.date) for meeting in Meeting.objects.all()] == [
        None,
        "2025-01-09",
        "2024-12-30",
        "2024-01-09",
    ]
