"""A whole report brought to another content: every pair of contents, and what of it is journalled."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from reportsite.content.json import dumps, loads
from reportsite.content.types import Content, Dimension, Point, Problem, Section
from reportsite.drafting.actions.items import delete_item, restore_item
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.models import Report, Text
from reportsite.drafting.rows import load_content
from tests.content.strategies import contents


def problems(*nodes):
    return (Section(key="s1", role="problems", heading="问题", dimensions=(Dimension(key="d1", problems=nodes),)),)


ONE, TWO = Problem(key="p1", heading="甲", paragraphs=("甲事。",)), Problem(key="p2", heading="乙")
BEFORE = Content(key="c0", unit="档案馆", year=2024, sections=problems(ONE, TWO))


@pytest.fixture
def report(unit):
    return take_over(unit=unit, content=BEFORE, by=None)


def content_of(report):
    return load_content(Report.objects.get(pk=report.pk))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents(), contents())
def test_whatever_it_was_it_is_the_other_afterwards(unit, before, after):
    before, after = (replace(one, themes=(), kind="team", year=2024) for one in (before, after))
    other = replace(loads(re.sub(rb'"k(\d+)"', rb'"n\1"', dumps(after))), key=before.key)
    report = take_over(unit=unit, content=before, by=None)
    rewrite_report(report=report, by=None, content=other, verb="return")
    assert content_of(report) == other


def test_only_what_differs_counts_a_revision(report, drafter):
    changed = replace(BEFORE, sections=problems(replace(ONE, heading="甲改"), TWO))
    rewrite_report(report=report, by=drafter, content=changed, verb="return")
    revised = Text.objects.filter(item__report=report, revision__gt=0)
    assert [(text.item.key, text.name, text.value, text.revision) for text in revised] == [("p1", "heading", "甲改", 1)]


def test_every_change_is_journalled_with_what_was_before(report, drafter):
    new = Problem(key="p3", heading="丙")
    changed = replace(BEFORE, sections=problems(new, replace(TWO, heading="乙改")))
    rewrite_report(report=report, by=drafter, content=changed, verb="return")
    rows = list(report.journal.exclude(verb="import").values_list("verb", "key", "name"))
    assert rows == [("return", "c0", ""), ("add", "p3", ""), ("delete", "p1", ""), ("save", "p2", "heading")]
    assert loads(report.journal.get(verb="return").before.encode()) == BEFORE


def test_items_change_places(report, drafter):
    rewrite_report(report=report, by=drafter, content=replace(BEFORE, sections=problems(TWO, ONE)), verb="return")
    assert [one.key for one in content_of(report).sections[0].dimensions[0].problems] == ["p2", "p1"]
    assert set(report.journal.exclude(verb="import").values_list("verb", flat=True)) == {"return"}


def test_what_was_deleted_comes_back_with_its_key(report, drafter):
    rewrite_report(report=report, by=drafter, content=replace(BEFORE, sections=problems(TWO)), verb="return")
    rewrite_report(report=report, by=drafter, content=BEFORE, verb="restore")
    assert content_of(report) == BEFORE
    assert report.items.filter(key="p1").count() == 1


def test_the_same_content_changes_nothing(report, drafter):
    rewrite_report(report=report, by=drafter, content=BEFORE, verb="return")
    assert not Text.objects.filter(item__report=report, revision__gt=0).exists()
    assert list(report.journal.exclude(verb="import").values_list("verb", flat=True)) == ["return"]


def test_a_closed_report_stays_as_it_is(report, drafter):
    Report.objects.filter(pk=report.pk).update(stage="final")
    with pytest.raises(ValidationError):
        rewrite_report(report=report, by=drafter, content=replace(BEFORE, title="别的"), verb="return")
    assert content_of(report) == BEFORE


def test_an_item_never_becomes_another_kind(report, drafter):
    swapped = replace(BEFORE, sections=(Section(key="p1", role="causes"),))
    with pytest.raises(ValidationError):
        rewrite_report(report=report, by=drafter, content=swapped, verb="return")


def test_what_was_deleted_before_comes_back_whole_with_its_links(unit, drafter):
    causes = Section(key="s2", role="causes", points=(Point(key="o1", heading="因", links=("p1",)),))
    content = replace(BEFORE, sections=(*BEFORE.sections, causes))
    report = take_over(unit=unit, content=content, by=None)
    item = report.items.get(key="d1")
    delete_item(report=report, person=drafter, item=item)
    rewritten = replace(content_of(report), preamble=("新的前言。",))
    rewrite_report(report=report, by=drafter, content=rewritten, verb="return")
    restore_item(report=report, person=drafter, item=report.items.get(key="d1"))
    assert content_of(report) == replace(content, preamble=("新的前言。",))


def test_an_item_that_a_rewrite_deletes_comes_back_with_all_below_it(report, drafter):
    rewrite_report(report=report, by=drafter, content=replace(BEFORE, sections=()), verb="return")
    assert list(report.journal.filter(verb="delete").values_list("key", flat=True)) == ["s1"]
    restore_item(report=report, person=drafter, item=report.items.get(key="s1"))
    assert content_of(report) == BEFORE


CAUSE = Section(key="s2", role="causes", points=(Point(key="o1", heading="因", links=("p1",)),))


def test_what_disappeared_with_an_item_that_comes_back_does_not_come_back_beside_it(report, drafter):
    def delete(key):
        delete_item(report=report, person=drafter, item=report.items.get(key=key))

    delete("p2")
    restore_item(report=report, person=drafter, item=report.items.get(key="p2"))
    delete("d1")
    rewrite_report(report=report, by=drafter, content=replace(BEFORE, sections=problems(ONE)), verb="version")
    assert content_of(report) == replace(BEFORE, sections=problems(ONE))
    assert report.journal.filter(verb="delete").values_list("key", flat=True).last() == "p2"
    restore_item(report=report, person=drafter, item=report.items.get(key="p2"))
    assert content_of(report) == BEFORE


def test_a_link_to_what_a_rewrite_deletes_comes_back_with_it(unit, drafter):
    content = replace(BEFORE, sections=(*BEFORE.sections, CAUSE))
    report = take_over(unit=unit, content=content, by=None)
    unlinked = replace(CAUSE, points=(replace(CAUSE.points[0], links=()),))
    shorter = replace(BEFORE, sections=(*problems(TWO), unlinked))
    rewrite_report(report=report, by=drafter, content=shorter, verb="version")
    assert content_of(report) == shorter
    restore_item(report=report, person=drafter, item=report.items.get(key="p1"))
    assert content_of(report).sections[1] == CAUSE


def test_a_link_that_the_content_lacks_goes_where_both_its_ends_stay(unit, drafter):
    report = take_over(unit=unit, content=replace(BEFORE, sections=(*BEFORE.sections, CAUSE)), by=None)
    unlinked = replace(CAUSE, points=(replace(CAUSE.points[0], links=()),))
    rewrite_report(
        report=report, by=drafter, content=replace(BEFORE, sections=(*problems(ONE), unlinked)), verb="version"
    )
    assert not report.items.get(key="o1").links.exists()
