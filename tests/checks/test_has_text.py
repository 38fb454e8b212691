"""Whether anything is written in an item: what came with the theme does not count."""

import pytest

from reportsite.checks.demands import has_text, problems_with_dimension
from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
)


@pytest.mark.parametrize(
    "node",
    [
        Section(paragraphs=("读。",)),
        Section(points=(Point(heading="读"),)),
        Section(heading="问题", dimensions=(Dimension(paragraphs=("读。",)),)),
        Dimension(children=(Dimension(problems=(Problem(heading="少"),)),)),
        Part(heading="说明"),
        Point(points=(Point(paragraphs=("读。",)),)),
        Problem(examples=(Example(paragraphs=("比如",)),)),
        Problem(rectification=(RectificationItem(leader="柏舟"),)),
        Content(preamble=("读。",)),
    ],
)
def test_something_is_written(node):
    assert has_text(node) is True


@pytest.mark.parametrize(
    "node",
    [
        Section(),
        Section(heading="问题", dimensions=(Dimension(heading="读书", lead_in="存在问题：", problems=(Problem(),)),)),
        Part(points=(Point(),)),
        Problem(source="asked", examples=(Example(own_line=True),), rectification=(RectificationItem(state="done"),)),
        Content(unit="云岭县图书馆", year=2030, signature="馆", date="某日"),
    ],
)
def test_nothing_is_written(node):
    assert has_text(node) is False


def test_problems_come_with_the_section_and_the_nearest_dimension():
    child = Dimension(key="c", problems=(Problem(key="p3", heading="浅"),))
    group = Dimension(key="g", problems=(Problem(key="p1", heading="少"), Problem(key="p2")), children=(child,))
    content = Content(sections=(Section(key="s", dimensions=(group,)),))
    assert [tuple(node.key for node in found) for found in problems_with_dimension(content)] == [
        ("s", "g", "p1"),
        ("s", "c", "p3"),
    ]
