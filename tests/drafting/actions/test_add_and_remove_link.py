"""One link more, one link less; what others link meanwhile stays."""

import pytest

from reportsite.drafting.actions.items import add_link, delete_item, remove_link, restore_item, set_links
from reportsite.drafting.models import Link
from reportsite.drafting.rows import load
from tests.meanwhile import meanwhile


@pytest.fixture
def act(full, item, drafter):
    return lambda verb, point, target: verb(report=full, person=drafter, point=item(point), target=item(target))


@pytest.fixture
def links(full):
    return lambda key="o4": sorted(load(full).nodes[key].links)


def test_one_more(act, links, journal, full, drafter):
    act(add_link, "o4", "p3")
    assert (links(), links("o5")) == (["d1", "p2", "p3"], ["p1"])
    assert journal() == [("link", "o4", "", "d1 p2 p3")]
    assert full.journal.last().person == drafter


def test_one_less(act, links, journal):
    act(remove_link, "o4", "d1")
    assert (links(), links("o5")) == (["p2"], ["p1"])
    assert journal() == [("link", "o4", "", "p2")]


@pytest.mark.parametrize(("verb", "target"), [(add_link, "d1"), (remove_link, "d4")])
def test_what_is_so_already_is_no_change(act, links, journal, verb, target):
    act(verb, "o4", target)
    assert (links(), journal()) == (["d1", "p2"], [])


def test_twice_is_once(act, links, journal):
    act(add_link, "o4", "p3")
    act(add_link, "o4", "p3")
    assert (links(), len(journal()), Link.objects.filter(target__key="p3").count()) == (["d1", "p2", "p3"], 1, 1)


def test_what_somebody_else_links_right_before_stays(act, links, full, item):
    def others():
        set_links(report=full, person=None, point=item("o4"), targets=[item("p2"), item("d4")])

    with meanwhile("UPDATE", others):
        act(add_link, "o4", "p3")
    assert links() == ["d4", "p2", "p3"]


def test_what_was_deleted_keeps_its_link_and_gets_no_new_one(act, links, full, item):
    delete_item(report=full, person=None, item=item("d2"))
    act(add_link, "o4", "p3")
    act(add_link, "o4", "p1")
    assert links() == ["d1", "p1"]
    restore_item(report=full, person=None, item=item("d2"))
    assert links() == ["d1", "p1", "p2"]
