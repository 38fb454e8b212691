"""What the page of a returned file shows of each change: where it is, and the texts with what differs marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from reportsite.content.differences import Stretch, differences
from reportsite.content.types import Node, walk
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import ItemKind, Report
from reportsite.drafting.rows import KIND_OF, load_content
from reportsite.importer.changes import Change
from reportsite.importer.editing import every_text
from reportsite.importing.showing import numbers_of

_LONGEST_NAME = 24  # characters of an item's name in the line that says where it is
# The kinds of items by the names of their types.
_KIND_OF_TYPE: Mapping[str, str] = {type.__name__.lower(): kind for type, kind in KIND_OF.items()}
Marked = Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Shown:
    """A change, the names of the items above it and its own, the label of the text; what the file says and, where it was
    changed here too, what stands here, each marked against what was exported; where it moves `to`."""

    change: Change
    path: Sequence[str]
    kind: str
    label: str
    theirs: Marked
    mine: Marked
    to: str = ""

    @property
    def clear(self) -> bool:
        """Whether it can be taken over and meets no change of ours."""
        return self.change.kind != "unplaced" and not self.change.meets


def shown(report: Report, changes: Sequence[Change]) -> list[Shown]:
    """The changes in the order of the report."""
    content = load_content(report)
    numbers = numbers_of(content)
    where = {node.key: (place, above, node) for place, (node, above) in enumerate(walk(content))}

    def place(change: Change) -> tuple[int, int]:
        """An item that is new stands behind the one that it follows."""
        near = change.key if change.kind != "added" else change.after or change.parent
        return (where[near][0] if near in where else len(where)), change.kind == "added"

    name = partial(_name, numbers)

    def to(change: Change) -> str:
        return " › ".join(name(where[key][2]) for key in (change.parent, change.after) if key in where)

    return [_shown(change, list(_path(change, where, name)), to(change)) for change in sorted(changes, key=place)]


def _path(change: Change, where: Mapping[str, tuple[int, tuple[Node, ...], Node]], name: partial[str]) -> Iterator[str]:
    key = change.parent if change.kind == "added" else change.key
    if key in where:
        _place, above, node = where[key]
        yield from filter(None, map(name, (*above, node)[1:]))  # the report itself is named by the page


def _name(numbers: Mapping[str, str], node: Node) -> str:
    """An item's number and heading, or the beginning of its text."""
    text = getattr(node, "heading", "") or next(iter(every_text(node)), "")
    short = text[:_LONGEST_NAME] + ("…" if len(text) > _LONGEST_NAME else "")
    return numbers.get(node.key, "") + short


def _shown(change: Change, path: Sequence[str], to: str) -> Shown:
    kind = _KIND_OF_TYPE.get(change.type, ItemKind.REPORT)
    field = next((one for one in FIELDS[kind] if one.name == change.name), None)
    theirs = [Stretch("out", change.before)] if change.kind == "deleted" else differences(change.before, change.theirs)
    mine = differences(change.before, change.mine) if change.meets else []
    label = str(field.label) if field else ""
    return Shown(change, path, str(ItemKind(kind).label), label, theirs, mine, to if change.kind == "moved" else "")
