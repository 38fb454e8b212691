"""A unit's own font files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reportsite.accounts.access import administered_unit, fetch, person_of
from reportsite.accounts.models import Unit
from reportsite.confined.refused import Refused
from reportsite.document import pdf
from reportsite.document.faces import shown
from reportsite.document.font_file import Facts
from reportsite.layouts import actions
from reportsite.layouts.brought import font_in
from reportsite.layouts.fields import uses
from reportsite.layouts.forms import FontForm
from reportsite.layouts.models import UnitFont
from reportsite.layouts.queries import faces_of, fonts_of, layout_of
from reportsite.layouts.sentences import refusal


def fonts(request: HttpRequest, slug: str) -> HttpResponse:
    """What sets each font of the layout in force, and the unit's own files."""
    unit = administered_unit(request, slug)
    return _page(request, unit, FontForm(unit=unit))


def _page(request: HttpRequest, unit: Unit, form: FontForm) -> HttpResponse:
    faces, files = faces_of(unit), fonts_of(unit)
    layout = layout_of(unit)
    named = shown(layout, faces)
    context = {
        "unit": unit,
        "form": form,
        "rows": [(name, uses(layout, name), stand_in, files.get(name)) for name, stand_in in named],
        "unused": [files[name] for name in sorted(files.keys() - dict(named).keys())],
        "missing": pdf.missing(faces),
    }
    return render(request, "layouts/fonts.html", context)


@require_POST
def add_font(request: HttpRequest, slug: str) -> HttpResponse:
    unit = administered_unit(request, slug)
    form = FontForm(request.POST, request.FILES, unit=unit)
    if not form.is_valid():
        return _page(request, unit, form)
    try:
        facts = font_in(form.cleaned_data["file"].read(), form.meant)
    except Refused as error:
        form.add_error("file", refusal(error))
        return _page(request, unit, form)
    actions.put_in_font(
        unit=unit,
        by=person_of(request),
        name=facts.name,
        file_name=form.file_name,
        family=facts.family,
        data=facts.data,
    )
    messages.success(request, _what_was_done(facts))
    return redirect("fonts", slug)


def _what_was_done(facts: Facts) -> str:
    text = _(
        "“%(family)s” sets %(name)s in every PDF from now on. It has %(covered)s of the %(wanted)s characters "
        "that were looked for."
    )
    done = text % {name: getattr(facts, name) for name in ("family", "name", "covered", "wanted")}
    if facts.faces > 1:
        several = ngettext(
            "The file holds %(faces)s font; the first of them was taken.",
            "The file holds %(faces)s fonts; the first of them was taken.",
            facts.faces,
        )
        done += " " + several % {"faces": facts.faces}
    return done


@require_POST
def delete_font(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Of this unit; one of a unit above is not this administrator's."""
    unit = administered_unit(request, slug)
    font = fetch(UnitFont.objects.filter(unit=unit).defer("data"), pk=pk)
    actions.delete_font(font=font)
    messages.success(request, _("The file was deleted. Another face sets %(name)s from now on.") % {"name": font.name})
    return redirect("fonts", slug)
