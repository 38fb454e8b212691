"""What was deleted from a report and can be put back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportsite.accounts.models import Person
from reportsite.drafting.models import Item, Report
from reportsite.drafting.named import Named


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted item: its first words, the items that it stood in, how many stood below it, when and by whom it was
    deleted; `holder` is what has to be put back first, since it was deleted, too."""

    item: Item
    name: str
    above: Sequence[str]
    below: int
    at: datetime
    by: Person | None
    holder: Item | None
    holder_name: str


def deleted(report: Report) -> list[Deleted]:
    """All of them, the newest first, in three queries."""
    named = Named.of(report)
    children: dict[int | None, list[Item]] = defaultdict(list)
    for item in named.items.values():
        children[item.parent_id].append(item)

    def count(item: Item) -> int:
        return sum(1 + count(child) for child in children[item.pk] if not child.deleted_at)

    rows = report.journal.filter(verb="delete").select_related("person").defer("value", "before").order_by("pk")
    by = {row.key: row.person for row in rows}
    found = []
    for item in named.items.values():
        if item.deleted_at:
            above = named.above(item)
            holder = next((one for one in reversed(above) if one.deleted_at), None)
            found.append(
                Deleted(
                    item,
                    named.name(item),
                    [named.name(one) for one in above],
                    count(item),
                    item.deleted_at,
                    by.get(item.key),
                    holder,
                    named.name(holder) if holder else "",
                )
            )
    return sorted(found, key=lambda one: (one.at, one.item.pk), reverse=True)
