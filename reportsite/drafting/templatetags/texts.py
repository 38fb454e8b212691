"""Template helpers for pages with texts."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django import forms, template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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
def as_text_field(bound: forms.BoundField) -> SafeString:
    """The field of one text with its label and help, as crispy's `as_crispy_field` has it, in a tenth of the time: a page
    shows hundreds of them, and each would take a dozen small templates."""
    help_id = f"{bound.auto_id}_helptext"
    attrs = {"name": bound.html_name, **bound.field.widget.attrs, "id": bound.auto_id, "disabled": bound.field.disabled}
    if bound.help_text:
        attrs["aria-describedby"] = help_id
    shown = format_html('<div id="{}" class="form-text">{}</div>', help_id, bound.help_text) if bound.help_text else ""
    return format_html(
        '<div id="div_{0}" class="mb-3"><label for="{0}" class="form-label">{1}</label>{2}{3}</div>',
        bound.auto_id,
        bound.label,
        _typed_into(bound, attrs),
        shown,
    )


def _typed_into(bound: forms.BoundField, attrs: dict[str, object]) -> SafeString:
    """The element that holds the text: a list to choose from, several lines, or one."""
    value = str(bound.value() or "")
    if isinstance(bound.field, forms.ChoiceField):
        choices: Any = bound.field.choices
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, flatatt({"selected": str(key) == value}), label) for key, label in choices),
        )
        return format_html("<select{}>{}</select>", flatatt(attrs | {"class": "select form-select"}), options)
    if isinstance(bound.field.widget, forms.Textarea):
        # Browsers drop the line end after the tag: without one of our own, the text's first empty line.
        return format_html("<textarea{}>\n{}</textarea>", flatatt(attrs | {"class": "textarea form-control"}), value)
    given = {"type": "text", "class": "textinput form-control"} | ({"value": value} if value else {})
    return format_html("<input{}>", flatatt(attrs | given))


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


@register.filter
def words(text: str) -> list[str]:
    """The words of a text that a template names: "docx pdf"."""
    return text.split()
