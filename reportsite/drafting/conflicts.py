"""Two versions of one text: what each of them changed since they were one."""

from typing import TypedDict

from reportsite.content.differences import Stretch, differences
from reportsite.content.merging import merged
from reportsite.content.text import clean
from reportsite.drafting.actions.texts import Conflict
from reportsite.drafting.fields import LONGEST_TEXT
from reportsite.drafting.history import text_at
from reportsite.drafting.models import Report


class Compared(TypedDict):
    """What stands in the report and what was typed, each against the text that the change started from; `merged` has the
    changes of both, None where they touch."""

    theirs: list[Stretch]
    mine: list[Stretch]
    merged: str | None


def compared(report: Report, conflict: Conflict) -> Compared:
    """Both texts; where the journal does not know what the change started from, against what stands there."""
    change, theirs, mine = conflict.change, clean(conflict.theirs), clean(conflict.change.value)[:LONGEST_TEXT]
    base = text_at(report, change.key, change.name, change.revision)
    both = None if base is None else merged(base, theirs, mine)
    if base is None:
        base = theirs
    return {"theirs": differences(base, theirs), "mine": differences(base, mine), "merged": both}
