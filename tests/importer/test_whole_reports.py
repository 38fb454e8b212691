"""Whole reports of our own, each in the habits of many hands: every node is found, no character is lost."""

from collections import Counter

import pytest

from reportsite.importer.files import lines_of
from reportsite.importer.outline import outline
from reportsite.importer.reading import read
from tests.importer.texts import HABITS, NAMES, printed, reading, source, squeezed

MARKS = str.maketrans("", "", "#*")
NARROW = str.maketrans("(),", "（），")


def same(value):
    """An outline with one kind of commas and quotation marks."""
    if isinstance(value, dict):
        return {name: same(item) for name, item in value.items() if name != "dropped"}
    if isinstance(value, list):
        return [same(item) for item in value]
    return value.translate(NARROW) if isinstance(value, str) else value


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("name", NAMES)
def test_every_node_is_found(name, habit):
    text, wanted = source(name)
    assert same(outline(reading(HABITS[habit](text)).content)) == same(wanted)


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("name", NAMES)
def test_what_prints_is_the_text_in_its_order(name, habit):
    text = HABITS[habit](source(name)[0])
    found = reading(text)
    left_out = {line.number for line in found.record.dropped}
    lines = text.replace("\r\n", "\n").split("\n")
    kept = "".join(line for number, line in enumerate(lines, 1) if number not in left_out)
    wanted = squeezed(kept).replace("有**条", "有＊＊条").translate(MARKS).replace("＊＊", "**")
    numbers = {"1、": "1."} if "1、" in kept else {}
    for typed, made in {"(": "（", ")": "）", **numbers}.items():
        wanted = wanted.replace(typed, made)
    got = squeezed("".join(printed(found.content))).replace("(", "（").replace(")", "）").replace("1、", "1.")
    assert got == wanted
    assert found.record.unplaced == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", NAMES)
def test_every_encoding(name, encoding):
    text, wanted = source(name)
    assert outline(read(lines_of(text.encode(encoding))).content) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_out_is_the_page_that_it_was_copied_from(name):
    text, _wanted = source(name)
    found = Counter(squeezed(line.text) for line in reading(text).record.dropped)
    expected = {"waterworks-team": 11}
    assert sum(found.values()) == expected.get(name, 0)


def test_certain_decisions_are_not_doubted():
    assert {name: [doubt.code for doubt in reading(source(name)[0]).record.doubts] for name in NAMES} == {
        "archive-team": [],
        "library-member": ["role"],  # 上年度…落实情况和有关事项说明 names two
        "school-team": ["unparted"],
        "waterworks-team": ["before_title", "before_title"],  # 首页 > …, 【打印】【收藏】
    }
