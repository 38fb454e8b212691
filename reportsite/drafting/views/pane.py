"""The pane beside the fields: what will print, what is looked for, what was said last year."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from reportsite.accounts.access import person_of
from reportsite.document.assemble import assemble
from reportsite.document.html import body
from reportsite.document.tree import excerpt as excerpt_of
from reportsite.drafting.access import item_of, may_write, readable
from reportsite.drafting.actions import carrying
from reportsite.drafting.counts import counts, in_words
from reportsite.drafting.last_year import LastYear, find_problem, last_year, report_before
from reportsite.drafting.models import Item, ItemKind, Report
from reportsite.drafting.rows import Draft, load, load_content
from reportsite.drafting.views.saving import writes
from reportsite.themes.models import SectionRole

# Sections whose page shows last year's problems; the others show the section of the same role.
_ON_PROBLEMS = (SectionRole.PREVIOUS, SectionRole.MATTERS, SectionRole.PROBLEMS)


@require_safe
def excerpt(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The pane alone, for the script of the page that it stands on: fetched anew after each save."""
    draft = load(readable(request, pk))
    item = item_of(draft, key, ItemKind.SECTION, ItemKind.DIMENSION)
    writable = may_write(person_of(request), draft.report) and draft.report.is_open
    context = {"report": draft.report, "writable": writable, **pane(request, draft, item)}
    context["counters"] = _counters(draft, item, context["pane"]["counts"].words)
    return render(request, "drafting/_pane.html", context)


@writes
def carry(request: HttpRequest, report: Report, key: str) -> str:
    """A problem of last year's report into what this one says of the previous year's mending."""
    if not report.is_open:
        raise ValidationError(
            _("The report is “%(stage)s”: its text is closed.") % {"stage": report.get_stage_display()}
        )
    before = report_before(report, person_of(request))
    found = find_problem(load_content(before), key) if before else None
    if before is None or found is None:
        raise Http404
    problem, measures = found
    carrying.carry_over(report=report, person=person_of(request), before=before, problem=problem, measures=measures)
    messages.success(request, _("It stands with the previous year's mending now, ready to be finished."))
    return "?pane=last-year"


def pane(request: HttpRequest, draft: Draft, item: Item) -> dict[str, Any]:
    """What the pane shows for a section or dimension: one of PANES, the first unless the address names another."""
    wanted = request.GET.get("pane", "")
    name = wanted if wanted in PANES else next(iter(PANES))
    tabs = [(each, label) for each, (label, _made) in PANES.items()]
    own = {"name": name, "tabs": tabs, "item": item, "counts": counts(draft, item)}
    return {"pane": own | PANES[name][1](request, draft, item)}


def printed(draft: Draft, item: Item) -> SafeString:
    """The item and what is below it as they will print, as HTML in which each text names its item."""
    keys = {item.key, *(child.key for child in draft.below(item))}
    return mark_safe(body(excerpt_of(assemble(draft.content), keys), keyed=True))  # noqa: S308 - body escapes all text


def _counters(draft: Draft, item: Item, words: Mapping[str, int]) -> list[tuple[str, str]]:
    """The words of each card of the page, as its head says them."""
    cards = (row.key for row in draft.below(item) if row.kind in (ItemKind.PROBLEM, ItemKind.POINT))
    return [(key, in_words(words[key])) for key in cards]


def _preview(request: HttpRequest, draft: Draft, item: Item) -> dict[str, Any]:
    return {"excerpt": printed(draft, item)}


def _guidance(request: HttpRequest, draft: Draft, item: Item) -> dict[str, Any]:
    """Each theme with what it says of the dimension, or with what its outline says of the section."""
    if item.kind == ItemKind.DIMENSION:
        return {
            "wanted": [
                (theme, [one for one in theme.dimensions if item.answers and one.key == item.answers])
                for theme in draft.themes
            ]
        }
    return {
        "outline": [(theme, [one for one in theme.outline if one.role == item.role]) for theme in draft.themes],
    }


def _last_year(request: HttpRequest, draft: Draft, item: Item) -> dict[str, Any]:
    report = report_before(draft.report, person_of(request))
    if report is None:
        return {}
    before = load(report)
    if item.kind == ItemKind.SECTION and item.role not in _ON_PROBLEMS:
        section = next((one for one in before.content.sections if one.role == item.role), None)
        return {"before": report, "paper": printed(before, before.by_key[section.key]) if section else ""}
    said = last_year(draft, item, before)
    return {"before": report, "said": said, "carried": _carried(draft, said)}


def _carried(draft: Draft, said: LastYear) -> dict[str, str]:
    """The address of each point that was carried over, by its key."""
    ids = {row.pk: row for row in draft.items}
    found = {}
    for key in (one.carried for _heading, problems in said.groups for one in problems if one.carried):
        above = draft.by_key.get(key)
        while above and above.kind != ItemKind.SECTION:
            above = ids[above.parent_id] if above.parent_id else None
        if above:
            found[key] = reverse("section", args=[draft.report.pk, above.key]) + f"#{key}"
    return found


_Made = Callable[[HttpRequest, Draft, Item], dict[str, Any]]
PANES: Mapping[str, tuple[str | Promise, _Made]] = {
    "preview": (gettext_lazy("Preview"), _preview),
    "guidance": (gettext_lazy("Guidance"), _guidance),
    "last-year": (gettext_lazy("Last year"), _last_year),
}
