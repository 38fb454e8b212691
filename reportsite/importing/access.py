"""Fetching imports with permission."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from reportsite.accounts.access import fetch, person_of
from reportsite.content.theme import Theme as PlainTheme
from reportsite.drafting.access import may_write
from reportsite.drafting.rows import load
from reportsite.importing.models import Import, may_import
from reportsite.themes.models import Theme
from reportsite.themes.queries import plain


def readable_import(request: HttpRequest, pk: int) -> Import:
    """An import that the person may see, else 404."""
    rows = Import.objects.visible_to(person_of(request)).filter(place="").select_related("unit", "report__unit", "by")
    return fetch(rows, pk=pk)


def may_correct(request: HttpRequest, row: Import) -> bool:
    """Whether the person writes the report, or may still bring reports in for the unit."""
    person = person_of(request)
    if row.report:
        return may_write(person, row.report)
    return may_import(person).filter(pk=row.unit_id).exists()


def correctable(request: HttpRequest, pk: int) -> Import:
    """An import that the person may correct: 404 to strangers, 403 to those who only read the report."""
    row = readable_import(request, pk)
    if not may_correct(request, row):
        raise PermissionDenied
    return row


def themes_of(row: Import) -> tuple[PlainTheme, ...]:
    """The themes that the report answers: as they stand, or in the versions that it was made with."""
    if row.report:
        return load(row.report).themes
    found = Theme.objects.filter(slug__in=[ref.slug for ref in row.plain.themes])
    return tuple(plain(theme, row.unit) for theme in found.prefetch_related("dimensions", "outline"))
