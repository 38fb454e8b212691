"""The buttons of a report's pages: each saves the page's texts and carries out one verb."""

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from reportsite.accounts.access import fetch, person_of
from reportsite.content.text import clean
from reportsite.drafting.actions import items as actions
from reportsite.drafting.cards import missing_dimensions, missing_sections
from reportsite.drafting.models import Item, ItemKind, Report
from reportsite.drafting.rows import load
from reportsite.drafting.views.saving import writes

_STEP = re.compile("-?[0-9]{1,4}")


def _open(report: Report) -> None:
    if not report.is_open:
        raise ValidationError(
            _("The report is “%(stage)s”: its text is closed.") % {"stage": report.get_stage_display()}
        )


def _item(report: Report, key: str) -> Item:
    _open(report)
    return fetch(report.items.filter(deleted_at=None), key=key)


def _before(item: Item) -> Item | None:
    """The neighbour above an item, where a page stays when the item is gone; sections are listed elsewhere."""
    if item.kind == ItemKind.SECTION:
        return None
    siblings = Item.objects.filter(parent=item.parent_id, kind=item.kind, deleted_at=None, order__lte=item.order)
    return siblings.exclude(pk=item.pk).last()


@writes
def save(request: HttpRequest, report: Report) -> None:
    """The page's texts were saved before this: say when."""
    _open(report)
    now = time_format(timezone.localtime(), "H:i:s")
    messages.success(request, _("Saved at %(time)s.") % {"time": now})


@writes
def add(request: HttpRequest, report: Report, key: str, kind: str, role: str = "") -> str:
    parent = _item(report, key)
    operation = clean(request.POST.get("operation", ""))[:40]
    item = actions.add_item(
        report=report, person=person_of(request), parent=parent, kind=kind, role=role, operation=operation
    )
    return f"#{item.key}"


@writes
def move(request: HttpRequest, report: Report, key: str, step: int) -> str:
    actions.move_item(report=report, person=person_of(request), item=_item(report, key), step=step)
    return f"#{key}"


@writes
def drag(request: HttpRequest, report: Report, key: str) -> str:
    """To another place among its siblings: `step` says how far, where somebody has dragged it."""
    item, step = _item(report, key), request.POST.get("step", "")
    if not _STEP.fullmatch(step):
        raise ValidationError(_("It is not said how far to move it."))
    actions.move_item(report=report, person=person_of(request), item=item, step=int(step))
    return f"#{key}"


@writes
def to_dimension(request: HttpRequest, report: Report, key: str) -> None:
    wanted = request.POST.get(f"to-{key}", "")
    if not wanted:
        raise ValidationError(_("Choose the dimension first."))
    target = _item(report, wanted)
    actions.move_problem(report=report, person=person_of(request), problem=_item(report, key), dimension=target)
    messages.success(request, _("The problem was moved to the end of the dimension that you chose."))


@writes
def delete(request: HttpRequest, report: Report, key: str) -> str:
    item = _item(report, key)
    near = _before(item)
    actions.delete_item(report=report, person=person_of(request), item=item)
    return f"?undo={key}" + (f"#{near.key}" if near else "")


@writes
def restore(request: HttpRequest, report: Report, key: str) -> str:
    _open(report)
    item = fetch(report.items.filter(deleted_at__isnull=False), key=key)
    actions.restore_item(report=report, person=person_of(request), item=item)
    return f"#{key}"


@writes
def add_section(request: HttpRequest, report: Report, role: str) -> None:
    _open(report)
    draft = load(report)
    section = next((wanted for wanted in missing_sections(draft) if wanted.role == role), None)
    if section is None:
        raise Http404
    actions.add_section(report=report, person=person_of(request), section=section)
    wanted = [entry.role for theme in draft.themes for entry in theme.outline]
    actions.order_sections(report=report, roles=list(dict.fromkeys(wanted)))


@writes
def add_theme_dimension(request: HttpRequest, report: Report, key: str, dimension: str) -> None:
    _open(report)
    wanted = next((entry for entry in missing_dimensions(load(report)) if entry.key == dimension), None)
    if wanted is None:
        raise Http404
    actions.add_theme_dimension(report=report, person=person_of(request), parent=_item(report, key), dimension=wanted)


@writes
def shapes(request: HttpRequest, report: Report) -> str:
    """The numbering that was chosen on the page was saved before this, with its texts."""
    _open(report)
    messages.success(request, _("The numbering was saved."))
    return "#numbering"
