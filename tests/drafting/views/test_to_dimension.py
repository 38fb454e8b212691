"""Moving a problem to another dimension."""

import pytest

from reportsite.drafting.actions.items import delete_item
from tests.pages import said


def test_to_the_end_of_the_chosen_one_with_all_that_hangs_on_it(page, url, keys, text):
    shown = page("dimensions/d1/")
    answer = shown.press(url("items/p1/to-dimension/"), {"to-p1": "d4", "p1.heading": "带着刚写的走"})
    assert answer.url == url("dimensions/d1/")
    assert (keys("d1"), keys("d4"), keys("p1")) == ([], ["p3", "p1"], ["e1", "e2", "r1", "r2"])
    assert text("p1", "heading").value == "带着刚写的走"


def test_the_choice_holds_the_other_dimensions_alone(page):
    options = page("dimensions/d1/").tree.xpath("//select[@name='to-p1']/option/@value")
    assert options == ["", "d2", "d3", "d4"]


def test_nothing_is_chosen_for_anybody(page, url, keys):
    answer = page("dimensions/d1/").press(url("items/p1/to-dimension/"))
    assert (answer.status_code, [level for level, _sentence in said(answer)], keys("d1")) == (302, ["error"], ["p1"])


@pytest.mark.parametrize("target", ["nothing", "\0", "x" * 200_000], ids=["unknown", "nul", "long"])
def test_to_a_dimension_that_is_not_there(page, url, keys, target):
    answer = page("dimensions/d1/").press(url("items/p1/to-dimension/"), {"to-p1": target})
    assert (answer.status_code, keys("d1")) == (404, ["p1"])


@pytest.mark.parametrize("target", ["p2", "s4", "e1", "c0", "o4"])
def test_to_what_is_no_dimension(page, url, keys, target):
    answer = page("dimensions/d1/").press(url("items/p1/to-dimension/"), {"to-p1": target})
    assert (answer.status_code, [level for level, _sentence in said(answer)], keys("d1")) == (302, ["error"], ["p1"])


def test_to_a_dimension_of_another_report(page, url, keys, report):
    other = report.items.filter(kind="dimension").first()
    answer = page("dimensions/d1/").press(url("items/p1/to-dimension/"), {"to-p1": other.key})
    assert (answer.status_code, keys("d1"), other.children.count()) == (404, ["p1"], 0)


def test_to_a_dimension_whose_group_was_deleted_meanwhile(page, url, keys, full):
    shown = page("dimensions/d1/")
    delete_item(report=full, person=None, item=full.items.get(key="d2"))
    shown.press(url("items/p1/to-dimension/"), {"to-p1": "d4"})
    assert keys("d1") == ["p1"]


def test_nothing_but_a_problem_is_moved(browser, url, full):
    browser.post(url("items/e1/to-dimension/"), {"to-e1": "d4"})
    assert full.items.get(key="e1").parent.key == "p1"
