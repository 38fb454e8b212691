"""Beginning a report: the team's by a drafter, a member's by the member."""

import pytest

from reportsite.drafting.models import Participant, Report
from tests.factories import MeetingFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said, send


@pytest.fixture
def team(meeting):
    return f"/meetings/{meeting.pk}/begin/team/"


@pytest.fixture
def own(meeting):
    return f"/meetings/{meeting.pk}/begin/own/"


def test_the_teams(team, meeting, drafter, unit):
    answer = send(drafter, team, "post")
    report = Report.objects.get()
    assert (answer.url, report.kind, report.person, report.unit, report.stage) == (
        report.get_absolute_url(),
        "team",
        None,
        unit,
        "drafting",
    )


def test_ones_own(own, member, drafter):
    answer = send(member, own, "post")
    report = Report.objects.get()
    assert (answer.url, report.kind, report.person) == (report.get_absolute_url(), "member", member)


def test_nothing_else_by_forged_fields(own, team, member, drafter, stranger):
    forged = {"kind": "team", "person": stranger.pk, "stage": "final", "unit": "99", "helper": "1"}
    send(member, own, "post", forged)
    send(drafter, team, "post", forged)
    assert list(Report.objects.order_by("pk").values_list("kind", "person", "stage", "helper")) == [
        ("member", member.pk, "drafting", None),
        ("team", None, "drafting", None),
    ]


def test_once(team, own, drafter, member):
    for person, url in ((drafter, team), (member, own)):
        client = client_of(person)
        client.post(url)
        answer = client.post(url)
        assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    assert Report.objects.count() == 2


def test_not_by_others_of_the_unit(team, own, reviewer, administrator, drafter, site_administrator):
    for person in (reviewer, administrator, site_administrator):
        refused(person, team, "post")
        refused(person, own, "post")
    refused(drafter, own, "post")
    assert Report.objects.count() == 0


def test_not_by_a_member_for_the_team_or_without_owing_one(team, own, member):
    refused(member, team, "post")
    Participant.objects.update(owes_report=False)
    refused(member, own, "post")
    assert Report.objects.count() == 0


def test_a_drafter_of_another_unit_finds_nothing(team, own, stranger):
    for url in (team, own):
        hidden_from(stranger, url, "post")


def test_a_meeting_without_a_theme(unit, drafter):
    meeting = MeetingFactory(unit=unit, themes=[])
    client = client_of(drafter)
    answer = client.post(f"/meetings/{meeting.pk}/begin/team/")
    for path in ("", "facts/", "preamble/", "check/", "rectification/", "preview/", "download/report.docx"):
        assert client.get(f"{answer.url}{path}").status_code == 200


def test_nobody_and_only_by_post(team, own, drafter):
    for url in (team, own):
        asks_to_sign_in(url, "post")
        only_by_post(drafter, url)
