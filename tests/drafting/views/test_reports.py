"""Where a person arrives."""

from reportsite.accounts.models import Role
from reportsite.drafting.models import Participant
from tests.factories import MeetingFactory, PersonFactory
from tests.pages import asks_to_sign_in, client_of, tree_of


def seen_by(person):
    answer = client_of(person).get("/")
    assert answer.status_code == 200
    return set(answer.context["reports"]), [row.meeting for row in answer.context["owed"]]


def test_each_sees_what_they_write_or_review(report, member_report, drafter, reviewer, member, administrator, stranger):
    assert seen_by(drafter) == ({report}, [])
    assert seen_by(reviewer) == ({report, member_report}, [])
    assert seen_by(member) == ({member_report}, [])
    assert seen_by(administrator) == (set(), [])
    assert seen_by(stranger) == (set(), [])


def test_what_is_owed_and_not_begun_can_be_begun_at_once(meeting, member, drafter):
    assert seen_by(member) == (set(), [meeting])
    client = client_of(member)
    [action] = tree_of(client.get("/")).xpath("//main//form/@action")
    answer = client.post(action)
    assert client.get(answer.url).status_code == 200
    assert [len(found) for found in seen_by(member)] == [1, 0]
    assert seen_by(drafter) == (set(), [])


def test_the_teams_report_can_be_begun_at_once_by_a_drafter(meeting, drafter):
    client = client_of(drafter)
    [action] = tree_of(client.get("/")).xpath("//main//form/@action")
    assert client.get(client.post(action).url).status_code == 200
    assert tree_of(client.get("/")).xpath("//main//form/@action") == []


def test_who_owes_none_is_not_asked(meeting, member):
    Participant.objects.update(owes_report=False)
    assert seen_by(member) == (set(), [])


def test_a_site_administrator_starts_with_the_first_steps_until_there_is_a_meeting(site_administrator, unit):
    client = client_of(site_administrator)
    assert client.get("/").url == "/start/"
    MeetingFactory(unit=unit)
    assert client.get("/").status_code == 200


def test_somebody_without_any_role(db):
    assert seen_by(PersonFactory()) == (set(), [])


def test_the_helper_sees_it_too(member_report, drafter):
    member_report.helper = drafter.memberships.get(role=Role.DRAFTER)
    member_report.save()
    assert seen_by(drafter) == ({member_report}, [])


def test_nobody(db, drafter):
    asks_to_sign_in("/")
