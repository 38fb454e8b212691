"""Where texts of a report are kept: one table, read by the search and by the erasing. What stands in none of these columns
(keys, roles, shapes, slugs, who was named) is no typed text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reportsite.content.erasing import erased, erased_data
from reportsite.drafting.history import SAID
from reportsite.drafting.models import Journal, Report, SubmittedDraft, Text, Version
from reportsite.importing.models import Import, ReturnedFile

# Chosen from a list: no passage can stand there, and the report would not load with another value.
CHOSEN = ("end", "source", "state")
# What is really a year stays one; anything else that was typed in its place is a text.
YEAR = {"name": "year", "value__regex": "^[0-9]{4}$"}
# Verbs of the journal whose value is the whole report; that of any other but a save and those in which somebody said
# something (SAID) names keys, codes or people.
WHOLE = ("begin", "import")


@dataclass(frozen=True, slots=True)
class Found:
    """A row in which a line stands: its columns as they were read, and as they are without it."""

    label: str
    row: Any
    before: Mapping[str, str]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Rows of a table; in the columns `plain` stand texts as they were typed, in `data` plain data as JSON."""

    label: str | Promise
    rows: Callable[[Report], QuerySet]
    plain: Sequence[str] = ()
    data: Sequence[str] = ()

    def found(self, report: Report, lines: Sequence[str]) -> Iterator[Found]:
        """The rows in which a line stands, read one after the other: a journal keeps many whole reports."""
        for pk in list(self.rows(report).order_by("pk").values_list("pk", flat=True)):
            row = self.rows(report).filter(pk=pk).first()
            if row is None:
                continue  # given up meanwhile
            before = {name: getattr(row, name) for name in (*self.plain, *self.data)}
            after = {name: erased(before[name], lines) for name in self.plain}
            after |= {name: erased_data(before[name], lines) for name in self.data}
            changed = {name: _fitting(row, name, value) for name, value in after.items() if value != before[name]}
            if changed:
                yield Found(str(self.label), row, {name: before[name] for name in changed}, changed)


def _fitting(row: Model, name: str, value: str) -> str:
    """What stands for a passage may be longer than the passage was."""
    return value[: getattr(row._meta.get_field(name), "max_length", None)]


def _imports(label: str | Promise, rows: Callable[[Report], QuerySet]) -> Place:
    return Place(label, rows, plain=["file_name"], data=["source", "record", "content", "steps"])


TEXTS = Place(
    _("texts"),
    lambda report: (
        Text.objects.filter(item__report=report).exclude(name__in=CHOSEN).exclude(**YEAR).select_related("item")
    ),
    plain=["value"],
)
# All but the texts themselves, whose journal goes on.
KEPT: Sequence[Place] = (
    Place(
        _("entries of the journal"),
        lambda report: Journal.objects.filter(report=report, verb="save").exclude(name__in=CHOSEN).exclude(**YEAR),
        plain=["value", "before"],
    ),
    Place(
        _("entries of the journal"),
        lambda report: Journal.objects.filter(report=report, verb__in=WHOLE),
        data=["value"],
    ),
    Place(
        _("entries of the journal"),
        lambda report: Journal.objects.filter(report=report, verb__in=SAID),
        plain=["value"],
    ),
    Place(
        _("entries of the journal"),
        lambda report: Journal.objects.filter(report=report).exclude(verb="save").exclude(before=""),
        data=["before"],
    ),
    Place(_("versions"), lambda report: Version.objects.filter(report=report), plain=["name"], data=["content"]),
    Place(_("submitted drafts"), lambda report: SubmittedDraft.objects.filter(report=report), data=["content"]),
    _imports(_("imports"), lambda report: Import.objects.filter(report=report)),
    # The same file may have been brought in twice; nobody knows of which report such an import would become one.
    _imports(
        _("imports of the unit that are no report"),
        lambda report: Import.objects.filter(unit=report.unit_id, report=None),
    ),
    Place(
        _("returned files"),
        lambda report: ReturnedFile.objects.filter(report=report),
        plain=["file_name"],
        data=["said"],
    ),
)
