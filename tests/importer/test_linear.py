"""Time grows in step with the text, however the text was made."""

import time

import pytest

from reportsite.content.json import dumps, loads
from reportsite.importer.files import pasted_lines
from reportsite.importer.plain import MAX_CHARACTERS
from reportsite.importer.reading import read
from tests.importer.texts import source

SIZES = (15_000, 60_000)
GROWTH = 9.0  # at most, where a text is four times as long; time that grew with its square would be sixteen times
LEAST = 0.005  # seconds; what is shorter cannot be told

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


def grows(unit, before=""):
    """How often as long it takes to read a text that is four times as long, the best of three each."""
    short, long = (before + repeated(unit, size) + "。" for size in SIZES)
    return min(map(seconds, [long] * 3)) / (min(map(seconds, [short] * 3)) + LEAST)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_in_step_with_a_hostile_text(unit):
    assert grows(unit) < GROWTH


@pytest.mark.parametrize(
    "before", ["一、", "一、存在的突出问题\n（一）", "一、存在的突出问题\n（一）读书方面。一是", "# ", "附件："]
)
@pytest.mark.parametrize("unit", ["学", "，", "方面", "如", " ", "；读得少用得少", "2031年度"])
def test_behind_a_heading(before, unit):
    assert grows(unit, before) < GROWTH


@pytest.mark.parametrize("unit", ["一、" + BODY, BODY.split("\n")[6] + "\n"], ids=["reports", "paragraphs"])
def test_with_a_real_text(unit):
    assert grows(unit) < GROWTH


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_the_longest_text_that_is_taken(unit):
    content = read(pasted_lines(repeated(unit, MAX_CHARACTERS))).content
    assert loads(dumps(content)) == content
