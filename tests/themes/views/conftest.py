"""Themes of the site and of the unit, and the page on which one is corrected."""

import pytest

from tests.factories import ThemeFactory
from tests.pages import Page, client_of


@pytest.fixture
def own_theme(unit):
    """A theme that the unit owns, not yet in use."""
    return ThemeFactory(unit=unit, slug="archive-2025", name="2025年度组织生活会", in_use=False)


@pytest.fixture
def corrections(own_theme, administrator):
    """The page on which the unit's administrator corrects it, its form filled as a browser has it."""
    return Page(client_of(administrator), "/themes/archive-2025/change/")


@pytest.fixture
def wordings(own_theme):
    """wordings(): the wordings of its dimensions as they are stored now, in order."""
    return lambda: list(own_theme.dimensions.values_list("wording", flat=True))
