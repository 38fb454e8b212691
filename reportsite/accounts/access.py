"""Fetching with permission: what a person may not know of is not there (404), what they may see but not do is 403."""

from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from reportsite.accounts.models import Person, Unit
from reportsite.content.text import clean

Row = TypeVar("Row", bound=Model)


def person_of(request: HttpRequest) -> Person:
    """The person who is signed in."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def fetch(scope: QuerySet[Row], **lookup: object) -> Row:
    """The one row of a scope that `visible_to` made, or 404, the same whether it does not exist or belongs to others.
    A number or a text that no database holds is a row that does not exist."""
    return (
        get_object_or_404(scope, **lookup) if all(map(_storable, lookup.values())) else get_object_or_404(scope.none())
    )


def _storable(value: object) -> bool:
    if isinstance(value, str):
        return value == clean(value)
    return not isinstance(value, int) or abs(value) < 2**63


def administered_unit(request: HttpRequest, slug: str) -> Unit:
    """A unit that the signed-in person keeps: 404 to strangers, 403 to the unit's other people."""
    person = person_of(request)
    unit = fetch(Unit.objects.visible_to(person), slug=slug)
    if not Unit.objects.administered_by(person).filter(pk=unit.pk).exists():
        raise PermissionDenied
    return unit
