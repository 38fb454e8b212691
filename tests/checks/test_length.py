"""S09: the theme's advice on length."""

import pytest

from reportsite.checks.demands import length
from reportsite.checks.findings import Finding
from reportsite.content.theme import Limits
from reportsite.content.types import Content
from tests.checks.notices import theme

TEN_WORDS = Content(preamble=("云岭县图书馆报告如下",))


def found(**limits):
    return list(length(TEN_WORDS, [theme(limits={"team": Limits(**limits)})]))


@pytest.mark.parametrize(
    "limits",
    [
        {},
        {"least_words": 10},
        {"most_words": 10},
        {"least_words": 10, "most_words": 10},
        {"least_words": 0, "most_words": 0},
    ],
)
def test_as_long_as_it_should_be(limits):
    assert found(**limits) == []


def test_too_short():
    assert found(least_words=11) == [Finding("S09", "hint", "too_short", {"words": 10, "least": 11}, step="home")]


def test_too_long():
    assert found(most_words=9) == [Finding("S09", "hint", "too_long", {"words": 10, "most": 9}, step="home")]


def test_advice_for_the_other_kind_of_report():
    assert list(length(TEN_WORDS, [theme(limits={"member": Limits(least_words=99)}), theme()])) == []
