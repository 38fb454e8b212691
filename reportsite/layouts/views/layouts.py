"""A unit's layouts: the list, a layout with a sample page beside it, and what is done with one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts.access import administered_unit, fetch, person_of
from reportsite.confined.refused import Refused
from reportsite.document.layout import GB_T_9704
from reportsite.document.pdf import PdfError
from reportsite.layouts import actions
from reportsite.layouts.brought import layout_in
from reportsite.layouts.fields import PARTS, SETTINGS, Part, differences, label
from reportsite.layouts.forms import LayoutForm, NewLayoutForm, SettingsForm, TemplateForm, field_name
from reportsite.layouts.models import UnitLayout
from reportsite.layouts.queries import faces_of, in_force, inherited
from reportsite.layouts.sample import sample_picture
from reportsite.layouts.sentences import no_sample, refusal
from reportsite.layouts.views.saving import page, save


def _fetched(request: HttpRequest, slug: str, pk: int) -> UnitLayout:
    unit = administered_unit(request, slug)
    return fetch(UnitLayout.objects.filter(unit=unit).select_related("unit", "changed_by"), pk=pk)


def layouts(request: HttpRequest, slug: str) -> HttpResponse:
    """The unit's layouts, and which one sets its documents."""
    unit = administered_unit(request, slug)
    rows = [
        (row, len(differences(row.layout, GB_T_9704)))
        for row in UnitLayout.objects.filter(unit=unit).select_related("changed_by")
    ]
    context = {"unit": unit, "rows": rows, "in_force": in_force(unit), "inherited": inherited(unit)}
    return render(request, "layouts/layouts.html", context)


def new_layout(request: HttpRequest, slug: str) -> HttpResponse:
    """A copy of GB/T 9704 or of another layout, under a name of its own."""
    unit = administered_unit(request, slug)
    form = NewLayoutForm(request.POST or None, unit=unit, initial={"start": request.GET.get("start", "standard")})
    if request.method == "POST" and form.is_valid():
        try:
            name, by = form.cleaned_data["name"], person_of(request)
            row = actions.create_layout(unit=unit, by=by, name=name, layout=form.layout)
            return redirect("layout", slug, row.pk)
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "layouts/new.html", {"unit": unit, "form": form})


def take_template(request: HttpRequest, slug: str) -> HttpResponse:
    """A new layout from a DOCX; its page says what could not be taken over."""
    unit = administered_unit(request, slug)
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            facts = _taken_from(form)
            return redirect("layout", slug, actions.create_layout(unit=unit, by=person_of(request), **facts).pk)
        except Refused as error:
            form.add_error("file", refusal(error))
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "layouts/template.html", {"unit": unit, "form": form})


def _taken_from(form: TemplateForm) -> dict[str, Any]:
    taken = layout_in(form.cleaned_data["file"].read())
    return {"name": form.called, "layout": taken.layout, "template": form.file_name, "notes": taken.notes}


def layout(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The settings with a sample page. What stands in the address is shown and not stored; what is posted is stored."""
    row = _fetched(request, slug, pk)
    if request.method != "POST":
        return page(request, row, LayoutForm(_typed(request), stored=row.layout, initial={"name": row.name}))
    if again := save(request, row):
        return again
    messages.success(request, _("Saved."))
    return redirect("layout", slug, pk)


def _typed(request: HttpRequest) -> QueryDict | None:
    """The settings in the address, None where there are none."""
    return request.GET if any(field_name(name) in request.GET for name in SETTINGS) else None


@require_POST
def save_and_use_layout(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = _fetched(request, slug, pk)
    if again := save(request, row):
        return again
    actions.use_layout(row=row)
    messages.success(request, _("Saved and in use: the unit's documents are set with it from now on."))
    return redirect("layout", slug, pk)


@require_POST
def drop_part(request: HttpRequest, slug: str, pk: int, part: Part) -> HttpResponse:
    """Save what stands on the page, and drop what a template brought at the head or the foot."""
    row = _fetched(request, slug, pk)
    if again := save(request, row):
        return again
    actions.drop_part(row=row, by=person_of(request), part=part)
    messages.success(request, _("“%(part)s” is as in GB/T 9704 now.") % {"part": PARTS[part]})
    return redirect("layout", slug, pk)


@require_POST
def use_layout(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = _fetched(request, slug, pk)
    actions.use_layout(row=row)
    text = _("“%(name)s” is in use: the unit's documents are set with it from now on.")
    messages.success(request, text % {"name": row.name})
    return redirect("layouts", slug)


@require_POST
def use_standard(request: HttpRequest, slug: str) -> HttpResponse:
    """None of the unit's own."""
    unit = administered_unit(request, slug)
    actions.use_standard(unit=unit)
    messages.success(request, _("None of the unit's own layouts is in use any more."))
    return redirect("layouts", slug)


@require_POST
def delete_layout(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = _fetched(request, slug, pk)
    try:
        actions.delete_layout(row=row)
        messages.success(request, _("“%(name)s” was deleted.") % {"name": row.name})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("layouts", slug)


def layout_sample(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The sample page as a picture, with the settings in the address, or with those that are stored."""
    row = _fetched(request, slug, pk)
    form = SettingsForm(_typed(request), stored=row.layout)
    if form.is_bound and not form.is_valid():
        return _plain(" ".join(_sentences(form)), 400)
    shown = form.layout if form.is_bound else row.layout
    try:
        picture = sample_picture(shown, faces_of(row.unit), person_of(request))
    except PdfError as error:
        return _plain(no_sample(error.missing), 503)
    headers = {"Cache-Control": "private, no-store", "X-Characters": shown.characters, "X-Lines": shown.lines}
    return HttpResponse(picture, content_type="image/png", headers=headers)


def _plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)


def _sentences(form: SettingsForm) -> list[str]:
    """What is wrong, each with the setting that it is about."""
    names = {field_name(name): f"{label(name)}: " for name in SETTINGS}
    return [f"{names.get(field, '')}{text}" for field, texts in form.errors.items() for text in texts]
