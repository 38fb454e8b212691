"""Bringing a report in: the source, the page on which it is corrected, and the report that it becomes."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.confined.process import Stopped
from reportsite.confined.refused import Refused
from reportsite.content.text import clean
from reportsite.content.types import Content
from reportsite.drafting.models import Report
from reportsite.importer.editing import NotHere, find
from reportsite.importing.access import correctable, may_correct, readable_import, themes_of
from reportsite.importing.actions import corrections
from reportsite.importing.actions import imports as actions
from reportsite.importing.doubts import doubts_of
from reportsite.importing.forms import FactsForm, ImportForm
from reportsite.importing.models import Import, fingerprint, may_import
from reportsite.importing.reading import read
from reportsite.importing.sentences import refusal, stopped
from reportsite.importing.showing import choices_of, rows_of, source_of, where_of
from reportsite.importing.tools import KEYS, tools_of
from reportsite.themes.queries import plain


def new_import(request: HttpRequest) -> HttpResponse:
    """A file or a pasted text, and the imports that are no report yet."""
    person = person_of(request)
    if not may_import(person).exists():
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("import", _kept(request, form).pk)
        except (Refused, Stopped) as error:
            form.add_error("file" if form.file_name else "text", in_words(error))
    unfinished = Import.objects.filter(by=person, report=None, place="").select_related("unit")
    return render(request, "importing/new.html", {"form": form, "unfinished": unfinished})


def in_words(error: Refused | Stopped) -> str:
    """Why a source is not read."""
    return refusal(error) if isinstance(error, Refused) else stopped(error)


def _kept(request: HttpRequest, form: ImportForm) -> Import:
    values = form.cleaned_data
    found = read(data=form.data_of, unit=form.unit_of, theme=values["theme"], kind=values["kind"])
    return actions.keep_import(unit=form.unit_of, read=found, file_name=form.file_name, by=person_of(request))


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The source beside what was understood, with what can be corrected."""
    row = readable_import(request, pk)
    return render(request, "importing/import.html", page(request, row))


def page(request: HttpRequest, row: Import, facts: FactsForm | None = None) -> Mapping[str, Any]:
    content, record, themes = row.current, row.decisions, themes_of(row)
    where = where_of(content, row.lines)
    writable = may_correct(request, row) and (row.report is None or row.report.is_open)
    chosen = clean(request.GET.get("item", ""))
    return {
        "row": row,
        "report": row.report,
        "content": content,
        "themes": themes,
        "percent": round(100 * row.likeness),
        "writable": writable,
        "seen": fingerprint(content, row.record),
        "rows": rows_of(content, where, themes),
        "source": source_of(row.lines, record, where),
        "notes": len(record.notes),
        "where": where,
        "doubts": doubts_of(content, record, where) if writable else [],
        "record": record,
        "choices": choices_of(content),
        "steps": len(row.undoable),
        "facts": facts or (FactsForm(row=row, person=person_of(request)) if writable and not row.report else None),
        "chosen": chosen,
        "tools": _tools(content, chosen, themes) if writable and chosen else None,
        "keys": KEYS,
    }


def _tools(content: Content, key: str, themes: Any) -> Any:
    try:
        return tools_of(content, find(content, key), themes)
    except NotHere:
        return None


@require_POST
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """What the report is: whose, of which year, by which theme."""
    row = correctable(request, pk)
    form = FactsForm(request.POST, row=row, person=person_of(request))
    if not form.is_valid():
        return render(request, "importing/import.html", page(request, row, form))
    values = form.cleaned_data
    theme = plain(values.pop("theme"), values["unit"]) if values["theme"] else values.pop("theme")
    try:
        corrections.set_facts(row=row, by=person_of(request), seen=seen(request), theme=theme, **values)
        messages.success(request, _("Saved."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("import", pk)


def seen(request: HttpRequest) -> str:
    """The fingerprint of what the page showed."""
    return request.POST.get("seen", "")


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of the import."""
    row = correctable(request, pk)
    person = person_of(request)
    try:
        report = actions.make_report(row=row, by=person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("import", pk)
    if not Report.objects.visible_to(person).filter(pk=report.pk).exists():
        messages.success(request, _("The report was made. It is a member's own: that person reads it, and you do not."))
        return redirect("reports")
    messages.success(request, _("The report was made. How it was read can be seen and corrected from here."))
    return redirect(report)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    row = correctable(request, pk)
    try:
        actions.delete_import(row=row)
        messages.success(request, _("The import was deleted."))
        return redirect("new_import")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("import", pk)
