"""Reports with something in them, and a short way to their items and texts."""

import pytest

from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.models import Text
from tests.drafting.contents import full_content


@pytest.fixture
def full(unit):
    """A report that holds every kind of item; its keys are those of `full_content`."""
    return take_over(unit=unit, content=full_content(), by=None)


@pytest.fixture
def item(full):
    """item(key): an item of `full` as it is stored now."""
    return lambda key: full.items.get(key=key)


@pytest.fixture
def text(full):
    """text(key, name): a text of `full` as it is stored now."""
    return lambda key, name: Text.objects.get(item__report=full, item__key=key, name=name)


@pytest.fixture
def journal(full):
    """journal(): (verb, key, name, value) of what was done to `full` since it was taken over."""
    return lambda: list(full.journal.exclude(verb="import").values_list("verb", "key", "name", "value"))
