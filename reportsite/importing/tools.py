"""What can be done with the item that is chosen on the correction page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reportsite.content.theme import Theme, ThemeDimension
from reportsite.content.types import ROLES, Content, Dimension, Part, Section
from reportsite.importer.correcting import PLAIN, At, fitting, holds_items, parts_of_text
from reportsite.importer.editing import Place
from reportsite.themes.models import SectionRole

Text = str | Promise
# operation: (its button, its key)
LABELS: Mapping[str, tuple[Text, str]] = {
    "join": (_("Join with the one before"), "j"),
    "raise": (_("A level up"), "h"),
    "lower": (_("A level down"), "l"),
    "problem": (_("It is a problem of the dimension before"), "p"),
    "up": (_("Move up"), "u"),
    "down": (_("Move down"), "d"),
    "examples": (_("Part off its examples"), "e"),
    "clauses": (_("One item for each ；"), "c"),
    "noise": (_("No text of the report"), "x"),
}
KEYS: Sequence[tuple[str, Text]] = (
    ("↑ ↓", _("the item before, the next item")),
    ("Enter", _("choose the item; its buttons appear")),
    *((key, label) for label, key in LABELS.values()),
    ("z", _("Undo")),
)


@dataclass(frozen=True, slots=True)
class Button:
    name: str
    label: Text
    key: str


@dataclass(frozen=True, slots=True)
class Tools:
    """`sentences` are those at which the item can be split, each with its place as the button sends it."""

    key: str
    buttons: list[Button]
    sentences: list[tuple[str, str]]
    paragraphs: list[tuple[int, str]]
    roles: list[tuple[str, str]] = field(default_factory=list)
    dimensions: list[ThemeDimension] = field(default_factory=list)
    answers: str = ""
    inside: bool = True


def tools_of(content: Content, place: Place, themes: Sequence[Theme]) -> Tools:
    """The buttons that fit an item, in the order of the table."""
    node = place.node
    fit = {*fitting(content, node.key), *(["noise"] if place.path else [])}
    assert fit <= {*PLAIN, "noise"}
    answered = isinstance(node, Dimension)
    return Tools(
        node.key,
        [Button(name, label, key) for name, (label, key) in LABELS.items() if name in fit],
        [(written(at), sentence) for at, sentence in parts_of_text(node)],
        list(enumerate(getattr(node, "paragraphs", ()))) if place.path else [],
        [(role, str(SectionRole(role).label)) for role in ROLES if role != node.role]
        if isinstance(node, (Section, Part))
        else [],
        [one for theme in themes for one in theme.dimensions_for(content.kind)] if answered else [],
        node.answers if isinstance(node, Dimension) else "",
        holds_items(node),
    )


def written(at: At) -> str:
    return f"{at[0]}.{at[1]}"


def read_at(text: str) -> At:
    """What `written` wrote; (-1, -1), which is no place, for anything else."""
    first, _dot, second = text.partition(".")
    sound = all(part.isascii() and part.isdigit() and len(part) < 7 for part in (first, second))
    return (int(first), int(second)) if sound else (-1, -1)
