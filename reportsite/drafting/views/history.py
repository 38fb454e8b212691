"""The past of one text: every state that was saved, by whom and when, to be read and put back."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import starmap
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from reportsite.accounts.access import fetch, person_of
from reportsite.accounts.models import Person
from reportsite.drafting import past
from reportsite.drafting.access import may_write, readable, writable
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.fields import field
from reportsite.drafting.forms import number_in
from reportsite.drafting.models import Journal, Report, Text
from reportsite.drafting.named import Named

PER_PAGE = 30
# Why a text was not put back, by the reason of the conflict.
_REFUSALS: Mapping[str, str | Promise] = {
    "changed": gettext_lazy(
        "The text was changed after this page was opened, so nothing was done. Below it stands as it is now."
    ),
    "deleted": gettext_lazy("The item was deleted: put it back from the bin first."),
    "closed": gettext_lazy("The report was submitted or approved: its text is closed."),
    "no_choice": gettext_lazy("This value is not on the list any more."),
}


def _text(report: Report, key: str, name: str) -> Text:
    """A text of the report, of deleted items too, else 404."""
    return fetch(Text.objects.filter(item__report=report).select_related("item"), item__key=key, name=name)


def history(request: HttpRequest, pk: int, key: str, name: str) -> HttpResponse:
    """The changes of a text, the newest first; with ?all=1 each save by itself."""
    report = readable(request, pk)
    text = _text(report, key, name)
    saves = report.journal.filter(verb="save", key=key, name=name)
    each = request.GET.get("all") == "1"
    rows = saves.values_list("pk", "person", "at", "operation")
    found = past.changes(starmap(past.Save, rows), timedelta(0) if each else past.PAUSE)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    made = saves.values_list("before", flat=True).first() if found else text.value
    named = Named.of(report)
    context = {
        "report": report,
        "text": text,
        "field": field(text.item.kind, name),
        "above": [named.name(item) for item in named.above(text.item)],
        "item_name": named.name(text.item),
        "page_of_item": named.page(text.item),
        "gone": text.item.deleted_at or any(item.deleted_at for item in named.above(text.item)),
        "each": each,
        "page": page,
        "shown": _shown(list(page), saves, made or ""),
        "newest": found[0].entry if found else 0,
        "made": made,
        "may_write": may_write(person_of(request), report),
    }
    context["writable"] = context["may_write"] and report.is_open
    return render(request, "drafting/history.html", context)


def _shown(page: Sequence[past.Change], saves: QuerySet[Journal], made: str) -> list[dict[str, Any]]:
    """The changes of one page with what they say; only their texts are read."""
    entries = {entry for change in page for entry in (change.entry, change.before)}
    texts = {0: made} | dict(saves.filter(pk__in=entries).values_list("pk", "value"))
    people = Person.objects.in_bulk({change.person for change in page})
    return [
        {"change": change, "person": people.get(change.person), "value": texts[change.entry], "texts": stretches}
        for change, stretches in zip(page, past.marked(page, texts), strict=True)
    ]


@require_POST
def put_back(request: HttpRequest, pk: int, key: str, name: str, entry: int) -> HttpResponse:
    """The text is what it was after an entry of the journal, or with 0 what it was made with; unless it was changed after
    the page was opened, or its report is closed."""
    report = writable(request, pk)
    text = _text(report, key, name)
    saves = report.journal.filter(verb="save", key=key, name=name)
    value = fetch(saves, pk=entry).value if entry else saves.values_list("before", flat=True).first()
    if value is None:
        raise Http404
    change = Change(text.item.key, text.name, number_in(request.POST, "revision"), value)
    operation = past.BACK + uuid.uuid4().hex[:32]
    result = save_texts(report=report, person=person_of(request), changes=[change], operation=operation)
    reason = result.conflicts[0].reason if result.conflicts else ""
    if reason:
        messages.error(request, str(_REFUSALS.get(reason, _REFUSALS["changed"])))
    elif result.saved:
        messages.success(request, _("The text was put back. What stood there until now is below, too."))
    return redirect("history", pk, key, name)
