"""What a returned file changed: item by item, beside what was exported and what stands here now."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from reportsite.content.numbering import FORMS, shape_of
from reportsite.content.types import (
    Content,
    Dimension,
    Headed,
    Node,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
    children,
    walk,
)
from reportsite.document.assemble import assemble
from reportsite.document.docx_keys import REPORT_PLACES, Place
from reportsite.document.layout import GB_T_9704, Layout
from reportsite.importer.building import Builder
from reportsite.importer.editing import BELOW, every_text
from reportsite.importer.markers import Marker, marker_of
from reportsite.importer.moving import moved
from reportsite.importer.record import Line, Record
from reportsite.importer.returned import NewText, Returned
from reportsite.importer.said import bare, printed, said_of, shown, spare_cells
from reportsite.importer.tree import Node as Grown

Kind = Literal["changed", "added", "deleted", "moved", "unplaced"]
MOST_CHANGES = 2_000  # a report has some hundred texts; beyond that it is another document


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the file says. `key` is the item's, `name` the text's ("heading", "paragraphs", …) where one text
    was changed. `before` is what was exported, `theirs` what the file says, `mine` what stands here now; `node` a new
    item with the key of its parent, of the sibling before it ("" the first), and of one `beside` it where that is not
    there. An "unplaced" text belongs to no item that is here: a person has to put it somewhere."""

    kind: Kind
    key: str
    name: str = ""
    before: str = ""
    theirs: str = ""
    mine: str = ""
    type: str = ""
    node: dict[str, Any] | None = None
    parent: str = ""
    after: str = ""
    beside: str = ""

    @property
    def id(self) -> str:
        """The same change in the same file has the same name."""
        said = "\0".join((self.kind, self.key, self.name, self.theirs))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def state(self) -> str:
        """The change beside what stands here: a page that shows another state of it is out of date."""
        return hashlib.sha256("\0".join((self.id, self.mine)).encode()).hexdigest()[:16]

    @property
    def meets(self) -> bool:
        """Whether the text was changed here meanwhile, too."""
        return self.kind in ("changed", "deleted") and self.mine not in (self.before, self.theirs)


@dataclass(frozen=True, slots=True)
class Where:
    node: Node
    above: tuple[Node, ...]

    @property
    def parent(self) -> Node | None:
        return self.above[-1] if self.above else None


@dataclass(slots=True)
class _Sides:
    """The file, and by their keys the items as they were exported and as they are here; `gone` are those that the file
    has no more, `begun` the items after which new ones begin, by the ids of their texts."""

    file: Returned
    base: Content
    nodes: dict[str, Where]
    now: dict[str, Node]
    gone: set[str]
    begun: dict[int, Where]


def changes(file: Returned, base: Content, current: Content, layout: Layout = GB_T_9704) -> list[Change]:
    """What the file says that does not stand here: `base` is what was exported, `current` what stands here now. Nothing
    that the file says is passed over."""
    document = assemble(base, layout)
    nodes = {node.key: Where(node, above) for node, above in walk(base)}
    was = _sent(file, printed(document), nodes)
    now = {node.key: node for node, _above in walk(current)}
    sides = _Sides(file, base, nodes, now, _gone(file, was, nodes), {})
    sides.begun = {id(new): sibling for new, sibling in _begun(sides)}
    texts: dict[str, list[NewText]] = defaultdict(list)
    lost: list[NewText] = []
    for new in file.new:
        if id(new) not in sides.begun:
            home = _home(new, sides)
            (lost if home is None else texts[home]).append(new)
    said = {
        key: said_of(file, was, where.node, texts.get(key, ()))
        for key, where in nodes.items()
        if key not in sides.gone and (key in now or not isinstance(where.node, Content))
    }
    found = list(_deleted(sides))
    for key, values in said.items():
        if key in now:
            found += _changed(values, nodes[key].node, now[key])
    found += _restored(said, sides)
    found += _added(sides)
    found += [
        Change(
            kind="moved",
            key=one.key,
            theirs=one.label,
            mine=one.label,
            type=one.type,
            parent=one.parent,
            after=one.after,
        )
        for one in moved(file, nodes, now, sides.gone)
    ]
    spare = spare_cells(document)
    found += (Change(kind="unplaced", key="", theirs=text) for text in _unplaced(sides, was, lost, spare))
    return found


def type_of(node: Node) -> str:
    return type(node).__name__.lower()


def _sent(file: Returned, was: Mapping[Place, str], nodes: Mapping[str, Where]) -> Mapping[Place, str]:
    """What was exported, as far as the file can say something of it: one without a single cell of the rectification list
    came without the list."""
    cells = {key for key, where in nodes.items() if isinstance(where.node, RectificationItem)}
    if any(place.key in cells for place in file.texts):
        return was
    return {place: text for place, text in was.items() if place.key not in cells}


def _gone(file: Returned, was: Mapping[Place, str], nodes: Mapping[str, Where]) -> set[str]:
    """The items of which every text is gone, and of which nothing below is left."""
    left = {place.key for place in file.texts if bare(file.text(place) or "")}
    had = {place.key for place, text in was.items() if text}
    kept = {above.key for key in left if key in nodes for above in nodes[key].above} | left
    return {key for key in had if key in nodes and key not in kept and nodes[key].above}


def _deleted(sides: _Sides) -> Iterator[Change]:
    for key in sides.gone:
        where = sides.nodes[key]
        if key in sides.now and not any(above.key in sides.gone for above in where.above):
            before, mine = "\n".join(every_text(where.node)), "\n".join(every_text(sides.now[key]))
            yield Change(kind="deleted", key=key, before=before, mine=mine, type=type_of(where.node))


def _changed(said: Mapping[str, tuple[str, str]], node: Node, mine: Node) -> Iterator[Change]:
    """The texts of one item that the file has otherwise."""
    for name, (before, theirs) in said.items():
        here = shown(getattr(mine, name)) if getattr(mine, name) is not None else before
        if _lines(theirs) not in (_lines(before), _lines(here)):
            yield Change(
                kind="changed", key=node.key, name=name, before=before, theirs=theirs, mine=here, type=type_of(node)
            )


def _lines(text: str) -> list[str]:
    return list(filter(None, map(bare, text.split("\n"))))


def _restored(said: Mapping[str, Mapping[str, tuple[str, str]]], sides: _Sides) -> Iterator[Change]:
    """Items that were deleted here and that the file has with other texts: the topmost of them, as a new one in its old
    place, without what stands elsewhere here."""
    tops: dict[str, Where] = {}
    for key, values in said.items():
        where = sides.nodes[key]
        if key not in sides.now and any(_lines(before) != _lines(theirs) for before, theirs in values.values()):
            top = next((one for one in (*where.above, where.node) if one.key not in sides.now), where.node)
            tops[top.key] = sides.nodes[top.key]
    for key, where in tops.items():
        parent = where.parent
        if parent is not None and parent.key in sides.now:
            node = _rebuilt(where.node, said, sides)
            before = [child.key for child in children(parent) if type(child) is type(node)]
            after = next((one for one in reversed(before[: before.index(key)]) if one in sides.now), "")
            yield Change(
                kind="added", key=key, theirs="\n".join(every_text(node)), type=type_of(node),
                node=msgspec.to_builtins(node), parent=parent.key, after=after,
            )  # fmt: skip


def _rebuilt(node: Node, said: Mapping[str, Mapping[str, tuple[str, str]]], sides: _Sides) -> Node:
    """An item as the file has it, with what is below it and not elsewhere."""
    fields: dict[str, Any] = {
        name: tuple(filter(None, theirs.split("\n"))) if isinstance(getattr(node, name), tuple) else theirs
        for name, (_before, theirs) in said.get(node.key, {}).items()
    }
    for name in BELOW.get(type(node), ()):
        below = (one for one in getattr(node, name) if one.key not in sides.now and one.key not in sides.gone)
        fields[name] = tuple(_rebuilt(one, said, sides) for one in below)
    return msgspec.structs.replace(node, **fields)


def _begun(sides: _Sides) -> Iterator[tuple[NewText, Where]]:
    """The new texts that begin an item, each with the item of the same form that it follows: they begin with a number."""
    for new in sides.file.new:
        marker = marker_of(new.text)
        if marker is None or new.cell or new.after is None or new.after.key not in sides.nodes:
            continue
        at = sides.nodes[new.after.key]
        for node in (at.node, *reversed(at.above)):
            where = sides.nodes[node.key]
            if isinstance(node, Headed) and where.parent is not None and _form(sides.base, where) == marker.form:
                if node.key not in sides.gone and where.parent.key in sides.now:
                    yield new, where
                break


def _home(new: NewText, sides: _Sides) -> str | None:
    """The key of the item whose text a new paragraph becomes: that of the text before it, or the report's, in front of
    everything. None where that has no room for it: behind the signature, in a table, behind what is gone."""
    if new.cell or not new.alone:
        return None
    if new.after is None:
        return sides.base.key
    where = sides.nodes.get(new.after.key)
    if where is None or where.node.key in sides.gone or isinstance(where.node, RectificationItem):
        return None
    in_front = new.after.place in ("t", "b") or new.after.place.isdigit()
    return None if isinstance(where.node, Content) and not in_front else where.node.key


def _unplaced(sides: _Sides, was: Collection[Place], lost: Sequence[NewText], spare: Collection[str]) -> Iterator[str]:
    """What the file says and no item takes."""
    yield from (new.text for new in lost if not (new.cell and bare(new.text) in spare))
    for place in sides.file.texts:
        known = place in was or place.place.isdigit() or place.place == REPORT_PLACES["label"]
        if not (known and place.key in sides.nodes) and bare(text := sides.file.text(place) or ""):
            yield text


def _added(sides: _Sides) -> Iterator[Change]:
    """New items, each after the one that it follows, in their order. What stands here already is none."""
    after: dict[str, str] = {}
    for number, new in enumerate(sides.file.new):
        sibling, marker = sides.begun.get(id(new)), marker_of(new.text)
        if sibling is None or sibling.parent is None or marker is None:
            continue
        key = sibling.node.key
        text = bare(new.text[marker.length :])
        here = {
            bare("".join(every_text(child))): child.key
            for child in children(sides.now[sibling.parent.key])
            if type(child) is type(sibling.node)
        }
        if text in here:
            after[key] = here[text]
            continue
        made = hashlib.sha256(f"{key}\0{number}\0{new.text}".encode()).hexdigest()[:16]
        node = msgspec.structs.replace(_made(new, marker, sibling.node), key=made)
        yield Change(
            kind="added", key=made, theirs=new.text, type=type_of(node), node=msgspec.to_builtins(node),
            parent=sibling.parent.key, after=after.get(key, key), beside=key,
        )  # fmt: skip
        after[key] = made


_ELEMENTS: Mapping[type, str] = {Section: "section", Part: "part", Dimension: "dimension", Problem: "problem"}


def _form(base: Content, where: Where) -> str:
    """The form of the number that an item prints."""
    node = where.node
    assert isinstance(node, Headed)
    holders = [above for above in where.above if isinstance(above, (Section, Part))]
    role = node.role if isinstance(node, Section) else holders[-1].role if holders else "other"
    element = _ELEMENTS.get(type(node), "point")
    if isinstance(node, Dimension) and isinstance(where.parent, Dimension):
        element = "child"
    if isinstance(node, Point):
        inside = any(isinstance(above, Part) for above in where.above)
        element = ("part." if inside else "") + ("subpoint" if isinstance(where.parent, Point) else "point")
    form = shape_of(base.shapes, role, element, node.shape).form
    return form if form in FORMS else ""


def _made(new: NewText, marker: Marker, like: Node) -> Headed:
    """A new item of the same kind as its sibling, its shape as the siblings have it."""
    builder = Builder(Record())
    grown = Grown(new.text[marker.length :].strip(), Line(0, new.text), marker, new.text, joined=not new.alone)
    make = {Problem: builder.problem, Point: builder._point, Dimension: builder._dimension, Part: builder._part}
    node: Headed = make.get(type(like), builder.section)(grown)
    return msgspec.structs.replace(node, shape=getattr(like, "shape", None))
