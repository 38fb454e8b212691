"""How long a report is."""

import pytest

from reportsite.checks.demands import printed_words
from reportsite.content.types import Content, Dimension, Example, Problem, RectificationItem, Section


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (Content(), 0),
        (Content(title="对照检查", byline="柏舟", preamble=("报告如下。", "甲 A12 乙")), 5 + 3),
        (Section(heading="问题", dimensions=(Dimension(heading="读书", problems=(Problem(),)),)), 0),
        (Section(heading="问题", paragraphs=("如下：",)), 2 + 3),
        (Dimension(heading="读书", lead_in="存在问题：", problems=(Problem(heading="少"),)), 2 + 5 + 1),
        (Problem(heading="少", paragraphs=("忙。",), examples=(Example(paragraphs=("比如，甲",)),)), 1 + 2 + 4),
        (Problem(heading="少", rectification=(RectificationItem(measure="每月精读", leader="柏舟"),)), 1),
        (RectificationItem(measure="每月精读"), 0),
    ],
)
def test_words_of_a_node_and_of_what_it_holds(node, words):
    assert printed_words(node) == words
