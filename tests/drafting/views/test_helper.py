"""The helper whom the person of a member's report names."""

import pytest

from reportsite.accounts.models import Role
from tests.factories import PersonFactory
from tests.pages import client_of, refused, said, send


@pytest.fixture
def address(member_report):
    return f"/reports/{member_report.pk}/helper/"


def helper(report):
    report.refresh_from_db()
    return report.helper and report.helper.person


def test_named_and_taken_back(address, member_report, member, drafter):
    assert (
        send(member, address, "post", {"helper": drafter.memberships.get().pk}).url == member_report.get_absolute_url()
    )
    assert helper(member_report) == drafter
    send(member, address, "post", {"helper": ""})
    assert helper(member_report) is None


def test_each_colleague_is_offered_once(member_report, member, unit):
    PersonFactory(unit=unit, roles=list(Role))
    choices = client_of(member).get(member_report.get_absolute_url()).context["helper_form"].fields["helper"].queryset
    people = [row.person for row in choices]
    assert len(people) == len(set(people))
    assert member not in people


def test_nobody_but_somebody_else_of_the_unit(address, member_report, member, stranger):
    for forged in (stranger.memberships.first().pk, member.memberships.first().pk, 0, 10**40, "x", "\0"):
        answer = send(member, address, "post", {"helper": forged})
        assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    assert helper(member_report) is None


def test_not_by_the_reviewer(address, member_report, reviewer, drafter):
    refused(reviewer, address, "post", {"helper": drafter.memberships.get().pk})
    assert helper(member_report) is None


def test_a_teams_report_has_none(full, url, drafter, reviewer):
    refused(drafter, url("helper/"), "post", {"helper": reviewer.memberships.get().pk})
    assert helper(full) is None
