"""An import that its drafter brought in, the report that it becomes, and a short way to what stands in it."""

import pytest
from django.utils.translation import override

from reportsite.importing.actions.imports import keep_import, make_report
from reportsite.importing.models import Import, fingerprint
from tests.importing.contents import found


@pytest.fixture
def row(unit, drafter):
    return keep_import(unit=unit, read=found(), file_name="材料.docx", by=drafter)


@pytest.fixture
def made(row, drafter):
    """The report that `row` became."""
    return make_report(row=row, by=drafter)


@pytest.fixture
def now(row):
    """now(): the import as it is stored now."""
    return lambda: Import.objects.get(pk=row.pk)


@pytest.fixture
def seen(now):
    """seen(): what a page that is fetched now would send."""
    return lambda: fingerprint(now().current, now().record)


@pytest.fixture
def common(row, drafter, seen):
    """common(): what every correction takes."""
    return lambda: {"row": row, "by": drafter, "seen": seen()}


@pytest.fixture
def headings(now):
    """headings(): the headings of the sections and of what stands directly in them."""

    def run():
        return [
            (one.role, one.heading, [item.heading for item in (*one.points, *one.parts, *one.dimensions)])
            for one in now().current.sections
        ]

    return run


@pytest.fixture(autouse=True)
def english():
    """The sentences of actions as they stand in the source."""
    with override("en"):
        yield
