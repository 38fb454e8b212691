"""Erasing a passage: typed, found, confirmed. These pages show no text of the report, for who erases may not read it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from reportsite.accounts.access import fetch, person_of
from reportsite.accounts.models import Unit
from reportsite.content.erasing import lines_of
from reportsite.drafting.models import Report
from reportsite.purging import actions
from reportsite.purging.forms import PassageForm


def _report(request: HttpRequest, pk: int) -> Report:
    """A report of a unit that the person keeps: 404 to strangers, 403 to those who only read it."""
    person = person_of(request)
    kept = Unit.objects.administered_by(person).values("pk")
    readable = Report.objects.visible_to(person).values("pk")
    rows = Report.objects.filter(Q(unit__in=kept) | Q(pk__in=readable))
    report = fetch(rows.select_related("unit", "meeting", "person"), pk=pk)
    if not Unit.objects.administered_by(person).filter(pk=report.unit_id).exists():
        raise PermissionDenied
    return report


def _reads(request: HttpRequest, report: Report) -> bool:
    return Report.objects.visible_to(person_of(request)).filter(pk=report.pk).exists()


def _page(request: HttpRequest, report: Report, form: PassageForm, **values: object) -> HttpResponse:
    context = {"report": report, "form": form, "reads": _reads(request, report), **values}
    return render(request, "purging/purge.html", context)


@require_safe
def purge(request: HttpRequest, pk: int) -> HttpResponse:
    """The form."""
    report = _report(request, pk)
    return _page(request, report, PassageForm(reads=_reads(request, report)))


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """In how many places the passage stands, which is journalled, and whether to erase it. The passage is in no address."""
    report = _report(request, pk)
    form = PassageForm(request.POST, reads=_reads(request, report))
    if not form.is_valid():
        return _page(request, report, form)
    passage = form.cleaned_data["passage"]
    places = actions.look(report=report, by=person_of(request), lines=lines_of(passage))
    return _page(request, report, form, passage=passage, places=places, total=sum(places.values()))


@require_POST
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the passage, once it was confirmed."""
    report = _report(request, pk)
    form = PassageForm(request.POST, reads=_reads(request, report))
    if not form.is_valid():
        return _page(request, report, form)
    try:
        done = actions.purge(report=report, by=person_of(request), lines=lines_of(form.cleaned_data["passage"]))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("purge", pk)
    count = sum(done.places.values())
    erased = ngettext("Erased in %(count)d place.", "Erased in %(count)d places.", count) % {"count": count}
    messages.success(request, erased)
    if not done.scrubbed:
        messages.warning(
            request,
            _("What was erased may still stand in files on the server, because they were in use. Ask who keeps the server "
              "to run VACUUM on the database and to empty the folder “documents”."),
        )  # fmt: skip
    return redirect("purge", pk)
