"""What has kept its order: as many as can be."""

from itertools import combinations, permutations

import pytest

from reportsite.content.order import in_order


def longest(places):
    return max(n for n in range(len(places) + 1) for row in combinations(places, n) if list(row) == sorted(row))


@pytest.mark.parametrize("number", range(7))
def test_the_most_that_rise(number):
    for places in permutations(range(number)):
        staying = in_order(places)
        row = [place for place in places if place in staying]
        assert (row, len(row)) == (sorted(row), longest(places))
