"""Which of some things have kept their order, so that the others are said to have moved."""

from bisect import bisect_left
from collections.abc import Sequence


def in_order(places: Sequence[int]) -> set[int]:
    """The most of these places, all different, that stand in rising order; what is not among them has moved."""
    ends: list[int] = []  # the least place at which a row of each length ends
    tails: list[tuple[int, int]] = []  # each one's length of row and its place
    for place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        tails.append((length, place))
    staying: set[int] = set()
    wanted, bound = len(ends) - 1, max(ends, default=0) + 1
    for length, place in reversed(tails):
        if length == wanted and place < bound:
            staying.add(place)
            wanted, bound = wanted - 1, place
    return staying
