"""A file that was exported here and comes back: what it says that does not stand in the report."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reportsite.confined.process import Process
from reportsite.document.assemble import assemble
from reportsite.drafting.history import content_at
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content
from reportsite.importer.changes import Change, changes, printed
from reportsite.importer.files import brought_back
from reportsite.importer.record import Line
from reportsite.importer.refinding import refound
from reportsite.layouts.queries import layout_of

_process = Process("reportsite.importer.files:returned_of", seconds=30, memory=300 * 1024**2)
# Where the keys are gone, at least this share of the report's texts must be found again: else it is another document.
_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Back:
    """The changes that a file brings, and its comments and tracked changes, which are only shown. `keyless`: most of its
    texts were found by their likeness alone."""

    changes: list[Change]
    notes: list[Line]
    keyless: bool


def read_back(data: bytes) -> bytes:
    """What a returned file says, packed. Raises Refused and Stopped."""
    return _process.call(data)


def bring_back(*, report: Report, said: bytes) -> Back:
    """What a returned file says, beside what was exported then and what stands here now. Raises ValidationError where the
    file was not exported from this report."""
    file, notes = brought_back(said)
    current, layout = load_content(report), layout_of(report.unit)
    base = (content_at(report, file.stamp) if file.stamp else None) or current
    places = printed(assemble(base, layout)).keys()
    marked = places & file.texts.keys()
    file = refound(file, base, layout)
    found = places & file.texts.keys()
    if not marked and len(found) < _LEAST * len(places):
        raise ValidationError(
            _(
                "The file is not this report: neither its marks nor its text are found here. Bring it in as a new report."
            )
        )
    return Back(changes(file, base, current, layout), notes, len(marked) * 2 < len(found))
