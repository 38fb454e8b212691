"""What every page with texts shares: its form is saved first, whichever of its buttons was pressed."""

import uuid
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.content.numbering import CHOICES
from reportsite.content.text import clean
from reportsite.drafting.access import writable
from reportsite.drafting.actions.items import set_links, set_shape, set_shapes
from reportsite.drafting.actions.texts import Conflict, save_texts
from reportsite.drafting.conflicts import compared
from reportsite.drafting.fields import field
from reportsite.drafting.forms import ShapesForm, changes_in
from reportsite.drafting.models import ItemKind, Report
from reportsite.drafting.rows import load_content

Verb = Callable[..., str | None]


def writes(verb: Verb) -> Callable[..., HttpResponse]:
    """A view for a button: saves the texts of the page that it stands on, then carries out the verb, then goes back.

    The verb gets the request, the report and the address's other parts, and returns what the way back ends in
    ("#key", "?undo=key"), or None. A conflict stops before the verb: both texts are shown, and nothing is lost.
    """

    @require_POST
    @wraps(verb)
    def view(request: HttpRequest, pk: int, **parts: Any) -> HttpResponse:
        report = writable(request, pk)
        if conflict := save_posted(request, report):
            return conflict
        try:
            tail = verb(request, report, **parts)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            tail = None
        return back(request, report, tail or "")

    return view


def save_posted(request: HttpRequest, report: Report) -> HttpResponse | None:
    """Save the texts in the posted form. Returns a page with both texts (409) where some were not taken, else None."""
    changes, person = changes_in(request.POST), person_of(request)
    if changes and request.POST.get("person", str(person.pk)) != str(person.pk):
        # Somebody else signed in since the page was opened: what was typed there is not saved in their name.
        return _conflicts(request, report, [Conflict(change, "person") for change in changes])
    operation = request.POST.get("operation", "")[:40]
    result = save_texts(report=report, person=person, changes=changes, operation=operation)
    if report.is_open:
        _save_links(request, report)
        _save_shapes(request, report)
        _save_numbering(request, report)
    return _conflicts(request, report, result.conflicts) if result.conflicts else None


def _conflicts(request: HttpRequest, report: Report, conflicts: Sequence[Conflict]) -> HttpResponse:
    """Both texts of each, and nothing lost."""
    rows = [
        (conflict, field(conflict.kind, conflict.change.name) if conflict.kind else None, compared(report, conflict))
        for conflict in conflicts
    ]
    context = {"report": report, "rows": rows, "back": safe_back(request, report), "operation": uuid.uuid4().hex}
    return render(request, "drafting/conflict.html", context, status=409)


def _save_links(request: HttpRequest, report: Report) -> None:
    """The ticks under causes and measures: what was ticked or unticked here is changed, what others did meanwhile stays."""
    shown = list(map(clean, request.POST.getlist("linked")))
    if not shown:
        return
    alive = report.items.filter(deleted_at=None)
    targets = {item.key: item for item in alive.filter(kind__in=[ItemKind.DIMENSION, ItemKind.PROBLEM])}
    for point in alive.filter(kind=ItemKind.POINT, key__in=shown).prefetch_related("links__target"):
        was, ticked = (set(request.POST.getlist(f"{name}-{point.key}")) for name in ("was", "link"))
        if was == ticked:
            continue
        now = {link.target.key for link in point.links.all()}
        wanted = (now | (ticked - was)) - (was - ticked)
        chosen = [target for key, target in targets.items() if key in wanted]
        set_links(report=report, person=person_of(request), point=point, targets=chosen)


def _save_shapes(request: HttpRequest, report: Report) -> None:
    """The numbering that was chosen here for single items; what was not touched here stays as it is."""
    known = {shape.name: shape for shapes in CHOICES.values() for shape in shapes}
    chosen = {key: request.POST.get(f"shape-{key}", "") for key in map(clean, request.POST.getlist("shaped"))}
    changed = {key: name for key, name in chosen.items() if name != request.POST.get(f"was-shape-{key}", "")}
    for item in report.items.filter(deleted_at=None, key__in=changed) if changed else ():
        name = changed[item.key]
        if name in known or not name:
            set_shape(report=report, person=person_of(request), item=item, shape=known.get(name))


def _save_numbering(request: HttpRequest, report: Report) -> None:
    """The numbering of the whole report, where it was chosen here; what was not touched here stays as it is."""
    if "numbered" not in request.POST:
        return
    content = load_content(report)
    form = ShapesForm(request.POST, roles=[section.role for section in content.sections], shapes=content.shapes)
    form.is_valid()  # what is not on the list is left out
    touched = {name for name in form.fields if request.POST.get(name) != request.POST.get(f"was-{name}")}
    if chosen := {name: shape for name, shape in form.shapes.items() if name in touched}:
        set_shapes(report=report, person=person_of(request), shapes=chosen)


def safe_back(request: HttpRequest, report: Report) -> str:
    """The page that the form stands on, if it is one of this site, else the report's home."""
    wanted = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) and wanted.startswith("/"):
        return wanted
    return report.get_absolute_url()


def back(request: HttpRequest, report: Report, tail: str = "") -> HttpResponse:
    return redirect(quote(safe_back(request, report).split("#")[0].split("?")[0], safe="/%") + tail)
