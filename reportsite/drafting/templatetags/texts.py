"""Template helpers for pages with texts."""

from django import forms, template

from reportsite.drafting.forms import TextsForm
from reportsite.drafting.models import Item

register = template.Library()


@register.filter
def of(form: TextsForm, item: Item) -> list[tuple[forms.BoundField, int, str]]:
    """The fields of one item with their revision and their short name."""
    return [(bound, revision, bound.name.partition(".")[2]) for bound, revision in form.of(item)]


@register.filter
def percent(part: int, whole: int) -> int:
    """`part` of `whole` in percent, 0 of nothing."""
    return round(100 * part / whole) if whole else 0
