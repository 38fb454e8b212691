"""Pages for themes: the list, a theme as a drafter sees it, and the ten minutes in which a new one is put in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts.access import administered_unit, fetch, person_of
from reportsite.accounts.models import Unit
from reportsite.themes import actions
from reportsite.themes.forms import DimensionFormSet, NewThemeForm, NoticeForm, ThemeForm
from reportsite.themes.models import Dimension, Status, Theme


def _editable(request: HttpRequest, slug: str) -> Theme:
    """A theme that the person may change: 404 to who cannot see it, 403 to who can only read it."""
    theme = fetch(Theme.objects.visible_to(person_of(request)), slug=slug)
    if not Theme.objects.editable_by(person_of(request)).filter(pk=theme.pk).exists():
        raise PermissionDenied
    return theme


def themes(request: HttpRequest) -> HttpResponse:
    """All themes that the person can see, by year and type."""
    rows = (
        Theme.objects.visible_to(person_of(request))
        .select_related("unit", "confirmed_by")
        .prefetch_related("dimensions")
    )
    kept = Unit.objects.administered_by(person_of(request)).exists()
    return render(request, "themes/themes.html", {"themes": rows, "may_add": kept or person_of(request).is_superuser})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """The theme as a drafter sees it, with what an administrator may do about it."""
    person = person_of(request)
    row = fetch(Theme.objects.visible_to(person).select_related("unit", "confirmed_by"), slug=slug)
    return _theme_page(request, row)


def _theme_page(request: HttpRequest, row: Theme, typed: str = "", typed_for: Unit | None = None) -> HttpResponse:
    person = person_of(request)
    kept = list(Unit.objects.administered_by(person))
    seen = Unit.objects.visible_to(person).with_those_above()
    dimensions = [
        item
        for item in row.dimensions.select_related("confirmed_by", "unit", "parent")
        if item.unit_id is None or item.unit_id in seen
    ]
    context = {
        "theme": row,
        "dimensions": dimensions,
        "outline": row.outline.all(),
        "units": kept,
        "may_edit": Theme.objects.editable_by(person).filter(pk=row.pk).exists(),
        "may_add": bool(kept) or person.is_superuser,
        "kept": {unit.pk for unit in kept},
        "typed": typed,
        "typed_for": typed_for,
    }
    return render(request, "themes/theme.html", context)


def new_theme(request: HttpRequest) -> HttpResponse:
    """The notice's dimensions, pasted or typed; they are split into lines and corrected on the next page."""
    person = person_of(request)
    if not person.is_superuser and not Unit.objects.administered_by(person).exists():
        raise PermissionDenied
    form = NewThemeForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.create_theme(**form.cleaned_data)
            return redirect("change_theme", row.slug)
        except ValidationError as error:
            form.add_error("notice", error)
    return render(request, "themes/new.html", {"form": form})


def change_theme(request: HttpRequest, slug: str) -> HttpResponse:
    """The theme's facts and its dimensions on one page, each to be corrected."""
    row = _editable(request, slug)
    if request.method != "POST":
        return _page(request, row, *_forms(row))
    if again := _save(request, row):
        return again
    messages.success(request, _("Saved."))
    return redirect("change_theme", slug)


def _forms(row: Theme, data: QueryDict | None = None) -> tuple[ThemeForm, Any]:
    mine = row.dimensions.filter(unit=None).select_related("confirmed_by")
    return ThemeForm(data, instance=row), DimensionFormSet(data, queryset=mine)


def _page(request: HttpRequest, row: Theme, form: ThemeForm, rows: Any, notice: str = "") -> HttpResponse:
    context = {"theme": row, "form": form, "rows": rows, "notice": notice}
    return render(request, "themes/change.html", context)


def _save(request: HttpRequest, row: Theme, leaving: int = 0) -> HttpResponse | None:
    """Save what stands on the page, all of it or nothing, whichever of its buttons was pressed. Returns the page again,
    with all that was typed, where something is left to do, else None.

    What is wrong with the dimension `leaving` does not matter, it is deleted next. The wording of one that somebody else
    deleted meanwhile is put among the lines that can be added.
    """
    form, rows = _forms(row, request.POST)
    kept = [item for item in rows if item.instance.pk and item.instance.pk != leaving]
    gone = [str(item["wording"].value() or "") for item in rows if not item.instance.pk]
    notice = "\n".join(filter(None, (request.POST.get("notice", "").strip(), *gone)))
    if not (form.is_valid() and rows.management_form.is_valid() and all(item.is_valid() for item in kept)):
        return _page(request, row, form, rows, notice)
    actions.change_theme(theme=form.instance, changed=form.changed_data)
    for item in kept:
        if item.has_changed():
            changes = {name: item.cleaned_data[name] for name in item.changed_data}
            actions.change_wording(dimension=Dimension.objects.get(pk=item.instance.pk), changes=changes)
    if any(gone):
        messages.error(request, _("Somebody else deleted a dimension meanwhile: its wording stands below the others."))
        return _page(request, row, *_forms(row), notice)
    if notice and not _add(request, row, None):
        return _page(request, row, *_forms(row), notice)
    return None


@require_POST
def add_dimensions(request: HttpRequest, slug: str) -> HttpResponse:
    """More lines of the notice."""
    row = _editable(request, slug)
    if not request.POST.get("notice", "").strip():
        messages.error(request, _("Type at least one line."))
    return _save(request, row) or redirect("change_theme", slug)


def _add(request: HttpRequest, row: Theme, unit: Unit | None) -> bool:
    """Whether the posted lines were added; if not, it says why."""
    form = NoticeForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError([error for errors in form.errors.values() for error in errors])
        actions.add_dimensions(theme=row, notice=form.cleaned_data["notice"], unit=unit)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    return True


@require_POST
def move_dimension(request: HttpRequest, slug: str, pk: int, step: int) -> HttpResponse:
    row = _editable(request, slug)
    if again := _save(request, row):
        return again
    actions.move_dimension(dimension=fetch(row.dimensions.all(), pk=pk), step=step)
    return redirect("change_theme", slug)


@require_POST
def delete_dimension(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Of the theme, by who may change it; of a unit's local additions, by who keeps the unit."""
    person = person_of(request)
    row = fetch(Theme.objects.visible_to(person), slug=slug)
    local = row.dimensions.filter(pk=pk).exclude(unit=None).first()
    if local:
        if not Unit.objects.administered_by(person).filter(pk=local.unit_id or 0).exists():
            raise PermissionDenied
        actions.delete_dimension(dimension=local)
        return redirect("theme", slug)
    row = _editable(request, slug)
    if again := _save(request, row, leaving=pk):
        return again
    actions.delete_dimension(dimension=fetch(row.dimensions.all(), pk=pk))
    messages.success(request, _("Deleted. Reports that were begun with this dimension keep it."))
    return redirect("change_theme", slug)


@require_POST
def use_theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Save what stands on the page and let meetings choose the theme."""
    row = _editable(request, slug)
    if again := _save(request, row):
        return again
    actions.use_theme(theme=row)
    messages.success(request, _("The theme is in use: meetings can choose it."))
    return redirect("theme", slug)


@require_POST
def use_as_it_is(request: HttpRequest, slug: str) -> HttpResponse:
    """Let meetings choose the theme, from the page where nothing is typed."""
    actions.use_theme(theme=_editable(request, slug))
    messages.success(request, _("The theme is in use: meetings can choose it."))
    return redirect("theme", slug)


@require_POST
def confirm_theme(request: HttpRequest, slug: str) -> HttpResponse:
    row = _editable(request, slug)
    actions.confirm_theme(theme=row, by=person_of(request))
    messages.success(request, _("You confirmed the wording of the theme and of its dimensions."))
    return redirect("theme", slug)


@require_POST
def next_year(request: HttpRequest, slug: str) -> HttpResponse:
    """A draft for the year after, owned by the site or by the unit that the person keeps."""
    person = person_of(request)
    row = fetch(Theme.objects.visible_to(person), slug=slug)
    unit = None if person.is_superuser else Unit.objects.administered_by(person).first()
    if not person.is_superuser and unit is None:
        raise PermissionDenied
    return redirect("change_theme", actions.copy_to_next_year(theme=row, unit=unit).slug)


@require_POST
def add_local(request: HttpRequest, slug: str, unit: str) -> HttpResponse:
    """Dimensions that a unit adds to a theme, for its own reports and those of the units below."""
    row = fetch(Theme.objects.visible_to(person_of(request)).exclude(status=Status.RETIRED), slug=slug)
    owner = administered_unit(request, unit)
    if not _add(request, row, owner):
        return _theme_page(request, row, request.POST.get("notice", ""), owner)
    return redirect("theme", slug)
