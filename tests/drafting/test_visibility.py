"""Who reads, writes and reviews which report: every role, for the team's report and for a member's."""

from types import SimpleNamespace

import pytest

from reportsite.accounts.actions import set_roles
from reportsite.accounts.models import Role, Unit
from reportsite.drafting.actions.meetings import grant, set_reviewers, withdraw_grant
from reportsite.drafting.actions.reports import name_helper
from reportsite.drafting.models import Meeting, Report
from tests.factories import MeetingFactory, PersonFactory, ReportFactory, UnitFactory


@pytest.fixture
def cast(unit, theme):
    """A unit below another, its meeting with the team's report and a member's, and everybody who may come by."""
    unit.parent = UnitFactory()
    unit.save()

    def person(where, *roles):
        return PersonFactory(unit=where, roles=roles)

    cast = SimpleNamespace(
        drafter=person(unit, Role.DRAFTER),
        reviewer=person(unit, Role.REVIEWER),
        administrator=person(unit, Role.ADMINISTRATOR),
        owner=person(unit, Role.MEMBER),
        helper=person(unit, Role.MEMBER),
        colleague=person(unit, Role.MEMBER),
        above_reviewer=person(unit.parent, Role.REVIEWER),
        above_drafter=person(unit.parent, Role.DRAFTER),
        above_administrator=person(unit.parent, Role.ADMINISTRATOR),
        beside=person(UnitFactory(parent=unit.parent), *Role),
        stranger=person(UnitFactory(), *Role),
        site=PersonFactory(is_superuser=True),
        nobody=PersonFactory(),
    )
    cast.unit, cast.meeting = unit, MeetingFactory(unit=unit, themes=[theme])
    cast.late_reviewer = person(unit, Role.REVIEWER)
    cast.team = ReportFactory(meeting=cast.meeting, by=cast.drafter)
    cast.member = ReportFactory(meeting=cast.meeting, kind="member", person=cast.owner, by=cast.owner)
    name_helper(report=cast.member, by=cast.owner, helper=cast.helper.memberships.get())
    return cast


def kinds(reports):
    """The kinds of the reports, in words: "" is none of them."""
    return " ".join(sorted(reports.values_list("kind", flat=True)))


def seen(person):
    return kinds(Report.objects.visible_to(person))


def rights(person):
    """What the person reads, writes and reviews."""
    scopes = Report.objects.visible_to, Report.objects.writable_by, Report.objects.reviewable_by
    return tuple(kinds(scope(person)) for scope in scopes)


@pytest.mark.parametrize(
    ("who", "reads", "writes", "reviews"),
    [
        ("drafter", "team", "team", ""),
        ("reviewer", "member team", "", "member team"),
        ("late_reviewer", "team", "", "team"),
        ("administrator", "", "", ""),
        ("owner", "member", "member", ""),
        ("helper", "member", "member", ""),
        ("colleague", "", "", ""),
        ("above_reviewer", "", "", ""),
        ("above_drafter", "", "", ""),
        ("above_administrator", "", "", ""),
        ("beside", "", "", ""),
        ("stranger", "", "", ""),
        ("site", "", "", ""),
        ("nobody", "", "", ""),
    ],
)
def test_each_role_without_grants(cast, who, reads, writes, reviews):
    assert rights(getattr(cast, who)) == (reads, writes, reviews)


@pytest.mark.parametrize(
    ("who", "team_alone", "with_members"),
    [
        ("above_reviewer", "team", "member team"),
        ("above_drafter", "", ""),
        ("above_administrator", "", ""),
        ("administrator", "", ""),
        ("colleague", "", ""),
        ("beside", "", ""),
        ("stranger", "", ""),
        ("site", "", ""),
    ],
)
def test_a_grant_opens_to_the_reviewers_above_alone_and_only_for_reading(cast, who, team_alone, with_members):
    person = getattr(cast, who)
    given = grant(meeting=cast.meeting, unit=cast.unit.parent, members=False)
    assert rights(person) == (team_alone, "", "")
    grant(meeting=cast.meeting, unit=cast.unit.parent, members=True)
    assert rights(person) == (with_members, "", "")
    withdraw_grant(given=given)
    assert rights(person) == ("", "", "")


def test_a_grant_is_for_one_meeting(cast, theme):
    other = MeetingFactory(unit=cast.unit, themes=[theme])
    ReportFactory(meeting=other)
    grant(meeting=cast.meeting, unit=cast.unit.parent, members=True)
    assert set(Report.objects.visible_to(cast.above_reviewer)) == {cast.team, cast.member}


@pytest.mark.parametrize("stage", ["drafting", "submitted", "returned", "final"])
@pytest.mark.parametrize("who", ["drafter", "reviewer", "owner", "helper", "colleague", "site"])
def test_the_stage_changes_nothing(cast, who, stage):
    before = rights(getattr(cast, who))
    Report.objects.update(stage=stage)
    assert rights(getattr(cast, who)) == before


@pytest.mark.parametrize("who", ["drafter", "reviewer", "helper"])
def test_whose_role_is_taken_away_sees_nothing_more(cast, who):
    person = getattr(cast, who)
    set_roles(unit=cast.unit, person=person, roles=[])
    assert rights(person) == ("", "", "")


@pytest.mark.parametrize("who", ["drafter", "reviewer"])
def test_another_role_is_not_the_old_one(cast, who):
    person = getattr(cast, who)
    set_roles(unit=cast.unit, person=person, roles=[Role.ADMINISTRATOR, Role.MEMBER])
    assert rights(person) == ("", "", "")


def test_a_role_changed_in_its_row_counts_at_once(cast):
    cast.reviewer.memberships.update(role=Role.MEMBER)
    assert rights(cast.reviewer) == ("", "", "")


def test_a_reviewer_who_is_taken_off_the_meeting_reads_the_teams_report_alone(cast):
    set_reviewers(meeting=cast.meeting, memberships=cast.late_reviewer.memberships.all())
    assert rights(cast.reviewer) == ("team", "", "team")
    assert rights(cast.late_reviewer) == ("member team", "", "member team")


def test_a_reviewer_who_comes_back_to_the_unit_does_not_come_back_to_the_meeting(cast):
    set_roles(unit=cast.unit, person=cast.reviewer, roles=[])
    set_roles(unit=cast.unit, person=cast.reviewer, roles=[Role.REVIEWER])
    assert rights(cast.reviewer) == ("team", "", "team")


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_unit_many_steps_above_reads_what_it_was_granted_as_long_as_it_stands_there(cast, steps):
    top = cast.unit
    for _step in range(steps):
        top.parent = top.parent or UnitFactory()
        top.save()
        top = top.parent
    reader = PersonFactory(unit=top, roles=[Role.REVIEWER])
    assert seen(reader) == ""
    grant(meeting=cast.meeting, unit=top, members=False)
    assert seen(reader) == "team"
    Unit.objects.filter(pk=cast.unit.pk).update(parent=None)
    assert seen(reader) == ""


def test_a_grant_ends_with_the_role_above(cast):
    grant(meeting=cast.meeting, unit=cast.unit.parent, members=True)
    set_roles(unit=cast.unit.parent, person=cast.above_reviewer, roles=[Role.MEMBER])
    assert seen(cast.above_reviewer) == ""


def test_a_helper_who_leaves_the_unit_is_no_longer_named(cast):
    set_roles(unit=cast.unit, person=cast.helper, roles=[])
    cast.member.refresh_from_db()
    assert cast.member.helper is None
    set_roles(unit=cast.unit, person=cast.helper, roles=[Role.MEMBER])
    assert rights(cast.helper) == ("", "", "")


def test_a_helper_who_is_no_longer_named_sees_nothing(cast):
    name_helper(report=cast.member, by=cast.owner, helper=None)
    assert rights(cast.helper) == ("", "", "")


def test_the_owner_keeps_the_report_without_any_role(cast):
    set_roles(unit=cast.unit, person=cast.owner, roles=[])
    assert rights(cast.owner) == ("member", "member", "")


def test_a_site_administrator_with_a_role_sees_what_the_role_sees(cast):
    set_roles(unit=cast.unit, person=cast.site, roles=[Role.DRAFTER])
    assert rights(cast.site) == ("team", "team", "")


def test_many_ways_to_a_report_give_it_once(cast):
    set_roles(unit=cast.unit, person=cast.owner, roles=list(Role))
    set_roles(unit=cast.unit.parent, person=cast.owner, roles=list(Role))
    set_reviewers(meeting=cast.meeting, memberships=cast.owner.memberships.filter(unit=cast.unit, role=Role.REVIEWER))
    grant(meeting=cast.meeting, unit=cast.unit.parent, members=True)
    # Nobody approves a report of their own.
    assert rights(cast.owner) == ("member team", "member team", "team")


def test_an_imported_report_that_nobody_owns_is_seen_by_its_reviewers_alone(cast):
    Report.objects.filter(pk=cast.member.pk).update(person=None, helper=None)
    assert (seen(cast.reviewer), seen(cast.owner), seen(cast.nobody), seen(cast.site)) == ("member team", "", "", "")


def test_one_query_a_scope(cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        rights(cast.reviewer)


@pytest.mark.parametrize(
    ("who", "meetings", "granted", "kept"),
    [
        ("drafter", 1, 1, 0),
        ("reviewer", 1, 1, 0),
        ("late_reviewer", 1, 1, 0),
        ("administrator", 1, 1, 1),
        ("owner", 1, 1, 0),
        ("above_reviewer", 0, 1, 0),
        ("above_drafter", 0, 0, 0),
        ("above_administrator", 0, 0, 0),
        ("beside", 0, 0, 0),
        ("stranger", 0, 0, 0),
        ("nobody", 0, 0, 0),
        ("site", 1, 1, 1),
    ],
)
def test_who_knows_of_the_meeting_and_who_arranges_it(cast, who, meetings, granted, kept):
    person = getattr(cast, who)
    assert Meeting.objects.visible_to(person).count() == meetings
    assert Meeting.objects.administered_by(person).count() == kept
    grant(meeting=cast.meeting, unit=cast.unit.parent, members=False)
    assert Meeting.objects.visible_to(person).count() == granted


def test_a_member_who_is_not_expected_does_not_know_of_the_meeting(cast):
    person = PersonFactory(unit=cast.unit, roles=[Role.MEMBER])
    assert list(Meeting.objects.visible_to(person)) == []
