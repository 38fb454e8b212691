"""Giving an imported member's report that nobody owns to its person."""

import pytest

from reportsite.drafting.models import Report
from tests.factories import MeetingFactory
from tests.pages import NOBODYS, asks_to_sign_in, hidden_from, only_by_post, refused, said, send


@pytest.fixture
def url(member_report):
    Report.objects.update(person=None)
    return f"/meetings/{member_report.meeting_id}/reports/{member_report.pk}/assign/"


def owner():
    return Report.objects.get(kind="member").person


def test_given_to_its_person_who_reads_it_from_now_on(url, administrator, member, member_report, meeting):
    assert send(administrator, url, "post", {"person": member.pk}).url == meeting.get_absolute_url()
    assert owner() == member
    assert send(member, member_report.get_absolute_url()).status_code == 200


def test_once(url, administrator, member, drafter):
    send(administrator, url, "post", {"person": member.pk})
    answer = send(administrator, url, "post", {"person": drafter.pk})
    assert ([level for level, _sentence in said(answer)], owner()) == (["error"], member)


def test_only_to_somebody_of_the_unit(url, administrator, stranger):
    for forged in (stranger.pk, 0, NOBODYS, 10**40, "", "x", "\0"):
        answer = send(administrator, url, "post", {"person": forged})
        assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    assert owner() is None


def test_no_team_report_and_none_of_another_meeting(url, administrator, member, report, unit):
    send(
        administrator,
        url.replace(f"/{Report.objects.get(kind='member').pk}/", f"/{report.pk}/"),
        "post",
        {"person": member.pk},
    )
    report.refresh_from_db()
    assert report.person is None
    other = MeetingFactory(unit=unit, themes=[])
    moved = url.replace(f"/meetings/{report.meeting_id}/", f"/meetings/{other.pk}/")
    assert send(administrator, moved, "post", {"person": member.pk}).status_code == 404
    assert owner() is None


@pytest.mark.parametrize("number", [0, NOBODYS, 2**63, 10**40], ids=str)
def test_a_report_that_is_not_there(url, administrator, number, meeting, member):
    answer = send(administrator, f"/meetings/{meeting.pk}/reports/{number}/assign/", "post", {"person": member.pk})
    assert answer.status_code == 404


def test_others_may_not(url, drafter, reviewer, stranger):
    for person in (drafter, reviewer):
        refused(person, url, "post", {"person": person.pk})
    hidden_from(stranger, url, "post")
    assert owner() is None


def test_nobody_and_only_by_post(url, administrator):
    asks_to_sign_in(url, "post")
    only_by_post(administrator, url)
