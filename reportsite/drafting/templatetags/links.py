"""Template helpers for what hangs on what."""

from collections.abc import Iterable

from django import template

from reportsite.checks.links import LooseCode
from reportsite.drafting.matrix import Cell, number_of
from reportsite.drafting.sentences import LOOSE

register = template.Library()


@register.filter
def tied(cells: Iterable[Cell]) -> list[Cell]:
    """The cells in which something is tied."""
    return [cell for cell in cells if cell.tie]


@register.filter
def loose_word(code: LooseCode) -> str:
    """What a loose end is called."""
    return str(LOOSE[code])


register.filter("numbered", number_of)
