"""Text for one place of a report: a source, the choice among what was found in it, and adding that."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reportsite.accounts.access import fetch, person_of
from reportsite.confined.process import Stopped
from reportsite.confined.refused import Refused
from reportsite.content.text import clean
from reportsite.drafting.access import item_of, writable
from reportsite.drafting.models import Item, ItemKind, Report
from reportsite.drafting.rows import Draft, load
from reportsite.importer.editing import every_text
from reportsite.importer.piece import kept_in
from reportsite.importing.actions import places as actions
from reportsite.importing.forms import SourceForm
from reportsite.importing.reading import source_in
from reportsite.importing.views.imports import in_words


def _place(request: HttpRequest, pk: int, key: str) -> tuple[Report, Draft, Item]:
    """A section, part or dimension of a report that the person writes."""
    report = writable(request, pk)
    draft = load(report)
    return report, draft, item_of(draft, key, ItemKind.SECTION, ItemKind.PART, ItemKind.DIMENSION)


def _context(report: Report, draft: Draft, item: Item) -> dict[str, Any]:
    name = draft.value(item, "heading") or item.get_role_display() or item.get_kind_display()
    return {"report": report, "name": name, "back": _back(report, item)}


def _back(report: Report, item: Item) -> str:
    """The page on which the item stands."""
    shown = item.parent if item.kind == ItemKind.PART and item.parent else item
    return reverse("dimension" if shown.kind == ItemKind.DIMENSION else "section", args=[report.pk, shown.key])


def bring_in(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """A file or a pasted text for one place."""
    report, draft, item = _place(request, pk, key)
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            source = source_in(form.data_of)
            row = actions.keep_text(
                report=report, key=key, source=source, file_name=form.file_name, by=person_of(request)
            )
            return redirect("choose_text", pk, key, row.pk)
        except (Refused, Stopped) as error:
            form.add_error("file" if form.file_name else "text", in_words(error))
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "importing/bring_in.html", {"form": form, **_context(report, draft, item)})


def choose(request: HttpRequest, pk: int, key: str, number: int) -> HttpResponse:
    """The items that were found, to be chosen among."""
    report, draft, item = _place(request, pk, key)
    row = fetch(report.imports.filter(place=key, taken=False), pk=number)
    pieces = [(piece.key, "", every_text(piece)) for piece in kept_in(row.plain, key)]
    context = {"row": row, "pieces": pieces, **_context(report, draft, item)}
    return render(request, "importing/choose.html", context)


@require_POST
def take(request: HttpRequest, pk: int, key: str, number: int) -> HttpResponse:
    report, _draft, item = _place(request, pk, key)
    row = fetch(report.imports.filter(place=key), pk=number)
    chosen = list(map(clean, request.POST.getlist("take")))
    try:
        actions.take_text(row=row, by=person_of(request), keys=chosen)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(_back(report, item)) if row.taken else redirect("choose_text", pk, key, number)
    text = ngettext("%(count)d item was added.", "%(count)d items were added.", len(chosen)) % {"count": len(chosen)}
    messages.success(request, text + " " + _("They stand last."))
    return redirect(_back(report, item))
