"""One text at a time is saved while somebody types; what stands in the way is said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reportsite.drafting.actions.items import add_item, delete_item
from reportsite.drafting.actions.reports import submit_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Report
from tests.pages import asks_to_sign_in, only_by_post, send


@pytest.fixture
def type_in(browser, url, drafter):
    """type_in(value, revision, …): what the page's script sends, and the answer."""

    def run(value="登记拖拉", revision=0, name="p1.heading", **more):
        values = {name: value, f"{name}.revision": revision, "person": drafter.pk, "operation": "", **more}
        return browser.post(url("texts/"), values)

    return run


def test_it_is_stored_and_journalled(type_in, text, journal):
    answer = type_in(operation="op1")
    assert (answer.status_code, answer.json()["revision"], text("p1", "heading").value) == (200, 1, "登记拖拉")
    assert journal() == [("save", "p1", "heading", "登记拖拉")]


def test_a_save_goes_on_from_the_last_one(type_in, text):
    type_in("一")
    assert type_in("二", 1).json()["revision"] == 2
    assert (text("p1", "heading").value, text("p1", "heading").revision) == ("二", 2)


@pytest.mark.parametrize("more", [0, 20])
def test_six_queries_however_long_the_report_is(type_in, full, more, drafter):
    for _turn in range(more):
        add_item(report=full, person=drafter, parent=full.items.get(key="d1"), kind="problem")
    type_in("一")
    with CaptureQueriesContext(connection) as queries:
        type_in("二", 1)
    said = [one["sql"] for one in queries if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    assert len(said) == 6, said


def test_the_same_operation_twice_is_one_save(type_in, journal):
    answers = [type_in(operation="op1").json()["revision"] for _turn in range(2)]
    assert (answers, len(journal())) == ([1, 1], 1)


def test_who_lost_the_answer_does_not_overwrite_what_came_after(type_in, full, text):
    type_in("一", operation="op1")
    save_texts(report=full, person=None, changes=[Change("p1", "heading", 1, "别人的")])
    assert type_in("一", operation="op1").json()["revision"] == 1
    assert type_in("一再写", 1, operation="op2").status_code == 409
    assert text("p1", "heading").value == "别人的"


def test_an_operation_that_comes_back_with_another_text_meets_what_it_saved(type_in, text, journal):
    type_in("一", operation="op1")
    answer = type_in("二", 1, operation="op1")
    assert (answer.status_code, answer.json()["reason"], answer.json()["theirs"]) == (409, "changed", "一")
    assert len(journal()) == 1


def test_what_was_changed_meanwhile_is_shown_and_stays(type_in, full, text, reviewer):
    save_texts(report=full, person=reviewer, changes=[Change("p1", "heading", 0, "审核人的")])
    answer = type_in()
    assert answer.status_code == 409
    assert {name: answer.json()[name] for name in ("reason", "theirs", "revision", "person")} == {
        "reason": "changed", "theirs": "审核人的", "revision": 1, "person": str(reviewer),
    }  # fmt: skip
    assert text("p1", "heading").value == "审核人的"


def test_what_both_changed_since_they_were_one_text(type_in, full, drafter, reviewer):
    type_in("登记不及时，查找困难")
    save_texts(report=full, person=reviewer, changes=[Change("p1", "heading", 1, "登记不及时，查找很困难")])
    assert type_in("登记拖拉，查找困难", 1).json()["marked"] == {
        "theirs": [["same", "登记不及时，查找"], ["in", "很"], ["same", "困难"]],
        "mine": [["same", "登记"], ["out", "不及时"], ["in", "拖拉"], ["same", "，查找困难"]],
    }


def test_against_what_the_text_was_made_with(type_in, full):
    save_texts(report=full, person=None, changes=[Change("p1", "heading", 0, "登记很不及时")])
    marked = type_in("登记不及时了").json()["marked"]
    assert marked == {
        "theirs": [["same", "登记"], ["in", "很"], ["same", "不及时"]],
        "mine": [["same", "登记不及时"], ["in", "了"]],
    }


def test_changes_that_do_not_touch_can_be_merged(type_in, full, reviewer):
    save_texts(report=full, person=reviewer, changes=[Change("p1", "heading", 0, "今年登记不及时")])
    assert type_in("登记不及时，查找困难").json()["merged"] == "今年登记不及时，查找困难"
    assert type_in("登记拖拉").json()["merged"] == "今年登记拖拉"
    save_texts(report=full, person=reviewer, changes=[Change("p1", "heading", 1, "今年登记很慢")])
    assert type_in("登记拖拉").json()["merged"] is None


def test_what_was_typed_while_a_save_was_on_its_way_follows_it(type_in, full, reviewer, text):
    """The page is left before the answer to the first has come, and sends the second with the revision that it knows."""
    type_in("一", operation="op1")
    assert type_in("一二", operation="op2").status_code == 409
    assert type_in("一二", operation="op2", after="op1").json()["revision"] == 2
    save_texts(report=full, person=reviewer, changes=[Change("p1", "heading", 2, "别人的")])
    assert type_in("一二三", operation="op3", after="op2").status_code == 409
    assert text("p1", "heading").value == "别人的"


@pytest.mark.parametrize("key", ["p1", "d1", "s4"])
def test_of_an_item_that_was_deleted_or_whose_place_was(type_in, full, drafter, text, key):
    before = text("p1", "heading").value
    delete_item(report=full, person=drafter, item=full.items.get(key=key))
    answer = type_in()
    assert (answer.status_code, answer.json()["reason"]) == (409, "deleted")
    assert text("p1", "heading").value == before


def test_of_a_closed_report(type_in, full, drafter):
    submit_report(report=full, by=drafter)
    answer = type_in()
    assert (answer.status_code, answer.json()["reason"]) == (409, "closed")


def test_a_text_that_is_too_long(type_in):
    assert type_in("字" * 500_001).json()["reason"] == "too_long"


def test_a_value_that_is_not_on_the_list(type_in):
    assert type_in("nobody", name="p1.source").json()["reason"] == "no_choice"


@pytest.mark.parametrize("revision", ["-1", "x", "", "9" * 30, "\0"])
def test_a_revision_that_is_none_is_stale(type_in, text, revision):
    before = text("p1", "heading").value
    assert (type_in(revision=revision).status_code, text("p1", "heading").value) == (409, before)


@pytest.mark.parametrize("values", [{}, {"p1.heading": "甲"}, {"nothing": "甲", "nothing.revision": "0"}])
def test_nothing_to_save(browser, url, drafter, values):
    assert browser.post(url("texts/"), {"person": drafter.pk, **values}).status_code == 400


@pytest.mark.parametrize("person", ["", "0", "x"])
def test_somebody_else_signed_in_since(type_in, text, person):
    before = text("p1", "heading").value
    answer = type_in(person=person)
    assert (answer.status_code, answer.json(), text("p1", "heading").value) == (403, {"reason": "person"}, before)


def test_characters_that_no_document_holds(type_in, text):
    assert type_in("甲\0乙\ufffe").status_code == 200
    assert text("p1", "heading").value == "甲\ufffd乙\ufffd"


def test_who_may(url, stranger, reviewer, drafter, full):
    values = {"p1.heading": "甲", "p1.heading.revision": "0"}
    asks_to_sign_in(url("texts/"), "post")
    assert send(stranger, url("texts/"), "post", {**values, "person": stranger.pk}).status_code == 404
    assert send(reviewer, url("texts/"), "post", {**values, "person": reviewer.pk}).status_code == 403
    only_by_post(drafter, url("texts/"))
    assert Report.objects.get(pk=full.pk).journal.filter(verb="save").count() == 0
