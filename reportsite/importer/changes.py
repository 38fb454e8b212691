"""What a returned file changed: item by item, beside what was exported and what stands here now; and taking it over."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from reportsite.content.numbering import FORMS, shape_of
from reportsite.content.types import (
    ENDS,
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
from reportsite.document.tree import Document, Table
from reportsite.importer.building import Builder
from reportsite.importer.editing import every_text
from reportsite.importer.markers import Marker, marker_of
from reportsite.importer.record import Line, Record
from reportsite.importer.returned import NewText, Returned
from reportsite.importer.tree import Node as Grown

Kind = Literal["changed", "added", "deleted", "moved"]
_CELLS = {"1": "measure", "2": "leader", "3": "department", "4": "deadline"}
_OWN = {place: name for name, place in REPORT_PLACES.items()}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the file says. `key` is the item's, `name` the text's ("heading", "paragraphs", …) where one text
    was changed. `before` is what was exported, `theirs` what the file says, `mine` what stands here now; `node` a new
    item with the key of its parent and of the sibling before it ("" the first)."""

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

    @property
    def id(self) -> str:
        """The same change in the same file has the same name."""
        said = "\0".join((self.kind, self.key if self.kind != "added" else self.parent, self.name, self.theirs))
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
class _Where:
    node: Node
    above: tuple[Node, ...]

    @property
    def parent(self) -> Node | None:
        return self.above[-1] if self.above else None


def printed(document: Document) -> dict[Place, str]:
    """The text of every place as it was exported, the numbers apart."""
    found: dict[Place, str] = {}
    own = {document.title_place: document.name, "b": "".join(document.byline)}
    own |= {f"a{number}": name for number, name in enumerate(document.attachments, 1)}
    if document.signature:
        own |= {"s": document.signature.name, "d": document.signature.date}
    found |= {Place(document.key, place): text for place, text in own.items() if text and document.key}
    for block in document.blocks:
        if isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row if cell.key and cell.text)
            found |= {Place(cell.key, cell.place): cell.text for cell in cells}
        else:
            for run in block.runs:
                if run.text[run.number :]:
                    found[Place(run.key, run.place)] = run.text[run.number :]
    for annex in document.annexes:
        found |= printed(annex)
    return found


def changes(file: Returned, base: Content, current: Content, layout: Layout = GB_T_9704) -> list[Change]:
    """What the file says that does not stand here: `base` is what was exported, `current` what stands here now."""
    was = printed(assemble(base, layout))
    nodes = {node.key: _Where(node, above) for node, above in walk(base)}
    now = {node.key: node for node, _above in walk(current)}
    found: list[Change] = []
    gone = _gone(file, was, nodes)
    found += _deleted(gone, nodes, now)
    begun = {id(new): sibling for new, sibling in _begun(file, base, nodes, gone)}
    texts = [new for new in file.new if id(new) not in begun]
    for key, where in nodes.items():
        if key in gone:
            continue
        said = _values(file, was, where.node, texts)
        found += _changed(said, where.node, now[key]) if key in now else _restored(said, where, base, now)
    found += _added(file, begun, now)
    found += _moved(file, nodes, now, gone)
    return found


def _bare(text: str) -> str:
    return "".join(text.split())


def _gone(file: Returned, was: Mapping[Place, str], nodes: Mapping[str, _Where]) -> set[str]:
    """The items of which every text is gone, and of which nothing below is left."""
    left = {place.key for place in file.texts if _bare(file.text(place) or "")}
    had = {place.key for place in was}
    kept = {above.key for key in left if key in nodes for above in nodes[key].above} | left
    return {key for key in had if key in nodes and key not in kept and nodes[key].above}


def _deleted(gone: Collection[str], nodes: Mapping[str, _Where], now: Mapping[str, Node]) -> Iterator[Change]:
    for key in gone:
        where = nodes[key]
        if key in now and not any(above.key in gone for above in where.above):
            before, mine = "\n".join(every_text(where.node)), "\n".join(every_text(now[key]))
            yield Change(kind="deleted", key=key, before=before, mine=mine, type=_type(where.node))


def _type(node: Node) -> str:
    return type(node).__name__.lower()


def _label(node: Node) -> str:
    texts = (getattr(node, "heading", ""), *getattr(node, "paragraphs", ()), getattr(node, "measure", ""))
    return next(filter(None, texts), "")


def _changed(said: Mapping[str, str], node: Node, mine: Node) -> Iterator[Change]:
    """The texts of one item that the file has otherwise."""
    for name, theirs in said.items():
        before, here = _shown(getattr(node, name)), _shown(getattr(mine, name))
        if _bare(theirs) not in (_bare(before), _bare(here)):
            yield Change(
                kind="changed", key=node.key, name=name, before=before, theirs=theirs, mine=here, type=_type(node)
            )


def _restored(said: Mapping[str, str], where: _Where, base: Content, now: Mapping[str, Node]) -> Iterator[Change]:
    """An item that was deleted here, and that the file has with another text: as a new one in its old place."""
    parent, node = where.parent, where.node
    if not said or parent is None or parent.key not in now:
        return
    fields = {name: _stored(getattr(node, name), theirs) for name, theirs in said.items()}
    whole = msgspec.structs.replace(node, **fields)
    before = [child.key for child in children(parent) if type(child) is type(node)]
    place = before.index(node.key)
    after = next((key for key in reversed(before[:place]) if key in now), "")
    yield Change(
        kind="added", key=node.key, theirs="\n".join(every_text(whole)), type=_type(node),
        node=msgspec.to_builtins(whole), parent=parent.key, after=after,
    )  # fmt: skip


def _stored(before: object, theirs: str) -> object:
    return tuple(theirs.split("\n")) if isinstance(before, tuple) else theirs


def _shown(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def _values(file: Returned, was: Mapping[Place, str], node: Node, texts: Sequence[NewText]) -> dict[str, str]:
    """The values that the file gives to the texts of an item, where they differ from what was exported; `texts` are those
    without a place that begin no item."""
    known = [place for place in was if place.key == node.key]
    found: dict[str, str] = {}
    for place in known:
        name, text = _name_of(node, place.place), file.text(place)
        if not name or _bare(text or "") == _bare(was[place]):
            continue
        if name == "heading" and text is not None:
            found[name] = _heading(text, was[place], node)
        elif text is not None or name == "lead_in":
            found[name] = (text or "").replace("\n", "").strip()
    if not isinstance(node, RectificationItem):
        before = [was[place] for place in known if place.place.isdigit()]
        lines = list(_lines(file, node, texts))
        if list(map(_bare, lines)) != list(map(_bare, before)):
            found["preamble" if isinstance(node, Content) else "paragraphs"] = "\n".join(lines)
    if isinstance(node, Content):
        found |= _attachments(file, was, node)
    return found


def _attachments(file: Returned, was: Mapping[Place, str], content: Content) -> dict[str, str]:
    """The names of the attachments, where one was changed or taken away; one that an annex adds is none of them."""
    places = [Place(content.key, f"a{number}") for number, _name in enumerate(filter(None, content.attachments), 1)]
    texts = [(file.text(place) or "").strip() for place in places]
    same = [_bare(text) for text in texts] == [_bare(was.get(place, "")) for place in places]
    return {} if same else {"attachments": "\n".join(filter(None, texts))}


def _name_of(node: Node, place: str) -> str:
    """The field that a place holds, "" for paragraphs."""
    if isinstance(node, Content):
        return _OWN.get(place, "")
    if isinstance(node, RectificationItem):
        return _CELLS.get(place, "")
    return {"h": "heading", "l": "lead_in"}.get(place, "")


def _lines(file: Returned, node: Node, texts: Sequence[NewText]) -> Iterator[str]:
    """The paragraphs of an item in the file: those with its key, then those that somebody added after them; what stands
    in front of everything is the preamble's."""
    for place in file.texts:
        if place.key == node.key and place.place.isdigit():
            yield from filter(None, map(str.strip, file.texts[place]))
    for new in texts:
        if (new.after.key == node.key) if new.after else isinstance(node, Content):
            yield new.text


def _heading(text: str, before: str, node: Node) -> str:
    """A heading without the mark that ends it."""
    bare = text.strip()
    mark = before.strip()[-1:]
    return bare[:-1] if bare[-1:] in ENDS and mark in ENDS and not getattr(node, "heading", "").endswith(mark) else bare


def _begun(
    file: Returned, base: Content, nodes: Mapping[str, _Where], gone: Collection[str]
) -> Iterator[tuple[NewText, _Where]]:
    """The new texts that begin an item, each with the item of the same form that it follows: they begin with a number."""
    for new in file.new:
        marker = marker_of(new.text)
        if marker is None or new.after is None or new.after.key not in nodes:
            continue
        sibling = _sibling(base, nodes, nodes[new.after.key], marker)
        if sibling is not None and sibling.parent is not None and sibling.node.key not in gone:
            yield new, sibling


def _added(file: Returned, begun: Mapping[int, _Where], now: Mapping[str, Node]) -> Iterator[Change]:
    """New items, each after the one that it follows, in their order."""
    here = {_bare(_label(node)) for node in now.values()}
    after: dict[str, str] = {}
    for new in file.new:
        sibling, marker = begun.get(id(new)), marker_of(new.text)
        if sibling is None or sibling.parent is None or marker is None:
            continue
        node = _made(new, marker, sibling.node)
        if _bare(_label(node)) in here:
            continue
        key = sibling.node.key
        yield Change(
            kind="added",
            key=node.key,
            theirs=new.text,
            type=_type(node),
            node=msgspec.to_builtins(node),
            parent=sibling.parent.key,
            after=after.get(key, key),
        )
        after[key] = node.key


def _sibling(base: Content, nodes: Mapping[str, _Where], at: _Where, marker: Marker) -> _Where | None:
    """The item after which one with this number stands: the nearest of the same form, upwards."""
    for node in (at.node, *reversed(at.above)):
        where = nodes[node.key]
        if isinstance(node, Headed) and where.parent is not None and _form(base, where) == marker.form:
            return where
    return None


_ELEMENTS: Mapping[type, str] = {Section: "section", Part: "part", Dimension: "dimension", Problem: "problem"}


def _form(base: Content, where: _Where) -> str:
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
    make = {Problem: builder._problem, Point: builder._point, Dimension: builder._dimension, Part: builder._part}
    node: Headed = make.get(type(like), builder.section)(grown)
    return msgspec.structs.replace(node, shape=getattr(like, "shape", None))


def _moved(
    file: Returned, nodes: Mapping[str, _Where], now: Mapping[str, Node], gone: Collection[str]
) -> Iterator[Change]:
    """Items that stand in another order among their siblings, or below another parent of the same kind."""
    first: dict[str, int] = {}
    for at, place in enumerate(file.order):
        first.setdefault(place.key, at)
    parents = _parents_now({where.node.key: where.node for where in nodes.values()}, now)
    seen: dict[str, list[str]] = {}
    last: dict[tuple[type, int], str] = {}  # by how deep an item stood
    for key in sorted((key for key in first if key in nodes), key=first.__getitem__):
        where = nodes[key]
        last[type(where.node), len(where.above)] = key
        if where.parent is None or key not in now or key in gone:
            continue
        parent = last.get((type(where.parent), len(where.above) - 1), where.parent.key)
        if where.parent.key not in first:  # it prints nothing itself: where it begins is not to be seen
            parent = where.parent.key
        before = seen.setdefault(parent, [])
        if isinstance(where.node, Headed) and (parent != where.parent.key or _out_of_order(where, nodes, before)):
            after = next((one for one in reversed(before) if one in now), "")
            if parents.get(key) != (parent, after):
                yield Change(
                    kind="moved", key=key, theirs=_label(where.node), mine=_label(now[key]), type=_type(where.node),
                    parent=parent, after=after,
                )  # fmt: skip
        before.append(key)


def _out_of_order(where: _Where, nodes: Mapping[str, _Where], before: Sequence[str]) -> bool:
    """Whether an item stands after a sibling that was exported after it."""
    assert where.parent is not None
    order = [child.key for child in children(where.parent) if type(child) is type(where.node)]
    place = order.index(where.node.key)
    return any(key in order and order.index(key) > place for key in before)


def _parents_now(_nodes: Mapping[str, Node], now: Mapping[str, Node]) -> dict[str, tuple[str, str]]:
    """For each item here the key of its parent and of the sibling of its kind before it."""
    found: dict[str, tuple[str, str]] = {}
    for node in now.values():
        last: dict[type, str] = {}
        for child in children(node):
            found[child.key] = (node.key, last.get(type(child), ""))
            last[type(child)] = child.key
    return found
