"""Versions of the whole report: keeping one, looking at it, comparing any two, putting one back, removing one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts.access import fetch, person_of
from reportsite.content.comparison import compare as differences_of
from reportsite.drafting.access import may_write, readable, writable
from reportsite.drafting.actions import versions as actions
from reportsite.drafting.comparing import shown
from reportsite.drafting.documents import DRAFT_FORMATS, REPORT_FORMATS, file_name
from reportsite.drafting.forms import VersionForm, number_in
from reportsite.drafting.history import last_entry
from reportsite.drafting.models import Reason, Report, Version
from reportsite.drafting.rows import load_content
from reportsite.drafting.views.documents import as_printed, file_of, picture_of, press_of

NOW = "now"
PER_PAGE = 50
MOST_CHOICES = 500


def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions, the newest first, and the form that keeps one."""
    report = readable(request, pk)
    rows = report.kept_versions.select_related("by").defer("content")
    context = _context(request, report) | {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "choices": rows.only("report", "number", "name", "reason").select_related(None)[:MOST_CHOICES],
        "form": VersionForm(),
    }
    return render(request, "drafting/versions.html", context)


def _context(request: HttpRequest, report: Report) -> dict[str, Any]:
    writer = may_write(person_of(request), report)
    return {"report": report, "may_write": writer, "writable": writer and report.is_open}


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the report as it stands, with a name or without."""
    report = writable(request, pk)
    form = VersionForm(request.POST)
    if form.is_valid():
        name = form.cleaned_data["name"]
        row = actions.keep_version(report=report, by=person_of(request), reason=Reason.ASKED, name=name)
        messages.success(request, _("The report as it stands is kept as version %(number)s.") % {"number": row.number})
    else:
        messages.error(request, _("A name has at most 120 characters."))
    return redirect("versions", pk)


@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is about to be downloaded, by whoever may read it, and go on to the file."""
    report = readable(request, pk)
    extension = request.POST.get("format", "")
    if extension not in REPORT_FORMATS:
        raise Http404
    actions.keep_version(report=report, by=person_of(request), reason=Reason.EXPORT)
    return redirect("file", pk, extension)


def _version(report: Report, number: int) -> Version:
    """A version of a report that was fetched with permission, else 404."""
    version = fetch(report.kept_versions.select_related("by"), number=number)
    version.report = report
    return version


def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version as it would print, to be read."""
    report = readable(request, pk)
    return _opened(request, _version(report, number))


def _opened(request: HttpRequest, version: Version, form: VersionForm | None = None) -> HttpResponse:
    """The page of a version. A `form` with its name is one that came back."""
    report, number = version.report, version.number
    printed = as_printed(
        request, report, version.plain, lambda page: reverse("version_page", args=[report.pk, number, page])
    )
    context = _context(request, report) | printed
    context |= {"version": version, "formats": DRAFT_FORMATS}
    if context["may_write"]:
        context["name_form"] = form or VersionForm(initial={"name": version.name})
        context["removable"] = report.is_open and version.reason == Reason.ASKED
    return render(request, "drafting/version.html", context)


def page(request: HttpRequest, pk: int, number: int, page: int) -> HttpResponse:
    """One page of a version as a picture."""
    report = readable(request, pk)
    return picture_of(request, report, _version(report, number).plain, page)


def file(request: HttpRequest, pk: int, number: int, extension: str) -> HttpResponse:
    """A version as a file, which knows after which entry of the journal it was kept, so that it can be taken back."""
    report = readable(request, pk)
    kept = _version(report, number)
    content = kept.plain
    return file_of(
        request,
        report,
        extension if extension in DRAFT_FORMATS else "",
        file_name(content, extension, f"第{number}版"),
        lambda: press_of(request, report).report(content, extension, kept.entry),
    )


@require_POST
def name(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What a version is called from now on."""
    report = writable(request, pk)
    kept, form = _version(report, number), VersionForm(request.POST)
    if not form.is_valid():
        return _opened(request, kept, form)
    try:
        actions.name_version(version=kept, by=person_of(request), name=form.cleaned_data["name"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("versions", pk)
    messages.success(request, _("Saved."))
    return redirect("version", pk, number)


def _stands(version: Version) -> bool:
    """Whether nobody has removed it meanwhile."""
    return Version.objects.filter(pk=version.pk).exists()


@require_POST
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version that was kept by hand is given up; its page asks first."""
    report = writable(request, pk)
    kept = _version(report, number)
    try:
        actions.remove_version(version=kept, by=person_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("version", pk, number) if _stands(kept) else redirect("versions", pk)
    messages.success(request, _("Version %(number)s was removed.") % {"number": number})
    return redirect("versions", pk)


def _side(report: Report, wanted: str) -> Version | None:
    """A version by its number; None: the report as it stands now. 404 for anything else."""
    if wanted == NOW:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 10):
        raise Http404
    return _version(report, int(wanted))


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two states of the report, the older first, item by item."""
    report = readable(request, pk)
    sides = [_side(report, request.GET.get(name, NOW)) for name in ("from", "to")]
    old, new = sorted(sides, key=lambda side: side.number if side else 2**31)
    # In this order: what is saved between the two makes the page too old to put anything back, never the other way round.
    seen = last_entry(report)
    now = load_content(report)
    items = shown(differences_of(old.plain if old else now, new.plain if new else now))
    context = _context(request, report) | {
        "old": old,
        "new": new,
        "total": len(items),
        "page": Paginator(items, PER_PAGE).get_page(request.GET.get("page")),
        "seen": seen,
        "query": f"from={old.number if old else NOW}&to={new.number if new else NOW}&",
    }
    return render(request, "drafting/compare.html", context)


Verb = Callable[..., str]


def puts_back(verb: Verb) -> Callable[..., HttpResponse]:
    """A view for a button: carries out the verb, then to what still differs, with what the verb says, or why it was not
    done."""

    @require_POST
    @wraps(verb)
    def view(request: HttpRequest, pk: int, number: int, **parts: Any) -> HttpResponse:
        report = writable(request, pk)
        version = _version(report, number)
        try:
            messages.success(request, verb(request, version, number_in(request.POST, "seen"), **parts))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            if not _stands(version):
                return redirect("versions", pk)
        return redirect(reverse("compare", args=[pk]) + f"?from={number}&to={NOW}")

    return view


@puts_back
def restore(request: HttpRequest, version: Version, seen: int) -> str:
    actions.restore_version(version=version, by=person_of(request), seen=seen)
    return _(
        "The report is as it was in version %(number)s. What stood there until now was kept as a version, too."
    ) % {"number": version.number}


@puts_back
def restore_item(request: HttpRequest, version: Version, seen: int, key: str) -> str:
    actions.restore_item_of(version=version, by=person_of(request), key=key, seen=seen)
    return _("It was put back. What stood there until now was kept as a version.")
