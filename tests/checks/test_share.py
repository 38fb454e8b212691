"""How the text is divided among its sections, and how far that meets the usual advice."""

import pytest
from hypothesis import HealthCheck, given, settings

from reportsite.checks.demands import printed_words
from reportsite.checks.share import Portion, share_of
from reportsite.content.types import Content, Dimension, Point, Problem, Section
from tests.content.strategies import contents


def report(problems=0, causes=0, measures=0, preamble=0):
    sections = (
        Section(role="problems", dimensions=(Dimension(problems=(Problem(paragraphs=("问" * problems,)),)),)),
        Section(role="causes", points=(Point(paragraphs=("因" * causes,)),)),
        Section(role="measures", heading="措施", points=(Point(paragraphs=("改" * measures,)),)),
    )
    return Content(preamble=("导" * preamble,), sections=sections)


def test_the_portions_in_the_order_of_print():
    assert share_of(report(problems=50, causes=10, measures=28, preamble=10)).portions == (
        Portion("preamble", "", 10, 10),
        Portion("problems", "", 50, 50),
        Portion("causes", "", 10, 10),
        Portion("measures", "措施", 30, 30),
    )


@pytest.mark.parametrize(
    ("problems", "causes", "preamble", "advised", "level"),
    [
        (40, 20, 40, 60, ""),
        (40, 19, 41, 59, "hint"),
        (50, 0, 50, 50, "hint"),
        (30, 19, 51, 49, "warn"),
        (0, 0, 9, 0, ""),
        (0, 0, 0, 0, ""),
        (7, 0, 0, 100, ""),
    ],
)
def test_problems_and_causes_in_the_whole(problems, causes, preamble, advised, level):
    share = share_of(report(problems, causes, preamble=preamble))
    assert (share.advised, share.level) == (advised, level)


def test_a_heading_alone_is_no_text():
    assert share_of(Content(sections=(Section(role="causes", heading="原因分析"),))).portions == ()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_the_per_cents_add_up_and_the_words_are_those_that_print(content):
    share = share_of(content)
    assert sum(portion.percent for portion in share.portions) == (100 if share.portions else 0)
    assert share.words <= sum(map(printed_words, content.sections)) + printed_words(Content(preamble=content.preamble))
