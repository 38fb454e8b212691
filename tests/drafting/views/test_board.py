"""A meeting's board: who stands where."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reportsite.accounts.models import Role
from reportsite.drafting.actions.reports import submit_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.actions.versions import keep_version, name_version
from reportsite.drafting.models import Grant, Participant
from tests.factories import PersonFactory, UnitFactory
from tests.pages import NOBODYS, asks_to_sign_in, client_of, hidden_from, send, tree_of


@pytest.fixture
def url(meeting):
    return meeting.get_absolute_url()


def lines(person, url):
    answer = send(person, url)
    assert answer.status_code == 200
    return [(str(row.person or ""), row.stage, bool(row.url), bool(row.begin)) for row in answer.context["lines"]]


TEAM = ("", "drafting", True, False)
TEAM_UNREAD = ("", "drafting", False, False)


def test_the_drafter_sees_every_line_and_opens_the_teams(url, report, member_report, drafter):
    assert lines(drafter, url) == [TEAM, ("成员温岭", "drafting", False, False)]


def test_the_reviewer_opens_all(url, report, member_report, reviewer):
    assert lines(reviewer, url) == [TEAM, ("成员温岭", "drafting", True, False)]


def test_the_administrator_sees_the_stages_and_opens_none(url, report, member_report, administrator):
    assert lines(administrator, url) == [TEAM_UNREAD, ("成员温岭", "drafting", False, False)]


def test_a_member_sees_their_own_line_alone(url, report, member, unit, meeting):
    colleague = PersonFactory(unit=unit, roles=[Role.MEMBER])
    Participant.objects.create(meeting=meeting, person=colleague)
    assert lines(member, url) == [("成员温岭", "", False, True)]


def test_a_unit_above_sees_what_was_granted(url, report, member_report, meeting, unit):
    above = UnitFactory()
    unit.parent = above
    unit.save()
    person = PersonFactory(unit=above, roles=[Role.REVIEWER])
    given = Grant.objects.create(meeting=meeting, unit=above)
    assert lines(person, url) == [TEAM]
    given.members = True
    given.save()
    assert lines(person, url) == [TEAM, ("成员温岭", "drafting", True, False)]


def test_what_is_not_begun_is_begun_by_who_may(url, drafter, member, reviewer):
    assert lines(drafter, url) == [("", "", False, True), ("成员温岭", "", False, False)]
    assert lines(member, url) == [("成员温岭", "", False, True)]
    assert lines(reviewer, url) == [("", "", False, False), ("成员温岭", "", False, False)]


def test_how_far_each_report_is_for_who_may_read_it(url, report, member_report, drafter, reviewer, administrator):
    def progress(person):
        return [
            row.progress and (row.progress.of > 5, row.progress.errors, row.progress.waiting > 0)
            for row in send(person, url).context["lines"]
        ]

    assert progress(reviewer) == [(True, 0, True), (True, 0, True)]
    assert progress(drafter) == [(True, 0, True), None]
    assert progress(administrator) == [None, None]


def test_red_once_it_is_handed_in_with_something_missing(url, report, drafter, reviewer):
    def tags():
        return tree_of(send(reviewer, url)).xpath("//span[@class='progress-line']//*[contains(@class, 'error')]")

    assert tags() == []
    submit_report(report=report, by=drafter)
    progress = send(reviewer, url).context["lines"][0].progress
    assert (len(tags()), progress.errors > 0, progress.waiting) == (1, True, 0)


def test_the_progress_is_that_of_the_reports_home(url, report, reviewer):
    home = send(reviewer, report.get_absolute_url()).context["progress"]
    row = send(reviewer, url).context["lines"][0]
    assert row.progress == home
    bar = tree_of(send(reviewer, url)).xpath("//main//progress")[0]
    assert (int(bar.get("value")), int(bar.get("max"))) == (home.done, home.of)


def test_who_changed_it_last_is_named_to_who_may_read_it(url, report, member_report, drafter, reviewer, administrator):
    def last(person):
        return [row.last and str(row.last.person) for row in send(person, url).context["lines"]]

    assert last(reviewer) == ["起草人柏舟", "成员温岭"]
    root = report.items.get(kind="report")
    save_texts(report=report, person=reviewer, changes=[Change(root.key, "preamble", 0, "开头。")])
    name_version(version=keep_version(report=report, by=drafter, reason="asked"), by=drafter, name="会前稿")
    assert last(drafter) == ["审核人简宁", None]  # what a version is called changes nothing in the report
    assert last(administrator) == [None, None]
    assert "审核人简宁" not in tree_of(send(administrator, url)).xpath("//main//ul[@class='tasks']")[0].text_content()


@pytest.mark.parametrize("days", [12, 0, -3, None])
def test_the_days_until_the_meeting(url, meeting, reviewer, days):
    meeting.date = None if days is None else timezone.localdate() + timedelta(days=days)
    meeting.save()
    answer = send(reviewer, url)
    assert answer.context["meeting"].days_left == days
    assert len(tree_of(answer).xpath("//main//p[@class='sub']/b")) == (days is not None)


def test_the_counts_by_stage(url, report, member_report, reviewer):
    assert [number for _label, number in send(reviewer, url).context["counts"]] == [0, 2, 0, 0, 0]


def test_who_is_expected_without_a_report(url, member, administrator):
    Participant.objects.update(owes_report=False)
    answer = send(administrator, url)
    assert [str(item.person) for item in answer.context["others"]] == ["成员温岭"]


def test_an_imported_report_that_nobody_owns_can_be_given_to_somebody(
    url, member_report, administrator, reviewer, unit
):
    type(member_report).objects.filter(pk=member_report.pk).update(person=None)
    form = tree_of(send(administrator, url)).xpath(f"//form[contains(@action, '/reports/{member_report.pk}/assign/')]")[
        0
    ]
    people = [int(value) for value in form.xpath(".//option/@value") if value]
    assert set(people) == set(unit.memberships.values_list("person", flat=True))


def test_only_who_keeps_the_meeting_gets_the_forms(url, administrator, drafter, reviewer, member):
    def forms(person):
        return len(tree_of(send(person, url)).xpath("//main//aside//form"))

    assert forms(administrator) >= 2
    assert [forms(person) for person in (drafter, reviewer, member)] == [0, 0, 0]


@pytest.mark.parametrize("number", [0, NOBODYS, 2**63, 10**40], ids=str)
def test_a_meeting_that_is_not_there(site_administrator, number):
    assert send(site_administrator, f"/meetings/{number}/").status_code == 404


def test_strangers_find_nothing_and_nobody_signs_in(url, stranger):
    hidden_from(stranger, url)
    asks_to_sign_in(url)


def test_who_left_the_unit_finds_nothing(url, drafter):
    client = client_of(drafter)
    assert client.get(url).status_code == 200
    drafter.memberships.all().delete()
    assert client.get(url).status_code == 404
