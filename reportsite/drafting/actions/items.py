"""The report's tree: adding, moving, deleting and putting back items, links and shapes."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reportsite.accounts.models import Person
from reportsite.content.json import dumps
from reportsite.content.numbering import Shape
from reportsite.content.theme import OutlineSection, ThemeDimension
from reportsite.content.types import Content, Dimension, Node, Point, Section, walk
from reportsite.drafting.models import Item, ItemKind, Journal, Link, Report, Text
from reportsite.drafting.rows import hidden, load_content, new_texts

MOST_ITEMS = 5_000
# What may be added below what.
CHILDREN: Mapping[str, tuple[str, ...]] = {
    ItemKind.REPORT: (ItemKind.SECTION,),
    ItemKind.SECTION: (ItemKind.POINT, ItemKind.PART, ItemKind.DIMENSION),
    ItemKind.PART: (ItemKind.POINT,),
    ItemKind.DIMENSION: (ItemKind.PROBLEM, ItemKind.DIMENSION),
    ItemKind.PROBLEM: (ItemKind.EXAMPLE, ItemKind.RECTIFICATION),
    ItemKind.POINT: (ItemKind.POINT,),
}
MOST_DEEP = {ItemKind.POINT: 2, ItemKind.DIMENSION: 2}


def _lock(report: Report) -> None:
    """Changes to one report's tree happen one after the other, and only while the report is open."""
    stored = Report.objects.select_for_update().get(pk=report.pk)
    report.stage, report.shapes = stored.stage, stored.shapes
    if not report.is_open:
        raise ValidationError(
            _("The report is “%(stage)s”: its text is closed.") % {"stage": report.get_stage_display()}
        )
    report.save(update_fields=["changed"])


def _log(report: Report, person: Person | None, verb: str, item: Item, **values: str) -> None:
    Journal.objects.create(unit_id=report.unit_id, report=report, person=person, verb=verb, key=item.key, **values)


def whole(report: Report) -> str:
    """The report as it stands, for the journal."""
    return dumps(load_content(report)).decode()


def _siblings(item: Item) -> list[Item]:
    rows = Item.objects.filter(report=item.report_id, parent=item.parent_id, deleted_at=None, kind=item.kind)
    return list(rows.select_for_update())


@transaction.atomic
def add_item(
    *,
    report: Report,
    person: Person | None,
    parent: Item,
    kind: str,
    role: str = "",
    answers: str = "",
    node: Section | Dimension | Point | None = None,
    operation: str = "",
) -> Item:
    """An empty item, last among its siblings; it exists before anything is typed into it. `node` gives first texts.
    The same operation twice (a double click, an answer that was lost) adds one item."""
    _lock(report)
    place = f"{parent.key} {kind}"
    if operation and (done := report.journal.filter(operation=operation, verb="add", value=place).first()):
        return report.items.get(key=done.key)
    if kind not in CHILDREN.get(parent.kind, ()) or parent.pk in hidden(report):
        raise ValidationError(_("This cannot be added here."))
    if parent.kind == kind and _depth(parent) >= MOST_DEEP.get(ItemKind(kind), 1):
        raise ValidationError(_("This cannot be nested any deeper."))
    if report.items.count() >= MOST_ITEMS:
        raise ValidationError(_("A report has at most %(most)d items.") % {"most": MOST_ITEMS})
    last = Item.objects.filter(report=report, parent=parent).aggregate(last=Max("order"))["last"] or 0
    if kind == ItemKind.PART and not role:
        role = parent.role
    item = Item.objects.create(
        unit_id=report.unit_id, report=report, parent=parent, kind=kind, role=role, answers=answers, order=last + 1
    )
    Text.objects.bulk_create(new_texts(item, node))
    _log(report, person, "add", item, value=place, operation=operation)
    return item


def _depth(item: Item) -> int:
    depth, above = 1, item.parent
    while above and above.kind == item.kind:
        depth, above = depth + 1, above.parent
    return depth


@transaction.atomic
def add_section(*, report: Report, person: Person | None, section: OutlineSection) -> Item:
    """A section of the theme's outline, at the place that the outline gives it."""
    root = report.items.get(kind=ItemKind.REPORT)
    if report.items.filter(kind=ItemKind.SECTION, role=section.role, deleted_at=None).exists():
        raise ValidationError(_("This section is there already."))
    node = Section(role=section.role, heading=section.heading)
    return add_item(report=report, person=person, parent=root, kind=ItemKind.SECTION, role=section.role, node=node)


@transaction.atomic
def order_sections(*, report: Report, roles: Collection[str]) -> None:
    """Bring the sections into the order of these roles; those with another role stay behind the one before them."""
    _lock(report)
    rank = {role: place for place, role in enumerate(roles)}
    rows = list(report.items.filter(kind=ItemKind.SECTION, deleted_at=None))
    place, places = -1, {}
    for row in rows:
        place = places[row.pk] = rank.get(row.role, place)
    rows.sort(key=lambda row: places[row.pk])
    for order, row in enumerate(rows, 1):
        row.order = order
    Item.objects.bulk_update(rows, ["order"])


@transaction.atomic
def add_theme_dimension(*, report: Report, person: Person | None, parent: Item, dimension: ThemeDimension) -> Item:
    """A dimension of the theme that the report lacks."""
    node = Dimension(heading=dimension.wording.removesuffix("。"), answers=dimension.key)
    return add_item(
        report=report, person=person, parent=parent, kind=ItemKind.DIMENSION, answers=dimension.key, node=node
    )


@transaction.atomic
def move_item(*, report: Report, person: Person | None, item: Item, step: int) -> None:
    """So many places up (-1) or down (1) among its siblings, at most to the end of them."""
    _lock(report)
    before = whole(report)
    rows = _siblings(item)
    place = next((index for index, row in enumerate(rows) if row.pk == item.pk), None)
    if place is None:
        return
    target = min(max(place + step, 0), len(rows) - 1)
    if target == place:
        return
    rows.insert(target, rows.pop(place))
    for order, row in enumerate(rows, 1):
        row.order = order
    Item.objects.bulk_update(rows, ["order"])
    _log(report, person, "move", item, value=str(target - place), before=before)


@transaction.atomic
def move_problem(*, report: Report, person: Person | None, problem: Item, dimension: Item) -> None:
    """Move a problem, with what hangs on it, to the end of another dimension."""
    _lock(report)
    before = whole(report)
    if problem.kind != ItemKind.PROBLEM or dimension.kind != ItemKind.DIMENSION or dimension.pk in hidden(report):
        raise ValidationError(_("A problem is moved to a dimension."))
    last = Item.objects.filter(report=report, parent=dimension).aggregate(last=Max("order"))["last"] or 0
    problem.parent, problem.order = dimension, last + 1
    problem.save(update_fields=["parent", "order"])
    _log(report, person, "move", problem, value=dimension.key, before=before)


@transaction.atomic
def delete_item(*, report: Report, person: Person | None, item: Item) -> None:
    """Take the item, with all below it, out of the report. It can be put back."""
    if item.kind == ItemKind.REPORT:
        raise ValidationError(_("A report is not deleted like this."))
    _lock(report)
    before = whole(report)
    item.deleted_at = timezone.now()
    item.save(update_fields=["deleted_at"])
    _log(report, person, "delete", item, before=before)


@transaction.atomic
def restore_item(*, report: Report, person: Person | None, item: Item) -> None:
    """Put a deleted item back where it was, unless another has taken its place meanwhile."""
    _lock(report)
    before = load_content(report)
    item.deleted_at = None
    item.save(update_fields=["deleted_at"])
    refuse_doubles(before, load_content(report))
    _log(report, person, "restore", item, before=dumps(before).decode())


# What stands in a report once, and what is said where a second one would come back.
_ONCE: Sequence[tuple[type[Node], str, Promise]] = (
    (Section, "role", gettext_lazy("Another section of this kind was added meanwhile: delete that one first.")),
    (Dimension, "answers", gettext_lazy("This dimension was added anew meanwhile: delete that one first.")),
)


def refuse_doubles(before: Content, after: Content) -> None:
    """Nothing comes back, be it by itself or with what it stands in, where another has taken its place meanwhile."""
    for type_, name, sentence in _ONCE:
        had, has = (
            Counter(getattr(node, name) for node, _above in walk(content) if isinstance(node, type_))
            for content in (before, after)
        )
        if any(value and times > max(1, had[value]) for value, times in has.items()):
            raise ValidationError(str(sentence))


@transaction.atomic
def set_links(*, report: Report, person: Person | None, point: Item, targets: Collection[Item]) -> None:
    """Exactly these dimensions and problems are what the cause or measure explains or mends. Links to what was deleted
    wait for it to be put back."""
    _lock(report)
    gone = hidden(report)
    wanted = {target.pk: target for target in targets if target.pk not in gone}
    links = point.links.exclude(target__in=gone)
    have = set(links.values_list("target_id", flat=True))
    if wanted.keys() == have:
        return
    before = whole(report)
    links.exclude(target__in=wanted).delete()
    Link.objects.bulk_create(
        Link(unit_id=report.unit_id, point=point, target=target) for pk, target in wanted.items() if pk not in have
    )
    _log(report, person, "link", point, value=" ".join(sorted(target.key for target in wanted.values())), before=before)


@transaction.atomic
def add_link(*, report: Report, person: Person | None, point: Item, target: Item) -> None:
    """This one link more; nothing where it is there already. What others link meanwhile stays."""
    _lock(report)
    set_links(report=report, person=person, point=point, targets={*_targets(point), target})


@transaction.atomic
def remove_link(*, report: Report, person: Person | None, point: Item, target: Item) -> None:
    """This one link less; nothing where it is not there. What others link meanwhile stays."""
    _lock(report)
    set_links(report=report, person=person, point=point, targets=_targets(point) - {target})


def _targets(point: Item) -> set[Item]:
    return set(Item.objects.filter(linked_from__point=point))


@transaction.atomic
def set_shape(*, report: Report, person: Person | None, item: Item, shape: Shape | None) -> None:
    """How this one item stands, where it differs from its siblings; None: as they do."""
    _lock(report)
    before = whole(report)
    item.shape = msgspec.to_builtins(shape) if shape else None
    item.save(update_fields=["shape"])
    _log(report, person, "shape", item, value=shape.name if shape else "", before=before)


@transaction.atomic
def set_shapes(*, report: Report, person: Person | None, shapes: Mapping[str, Shape]) -> None:
    """How the items of the kinds named stand in the whole report; the other kinds stay as they are."""
    _lock(report)
    before = whole(report)
    report.shapes = report.shapes | msgspec.to_builtins(dict(shapes))
    report.save(update_fields=["shapes", "changed"])
    _log(
        report,
        person,
        "shapes",
        report.items.get(kind=ItemKind.REPORT),
        value=msgspec.json.encode(dict(shapes)).decode(),
        before=before,
    )
