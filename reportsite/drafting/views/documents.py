"""Seeing the report as it will print, and downloading it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from reportsite.content.types import Content
from reportsite.document import pdf
from reportsite.document.apart import SECONDS
from reportsite.document.assemble import assemble
from reportsite.document.formats import FORMATS
from reportsite.document.html import body
from reportsite.document.pdf import PdfError
from reportsite.document.pictures import page_picture, page_sizes
from reportsite.drafting.access import readable
from reportsite.drafting.documents import LIST_FORMATS, REPORT_FORMATS, file_name, list_file, report_file
from reportsite.drafting.rows import load_content


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The pages as they will print; where no PDF can be made the text alone, with what is missing."""
    report = readable(request, pk)
    content = load_content(report)
    missing = pdf.missing(settings.FONT_FOLDERS)
    can_print = not set(missing) - {"fandol"}
    pages: list[tuple[int, int]] = []
    if can_print:
        try:
            pages = page_sizes(report_file(content, "pdf"))
        except PdfError as error:
            _explain(request, error)
    text = "" if pages else mark_safe(body(assemble(content)))  # noqa: S308 - body escapes all text
    stamp = f"{report.changed:%s}"  # so that a browser asks again for the pictures of a changed report
    context = {"report": report, "content": content, "pages": pages, "missing": missing, "text": text, "stamp": stamp}
    return render(request, "drafting/preview.html", context)


def page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the PDF as a picture."""
    content = load_content(readable(request, pk))
    try:
        picture = page_picture(report_file(content, "pdf"), number)
    except PdfError:
        picture = None
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, no-store"})


def _explain(request: HttpRequest, error: PdfError) -> None:
    """Say why a PDF was given up, where it is not for want of something on the machine."""
    if error.missing == ("time",):
        text = _(
            "The PDF took longer than %(seconds)s seconds and was stopped. "
            "Shorten very long paragraphs, or download the DOCX."
        )
        messages.error(request, text % {"seconds": SECONDS})
    elif error.missing == ("crash",):
        messages.error(request, _("The PDF could not be made: the text is too large or unusual. Download the DOCX."))


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The files that there are, and what is missing for any of them."""
    report = readable(request, pk)
    context = {
        "report": report,
        "content": load_content(report),
        "formats": REPORT_FORMATS,
        "list_formats": LIST_FORMATS,
        "missing": pdf.missing(settings.FONT_FOLDERS),
    }
    return render(request, "drafting/download.html", context)


def file(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The report as a file."""
    return _file(request, pk, extension, REPORT_FORMATS, report_file, "")


def list_of_rectification(request: HttpRequest, pk: int, extension: str) -> HttpResponse:
    """The rectification list as a file."""
    return _file(request, pk, extension, LIST_FORMATS, list_file, "整改清单")


def _file(
    request: HttpRequest,
    pk: int,
    extension: str,
    formats: tuple[str, ...],
    make: Callable[[Content, str], bytes],
    suffix: str,
) -> HttpResponse:
    report = readable(request, pk)
    if extension not in formats:
        raise Http404
    content = load_content(report)
    try:
        data = make(content, extension)
    except PdfError as error:
        _explain(request, error)
        return redirect("download", pk)  # which says what is missing and how to mend it
    disposition = content_disposition_header(True, file_name(content, extension, suffix)) or "attachment"
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=FORMATS[extension].content_type, headers=headers)
