"""Who is expected at a meeting."""

import pytest
from django.core.exceptions import ValidationError

from reportsite.drafting.actions.meetings import add_participant, remove_participant


def expected(meeting):
    return list(meeting.participants.values_list("person", "owes_report"))


def test_one_more_stands_last(meeting, member, drafter):
    add_participant(meeting=meeting, person=drafter, owes_report=False)
    assert expected(meeting) == [(member.pk, True), (drafter.pk, False)]


def test_nobody_twice(meeting, member):
    with pytest.raises(ValidationError):
        add_participant(meeting=meeting, person=member, owes_report=False)
    assert expected(meeting) == [(member.pk, True)]


def test_one_less(meeting):
    remove_participant(participant=meeting.participants.get())
    assert expected(meeting) == []


def test_whoever_has_begun_a_report_stays(meeting, member, member_report):
    with pytest.raises(ValidationError):
        remove_participant(participant=meeting.participants.get())
    assert expected(meeting) == [(member.pk, True)]
