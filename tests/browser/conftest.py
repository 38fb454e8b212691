"""A report that holds every kind of item, its writers, and the page of one of its dimensions in a real browser."""

import pytest

from reportsite.accounts.models import Role
from reportsite.drafting.actions.reports import take_over
from tests.browser.writing import EXPECTED, opened
from tests.drafting.contents import full_content
from tests.factories import PersonFactory, UnitFactory


@pytest.fixture
def unit(transactional_db):
    return UnitFactory(name="中共青禾市档案馆支部", slug="archive")


@pytest.fixture
def drafter(unit):
    return PersonFactory(name="起草人柏舟", unit=unit, roles=[Role.DRAFTER])


@pytest.fixture
def colleague(unit):
    return PersonFactory(name="起草人林岸", unit=unit, roles=[Role.DRAFTER])


@pytest.fixture
def full(unit):
    return take_over(unit=unit, content=full_content(), by=None)


@pytest.fixture
def page(full, drafter, sign_in):
    """The page of a dimension, open in the browser of `drafter`."""
    return opened(sign_in(drafter.username, expected=EXPECTED), full)
