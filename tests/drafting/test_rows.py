"""Database rows <-> Content."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from reportsite.content.types import Content, Point, Section, walk
from reportsite.drafting.actions.items import delete_item, restore_item
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load, load_content, load_many
from tests.content.strategies import contents
from tests.drafting.contents import content_with_problems, full_content


def keys(content):
    return [node.key for node, _above in walk(content)]


@pytest.mark.parametrize(
    "content",
    [
        full_content(),
        full_content(kind="member", person="柏舟", year=None),
        Content(key="c0"),
        Content(key="c0", kind="member"),
        content_with_problems(3),
    ],
    ids=["full", "member", "empty", "empty member", "problems"],
)
def test_what_is_stored_is_loaded_with_its_keys(unit, content):
    loaded = load_content(take_over(unit=unit, content=content, by=None))
    assert loaded == content
    assert keys(loaded) == keys(content)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents())
def test_any_report_without_a_theme(unit, content):
    content = replace(content, themes=(), year=None if content.year is None else 2024)
    loaded = load_content(take_over(unit=unit, content=content, by=None))
    assert loaded == content
    assert keys(loaded) == keys(content)


@pytest.mark.parametrize("number", [1, 200])
def test_loading_is_four_queries_whatever_the_size(unit, number, django_assert_num_queries):
    report = take_over(unit=unit, content=content_with_problems(number), by=None)
    report = Report.objects.get(pk=report.pk)
    with django_assert_num_queries(4):
        content = load(report).content
    assert content == content_with_problems(number)


@pytest.mark.parametrize("number", [1, 12])
def test_many_reports_are_loaded_in_four_queries_however_many(unit, number, django_assert_num_queries):
    contents = [content_with_problems(2, year=2001 + place) for place in range(number)]
    reports = [take_over(unit=unit, content=content, by=None) for content in contents]
    with django_assert_num_queries(4):
        drafts = load_many(reports)
        loaded = [drafts[report.pk].content for report in reports]
    assert loaded == contents
    assert [keys(content) for content in loaded] == [keys(content) for content in contents]
    assert [drafts[report.pk] == load(report) for report in reports] == [True] * number
    assert load_many([]) == {}


def test_storing_takes_as_many_queries_for_300_problems_as_for_3(unit, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        report = take_over(unit=unit, content=content_with_problems(300), by=None)
    assert load_content(report) == content_with_problems(300)


def test_the_same_keys_may_stand_in_two_reports(unit):
    first, second = (take_over(unit=unit, content=full_content(), by=None) for _ in range(2))
    assert load_content(first) == load_content(second) == full_content()


def test_a_link_that_stands_twice_is_stored_once(unit):
    def content(*links):
        causes = Section(key="s5", role="causes", points=(Point(key="o4", links=links),))
        return full_content(sections=(*full_content().sections[:4], causes))

    assert load_content(take_over(unit=unit, content=content("d1", "p1", "d1"), by=None)) == content("d1", "p1")


def test_a_deleted_item_hides_what_is_below_it_and_the_links_into_it(full, item):
    delete_item(report=full, person=None, item=item("d1"))
    content = load_content(full)
    gone = {"d1", "p1", "e1", "e2", "r1", "r2"}
    assert keys(content) == [key for key in keys(full_content()) if key not in gone]
    links = {node.key: node.links for node, _above in walk(content) if isinstance(node, Point) and node.links}
    assert links == {"o4": ("p2",)}


def test_put_back_it_is_all_there_again(full, item):
    delete_item(report=full, person=None, item=item("d1"))
    restore_item(report=full, person=None, item=item("d1"))
    assert load_content(full) == full_content()


def test_an_item_below_two_deleted_ones_comes_back_with_the_last_of_them(full, item):
    for key in ("p1", "d1"):
        delete_item(report=full, person=None, item=item(key))
    restore_item(report=full, person=None, item=item("p1"))
    assert "p1" not in keys(load_content(full))
    restore_item(report=full, person=None, item=item("d1"))
    assert load_content(full) == full_content()


def test_a_deleted_cause_takes_its_links_with_it(full, item):
    delete_item(report=full, person=None, item=item("o4"))
    assert "o4" not in keys(load_content(full))


def test_items_whose_top_is_deleted_are_not_in_the_draft(full):
    full.items.filter(key="s4").update(deleted_at=timezone.now())
    draft = load(full)
    assert "p1" not in draft.by_key
    assert [item.key for item in draft.below(draft.root)] == keys(draft.content)[1:]


def test_the_draft_knows_items_values_and_nodes(full):
    draft = load(full)
    problem = draft.by_key["p1"]
    assert (draft.root.key, draft.value(problem, "heading"), draft.value(problem, "nothing")) == (
        "c0",
        "登记不及时",
        "",
    )
    assert [child.key for child in draft.children[problem.pk]] == ["e1", "e2", "r1", "r2"]
    assert draft.nodes["p1"] == draft.content.sections[3].dimensions[0].problems[0]
