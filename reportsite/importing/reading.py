"""A file or a pasted text -> a report that was read in it, with the theme that it answers; in a process with limits."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from msgspec.structs import replace

from reportsite.accounts.models import Unit
from reportsite.confined.process import Process
from reportsite.content.theme import Theme as PlainTheme
from reportsite.content.types import Content
from reportsite.importer import themes
from reportsite.importer.files import Source, unpacked
from reportsite.importer.record import Line, Record
from reportsite.themes.models import Status, Theme
from reportsite.themes.queries import plain

SECONDS = 30
MEMORY = 300 * 1024**2

_process = Process("reportsite.importer.files:source_of", seconds=SECONDS, memory=MEMORY)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the report, the record, the source, the theme that was found and how like it is (0 to 1)."""

    content: Content
    record: Record
    lines: list[Line]
    theme: PlainTheme | None
    likeness: float


def read(*, data: bytes, unit: Unit, theme: Theme | None = None, kind: str = "") -> Read:
    """A report for a unit. Without a theme it is looked for among those that the unit may answer. Raises Refused and
    Stopped."""
    reading = source_in(data)
    content = replace(reading.content, unit=unit.name)
    if kind:
        content = replace(content, kind=kind)
    known = [plain(theme, unit)] if theme else [plain(row, unit) for row in answerable(unit)]
    found = themes.match(content, known[0]) if theme else themes.find(content, known)
    # No version is named: the report answers the theme as it stands when the report is made.
    named = replace(found.theme, version=0) if found.theme else None
    content = themes.applied(content, themes.Match(named, found.likeness, found.dimensions))
    return Read(content, reading.record, reading.lines, found.theme, found.likeness)


def source_in(data: bytes) -> Source:
    """What a file holds. Raises Refused and Stopped."""
    return unpacked(_process.call(data))


def answerable(unit: Unit) -> Iterable[Theme]:
    """The themes that a unit's reports may answer: the site's, its own and those of the units above."""
    line = [above.pk for above in unit.line()]
    rows = Theme.objects.filter(Q(unit=None) | Q(unit__in=line), status=Status.IN_USE)
    return rows.prefetch_related("dimensions", "outline")
