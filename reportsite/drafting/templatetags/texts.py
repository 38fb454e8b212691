"""Template helpers for pages with texts."""

from collections.abc import Mapping

import msgspec
from django import forms, template

from reportsite.content import examples
from reportsite.content.examples import MARKED
from reportsite.content.numbering import Shape
from reportsite.drafting.forms import TextsForm, fingerprint
from reportsite.drafting.models import Item
from reportsite.importer.markers import ANY, BULLETS
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


@register.simple_tag
def rules_of_writing() -> dict[str, str]:
    """What the script of the pages with texts goes by, as regular expressions: numbers in front, and examples' markers."""
    return {"numbers": ANY, "bullets": BULLETS, "markers": MARKED}


@register.filter
def usual_marker(number: int) -> str:
    """What is put in front of an example, by its number, where its writer put nothing."""
    return examples.usual_marker(number)


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
def at(table: Mapping[str, str], key: str) -> str:
    """The entry of a table, "" where there is none."""
    return table.get(key, "")


@register.filter
def percent(part: int, whole: int) -> int:
    """`part` of `whole` in percent, 0 of nothing."""
    return round(100 * part / whole) if whole else 0
