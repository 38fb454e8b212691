import pytest

from reportsite.drafting.actions.items import delete_item, restore_item, set_links
from reportsite.drafting.models import Link
from reportsite.drafting.rows import load


@pytest.fixture
def link(full, item, drafter):
    return lambda point, *targets: set_links(
        report=full, person=drafter, point=item(point), targets=[item(key) for key in targets]
    )


def links(report):
    return {key: sorted(node.links) for key, node in load(report).nodes.items() if getattr(node, "links", ())}


def test_exactly_these(link, full, journal):
    link("o4", "p3", "d1")
    assert links(full) == {"o4": ["d1", "p3"], "o5": ["p1"]}
    assert journal() == [("link", "o4", "", "d1 p3")]


def test_the_same_again_is_no_change(link, full, journal):
    link("o4", "p2", "d1")
    assert (links(full)["o4"], journal()) == (["d1", "p2"], [])


def test_a_link_that_stays_keeps_its_row(link, full):
    before = Link.objects.get(point__key="o4", target__key="d1")
    link("o4", "d1", "p1")
    assert Link.objects.get(point__key="o4", target__key="d1") == before


def test_none(link, full):
    link("o4")
    assert links(full) == {"o5": ["p1"]}


def test_a_link_to_what_was_deleted_waits_for_it(link, full, item):
    delete_item(report=full, person=None, item=item("p2"))
    link("o4", "p3", "p2")
    assert links(full)["o4"] == ["p3"]
    restore_item(report=full, person=None, item=item("p2"))
    assert links(full)["o4"] == ["p2", "p3"]


def test_the_same_target_twice_is_one_link(link, full):
    link("o1", "d1", "d1")
    assert links(full)["o1"] == ["d1"]
