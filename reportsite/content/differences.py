"""Two texts -> what was taken out and what was put in, marked by character; a number is one character."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel, Postfix, Prefix

# Comparing takes time and memory that grow with the product of the lengths of what lies between the common ends; where that
# is more, the texts are shown whole, one after the other. This much is a tenth of a second and 50 MB.
MOST = 400_000_000
_ISLAND = 2  # characters; shorter equal stretches between two changes are chance, and make the marks hard to read


# 12 and 15 are two figures, not one with another last digit; so are words in Latin letters.
_TOKENS = re.compile(r"[0-9０-９]+(?:[.．,][0-9０-９]+)*[%％]?|[A-Za-z]+|.", re.DOTALL)


class Stretch(NamedTuple):
    """A stretch of both texts ("same"), of the first alone ("out"), or of the second alone ("in")."""

    kind: Literal["same", "out", "in"]
    text: str


def effort(before: str, after: str) -> int:
    """What comparing the two takes: the product of the lengths of what lies between their common beginning and end."""
    start = Prefix.similarity(before, after)
    before, after = before[start:], after[start:]
    end = Postfix.similarity(before, after)
    return (len(before) - end) * (len(after) - end)


def differences(before: str, after: str, most: int = MOST) -> list[Stretch]:
    """The stretches of two texts in their order; what was taken out stands before what was put in for it. Where it takes
    more effort than `most`, the one text whole and then the other."""
    if effort(before, after) > most:
        return list(_changed(before, after))
    found: list[Stretch] = []
    taken = given = ""
    for same, out, into in _steps(before, after):
        taken, given = taken + out, given + into
        if same:
            found += [*_changed(taken, given), Stretch("same", same)]
            taken = given = ""
    return [*found, *_changed(taken, given)]


def _changed(taken: str, given: str) -> Iterator[Stretch]:
    if taken:
        yield Stretch("out", taken)
    if given:
        yield Stretch("in", given)


def _steps(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """What stays, what goes and what comes, one of them a step; short equal stretches both go and come."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    steps = Indel.opcodes(old, new)
    for place, step in enumerate(steps):
        out, into = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        within = 0 < place < len(steps) - 1
        if step.tag == "equal" and not (within and len(out) < _ISLAND):
            yield "".join(out), "", ""
        else:
            yield "", "".join(out), "".join(into)
