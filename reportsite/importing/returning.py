"""A file that was exported here and comes back: what it says that does not stand in the report."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reportsite.confined.process import Process
from reportsite.document.assemble import assemble
from reportsite.drafting.history import content_at
from reportsite.drafting.models import ItemKind, Report
from reportsite.drafting.rows import load_content
from reportsite.importer.changes import MOST_CHANGES, Change, changes
from reportsite.importer.files import brought_back
from reportsite.importer.record import Line
from reportsite.importer.refinding import refound
from reportsite.importer.said import printed
from reportsite.layouts.queries import layout_of

_process = Process("reportsite.importer.files:returned_of", seconds=30, memory=300 * 1024**2)
# Where the keys are gone, at least this share of the report's texts must be found again: else it is another document.
_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Back:
    """The changes that a file brings, and what somebody wrote beside its text, which is only shown. `keyless`: most of its
    texts were found by their likeness alone. Not `dated`: nobody knows from which state of the report it was exported, so
    that what was changed here since looks like a change of the file."""

    changes: list[Change]
    notes: list[Line]
    keyless: bool
    dated: bool


def read_back(data: bytes) -> bytes:
    """What a returned file says, packed. Raises Refused and Stopped."""
    return _process.call(data)


def bring_back(*, report: Report, said: bytes) -> Back:
    """What a returned file says, beside what was exported then and what stands here now. Raises ValidationError where the
    file was not exported from this report, or has next to nothing in common with it."""
    file, notes = brought_back(said)
    current, layout = load_content(report), layout_of(report.unit)
    base = content_at(report, file.stamp) if file.stamp else None
    was = printed(assemble(base or current, layout))
    marked = {place for place in file.texts if place in was}
    file = refound(file, base or current, layout)
    found = {place for place in file.texts if place in was}
    cells = {item.key for item in report.items.filter(kind=ItemKind.RECTIFICATION)}
    if (not marked and len(found) < _LEAST * len(was)) or all(place.key in cells for place in found):
        raise ValidationError(
            _(
                "The file is not this report: neither its marks nor its text are found here. Bring it in as a new report."
            )
        )
    changed = changes(file, base or current, current, layout)
    if len(changed) > MOST_CHANGES:
        raise ValidationError(
            _("The file differs in %(count)d places; at most %(most)d can be shown. Bring it in as a new report.")
            % {"count": len(changed), "most": MOST_CHANGES}
        )
    return Back(changed, notes, len(marked) * 2 < len(found), base is not None)
