"""Template helpers for pages with texts."""

from django import forms, template

from reportsite.drafting.forms import TextsForm
from reportsite.drafting.models import Item
from reportsite.themes.models import SectionRole

register = template.Library()


@register.filter
def of(form: TextsForm, item: Item) -> list[tuple[forms.BoundField, int, str]]:
    """The fields of one item with their revision and their short name."""
    return [(bound, revision, bound.name.partition(".")[2]) for bound, revision in form.of(item)]


@register.filter
def role_label(role: str) -> str:
    """The name of a section's role in the reader's language."""
    return str(SectionRole(role).label)


@register.filter
def percent(part: int, whole: int) -> int:
    """`part` of `whole` in percent, 0 of nothing."""
    return round(100 * part / whole) if whole else 0
