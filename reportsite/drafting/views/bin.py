"""The bin: what was deleted and can be put back."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reportsite.accounts.access import person_of
from reportsite.drafting.access import may_write, readable
from reportsite.drafting.bin import deleted

PER_PAGE = 50


def bin(request: HttpRequest, pk: int) -> HttpResponse:
    """The deleted items, the newest first, each with the button that puts it back."""
    report = readable(request, pk)
    writer = may_write(person_of(request), report)
    found = deleted(report)
    context = {
        "report": report,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "total": len(found),
        "may_write": writer,
        "writable": writer and report.is_open,
    }
    return render(request, "drafting/bin.html", context)
