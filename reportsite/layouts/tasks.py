"""What is done with hostile files in a process of its own: the answer as bytes. Knows nothing of Django."""

import msgspec

from reportsite.confined.refused import Refused
from reportsite.document.layout import Layout
from reportsite.inspection.findings import Finding


class Taken(msgspec.Struct, frozen=True):
    """The layout of a template, and what of it could not be taken over: pairs of a code and what goes into its
    sentence."""

    layout: Layout
    notes: list[tuple[str, dict[str, str | int | float]]]


def template(data: bytes) -> bytes:
    """The Taken of a DOCX, as JSON. Refused where it is none."""
    from reportsite.document.template import layout_of  # here alone: the pages have no use for it

    layout, notes = layout_of(data)
    return msgspec.json.encode(Taken(layout, [(note.code, dict(note.params)) for note in notes]))


def findings(data: bytes, layout: Layout) -> bytes:
    """The findings in a DOCX or a PDF, as JSON. Refused where it is neither ("not_measurable") or too much of one."""
    from reportsite.inspection.inspect import inspect  # as above

    try:
        found: list[Finding] = inspect(data, layout)
    except Refused as error:
        if error.code == "not_docx":
            raise Refused("not_measurable", **error.params) from error
        raise
    return msgspec.json.encode(found)
