"""A report as it stood at an earlier entry of its journal."""

import pytest
from msgspec.structs import replace

from reportsite.content.types import Content, Dimension, Problem, Section
from reportsite.drafting.actions.items import add_item
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.history import content_at, last_entry
from reportsite.drafting.rows import load_content

BEGUN = Content(
    key="c0",
    unit="档案馆",
    year=2024,
    preamble=("前言。",),
    sections=(
        Section(
            key="s1",
            role="problems",
            heading="问题",
            dimensions=(Dimension(key="d1", problems=(Problem(key="p1", heading="甲"),)),),
        ),
    ),
)


@pytest.fixture
def report(unit):
    return take_over(unit=unit, content=BEGUN, by=None)


def save(report, key, name, value):
    text = report.items.get(key=key).texts.get(name=name)
    save_texts(report=report, person=None, changes=[Change(key, name, text.revision, value)])


def test_the_last_entry_is_the_report_as_it_is(report):
    save(report, "p1", "heading", "乙")
    assert content_at(report, last_entry(report)) == load_content(report)


def test_a_text_that_was_saved_since_has_its_first_value(report):
    entry = last_entry(report)
    save(report, "p1", "heading", "乙")
    save(report, "c0", "preamble", "别的前言。")
    save(report, "p1", "heading", "丙")
    assert content_at(report, entry) == BEGUN


def test_a_text_that_was_saved_before_and_since_has_the_value_between(report):
    save(report, "p1", "heading", "乙")
    entry, between = last_entry(report), load_content(report)
    save(report, "p1", "heading", "丙")
    assert content_at(report, entry) == between


def test_an_item_that_was_added_since_is_not_there(report):
    entry = last_entry(report)
    add_item(report=report, person=None, parent=report.items.get(key="d1"), kind="problem")
    assert content_at(report, entry) == BEGUN


def test_before_a_whole_other_content_took_its_place(report):
    save(report, "p1", "heading", "乙")
    entry, between = last_entry(report), load_content(report)
    save(report, "p1", "heading", "丙")
    rewrite_report(report=report, by=None, content=replace(BEGUN, sections=()), verb="return")
    save(report, "c0", "preamble", "新前言。")
    assert content_at(report, entry) == between


@pytest.mark.parametrize("entry", [0, 2**62])
def test_an_entry_that_is_not_the_reports(report, entry):
    assert content_at(report, entry) is None
