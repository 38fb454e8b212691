"""Database rows <-> Content, in a constant number of queries whatever the size of the report."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from reportsite.content.numbering import Shape
from reportsite.content.theme import Theme
from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Kind,
    Mark,
    Node,
    Part,
    Point,
    Problem,
    RectificationItem,
    Role,
    Section,
    ThemeRef,
    children,
)
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import Item, ItemKind, Link, Report, ReportTheme, Text
from reportsite.themes.queries import version_data

TYPES: Mapping[str, type[Node]] = {
    "report": Content,
    "section": Section,
    "part": Part,
    "dimension": Dimension,
    "problem": Problem,
    "example": Example,
    "point": Point,
    "rectification": RectificationItem,
}
KIND_OF: Mapping[type[Node], str] = {type_: kind for kind, type_ in TYPES.items()}
# Under which attribute of its parent a child stands.
_PLACE = {
    "section": "sections",
    "part": "parts",
    "dimension": "dimensions",
    "problem": "problems",
    "example": "examples",
    "point": "points",
    "rectification": "rectification",
}
# What an item carries besides its texts, with its type. Values are converted: msgspec knows a default by its identity.
ATTRIBUTES: Mapping[str, Mapping[str, Any]] = {
    "section": {"role": Role},
    "part": {"role": Role},
    "dimension": {"answers": str},
    "example": {"own_line": bool},
}


class Stored(NamedTuple):
    """A text as it is stored. No row: a report of 300 problems has some 4,000, and every page reads them all."""

    value: str
    revision: int


@dataclass(frozen=True)
class Draft:
    """A report as it is stored: its items in order, their texts, and the themes that it answers."""

    report: Report
    themes: tuple[Theme, ...]
    items: tuple[Item, ...]
    texts: Mapping[int, Mapping[str, Stored]]
    links: Mapping[int, Sequence[str]]

    @cached_property
    def by_key(self) -> dict[str, Item]:
        return {item.key: item for item in self.items}

    @cached_property
    def children(self) -> dict[int | None, list[Item]]:
        found: dict[int | None, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.parent_id].append(item)
        return found

    @property
    def root(self) -> Item:
        return self.children[None][0]

    def value(self, item: Item, name: str) -> str:
        text = self.texts.get(item.pk, {}).get(name)
        return text.value if text else ""

    def below(self, item: Item) -> Iterator[Item]:
        """Every item under this one, parents first."""
        for child in self.children.get(item.pk, ()):
            yield child
            yield from self.below(child)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The nodes of the content by their key."""
        found: dict[str, Node] = {}

        def visit(node: Node) -> None:
            found[node.key] = node
            for child in children(node):
                visit(child)

        visit(self.content)
        return found

    @cached_property
    def content(self) -> Content:
        root = self._node(self.root, "")
        assert isinstance(root, Content)
        return root

    def _node(self, item: Item, parent: str) -> Node:
        texts = self.texts.get(item.pk, {})
        values: dict[str, Any] = {
            field.name: field.read(texts[field.name].value) for field in FIELDS[item.kind] if field.name in texts
        }
        values |= {
            name: msgspec.convert(getattr(item, name), type_) for name, type_ in ATTRIBUTES.get(item.kind, {}).items()
        }
        if item.shape:
            values["shape"] = msgspec.convert(item.shape, Shape)
        if item.kind == ItemKind.POINT:
            values["links"] = tuple(self.links.get(item.pk, ()))
        if item.kind == ItemKind.REPORT:
            values |= {
                "kind": msgspec.convert(self.report.kind, Kind),
                "themes": tuple(ThemeRef(theme.slug, theme.version) for theme in self.themes),
                # In one order, whatever order the database gives them: the same state is the same JSON.
                "shapes": msgspec.convert(dict(sorted(self.report.shapes.items())), dict[str, Shape]),
                "marks": msgspec.convert(self.report.marks, tuple[Mark, ...]),
                "annex": self.report.annex,
            }
        below: dict[str, list[Node]] = defaultdict(list)
        for child in self.children.get(item.pk, ()):
            place = "children" if child.kind == item.kind == ItemKind.DIMENSION else _PLACE[child.kind]
            below[place].append(self._node(child, item.kind))
        return TYPES[item.kind](key=item.key, **values, **{name: tuple(nodes) for name, nodes in below.items()})


def load(report: Report) -> Draft:
    """The report as it stands, in four queries."""
    return load_many([report])[report.pk]


def load_many(reports: Collection[Report]) -> dict[int, Draft]:
    """The reports as they stand, by their primary key, in four queries however many they are."""
    stored = Item.objects.filter(report__in=[report.pk for report in reports], deleted_at=None)
    items: dict[int, list[Item]] = defaultdict(list)
    for item in stored:
        items[item.report_id].append(item)
    texts: dict[int, dict[str, Stored]] = defaultdict(dict)
    rows = Text.objects.filter(item__in=stored.values("pk"))
    for owner, name, value, revision in rows.values_list("item_id", "name", "value", "revision"):
        texts[owner][name] = Stored(value, revision)
    links: dict[int, list[str]] = defaultdict(list)
    pairs = Link.objects.filter(point__in=stored.values("pk"), target__deleted_at=None)
    for point, key in pairs.order_by("target__order", "target_id").values_list("point_id", "target__key"):
        links[point].append(key)
    themes: dict[int, list[Theme]] = defaultdict(list)
    answered = ReportTheme.objects.filter(report__in=[report.pk for report in reports]).order_by("order")
    for row in answered.select_related("version__theme"):
        themes[row.report_id].append(version_data(row.version))
    return {
        report.pk: _alive(Draft(report, tuple(themes[report.pk]), tuple(items[report.pk]), texts, links))
        for report in reports
    }


def hidden(report: Report) -> set[int]:
    """The items that are deleted or stand below a deleted one."""
    found: set[int] = set()
    level = set(report.items.exclude(deleted_at=None).values_list("pk", flat=True))
    while level:
        found |= level
        level = set(report.items.filter(parent__in=level).values_list("pk", flat=True)) - found
    return found


def _alive(draft: Draft) -> Draft:
    """The draft without what stands below a deleted item; links into it lead nowhere until it is put back."""
    alive = {draft.root.key} | {item.key for item in draft.below(draft.root)}
    items = tuple(item for item in draft.items if item.key in alive)
    links = {item.pk: tuple(key for key in draft.links.get(item.pk, ()) if key in alive) for item in items}
    texts = {item.pk: draft.texts.get(item.pk, {}) for item in items}
    return Draft(draft.report, draft.themes, items, texts, links)


def load_content(report: Report) -> Content:
    """The report as plain data."""
    return load(report).content


def store(report: Report, content: Content) -> None:
    """The rows of a whole report that has none yet, level by level; to be called inside a transaction."""
    rows: dict[str, Item] = {}
    level: list[tuple[Node, Item | None]] = [(content, None)]
    while level:
        made = [_item(report, node, parent, order) for order, (node, parent) in enumerate(level, 1)]
        Item.objects.bulk_create(made, batch_size=2000)
        rows |= {item.key: item for item in made}
        level = [(child, item) for (node, _), item in zip(level, made, strict=True) for child in children(node)]
    nodes: dict[str, Node] = {}
    stack: list[Node] = [content]
    while stack:
        node = stack.pop()
        nodes[node.key] = node
        stack.extend(children(node))
    Text.objects.bulk_create(
        (text for key, item in rows.items() for text in new_texts(item, nodes[key])), batch_size=5000
    )
    Link.objects.bulk_create(
        Link(unit_id=report.unit_id, point=rows[key], target=rows[target])
        for key, node in nodes.items()
        if isinstance(node, Point)
        for target in dict.fromkeys(node.links)
    )


def _item(report: Report, node: Node, parent: Item | None, order: int) -> Item:
    kind = KIND_OF[type(node)]
    shape = getattr(node, "shape", None)
    return Item(
        unit_id=report.unit_id,
        report=report,
        key=node.key,
        kind=kind,
        parent=parent,
        order=order,
        shape=msgspec.to_builtins(shape) if shape else None,
        **{name: getattr(node, name) for name in ATTRIBUTES.get(kind, ())},
    )


def new_texts(item: Item, node: Node | None = None) -> Iterator[Text]:
    """The texts that an item of this kind has, empty or with the values of a node."""
    for field in FIELDS[item.kind]:
        value = field.write(getattr(node, field.name)) if node else ""
        yield Text(unit_id=item.unit_id, item=item, name=field.name, value=value)
