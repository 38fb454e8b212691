"""A file that was exported and comes back changed: what it says, and taking that over or leaving it."""

from collections.abc import Callable
from functools import wraps
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
from reportsite.drafting.access import writable
from reportsite.importing import returning
from reportsite.importing.actions import returns as actions
from reportsite.importing.comparing import shown
from reportsite.importing.forms import ReturnedForm
from reportsite.importing.models import ReturnedFile
from reportsite.importing.views.imports import in_words


def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, and those that came back before."""
    report = writable(request, pk)
    form = ReturnedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = returning.read_back(form.data_of)
            row = actions.keep_returned(report=report, said=said, file_name=form.file_name, by=person_of(request))
            return redirect("returned_file", pk, row.pk)
        except (Refused, Stopped) as error:
            form.add_error("file", in_words(error))
        except ValidationError as error:
            form.add_error("file", error)
    rows = report.returned_files.select_related("by")
    return render(request, "importing/bring_back.html", {"report": report, "form": form, "rows": rows})


def show(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What the file changed, item by item, beside what was changed here meanwhile."""
    row = _row(request, pk, number)
    back = returning.bring_back(report=row.report, said=row.said.encode())
    rows = shown(row.report, back.changes)
    waiting = [one for one in rows if one.change.id not in row.settled]
    context = {
        "row": row,
        "report": row.report,
        "back": back,
        "waiting": waiting,
        "clear": [one for one in waiting if one.clear] if back.dated else [],
        "left": [one for one in rows if row.settled.get(one.change.id) == "left"],
        "taken": list(row.settled.values()).count("taken"),
    }
    return render(request, "importing/returned.html", context)


def _row(request: HttpRequest, pk: int, number: int) -> ReturnedFile:
    """A returned file of a report that the person writes."""
    report = writable(request, pk)
    row = fetch(report.returned_files.select_related("by"), pk=number)
    row.report = report
    return row


Verb = Callable[..., str]


def settles(verb: Verb) -> Callable[..., HttpResponse]:
    """A view for a button: carries out the verb, then back to the page with what the verb says, or why it was not done."""

    @require_POST
    @wraps(verb)
    def view(request: HttpRequest, pk: int, number: int, **parts: Any) -> HttpResponse:
        row = _row(request, pk, number)
        try:
            messages.success(request, verb(request, row, **parts))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(reverse("returned_file", args=[pk, number]) + "#open")

    return view


@settles
def take(request: HttpRequest, row: ReturnedFile, change: str) -> str:
    actions.take_changes(row=row, by=person_of(request), seen={change: request.POST.get("seen", "")})
    return _("The change was taken over.")


@settles
def take_all(request: HttpRequest, row: ReturnedFile) -> str:
    """All changes that meet none of ours, as the page showed them."""
    seen = dict(pair.split(":", 1) for pair in request.POST.getlist("seen") if ":" in pair)
    count = actions.take_changes(row=row, by=person_of(request), seen=seen)
    return ngettext("%(count)d change was taken over.", "%(count)d changes were taken over.", count) % {"count": count}


@settles
def leave(_request: HttpRequest, row: ReturnedFile, change: str) -> str:
    actions.leave_change(row=row, change=change)
    return _("What stands here was kept.")


@settles
def reconsider(_request: HttpRequest, row: ReturnedFile, change: str) -> str:
    actions.reconsider_change(row=row, change=change)
    return _("The change is open again.")
