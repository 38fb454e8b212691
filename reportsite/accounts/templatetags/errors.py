"""What is wrong with the forms of a page, for the list at its top."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template.context import Context

register = template.Library()


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to mend: what is said of it, the field's label, and the id of the element to go to. Both are empty for what
    concerns a whole form."""

    sentence: str
    label: str = ""
    target: str = ""


@register.simple_tag(takes_context=True)
def wrong_fields(context: Context) -> list[Wrong]:
    """All that is wrong with the forms that a page was given, under whatever name, in the order of their fields.

    So no page has to do anything for its list. A form that nothing was sent to has nothing wrong."""
    given = {id(value): value for value in context.flatten().values()}
    return [one for value in given.values() for one in _wrong(value)]


def _wrong(value: object) -> Iterator[Wrong]:
    if isinstance(value, BaseForm) and value.is_bound:
        yield from _of_form(value)
    elif isinstance(value, BaseFormSet) and value.is_bound:
        yield from map(Wrong, map(str, value.non_form_errors()))
        for number, form in enumerate(value.forms, start=1):
            yield from _of_form(form, f"{number}. ")


def _of_form(form: BaseForm, before: str = "") -> Iterator[Wrong]:
    """`before` stands in front of each label: the number of a form among its like."""
    yield from map(Wrong, map(str, form.non_field_errors()))
    for bound in form:
        for error in bound.errors:
            hidden = bound.is_hidden
            yield Wrong(str(error), "" if hidden else f"{before}{bound.label}", "" if hidden else _target(bound))


def _target(bound: BoundField) -> str:
    """The id of what is typed into; of several boxes the first; of none of them the place where they would stand."""
    if bound.id_for_label:
        return bound.id_for_label
    boxes = bound.subwidgets
    return str(boxes[0].id_for_label) if boxes else f"div_{bound.auto_id}"
