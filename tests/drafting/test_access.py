"""Fetching reports with permission: strangers learn nothing, readers may not do more than read."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from reportsite.accounts.models import Role
from reportsite.drafting.access import (
    administered_meeting,
    item_of,
    may_review,
    may_write,
    meeting_of,
    readable,
    reviewed,
    writable,
)
from reportsite.drafting.rows import load
from tests.factories import PersonFactory


@pytest.fixture
def ask(rf):
    """A request of a person."""

    def made(person):
        request = rf.get("/")
        request.user = person
        return request

    return made


def test_readers_get_the_report(report, drafter, reviewer, ask):
    assert readable(ask(drafter), report.pk) == readable(ask(reviewer), report.pk) == report


@pytest.mark.parametrize("fetch", [readable, writable, reviewed])
def test_a_strangers_report_is_like_one_that_does_not_exist(report, stranger, drafter, ask, fetch):
    with pytest.raises(Http404) as hidden:
        fetch(ask(stranger), report.pk)
    with pytest.raises(Http404) as missing:
        fetch(ask(drafter), report.pk + 1)
    assert str(hidden.value) == str(missing.value)


@pytest.mark.parametrize("pk", [0, 10**6, 2**63, 10**40])
def test_unknown_numbers_are_not_there(report, drafter, ask, pk):
    with pytest.raises(Http404):
        readable(ask(drafter), pk)


def test_a_colleagues_report_is_not_there(member_report, unit, ask):
    with pytest.raises(Http404):
        readable(ask(PersonFactory(unit=unit, roles=[Role.MEMBER, Role.DRAFTER])), member_report.pk)


def test_a_reviewer_may_not_write_and_a_drafter_may_not_review(report, drafter, reviewer, ask):
    assert (writable(ask(drafter), report.pk), reviewed(ask(reviewer), report.pk)) == (report, report)
    assert (may_write(drafter, report), may_review(drafter, report)) == (True, False)
    assert (may_write(reviewer, report), may_review(reviewer, report)) == (False, True)
    with pytest.raises(PermissionDenied):
        writable(ask(reviewer), report.pk)
    with pytest.raises(PermissionDenied):
        reviewed(ask(drafter), report.pk)


def test_items_by_key_and_kind(report):
    draft = load(report)
    root = draft.root
    assert item_of(draft, root.key) == item_of(draft, root.key, "section", "report") == root


@pytest.mark.parametrize("kinds", [("section",), ("dimension", "problem")])
def test_an_item_of_another_kind_is_not_there(report, kinds):
    draft = load(report)
    with pytest.raises(Http404):
        item_of(draft, draft.root.key, *kinds)


def test_an_item_of_another_report_is_not_there(report, member_report):
    with pytest.raises(Http404):
        item_of(load(report), load(member_report).root.key)


def test_the_administrator_of_the_unit_arranges_its_meeting(meeting, unit, drafter, stranger, ask):
    administrator = PersonFactory(unit=unit, roles=[Role.ADMINISTRATOR])
    assert administered_meeting(ask(administrator), meeting.pk) == meeting_of(ask(drafter), meeting.pk) == meeting
    with pytest.raises(PermissionDenied):
        administered_meeting(ask(drafter), meeting.pk)
    with pytest.raises(Http404):
        administered_meeting(ask(stranger), meeting.pk)
