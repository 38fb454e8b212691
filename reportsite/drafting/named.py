"""What a person calls the items of a report, and the page on which each is written, deleted ones too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models.functions import Left
from django.urls import reverse

from reportsite.drafting.models import Item, ItemKind, Report, Text

_NAMING = ("heading", "measure", "paragraphs", "lead_in")  # the first that is not empty names an item
_LONGEST = 40
_PAGES: Mapping[str, tuple[str, ...]] = {
    ItemKind.DIMENSION: (ItemKind.DIMENSION,),
    ItemKind.PROBLEM: (ItemKind.DIMENSION,),
    ItemKind.EXAMPLE: (ItemKind.DIMENSION,),
    ItemKind.SECTION: (ItemKind.SECTION,),
    ItemKind.PART: (ItemKind.SECTION,),
    ItemKind.POINT: (ItemKind.SECTION,),
}


@dataclass(frozen=True)
class Named:
    """All items of a report by their primary keys, with the first words of each, in two queries."""

    report: Report
    items: Mapping[int, Item]
    words: Mapping[int, str]

    @classmethod
    def of(cls, report: Report) -> "Named":
        items = {item.pk: item for item in report.items.all()}
        words: dict[int, str] = {}
        beginnings = Text.objects.filter(item__report=report, name__in=_NAMING).exclude(value="")
        rows = beginnings.values_list("item", "name", Left("value", 4 * _LONGEST))
        for item, _name, text in sorted(rows, key=lambda row: _NAMING.index(row[1])):
            words.setdefault(item, _short(text))
        return cls(report, items, words)

    def by_key(self, key: str) -> Item | None:
        return next((item for item in self.items.values() if item.key == key), None)

    def name(self, item: Item) -> str:
        """Its first words, or what kind it is."""
        return self.words.get(item.pk) or str(item.get_kind_display())

    def above(self, item: Item) -> list[Item]:
        """The items that it stands in, the report itself left out, the topmost first."""
        return [one for one in _line(self.items, item) if one.pk != item.pk and one.kind != ItemKind.REPORT][::-1]

    def page(self, item: Item) -> str:
        """The page on which it is written; of an item that is not there any more, the bin."""
        line = list(_line(self.items, item))
        if any(one.deleted_at for one in line):
            return reverse("bin", args=[self.report.pk])
        if item.kind == ItemKind.RECTIFICATION:
            return reverse("rectification", args=[self.report.pk]) + f"#{item.key}"
        holder = next((one for one in line if one.kind in _PAGES.get(item.kind, ())), None)
        if holder is None:
            return reverse("facts", args=[self.report.pk])
        page = reverse(str(holder.kind), args=[self.report.pk, holder.key])
        return page if holder.pk == item.pk else f"{page}#{item.key}"


def _line(items: Mapping[int, Item], item: Item) -> Iterator[Item]:
    """The item and those above it."""
    one: Item | None = item
    while one is not None:
        yield one
        one = items.get(one.parent_id) if one.parent_id else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line[:_LONGEST] + ("…" if len(line) > _LONGEST else "")
