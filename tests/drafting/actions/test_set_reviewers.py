from reportsite.accounts.models import Role
from reportsite.drafting.actions.meetings import set_reviewers
from tests.factories import PersonFactory


def test_exactly_these(meeting, unit):
    people = [PersonFactory(unit=unit, roles=[Role.REVIEWER]) for _ in range(2)]
    set_reviewers(meeting=meeting, memberships=[person.memberships.get() for person in people])
    assert {row.person for row in meeting.reviewers.all()} == set(people)
    set_reviewers(meeting=meeting, memberships=[])
    assert meeting.reviewers.count() == 0
