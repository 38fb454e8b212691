"""The application really running, on either database, and what its database holds afterwards."""

import json
from itertools import count

import pytest

from bench.serving import served
from tests.faults.browser import Browser

DRAFTERS = 40


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def server(request):
    with served(request.param, DRAFTERS) as server:
        yield server


@pytest.fixture(scope="session")
def numbers():
    return count()


@pytest.fixture
def two(server, numbers):
    """Two drafters of one report whose texts nobody has saved yet."""
    first = 2 * next(numbers) % DRAFTERS
    return server.office["drafters"][first : first + 2]


@pytest.fixture
def who(two):
    return two[0]


@pytest.fixture
def browser(server, who):
    return Browser(server, who)


LOOK = """
import json, sys, django
django.setup()
from reportsite.drafting.history import verify
from reportsite.drafting.models import Report, Text
report = Report.objects.get(pk=int(sys.argv[1]))
key, name = sys.argv[2].split(".")
text = Text.objects.get(item__report=report, item__key=key, name=name)
saves = report.journal.filter(verb="save", key=key, name=name).order_by("pk")
assert verify(report) == []
print(json.dumps([text.value, text.revision, list(saves.values_list("value", flat=True))]))
"""


@pytest.fixture
def stored(server, who):
    """stored(): the text, its revision, and what the journal has of it in its order; text and journal agree."""
    return lambda one=who: tuple(json.loads(server.run("-c", LOOK, str(one["report"]), one["place"])))
