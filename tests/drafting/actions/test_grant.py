import pytest
from django.core.exceptions import ValidationError

from reportsite.drafting.actions.meetings import grant, withdraw_grant
from tests.factories import UnitFactory


@pytest.fixture
def above(unit):
    unit.parent = UnitFactory()
    unit.save()
    return unit.parent


def given(meeting):
    return list(meeting.grants.values_list("unit", "members"))


def test_the_team_alone_then_everybody_in_one_row(above, meeting):
    grant(meeting=meeting, unit=above, members=False)
    assert given(meeting) == [(above.pk, False)]
    grant(meeting=meeting, unit=above, members=True)
    assert given(meeting) == [(above.pk, True)]


def test_any_unit_above_and_each_for_itself(above, meeting):
    above.parent = UnitFactory()
    above.save()
    first = grant(meeting=meeting, unit=above, members=True)
    grant(meeting=meeting, unit=above.parent, members=False)
    withdraw_grant(given=first)
    assert given(meeting) == [(above.parent_id, False)]


def test_not_to_the_unit_itself_one_below_or_a_strange_one(above, unit, meeting):
    for other in (unit, UnitFactory(parent=unit), UnitFactory(parent=above), UnitFactory()):
        with pytest.raises(ValidationError):
            grant(meeting=meeting, unit=other, members=False)
    assert given(meeting) == []
