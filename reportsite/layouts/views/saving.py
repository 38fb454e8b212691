"""The page of a layout, and storing what was typed on it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from reportsite.accounts.access import person_of
from reportsite.document import pdf
from reportsite.document.layout import GB_T_9704
from reportsite.layouts import actions
from reportsite.layouts.fields import FONTS, PARTS, differences, furniture_in_words
from reportsite.layouts.forms import LayoutForm, field_name
from reportsite.layouts.models import UnitLayout
from reportsite.layouts.queries import faces_of
from reportsite.layouts.sentences import note


def page(request: HttpRequest, row: UnitLayout, form: LayoutForm) -> HttpResponse:
    """The settings of the form with a sample page: of what was typed where that is sound, else of what is stored."""
    typed = form.is_bound and form.is_valid()
    shown = form.layout if typed else row.layout
    missing = pdf.missing(faces_of(row.unit))
    parts = [(part, called, getattr(row.layout, part)) for part, called in PARTS.items()]
    context = {
        "row": row,
        "unit": row.unit,
        "form": form,
        "revision": form.data.get("revision", row.revision),
        "shown": shown,
        "query": request.GET.urlencode() if typed else "",
        "differences": differences(shown, GB_T_9704),
        "notes": [note(code, params) for code, params in row.notes],
        "fonts": FONTS,
        "parts": [
            (part, called, furniture_in_words(lines))
            for part, called, lines in parts
            if lines != getattr(GB_T_9704, part)
        ],
        "missing": missing,
        "can_print": not set(missing) - {"fandol"},
    }
    return render(request, "layouts/layout.html", context)


def save(request: HttpRequest, row: UnitLayout) -> HttpResponse | None:
    """Store what stands on the page. Returns the page again where something is wrong, the page with both versions where
    somebody else changed the layout meanwhile, else None."""
    form = LayoutForm(request.POST, stored=row.layout)
    if not form.is_valid():
        return page(request, row, form)
    name, revision = form.cleaned_data["name"], _revision(request)
    try:
        if actions.change_layout(row=row, by=person_of(request), name=name, layout=form.layout, revision=revision):
            return None
    except ValidationError as error:
        form.add_error(None, error)
        return page(request, row, form)
    return _both(request, row, form)


def _revision(request: HttpRequest) -> int:
    """The revision that the form was shown in; what is no number counts as stale."""
    digits = str(request.POST.get("revision", ""))
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1


def _both(request: HttpRequest, row: UnitLayout, form: LayoutForm) -> HttpResponse:
    """What stands there now and what was typed, to choose from setting by setting; what is the same goes along."""
    row.refresh_from_db()
    stored = LayoutForm(stored=row.layout, initial={"name": row.name})
    found = [
        (one.label, field_name(one.name), one.one, one.other)
        for one in differences(row.layout, form.layout)
        if one.name not in PARTS
    ]
    if row.name != form.cleaned_data["name"]:
        found.insert(0, (_("Name of the layout"), "name", row.name, form.cleaned_data["name"]))
    rows = [
        (label, name, (_sent(stored[name].value()), theirs), (form.data.get(name, ""), mine))
        for label, name, theirs, mine in found
    ]
    differing = {name for _label, name, _theirs, _mine in found}
    same = [(name, form.data[name]) for name in stored.fields if name in form.data and name not in differing]
    context = {"row": row, "unit": row.unit, "rows": rows, "same": same}
    return render(request, "layouts/both.html", context, status=409)


def _sent(value: Any) -> str:
    """A value as a browser sends it: a box that is not ticked is empty."""
    return ("on" if value else "") if isinstance(value, bool) else str(value)
