"""The buttons of the correction page: each carries out one verb and goes back to where it was pressed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.content.text import clean
from reportsite.content.types import Content, walk
from reportsite.importer.correcting import AT
from reportsite.importing.access import correctable, themes_of
from reportsite.importing.actions import corrections as actions
from reportsite.importing.models import Import
from reportsite.importing.showing import line_of
from reportsite.importing.tools import read_at
from reportsite.importing.views.imports import seen

Verb = Callable[..., Content | None]


def corrects(verb: Verb) -> Callable[..., HttpResponse]:
    """A view for a button: carries out the verb, which gets the request, the import, who presses, what the page showed,
    and the address's other parts; then back to the item, or to the one that it has become."""

    @require_POST
    @wraps(verb)
    def view(request: HttpRequest, pk: int, **parts: Any) -> HttpResponse:
        row = correctable(request, pk)
        before = row.current
        key = parts.get("key", "")
        try:
            after = verb(request, row, {"row": row, "by": person_of(request), "seen": seen(request)}, **parts)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            after = None
        landed = _landed(before, after, key, parts.get("operation", "") in AT) if after else key
        there = landed in {node.key for node, _above in walk(after or before)}
        return redirect(reverse("import", args=[pk]) + (f"?item={landed}#{landed}" if landed and there else ""))

    return view


def _landed(before: Content, after: Content, key: str, parted: bool) -> str:
    """The item to go on with: the one itself, what was parted from it, what it has become, or the one before it."""
    known = [node.key for node, _above in walk(before)]
    keys = [node.key for node, _above in walk(after)]
    new = [one for one in keys if one not in set(known)]
    if key in keys and not (parted and new):
        return key
    if new:
        return new[0]
    place = known.index(key) if key in known else 0
    there = set(keys)
    return next((one for one in reversed(known[:place]) if one in there), "")


def _doubt(request: HttpRequest) -> int:
    """The number of the doubt that the button answers, -1 for none."""
    digits = request.POST.get("doubt", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else -1


@corrects
def item(request: HttpRequest, _row: Import, common: dict, key: str, operation: str) -> Content:
    return actions.correct_item(key=key, operation=operation, doubt=_doubt(request), **common)


@corrects
def at(request: HttpRequest, _row: Import, common: dict, key: str, operation: str) -> Content:
    return actions.correct_at(key=key, operation=operation, at=read_at(request.POST.get("at", "")), **common)


@corrects
def role(request: HttpRequest, _row: Import, common: dict, key: str, role: str) -> Content:
    return actions.set_role(key=key, role=role, doubt=_doubt(request), **common)  # type: ignore[arg-type]


@corrects
def noise(_request: HttpRequest, row: Import, common: dict, key: str) -> Content:
    return actions.drop_item(key=key, line=line_of(row.current, row.lines, key), **common)


@corrects
def noise_text(request: HttpRequest, row: Import, common: dict, key: str) -> Content:
    paragraph, _sentence = read_at(request.POST.get("at", "") + ".0")
    line = line_of(row.current, row.lines, key)
    return actions.drop_text(key=key, paragraph=paragraph, line=line, **common)


@corrects
def answers(request: HttpRequest, row: Import, common: dict, key: str) -> Content:
    """Another dimension of the theme, or none."""
    wanted = clean(request.POST.get("answers", ""))
    if wanted and all(one.key != wanted for theme in themes_of(row) for one in theme.dimensions):
        raise ValidationError(_("The theme has no such dimension. Choose one from the list."))
    return actions.choose_answer(key=key, answers=wanted, **common)


@corrects
def wording(_request: HttpRequest, row: Import, common: dict, key: str) -> Content:
    """The theme's official wording, where somebody has confirmed it."""
    answered = next((getattr(node, "answers", "") for node, _above in walk(row.current) if node.key == key), "")
    known = [one for theme in themes_of(row) for one in theme.dimensions if one.key == answered and one.confirmed]
    if not answered or not known:
        raise ValidationError(_("Nobody has confirmed a wording for this dimension."))
    return actions.take_wording(key=key, wording=known[0].wording, **common)


@corrects
def place_dropped(request: HttpRequest, _row: Import, common: dict, number: int) -> Content:
    return actions.place_dropped(number=number, key=_chosen(request), **common)


@corrects
def place_unplaced(request: HttpRequest, _row: Import, common: dict, number: int) -> Content:
    return actions.place_unplaced(number=number, key=_chosen(request), **common)


def _chosen(request: HttpRequest) -> str:
    key = clean(request.POST.get("to", ""))
    if not key:
        raise ValidationError(_("Choose the item first."))
    return key


@corrects
def settle(_request: HttpRequest, _row: Import, common: dict, number: int) -> Content:
    return actions.settle_doubt(number=number, **common)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    row = correctable(request, pk)
    try:
        actions.undo(row=row, by=person_of(request))
        messages.success(request, _("The last correction was undone."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    key = clean(request.POST.get("item", ""))
    there = key in {node.key for node, _above in walk(Import.objects.get(pk=pk).current)}
    return redirect(reverse("import", args=[pk]) + (f"?item={key}#{key}" if there else ""))
