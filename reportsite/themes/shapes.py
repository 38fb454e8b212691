"""The numbering shapes as an administrator chooses them: from a list of samples, without a word of code."""

from collections.abc import Mapping

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from reportsite.content.numbering import CHOICES, Shape, numeral

# What the items of a section are, and what stands in them.
ELEMENTS: Mapping[str, tuple[str, str]] = {"problems": ("dimension", "problem"), "other": ("point", "subpoint")}


def sample(shape: Shape) -> str:
    """A shape in words: its first two numbers, where the heading stands, how the items follow each other."""
    first, second = (numeral(shape.form, number) for number in (1, 2))
    numbers = f"{first} {second}" if first else _("no numbers")
    place = _("heading on its own line") if shape.own_line else _("heading run in")
    items = _("all in one paragraph") if shape.joined else _("a paragraph each")
    return " · ".join((numbers, place) if shape.own_line and not shape.joined else (numbers, place, items))


_lazy_sample = lazy(sample, str)


def shape_choices(*elements: str) -> list[tuple[str, str]]:
    """(name, sample) of every shape that one of the elements may take, in the language of who reads it."""
    shapes = {shape.name: shape for element in elements for shape in CHOICES[element]}
    return [(name, _lazy_sample(shape)) for name, shape in shapes.items()]
