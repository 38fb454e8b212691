"""Template helpers for pages with texts."""

import msgspec
from django import forms, template

from reportsite.content.numbering import Shape
from reportsite.drafting.forms import TextsForm, fingerprint
from reportsite.drafting.models import Item
from reportsite.themes.models import SectionRole
from reportsite.themes.shapes import shape_choices

register = template.Library()


@register.filter
def of(form: TextsForm, item: Item) -> list[tuple[forms.BoundField, int, str, str]]:
    """The fields of one item with their revision, their short name, and the fingerprint of what they show."""
    return [
        (bound, revision, bound.name.partition(".")[2], fingerprint(str(bound.initial)))
        for bound, revision in form.of(item)
    ]


@register.filter
def role_label(role: str) -> str:
    """The name of a section's role in the reader's language."""
    return str(SectionRole(role).label)


@register.filter
def shapes_of(element: str, own: str) -> list[tuple[str, str]]:
    """The numbering shapes that a kind of element can have, as (name, sample), with the one that an item has already."""
    choices = shape_choices(element)
    return choices if not own or own in dict(choices) else [*choices, (own, own)]


@register.filter
def shape_name(item: Item) -> str:
    """The name of the item's own shape, "" where it stands as its siblings do."""
    return msgspec.convert(item.shape, Shape).name if item.shape else ""


@register.filter
def percent(part: int, whole: int) -> int:
    """`part` of `whole` in percent, 0 of nothing."""
    return round(100 * part / whole) if whole else 0


@register.filter
def words(text: str) -> list[str]:
    """The words of a text that a template names: "docx pdf"."""
    return text.split()
