"""Seeing the report as it will print, downloading it, and what is printed on it beside its text."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from reportsite.accounts.access import fetch, person_of
from reportsite.accounts.models import Unit
from reportsite.content.json import loads
from reportsite.content.types import Content
from reportsite.document import pdf
from reportsite.document.apart import MEMORY, SECONDS
from reportsite.document.assemble import assemble
from reportsite.document.faces import shown
from reportsite.document.formats import FORMATS
from reportsite.document.html import body
from reportsite.document.pdf import PdfError
from reportsite.document.pictures import page_picture, page_sizes
from reportsite.drafting.access import may_write, readable, writable
from reportsite.drafting.actions.documents import number_draft, set_print_settings
from reportsite.drafting.documents import DRAFT_FORMATS, LIST_FORMATS, REPORT_FORMATS, Press, file_name
from reportsite.drafting.forms import PrintForm
from reportsite.drafting.history import last_entry
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content


class Picture(NamedTuple):
    """A page of the PDF: the address of its picture, and its size in pixels."""

    url: str
    width: int
    height: int


def press_of(request: HttpRequest, report: Report) -> Press:
    """What makes the report's documents for the person who asks."""
    return Press.of(report.unit, person_of(request))


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it will print."""
    report = readable(request, pk)
    content = load_content(report)
    stamp = f"{report.changed:%s}"  # so that a browser asks again for the pictures of a changed report
    context = as_printed(request, report, content, lambda number: reverse("page", args=[pk, number]) + f"?{stamp}")
    return render(request, "drafting/preview.html", context | {"report": report, "content": content})


def as_printed(request: HttpRequest, report: Report, content: Content, address: Callable[[int], str]) -> dict[str, Any]:
    """What `drafting/_as_printed.html` shows of a content of the report: its pages, each picture at the `address` of its
    number; where no PDF can be made the text alone, with what is missing."""
    press = press_of(request, report)
    missing = pdf.missing(press.faces)
    can_print = not set(missing) - {"fandol"}
    pages: list[Picture] = []
    if can_print:
        try:
            sizes = page_sizes(press.report(content, "pdf"))
            pages = [Picture(address(number), *size) for number, size in enumerate(sizes, 1)]
        except PdfError as error:
            _explain(request, error)
    text = "" if pages else mark_safe(body(assemble(content, press.layout)))  # noqa: S308 - body escapes all text
    return {"pages": pages, "missing": missing, "text": text}


def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the PDF as a picture."""
    report = readable(request, pk)
    return picture_of(request, report, load_content(report), number)


def picture_of(request: HttpRequest, report: Report, content: Content, number: int) -> HttpResponse:
    """One page of a content of the report as a picture; 404 where there is no such page."""
    try:
        picture = page_picture(press_of(request, report).report(content, "pdf"), number)
    except PdfError:
        picture = None
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, no-store"})


# Why a PDF was given up, where it is not for want of something on the machine.
_STOPPED: Mapping[str, str | Promise] = {
    "time": gettext_lazy(
        "The PDF took longer than %(seconds)s seconds and was stopped. "
        "Shorten very long paragraphs, or download the DOCX."
    ),
    "memory": gettext_lazy("The PDF took more than %(memory)s GB of memory and was stopped. Download the DOCX."),
    "crash": gettext_lazy("The PDF could not be made: the text is too large or unusual. Download the DOCX."),
    "replaced": gettext_lazy(
        "You asked for another PDF meanwhile, so this one was given up. Ask for it again if you need it."
    ),
}


def _explain(request: HttpRequest, error: PdfError) -> None:
    for reason in error.missing:
        if reason in _STOPPED:
            text = str(_STOPPED[reason]) % {"seconds": SECONDS, "memory": MEMORY // 1024**3}
            messages.error(request, text)


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The files that there are, what is printed on them beside the text, what sets them, and what is missing."""
    report = readable(request, pk)
    press = press_of(request, report)
    context = {
        "report": report,
        "content": load_content(report),
        "formats": REPORT_FORMATS,
        "list_formats": LIST_FORMATS,
        "draft_formats": DRAFT_FORMATS,
        "missing": pdf.missing(press.faces),
        "fonts": shown(press.layout, press.faces),
        "drafts": report.drafts.select_related("by").defer("content"),
        "form": PrintForm(report=report) if may_write(person_of(request), report) else None,
        "keeps_unit": Unit.objects.administered_by(person_of(request)).filter(pk=report.unit_id).exists(),
    }
    return render(request, "drafting/download.html", context)


@require_POST
def print_settings(request: HttpRequest, pk: int) -> HttpResponse:
    """The marks on the first page, and the rectification list as an annex."""
    report = writable(request, pk)
    form = PrintForm(request.POST, report=report)
    if form.is_valid():
        set_print_settings(report=report, by=person_of(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("This mark does not exist. Choose from the list."))
    return redirect("download", pk)


@require_POST
def new_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A number for the report as it stands, to be printed as a reading copy."""
    report = writable(request, pk)
    draft = number_draft(report=report, by=person_of(request))
    text = _("Draft %(number)s is ready to be printed: download it as DOCX or PDF.")
    messages.success(request, text % {"number": draft.number})
    return redirect("download", pk)


def draft(request: HttpRequest, pk: int, number: int, extension: str) -> HttpResponse:
    """A submitted draft as a reading copy."""
    report = readable(request, pk)
    row = fetch(report.drafts.all(), number=number)
    content = loads(row.content.encode())
    return file_of(
        request,
        report,
        extension if extension in DRAFT_FORMATS else "",
        file_name(content, extension, f"送审稿第{number}稿"),
        lambda: press_of(request, report).draft(content, extension, number),
    )


def file(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The report as a file."""
    report = readable(request, pk)
    # In this order: what is saved between the two is in the text and comes after the entry, never the other way round.
    entry, content = last_entry(report), load_content(report)
    return file_of(
        request,
        report,
        extension if extension in REPORT_FORMATS else "",
        file_name(content, extension),
        lambda: press_of(request, report).report(content, extension, entry),
    )


def list_of_rectification(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The rectification list as a file."""
    report = readable(request, pk)
    content = load_content(report)
    return file_of(
        request,
        report,
        extension if extension in LIST_FORMATS else "",
        file_name(content, extension, "整改清单"),
        lambda: press_of(request, report).rectification_list(content, extension),
    )


def file_of(request: HttpRequest, report: Report, extension: str, name: str, make: Callable[[], bytes]) -> HttpResponse:
    """The file that `make` makes, or the page that says why there is none; 404 for an extension that is none."""
    if not extension:
        raise Http404
    try:
        data = make()
    except PdfError as error:
        _explain(request, error)
        return redirect("download", report.pk)  # which says what is missing and how to mend it
    disposition = content_disposition_header(True, name) or "attachment"
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=FORMATS[extension].content_type, headers=headers)
