"""Sections of the outline that a report lacks, and the order of sections."""

import pytest
from django.core.exceptions import ValidationError

from reportsite.content.theme import OutlineSection
from reportsite.drafting.actions.items import add_section, delete_item, order_sections
from reportsite.drafting.rows import load_content

BASIC = OutlineSection(role="cases", heading="典型案例剖析")


def roles(report):
    return [section.role for section in load_content(report).sections]


def test_a_section_of_the_outline_with_its_heading(full, drafter, journal):
    new = add_section(report=full, person=drafter, section=BASIC)
    section = load_content(full).sections[-1]
    assert (section.key, section.role, section.heading) == (new.key, "cases", "典型案例剖析")
    assert journal() == [("add", new.key, "", "c0 section")]


def test_refused_where_one_of_its_role_is_there(full):
    with pytest.raises(ValidationError):
        add_section(report=full, person=None, section=OutlineSection(role="problems", heading="问题"))
    assert roles(full).count("problems") == 1


def test_one_that_was_deleted_may_be_added_anew(full, item):
    delete_item(report=full, person=None, item=item("s1"))
    add_section(report=full, person=None, section=OutlineSection(role="basic", heading="基本情况"))
    assert roles(full).count("basic") == 1


def test_sections_come_into_the_order_of_the_outline(report):
    wanted = ["previous", "problems", "cases", "causes", "measures"]
    assert roles(report) == wanted
    order_sections(report=report, roles=wanted[::-1])
    assert roles(report) == wanted[::-1]


def test_a_section_that_the_outline_does_not_know_stays_behind_its_neighbour(full, item):
    full.items.filter(key="s2").update(role="other")
    before = ["basic", "other", "matters", "problems", "causes", "measures", "closing", "other"]
    assert roles(full) == before
    add_section(report=full, person=None, section=BASIC)
    order_sections(report=full, roles=["basic", "matters", "problems", "cases", "causes", "measures", "closing"])
    assert roles(full) == [*before[:4], "cases", *before[4:]]


def test_one_that_stands_first_stays_first(full):
    full.items.filter(key="s1").update(role="other")
    order_sections(report=full, roles=["previous", "matters", "problems", "causes", "measures", "closing"])
    assert roles(full)[:2] == ["other", "previous"]
