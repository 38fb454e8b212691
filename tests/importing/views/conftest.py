"""The pages of `row` as its drafter has them."""

import pytest

from tests.pages import client_of


@pytest.fixture
def browser(drafter):
    return client_of(drafter, "en")


@pytest.fixture
def url(row):
    """url(path): an address of the import."""
    return lambda path="": f"/imports/{row.pk}/{path}"


@pytest.fixture
def press(browser, url, seen):
    """press(path, **values): a button of the page, as it stands now, is pressed."""
    return lambda path, **values: browser.post(url(path), {"seen": seen(), **values})
