"""The doubts of an import as questions: which buttons each has, and what many of them cost."""

import time

import pytest

from reportsite.content.types import Content, Dimension, Point, Problem, Section
from reportsite.importer.files import pasted_lines
from reportsite.importer.reading import read
from reportsite.importer.record import Doubt, Line, Record
from reportsite.importing.doubts import doubts_of
from reportsite.importing.showing import where_of
from tests.importer.test_linear import GROWTH, LEAST

CLAUSES = "problems at each ；"
NUMBERS = (150, 600)


def content(*dimensions):
    return Content(key="c", sections=(Section(key="s", role="problems", heading="问题", dimensions=dimensions),))


def paths(made, record, where):
    return [[answer.path for answer in question.answers] for question in doubts_of(made, record, where)]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [(("读得少；记得乱。",), ["items/d/clauses/"]), (("没有分句。",), []), (("只有末尾；",), []), ((), [])],
)
def test_clauses_can_be_parted_where_there_are_some(paragraphs, found):
    made = content(Dimension(key="d", heading="读书方面", paragraphs=paragraphs))
    assert paths(made, Record(doubts=[Doubt("unparted", 3, "", "text", (CLAUSES,))]), {"d": 3}) == [found]


@pytest.mark.parametrize("node", [Problem(key="p", paragraphs=("甲；乙。",)), Point(key="p", paragraphs=("甲；乙。",))])
def test_not_in_a_problem_for_examples_have_a_marker(node):
    made = (
        content(Dimension(key="d", problems=(node,)))
        if isinstance(node, Problem)
        else Content(key="c", sections=(Section(key="s", role="causes", points=(node,)),))
    )
    found = paths(made, Record(doubts=[Doubt("unparted", 3, "", "text", (CLAUSES,))]), {"p": 3})
    assert found == [[] if isinstance(node, Problem) else ["items/p/clauses/"]]


def test_of_several_items_in_a_line_the_section_is_meant():
    made = content(Dimension(key="d", paragraphs=("甲；乙。",)))
    record = Record(doubts=[Doubt("role", 3, "", "problems", ("causes",))])
    assert paths(made, record, {"d": 3, "s": 3}) == [["items/s/role/causes/"]]


def test_a_line_that_was_left_out_is_text_of_the_preamble():
    record = Record(
        doubts=[Doubt("before_title", 2, "", "dropped", ("text",)), Doubt("before_title", 9, "", "dropped", ("text",))],
        dropped=[Line(1, "甲"), Line(2, "乙"), Line(2, "丙")],
    )
    assert paths(content(), record, {}) == [["dropped/1/place/"], []]


def read_from(number):
    """A text in which so many dimensions leave open whether their text is several problems."""
    row = "（一）读书方面。读得少，一年两册；记得乱，三本札记；还得晚，五次逾期。补得慢；讲得空；学得浅。\n"
    lines = pasted_lines("一、存在的突出问题\n" + row * number)
    found = read(lines)
    return found.content, found.record, where_of(found.content, lines)


def one_line(number):
    """As many doubts about items that all stand in one line, and as many lines that were left out."""
    nodes = tuple(Dimension(key=f"d{place}", paragraphs=("甲；乙。",)) for place in range(number))
    record = Record(
        doubts=[Doubt("unparted", 1, "", "text", ("text", CLAUSES))] * number,
        dropped=[Line(place, "") for place in range(2, number)],
    )
    return content(*nodes), record, dict.fromkeys((node.key for node in nodes), 1)


def seconds(asked):
    begun = time.process_time()
    doubts_of(*asked)
    return time.process_time() - begun


@pytest.mark.parametrize("made", [read_from, one_line])
def test_time_grows_in_step_with_the_doubts(made):
    few, many = map(made, NUMBERS)
    assert len(few[1].doubts) >= NUMBERS[0]
    assert len(many[1].doubts) >= 4 * NUMBERS[0]
    assert min(seconds(many) for _turn in range(3)) / (min(seconds(few) for _turn in range(3)) + LEAST) < GROWTH
