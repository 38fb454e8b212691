import pytest

from reportsite.drafting.actions.items import delete_item, move_item, restore_item
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.rows import load, load_content
from tests.drafting.contents import content_with_problems, full_content


def order(report):
    return [problem.key for problem in load_content(report).sections[0].dimensions[0].problems]


@pytest.fixture
def five(unit):
    return take_over(unit=unit, content=content_with_problems(5), by=None)


def move(report, key, step):
    move_item(report=report, person=None, item=report.items.get(key=key), step=step)


@pytest.mark.parametrize(
    ("key", "step", "wanted"),
    [
        ("p1", 1, "p2 p1 p3 p4 p5"),
        ("p5", -1, "p1 p2 p3 p5 p4"),
        ("p3", 1, "p1 p2 p4 p3 p5"),
        ("p1", 3, "p2 p3 p4 p1 p5"),
    ],
)
def test_so_many_places(five, key, step, wanted):
    move(five, key, step)
    assert " ".join(order(five)) == wanted
    assert list(five.journal.values_list("verb", "key", "value"))[1:] == [("move", key, str(step))]


@pytest.mark.parametrize(("key", "step"), [("p1", -1), ("p5", 1)])
def test_at_the_end_it_stays_and_nothing_is_written_down(five, key, step):
    move(five, key, step)
    assert order(five) == ["p1", "p2", "p3", "p4", "p5"]
    assert five.journal.count() == 1


def test_further_than_the_end_is_the_end(five):
    move(five, "p2", 99)
    assert order(five) == ["p1", "p3", "p4", "p5", "p2"]
    assert five.journal.last().value == "3"


def test_one_move_after_the_other(five):
    for _ in range(7):
        move(five, "p1", 1)
    assert order(five) == ["p2", "p3", "p4", "p5", "p1"]
    for key in ("p1", "p1", "p2", "p4", "p4"):
        move(five, key, -1)
    assert order(five) == ["p2", "p4", "p3", "p1", "p5"]


def test_with_an_item_that_was_fetched_before_the_others_moved(five):
    stale = five.items.get(key="p1")
    move(five, "p1", 1)
    move_item(report=five, person=None, item=stale, step=1)
    assert order(five) == ["p2", "p3", "p1", "p4", "p5"]


def test_only_siblings_of_its_kind_count(full, item, journal):
    move_item(report=full, person=None, item=item("p2"), step=1)
    move_item(report=full, person=None, item=item("r1"), step=-1)
    assert (load_content(full), journal()) == (full_content(), [])


def test_deleted_siblings_are_stepped_over_and_come_back_near_their_place(five):
    delete_item(report=five, person=None, item=five.items.get(key="p2"))
    move(five, "p1", 1)
    assert order(five) == ["p3", "p1", "p4", "p5"]
    restore_item(report=five, person=None, item=five.items.get(key="p2"))
    assert sorted(order(five)) == ["p1", "p2", "p3", "p4", "p5"]


def test_a_deleted_item_does_not_move(five):
    delete_item(report=five, person=None, item=five.items.get(key="p2"))
    move(five, "p2", 1)
    assert order(five) == ["p1", "p3", "p4", "p5"]


def test_what_hangs_on_it_comes_along(five):
    move(five, "p1", 1)
    draft = load(five)
    assert [child.key for child in draft.children[draft.by_key["p1"].pk]] == ["e1", "r1"]
