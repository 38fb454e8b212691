"""A file that was exported here and comes back: what it says that does not stand in the report."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reportsite.confined.process import Process
from reportsite.drafting.history import content_at
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content
from reportsite.importer.changes import Change, changes
from reportsite.importer.files import brought_back
from reportsite.importer.record import Line
from reportsite.layouts.queries import layout_of

_process = Process("reportsite.importer.files:returned_of", seconds=30, memory=300 * 1024**2)


@dataclass(frozen=True, slots=True)
class Back:
    """The changes that a file brings, and its comments and tracked changes, which are only shown."""

    changes: list[Change]
    notes: list[Line]


def bring_back(*, report: Report, data: bytes) -> Back:
    """What a returned file says, beside what was exported then and what stands here now. Raises Refused, Stopped, and
    ValidationError where the file was not exported from this report."""
    file, notes = brought_back(_process.call(data))
    current = load_content(report)
    keys = set(report.items.values_list("key", flat=True))
    if not any(place.key in keys for place in file.texts):
        raise ValidationError(
            _("The file was not exported from this report, or its marks were lost: bring it in as a new report.")
        )
    base = content_at(report, file.stamp) if file.stamp else None
    return Back(changes(file, base or current, current, layout_of(report.unit)), notes)
