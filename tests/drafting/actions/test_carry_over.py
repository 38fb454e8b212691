"""A problem of last year in what is said of its mending."""

import pytest
from django.core.exceptions import ValidationError

from reportsite.content.types import Part, Problem, Section
from reportsite.drafting.actions.carrying import carry_over
from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.reports import submit_report, take_over
from reportsite.drafting.last_year import carried_from
from reportsite.drafting.rows import load_content
from tests.drafting.contents import full_content

PROBLEM = Problem(key="p1", heading="登记不及时")


@pytest.fixture
def before(unit):
    return take_over(unit=unit, content=full_content(year=2023), by=None)


def carry(report, before, problem=PROBLEM):
    return carry_over(report=report, person=None, before=before, problem=problem, measures=["勤"])


def test_it_stands_last_in_the_section(full, before):
    item = carry(full, before)
    points = load_content(full).sections[1].points
    assert [(point.heading, point.paragraphs) for point in points][1:] == [
        ("登记不及时", ("上年度提出的整改措施：勤。整改落实情况：",))
    ]
    assert (points[1].key, carried_from(full)) == (item.key, {f"{before.pk} p1": item.key})


def test_twice_is_once(full, before):
    assert carry(full, before) == carry(full, before)
    assert len(load_content(full).sections[1].points) == 2


def test_again_after_it_was_deleted(full, before):
    first = carry(full, before)
    delete_item(report=full, person=None, item=first)
    assert carried_from(full) == {}
    assert carry(full, before).key != first.key


@pytest.mark.parametrize(
    ("sections", "where"),
    [
        ((Section(key="s3", role="matters", parts=(Part(key="a1", role="previous"),)),), "a1"),
        ((Section(key="s1", role="basic", heading="基本情况"), Section(key="s4", role="problems")), "previous"),
    ],
)
def test_without_the_section(unit, before, sections, where):
    report = take_over(unit=unit, content=full_content(sections=sections), by=None)
    parent = carry(report, before).parent
    assert where in (parent.key, parent.role)
    assert [section.role for section in load_content(report).sections].count("previous") == (where == "previous")


def test_not_into_a_closed_report(full, before, drafter):
    submit_report(report=full, by=drafter)
    content = load_content(full)
    with pytest.raises(ValidationError):
        carry(full, before)
    assert load_content(full) == content
