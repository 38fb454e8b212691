"""Two texts that both come from a third -> one with the changes of both, where these do not touch."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportsite.content.differences import differences


class _Edit(NamedTuple):
    """What stands at `start` to `end` of the first text becomes `text`."""

    start: int
    end: int
    text: str


def merged(base: str, theirs: str, mine: str) -> str | None:
    """The text with the changes of both; None where they touch the same stretch, or come side by side, so that only a person
    can say what is meant."""
    edits = sorted({*_edits(base, theirs), *_edits(base, mine)})
    if any(after.start <= before.end for before, after in pairwise(edits)):
        return None
    found, place = "", 0
    for edit in edits:
        found += base[place : edit.start] + edit.text
        place = edit.end
    return found + base[place:]


def _edits(base: str, text: str) -> Iterator[_Edit]:
    place, out, into = 0, "", ""
    for stretch in (*differences(base, text), None):
        if stretch is None or stretch.kind == "same":
            if out or into:
                yield _Edit(place, place + len(out), into)
            place += len(out) + (len(stretch.text) if stretch else 0)
            out = into = ""
        elif stretch.kind == "out":
            out += stretch.text
        else:
            into += stretch.text
