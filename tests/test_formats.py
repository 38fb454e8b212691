"""A date stands in one form on every page, for each language, with a short one for what was done lately."""

import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

MOMENT = datetime(2026, 11, 21, 6, 32, 5, tzinfo=UTC)
FORMS = [
    ("zh-hans", "DATE_FORMAT", "2026年11月21日"),
    ("zh-hans", "DATETIME_FORMAT", "2026年11月21日 14:32"),
    ("zh-hans", "SHORT_DATETIME_FORMAT", "11-21 14:32"),
    ("zh-hans", "TIME_FORMAT", "14:32"),
    ("en", "DATE_FORMAT", "21 Nov 2026"),
    ("en", "DATETIME_FORMAT", "21 Nov 2026, 14:32"),
    ("en", "SHORT_DATETIME_FORMAT", "21 Nov, 14:32"),
    ("en", "TIME_FORMAT", "14:32"),
]


@pytest.mark.parametrize(("language", "form", "shown"), FORMS)
def test_each_form(language, form, shown):
    with translation.override(language):
        assert Template("{{ at|date:form }}").render(Context({"at": MOMENT, "form": form})) == shown


def test_no_template_spells_out_a_form_of_its_own():
    """But for the seconds that tell two buttons of the same minute apart."""
    named = {form for _language, form, _shown in FORMS} | {"s"}
    found = {
        (path.name, form)
        for path in (settings.BASE_DIR / "templates").rglob("*.html")
        for form in re.findall(r'\|(?:date|time):"([^"]*)"', path.read_text())
        if form not in named
    }
    assert found == set()
