"""A report as it stood at an earlier entry of its journal."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from reportsite.content.numbering import Shape
from reportsite.content.types import Content, Dimension, Point, Problem, Section
from reportsite.drafting.actions import items
from reportsite.drafting.actions.documents import set_print_settings
from reportsite.drafting.actions.items import add_item
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.history import content_at, last_entry, text_at
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


LINKED = replace(
    BEGUN,
    sections=(
        replace(
            BEGUN.sections[0],
            dimensions=(
                Dimension(key="d1", problems=(Problem(key="p1", heading="甲"), Problem(key="p2", heading="乙"))),
                Dimension(key="d2", heading="丁"),
            ),
        ),
        Section(key="s2", role="causes", points=(Point(key="o1", heading="丙"),)),
    ),
)
VERBS = {
    "move": lambda report, by, item: items.move_item(report=report, person=by, item=item("p1"), step=1),
    "move to another": lambda report, by, item: items.move_problem(
        report=report, person=by, problem=item("p1"), dimension=item("d2")
    ),
    "delete": lambda report, by, item: items.delete_item(report=report, person=by, item=item("d1")),
    "link": lambda report, by, item: items.set_links(report=report, person=by, point=item("o1"), targets=[item("p1")]),
    "shape": lambda report, by, item: items.set_shape(report=report, person=by, item=item("p1"), shape=Shape("1.")),
    "shapes": lambda report, by, item: items.set_shapes(
        report=report, person=by, shapes={"problems.problem": Shape("1.")}
    ),
    "print": lambda report, by, item: set_print_settings(report=report, by=by, marks=["internal"], annex=True),
}


@pytest.mark.parametrize("verb", VERBS)
def test_before_a_change_that_is_more_than_a_text(unit, drafter, verb):
    report = take_over(unit=unit, content=LINKED, by=None)
    save(report, "p1", "heading", "甲改")
    entry, between = last_entry(report), load_content(report)
    VERBS[verb](report, drafter, lambda key: report.items.get(key=key))
    save(report, "p2", "heading", "乙改")
    assert content_at(report, entry) == between != load_content(report)


def test_before_it_was_deleted_and_put_back(unit, drafter):
    report = take_over(unit=unit, content=LINKED, by=None)
    entry = last_entry(report)
    save(report, "p2", "heading", "乙改")
    items.delete_item(report=report, person=drafter, item=report.items.get(key="p1"))
    items.restore_item(report=report, person=drafter, item=report.items.get(key="p1"))
    assert content_at(report, entry) == LINKED


def test_a_text_of_an_item_that_came_with_it(report):
    added = replace(BEGUN, sections=(*BEGUN.sections, Section(key="s9", role="causes", heading="新的")))
    rewrite_report(report=report, by=None, content=added, verb="bring in")
    entry, between = last_entry(report), load_content(report)
    save(report, "s9", "heading", "改过")
    assert content_at(report, entry) == between


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what the tables hold")
def test_the_saves_of_a_text_are_found_by_an_index(report):
    save(report, "p1", "heading", "乙")
    with CaptureQueriesContext(connection) as queries:
        assert text_at(report, "p1", "heading", 1) == "乙"
        assert text_at(report, "p1", "heading", 0) == "甲"
    assert len(queries) == 2
    with connection.cursor() as cursor:
        for query in queries:
            plan = cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()
            assert [step[-1].split(" (")[0] for step in plan] == [
                "SEARCH drafting_journal USING INDEX journal_of_a_text"
            ]
