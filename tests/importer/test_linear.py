"""Time grows in step with the text, however the text was made, and nothing takes long."""

import time
from itertools import pairwise

import pytest

from reportsite.content.json import dumps, loads
from reportsite.importer.files import pasted_lines
from reportsite.importer.plain import MAX_CHARACTERS
from reportsite.importer.reading import read
from tests.importer.texts import source

SECONDS = 5.0  # of processor time, for the longest text that is taken
GROWTH = 3.0  # at most, where the text is twice as long; twice as much and what a busy machine adds
SIZES = (50_000, 100_000, 200_000, 400_000)

REPORT = source("archive-team")[0]
BODY = REPORT.split("        一、", 1)[1]

HOSTILE = {
    "no punctuation": "学",
    "如": "如",
    "an opening bracket": "（",
    "一是": "一是",
    "一是 with a full stop": "一是。",
    "rows that count up": "一是问。二是问。三是问。四是问。",
    "rows that begin again": "一是问：",
    "line ends": "\n",
    "blanks": " ",
    "full stops": "。",
    "commas": "，",
    "semicolons": "读得少用得少；",
    "opening quotation marks": "“",
    "every bracket": "“”‘’「」（）",
    "names of dimensions": "（一）读书方面。",
    "examples": "。比如，",
    "sections": "一、\n",
    "dimensions": "（一）问\n",
    "every level": "一、\n（一）\n1.\n（1）\n第一，\n一是\n",
    "brackets that stay open": "《\n",
    "titles": "对照检查材料\n",
    "attachments": "附件：\n",
    "strong text": "**a ",
    "strong marks": "**",
    "years": "2031年度",
    "last years": "上年度",
    "leaders": "一、a........\n",
    "dots": ".",
    "digits": "1. ",
    "cells": "甲\t乙\t丙\t丁\n",
    "lines of one width": "读" * 28 + "\n",
    "escapes": "\\*",
}


def seconds(text):
    begun = time.process_time()
    read(pasted_lines(text))
    return time.process_time() - begun


def repeated(unit, size):
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_in_time(unit):
    text = repeated(unit, MAX_CHARACTERS)
    begun = time.process_time()
    content = read(pasted_lines(text)).content
    assert time.process_time() - begun < SECONDS
    assert loads(dumps(content)) == content


@pytest.mark.parametrize(
    "before", ["一、", "一、存在的突出问题\n（一）", "一、存在的突出问题\n（一）读书方面。一是", "# ", "附件："]
)
@pytest.mark.parametrize("unit", ["学", "，", "方面", "如", " ", "；读得少用得少", "2031年度"])
def test_a_hostile_text_behind_a_heading(before, unit):
    assert seconds(before + repeated(unit, MAX_CHARACTERS - len(before) - 1) + "。") < SECONDS


@pytest.mark.parametrize("unit", ["一、" + BODY, BODY.split("\n")[6] + "\n", "一是。", "（", "《\n"])
def test_time_grows_in_step_with_the_text(unit):
    # The best of three tells how long it takes; the others how busy the machine was.
    times = [min(seconds(repeated(unit, size)) for _ in range(3)) for size in SIZES]
    assert all(later < GROWTH * earlier + 0.05 for earlier, later in pairwise(times)), times
    assert times[-1] < SECONDS
