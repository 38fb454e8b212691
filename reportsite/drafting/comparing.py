"""What a page shows of two states of a report: item by item, each difference in words and marked by character."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.content.comparison import Difference
from reportsite.content.differences import Stretch, differences
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import ItemKind
from reportsite.drafting.rows import KIND_OF

_KIND_OF_TYPE: Mapping[str, str] = {type.__name__.lower(): kind for type, kind in KIND_OF.items()}
# What an item holds beside its texts.
_LABELS: Mapping[str, str | Promise] = {
    "shape": _("Numbering"),
    "shapes": _("Numbering"),
    "role": pgettext_lazy("of a section", "role"),
    "answers": _("Dimension of the theme that it answers"),
    "own_line": _("On a line of its own"),
    "links": _("What it explains or mends"),
    "marks": _("Marks at the head of the first page"),
    "annex": _("Rectification list as an annex"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One difference of an item: the label of the field, and both texts, marked; or where it stood and stands."""

    difference: Difference
    label: str

    @property
    def texts(self) -> Sequence[Stretch]:
        return differences(self.difference.old, self.difference.new)

    @property
    def in_words(self) -> bool:
        """Whether its values are words of the data that mean nothing to a person, so that the label alone is shown."""
        return self.difference.name in _LABELS


@dataclass(slots=True)
class Shown:
    """All that differs of one item."""

    key: str
    kind: str
    path: Sequence[str]
    parts: list[Part] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        return {part.difference.kind for part in self.parts}


def shown(found: Sequence[Difference]) -> list[Shown]:
    """The differences by item, in their order."""
    items: dict[str, Shown] = {}
    for one in found:
        kind = _KIND_OF_TYPE[one.type]
        item = items.setdefault(one.key, Shown(one.key, str(ItemKind(kind).label), one.path))
        known = next((entry for entry in FIELDS[kind] if entry.name == one.name), None)
        label = known.label if known else _LABELS.get(one.name, one.name)
        item.parts.append(Part(one, str(label)))
    return list(items.values())
