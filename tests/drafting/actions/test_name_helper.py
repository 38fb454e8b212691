import pytest
from django.core.exceptions import ValidationError

from reportsite.drafting.actions.reports import name_helper


def test_the_person_names_somebody_of_the_unit_and_takes_it_back(member_report, member, drafter):
    membership = drafter.memberships.get()
    name_helper(report=member_report, by=member, helper=membership)
    member_report.refresh_from_db()
    assert member_report.helper == membership
    name_helper(report=member_report, by=member, helper=None)
    member_report.refresh_from_db()
    assert member_report.helper is None
    assert list(member_report.journal.values_list("verb", "value"))[1:] == [("helper", "起草人柏舟"), ("helper", "")]


def test_nobody_else_names_one(member_report, drafter, reviewer, site_administrator):
    for person in (drafter, reviewer, site_administrator):
        with pytest.raises(ValidationError):
            name_helper(report=member_report, by=person, helper=drafter.memberships.get())
    member_report.refresh_from_db()
    assert member_report.helper is None


def test_not_somebody_of_another_unit(member_report, member, stranger):
    with pytest.raises(ValidationError):
        name_helper(report=member_report, by=member, helper=stranger.memberships.first())


def test_not_oneself(member_report, member):
    with pytest.raises(ValidationError):
        name_helper(report=member_report, by=member, helper=member.memberships.get())


def test_a_teams_report_has_none(report, drafter, member):
    with pytest.raises(ValidationError):
        name_helper(report=report, by=drafter, helper=member.memberships.get())
