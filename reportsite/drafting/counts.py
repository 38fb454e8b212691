"""How many words a report holds, by item, beside what the themes advise."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from reportsite.checks.demands import words_by_key
from reportsite.drafting.models import Item, ItemKind
from reportsite.drafting.rows import Draft


@dataclass(frozen=True, slots=True)
class Counts:
    """Words as Word counts them (字数): of every item by its key, of the item in hand, of its section where it is none
    itself, and of the whole; `least` and `most` as the first theme that says something advises."""

    words: Mapping[str, int]
    own: int
    section: int | None
    whole: int
    least: int | None = None
    most: int | None = None

    @property
    def state(self) -> str:
        """How the whole stands to the advice: "short", "long", "" where it fits or nothing is advised."""
        if self.least and self.whole < self.least:
            return "short"
        return "long" if self.most and self.whole > self.most else ""


def counts(draft: Draft, item: Item) -> Counts:
    """The counts for the page of a section or dimension."""
    words = words_by_key(draft.content)
    above = item
    ids = {row.pk: row for row in draft.items}
    while above.kind != ItemKind.SECTION and above.parent_id:
        above = ids[above.parent_id]
    limits = next(filter(None, (theme.limits.get(draft.content.kind) for theme in draft.themes)), None)
    return Counts(
        words,
        words[item.key],
        None if above is item else words[above.key],
        words[draft.content.key],
        limits.least_words if limits else None,
        limits.most_words if limits else None,
    )


def in_words(words: int) -> str:
    """A count as a page says it."""
    return ngettext("%(n)s character", "%(n)s characters", words) % {"n": words}
