"""The form of a layout as a browser sends it."""

import pytest

from reportsite.layouts.fields import SETTINGS
from reportsite.layouts.forms import LayoutForm, field_name


def sent(form):
    """The values of the form's fields as a browser sends them; a box that is not ticked is not sent."""
    values = {name: form[name].value() for name in form.fields}
    return {name: "on" if value is True else value for name, value in values.items() if value is not False}


@pytest.fixture
def typed(row):
    """typed(**changes): what the form of `row` sends, with something else typed into it."""

    def run(**changes):
        row.refresh_from_db()
        form = LayoutForm(stored=row.layout, initial={"name": row.name})
        known = {"name", "revision", *map(field_name, SETTINGS)}
        assert set(changes) <= known
        values = sent(form) | {"revision": row.revision} | changes
        return {name: value for name, value in values.items() if value is not None}

    return run
