"""What others do to a report while a page of it is open: their texts, whether items came or went, and who writes what."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reportsite.drafting.actions.items import add_item, set_links
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.history import last_entry
from tests.pages import asks_to_sign_in, hidden_from, refused, send


@pytest.fixture
def news(browser, url):
    """news(entry): what was done after the entry."""
    return lambda since=0: browser.get(url(f"meanwhile/?since={since}")).json()


@pytest.fixture
def type_(full, reviewer):
    """type_(value, revision, person): somebody else saves the heading of the first problem."""

    def run(value, revision=0, person=reviewer, key="p1"):
        save_texts(report=full, person=person, changes=[Change(key, "heading", revision, value)])

    return run


def test_nothing_was_done(news, full):
    entry = last_entry(full)
    assert news(entry) == {"until": entry, "texts": [], "tree": False, "writing": []}


def test_a_text_as_it_stands_after_two_saves_and_who_writes_it(news, full, type_, reviewer):
    entry = last_entry(full)
    type_("一")
    type_("二", 1)
    found = news(entry)
    assert [(one["name"], one["value"], one["revision"]) for one in found["texts"]] == [("p1.heading", "二", 2)]
    assert (found["writing"], found["tree"]) == ([["审核人简宁", "p1.heading"]], False)
    assert news(found["until"])["texts"] == []


def test_what_one_writes_oneself_in_another_tab_is_text_but_not_somebody(news, full, type_, drafter):
    entry = last_entry(full)
    type_("一", person=drafter)
    found = news(entry)
    assert (len(found["texts"]), found["writing"]) == (1, [])


def test_a_minute_later_nobody_writes(news, full, type_):
    type_("一")
    with time_machine.travel(timezone.now() + timedelta(minutes=1, seconds=1)):
        assert news()["writing"] == []


@pytest.mark.parametrize(("who", "told"), [("reviewer", True), ("drafter", False)])
def test_an_item_that_somebody_else_added(news, full, item, request, who, told):
    entry = last_entry(full)
    add_item(report=full, person=request.getfixturevalue(who), parent=item("d1"), kind="problem")
    assert news(entry)["tree"] is told


def test_links_of_others_count_as_well(news, full, item, reviewer):
    entry = last_entry(full)
    set_links(report=full, person=reviewer, point=item("o4"), targets=[])
    assert news(entry)["tree"] is True


@pytest.mark.parametrize("since", ["", "x", "-1", "9" * 40, "%00"])
def test_an_entry_that_is_none_is_the_beginning(browser, url, since):
    assert browser.get(url(f"meanwhile/?since={since}")).status_code == 200


def test_the_number_of_queries_is_the_same(browser, url, type_):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            browser.get(url("meanwhile/?since=1"))
        return len(queries)

    type_("一")
    few = asked()
    for number in range(1, 9):
        type_(str(number), number)
        type_(str(number), number - 1, key="d1")
    assert asked() == few


def test_who_may(url, stranger, reviewer):
    asks_to_sign_in(url("meanwhile/"))
    hidden_from(stranger, url("meanwhile/"))
    refused(reviewer, url("meanwhile/"))


class TestKnown:
    """Which of the texts that a browser still holds have arrived after all."""

    @pytest.fixture
    def held(self, browser, url):
        return lambda *texts: browser.post(url("texts/known/"), {"text": texts}).json()["held"]

    def test_what_stands_or_stood_in_the_report(self, held, type_):
        type_("一")
        type_("二", 1)
        assert held("p1.heading", "登记不及时", "p1.heading", "一", "p1.heading", "二") == [True, True, True]
        assert held("p1.heading", "三", "p3.heading", "一") == [False, False]

    def test_texts_of_no_item_and_no_name(self, held):
        assert (
            held("nothing.heading", "甲", "p1.nothing", "甲", "x", "甲", "p1.heading", "\0", "p1.heading")
            == [False] * 4
        )

    def test_a_hundred_at_once_and_no_more_queries_for_them(self, held, django_assert_max_num_queries):
        with django_assert_max_num_queries(8):
            assert held(*["p1.heading", "登记不及时"] * 300) == [True] * 100

    def test_who_may(self, url, stranger, reviewer, drafter):
        asks_to_sign_in(url("texts/known/"), "post")
        hidden_from(stranger, url("texts/known/"), "post")
        refused(reviewer, url("texts/known/"), "post")
        assert send(drafter, url("texts/known/")).status_code == 405


class TestDifferences:
    def test_marked_by_character(self, browser, url):
        answer = browser.post(url("texts/differences/"), {"before": "查了3次。", "after": "查了13次。\0"})
        assert answer.json()["marked"] == [
            ["same", "查了"], ["out", "3"], ["in", "13"], ["same", "次。"], ["in", "\ufffd"],
        ]  # fmt: skip

    def test_nothing_is_nothing(self, browser, url):
        assert browser.post(url("texts/differences/")).json() == {"marked": []}

    def test_who_may(self, url, stranger, reviewer, drafter):
        asks_to_sign_in(url("texts/differences/"), "post")
        hidden_from(stranger, url("texts/differences/"), "post")
        refused(reviewer, url("texts/differences/"), "post")
        assert send(drafter, url("texts/differences/")).status_code == 405
