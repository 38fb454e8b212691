"""A report made from its plain data."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from reportsite.accounts.models import Role
from reportsite.content.types import Content, Dimension, Section, ThemeRef
from reportsite.drafting.actions.reports import begin_report, take_over
from reportsite.drafting.models import Meeting, Report
from reportsite.drafting.rows import load, load_content
from reportsite.themes.actions import change_wording, current_version
from tests.drafting.contents import full_content
from tests.factories import MeetingFactory, PersonFactory


def member_content(name="成员温岭", **changes):
    return full_content(kind="member", person=name, **changes)


def test_into_the_units_meeting_of_that_year(unit, meeting, drafter):
    report = take_over(unit=unit, content=full_content(), by=drafter)
    assert (report.meeting, report.unit, report.kind, report.person) == (meeting, unit, "team", None)
    assert load_content(report) == full_content()
    assert list(report.journal.values_list("person", "verb", "key")) == [(drafter.pk, "import", "c0")]


def test_into_a_new_meeting_where_there_is_none_of_that_year(unit, meeting):
    report = take_over(unit=unit, content=full_content(year=2019), by=None)
    assert (report.meeting.year, report.meeting.unit) == (2019, unit)
    assert report.meeting != meeting


def test_not_into_another_units_meeting(meeting, stranger):
    other = stranger.memberships.first().unit
    assert take_over(unit=other, content=full_content(), by=None).meeting.unit == other


def test_into_a_new_meeting_where_that_one_has_such_a_report(unit, meeting):
    begin_report(meeting=meeting, kind="team", person=None, by=None)
    reports = [take_over(unit=unit, content=full_content(), by=None) for _ in range(2)]
    assert len({meeting, *(report.meeting for report in reports)}) == 3


def test_of_two_meetings_of_a_year_the_newer_is_chosen(unit, meeting):
    newer = MeetingFactory(unit=unit, themes=[], date="2025-01-09")
    MeetingFactory(unit=unit, themes=[], year=2023)
    assert take_over(unit=unit, content=full_content(), by=None).meeting == newer


def test_a_members_report_finds_its_person_by_name(unit, meeting, member):
    report = take_over(unit=unit, content=member_content(), by=None)
    assert (report.meeting, report.person) == (meeting, member)
    assert list(Report.objects.visible_to(member)) == [report]


def test_and_makes_the_person_expected(unit, member):
    report = take_over(unit=unit, content=member_content(year=2019), by=None)
    assert [row.person for row in report.meeting.participants.all()] == [member]


def test_of_two_members_it_is_each_ones_own(unit, meeting, member):
    other = PersonFactory(name="成员方圆", unit=unit, roles=[Role.MEMBER])
    reports = [take_over(unit=unit, content=member_content(person.name), by=None) for person in (member, other)]
    assert [(report.person, report.meeting) for report in reports] == [(member, meeting), (other, meeting)]


def test_nobody_gets_it_who_is_not_of_the_unit(unit, stranger):
    report = take_over(unit=unit, content=member_content("外单位的人"), by=None)
    assert (report.person, report.meeting.participants.count()) == (None, 0)


def test_nobody_gets_it_where_two_have_the_name(unit, member):
    PersonFactory(name=member.name, unit=unit, roles=[Role.MEMBER])
    assert take_over(unit=unit, content=member_content(), by=None).person is None


def test_a_person_with_many_roles_is_one(unit):
    person = PersonFactory(name="身兼数职", unit=unit, roles=list(Role))
    assert take_over(unit=unit, content=member_content("身兼数职"), by=None).person == person


def test_a_team_report_belongs_to_nobody(unit, member):
    assert take_over(unit=unit, content=full_content(person=member.name), by=None).person is None


def test_the_version_of_the_theme_that_it_names(unit, theme):
    old = current_version(theme=theme, unit=unit)
    change_wording(dimension=theme.dimensions.first(), changes={"wording": "改过的方面"})
    current_version(theme=theme, unit=unit)
    content = full_content(themes=(ThemeRef(theme.slug, 1),))
    report = take_over(unit=unit, content=content, by=None)
    assert list(report.versions.all()) == [old]
    assert load_content(report) == content


@pytest.mark.parametrize("version", [7, 0, -1, 10**30])
def test_a_version_that_is_not_here_becomes_todays(unit, theme, version):
    report = take_over(unit=unit, content=full_content(themes=(ThemeRef(theme.slug, version),)), by=None)
    assert [(entry.slug, entry.version) for entry in load(report).themes] == [(theme.slug, 1)]


def test_a_theme_that_is_named_twice_counts_once(unit, theme):
    themes = (ThemeRef(theme.slug, 1), ThemeRef(theme.slug, 8))
    assert take_over(unit=unit, content=full_content(themes=themes), by=None).versions.count() == 1


@pytest.mark.parametrize(
    "content",
    [
        full_content(themes=(ThemeRef("2099-nothing"),)),
        full_content(year=-5),
        full_content(year=24),
        full_content(year=10**12),
        full_content(sections=(Section(role="problems", dimensions=(Dimension(answers="k" * 65),)),)),
    ],
    ids=["theme", "negative year", "short year", "huge year", "long answers"],
)
def test_refused_and_nothing_is_made(unit, content):
    with pytest.raises(ValidationError):
        take_over(unit=unit, content=content, by=None)
    assert (Report.objects.count(), Meeting.objects.count()) == (0, 0)


def test_a_report_without_a_year_goes_into_a_meeting_of_this_year(unit):
    report = take_over(unit=unit, content=Content(), by=None)
    assert (load_content(report), report.meeting.year) == (Content(), timezone.localdate().year)
