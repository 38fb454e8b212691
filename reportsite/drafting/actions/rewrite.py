"""A whole report brought to another content, item by item: what a returned file, a correction or an older version says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reportsite.accounts.models import Person
from reportsite.content.types import Content, Node, Point, children
from reportsite.drafting.actions.items import MOST_ITEMS, whole
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import Item, Journal, Link, Report, Text
from reportsite.drafting.rows import ATTRIBUTES, KIND_OF, new_texts


@dataclass(slots=True)
class _Placed:
    """A node with where it stands: the key of its parent and its place among all items of its level."""

    node: Node
    parent: str
    order: int


@dataclass(slots=True)
class _Work:
    """What is to be written, gathered and then written at once."""

    changed: list[Item] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    new_texts: list[Text] = field(default_factory=list)
    journal: list[Journal] = field(default_factory=list)


@transaction.atomic
def rewrite_report(*, report: Report, by: Person | None, content: Content, verb: str) -> None:
    """The report is `content` from now on. Items keep their keys: what has the same key is changed, what has a new one
    is made, what is not in the content is deleted as by hand. Each changed text counts a revision and is journalled;
    `verb` names the change, with the whole content before it."""
    stored = Report.objects.select_for_update().get(pk=report.pk)
    if not stored.is_open:
        raise ValidationError(
            _("The report is “%(stage)s”: its text is closed.") % {"stage": stored.get_stage_display()}
        )
    placed = {one.node.key: one for one in _places(content)}
    if len(placed) > MOST_ITEMS:
        raise ValidationError(_("A report has at most %(most)d items.") % {"most": MOST_ITEMS})
    rows = {row.key: row for row in report.items.all()}
    _refuse_other_kinds(placed, rows)
    work = _Work()
    _log(work, report, by, verb, content.key, before=whole(report))
    _make(report, by, placed, rows, work)
    _place(placed, rows, work)
    _delete(report, by, placed, rows, work)
    _write_texts(report, by, placed, rows, work)
    Item.objects.bulk_update(work.changed, [*_COLUMNS], batch_size=500)
    Text.objects.bulk_update(work.texts, ["value", "revision"], batch_size=500)
    Text.objects.bulk_create(work.new_texts, batch_size=2000)
    Journal.objects.bulk_create(work.journal, batch_size=2000)
    _write_links(report, placed, rows)
    report.shapes, report.marks = msgspec.to_builtins(content.shapes), list(content.marks)
    report.annex = content.annex
    report.save(update_fields=["shapes", "marks", "annex", "changed"])


_COLUMNS = ("parent", "order", "shape", "deleted_at", "role", "answers", "own_line")


def _places(content: Content) -> Iterator[_Placed]:
    """Every node, parents first."""
    yield _Placed(content, "", 0)
    level: list[Node] = [content]
    while level:
        below = [(node, child) for node in level for child in children(node)]
        yield from (_Placed(child, node.key, order) for order, (node, child) in enumerate(below, 1))
        level = [child for _node, child in below]


def _refuse_other_kinds(placed: Mapping[str, _Placed], rows: Mapping[str, Item]) -> None:
    for key, one in placed.items():
        if key in rows and rows[key].kind != KIND_OF[type(one.node)]:
            raise ValidationError(_("The item “%(key)s” is of another kind here.") % {"key": key})


def _log(work: _Work, report: Report, by: Person | None, verb: str, key: str, **values: object) -> None:
    work.journal.append(Journal(unit_id=report.unit_id, report=report, person=by, verb=verb, key=key, **values))


def _make(report: Report, by: Person | None, placed: Mapping[str, _Placed], rows: dict[str, Item], work: _Work) -> None:
    """The items that are not there yet, level by level, so that each finds its parent."""
    waiting = [one for key, one in placed.items() if key not in rows]
    while waiting:
        ready = [one for one in waiting if not one.parent or one.parent in rows]
        made = [
            Item(
                unit_id=report.unit_id,
                report=report,
                key=one.node.key,
                kind=KIND_OF[type(one.node)],
                parent=rows[one.parent],
                order=one.order,
            )
            for one in ready
        ]
        Item.objects.bulk_create(made, batch_size=2000)
        for item, one in zip(made, ready, strict=True):
            rows[item.key] = item
            work.new_texts += new_texts(item, one.node)
            _log(work, report, by, "add", item.key, value=f"{one.parent} {item.kind}")
        waiting = [one for one in waiting if one.node.key not in rows]


def _place(placed: Mapping[str, _Placed], rows: Mapping[str, Item], work: _Work) -> None:
    """Where each item stands, and what it carries beside its texts."""
    for key, one in placed.items():
        row = rows[key]
        shape = getattr(one.node, "shape", None)
        wanted = {
            "parent_id": rows[one.parent].pk if one.parent else None,
            "order": one.order or row.order,
            "shape": msgspec.to_builtins(shape) if shape else None,
            "deleted_at": None,
            **{name: getattr(one.node, name) for name in ATTRIBUTES.get(row.kind, ())},
        }
        if any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            work.changed.append(row)


def _delete(
    report: Report, by: Person | None, placed: Mapping[str, _Placed], rows: Mapping[str, Item], work: _Work
) -> None:
    """What is not in the content is deleted as by hand: the topmost item alone, with which all below it disappears. So is
    what had disappeared with an item that is in the content again. All that stands below an item that stays deleted is
    left as it is, to come back when that is put back."""
    alive = {rows[key].pk for key in placed}
    for key, row in rows.items():
        if key not in placed and row.deleted_at is None and row.parent_id in alive:
            row.deleted_at = timezone.now()
            work.changed.append(row)
            _log(work, report, by, "delete", key)


def _write_texts(
    report: Report, by: Person | None, placed: Mapping[str, _Placed], rows: Mapping[str, Item], work: _Work
) -> None:
    for text in Text.objects.filter(item__report=report).select_related("item").select_for_update(of=("self",)):
        one = placed.get(text.item.key)
        known = next((one for one in FIELDS[text.item.kind] if one.name == text.name), None)
        if one is None or known is None:
            continue
        value = known.write(getattr(one.node, text.name))
        if value != text.value and known.read(text.value) != getattr(one.node, text.name):
            made = "" if text.revision else text.value
            text.value, text.revision = value, text.revision + 1
            work.texts.append(text)
            values = {"name": text.name, "revision": text.revision, "value": value, "before": made}
            _log(work, report, by, "save", text.item.key, **values)


def _write_links(report: Report, placed: Mapping[str, _Placed], rows: Mapping[str, Item]) -> None:
    """The links of the content; those to what is not in it, deleted now or before, wait for it to be put back."""
    wanted = {
        (rows[key].pk, rows[target].pk)
        for key, one in placed.items()
        if isinstance(one.node, Point)
        for target in one.node.links
    }
    alive = {rows[key].pk for key in placed}
    links = Link.objects.filter(point__report=report, point__key__in=placed)
    have = {(link.point_id, link.target_id): link.pk for link in links}
    dead = [pk for pair, pk in have.items() if pair not in wanted and pair[1] in alive]
    Link.objects.filter(pk__in=dead).delete()
    Link.objects.bulk_create(
        Link(unit_id=report.unit_id, point_id=point, target_id=target) for point, target in sorted(wanted - set(have))
    )
