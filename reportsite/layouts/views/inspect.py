"""Measuring a document that somebody brings along."""

from secrets import token_hex

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reportsite.accounts.access import person_of
from reportsite.accounts.models import Person
from reportsite.confined.refused import Refused
from reportsite.document.layout import GB_T_9704
from reportsite.layouts.brought import findings_in
from reportsite.layouts.forms import MeasureForm
from reportsite.layouts.printing import newest
from reportsite.layouts.rules import by_kind
from reportsite.layouts.sentences import refusal


def inspect(request: HttpRequest) -> HttpResponse:
    """A document held against the layout of a unit. Nothing of it is kept."""
    person = person_of(request)
    form = MeasureForm(request.POST or None, request.FILES or None, person=person)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            context |= _measured(form, person)
        except Refused as error:
            form.add_error("file", refusal(error))
    return render(request, "layouts/inspect.html", context)


def _measured(form: MeasureForm, person: Person) -> dict[str, object]:
    row = form.row
    wanted = newest(person, "measuring", token_hex(8))
    found = findings_in(form.cleaned_data["file"].read(), row.layout if row else GB_T_9704, wanted)
    return {"measured": form.file_name, "against": row, "groups": by_kind(found), "count": len(found)}
