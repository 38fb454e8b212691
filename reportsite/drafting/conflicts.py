"""Two versions of one text: what each of them changed since they were one."""

from typing import TypedDict

from reportsite.content.differences import Stretch, differences
from reportsite.content.text import clean
from reportsite.drafting.actions.texts import Conflict
from reportsite.drafting.fields import LONGEST_TEXT
from reportsite.drafting.history import text_at
from reportsite.drafting.models import Report


class Marked(TypedDict):
    """What stands in the report and what was typed, each against the text that the change started from."""

    theirs: list[Stretch]
    mine: list[Stretch]


def marked(report: Report, conflict: Conflict) -> Marked:
    """The stretches of both texts; where the journal does not know what the change started from, of the one that was typed
    against what stands there."""
    change, theirs = conflict.change, clean(conflict.theirs)
    base = text_at(report, change.key, change.name, change.revision)
    if base is None:
        base = theirs
    return {"theirs": differences(base, theirs), "mine": differences(base, clean(change.value)[:LONGEST_TEXT])}
