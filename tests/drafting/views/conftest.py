"""The pages of `full`, the report that holds every kind of item."""

import pytest

from tests.pages import Page, client_of


@pytest.fixture
def browser(drafter):
    return client_of(drafter)


@pytest.fixture
def url(full):
    """url(path): an address of the report."""
    return lambda path="": f"/reports/{full.pk}/{path}"


@pytest.fixture
def page(url, browser):
    """page(path): a page of the report as its drafter has it."""
    return lambda path="": Page(browser, url(path))


@pytest.fixture
def keys(full):
    """keys(parent): the keys of what stands below an item now, in order."""
    return lambda parent: list(full.items.filter(parent__key=parent, deleted_at=None).values_list("key", flat=True))
