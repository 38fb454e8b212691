"""The bin: what was deleted, by whom, and the button that puts it back."""

import pytest

from reportsite.drafting.actions.items import add_item, delete_item
from reportsite.drafting.actions.reports import submit_report
from tests.drafting.views.test_every_page import is_sound
from tests.pages import Page, client_of, hidden_from, send, tree_of, values_of


@pytest.fixture
def delete(full, item):
    return lambda key, by: delete_item(report=full, person=by, item=item(key))


def rows(answer):
    return [one.get("id").removeprefix("bin-") for one in tree_of(answer).xpath("//main//ul/li[@id]")]


def test_an_empty_bin(url, browser):
    answer = browser.get(url("bin/"))
    is_sound(answer)
    assert rows(answer) == []


def test_the_newest_first_with_what_they_hold(url, browser, delete, drafter, reviewer):
    delete("p1", drafter)
    delete("s6", reviewer)
    answer = client_of(drafter, "en").get(url("bin/"))
    is_sound(answer)
    assert rows(answer) == ["s6", "p1"]
    newer, older = (one.text_content() for one in tree_of(answer).xpath("//main//ul/li[@id]"))
    assert all(word in newer for word in ("措施", reviewer.name, "with 1 item below it"))
    assert all(
        word in older for word in ("登记不及时", drafter.name, "with 4 items below it", "存在的问题 › 读懂馆藏方面")
    )


def test_put_back(url, browser, delete, drafter, item):
    delete("p1", drafter)
    (form,) = tree_of(browser.get(url("bin/"))).xpath("//main//form")
    answer = browser.post(form.get("action"), values_of(form))
    assert (answer.status_code, answer.url, item("p1").deleted_at) == (302, url("bin/#p1"), None)
    assert rows(browser.get(url("bin/"))) == []


def test_what_stood_in_something_deleted_offers_that_first(url, browser, delete, drafter):
    delete("e1", drafter)
    delete("d1", drafter)
    answer = browser.get(url("bin/"))
    assert rows(answer) == ["d1", "e1"]
    actions = tree_of(answer).xpath("//li[@id='bin-e1']//form/@action")
    assert actions == [url("items/d1/restore/")]
    browser.post(actions[0], {"back": url("bin/")})
    assert tree_of(browser.get(url("bin/"))).xpath("//li[@id='bin-e1']//form/@action") == [url("items/e1/restore/")]


def test_who_reads_sees_it_without_buttons(url, delete, drafter, reviewer, stranger):
    delete("p1", drafter)
    assert rows(send(reviewer, url("bin/"))) == ["p1"]
    assert tree_of(send(reviewer, url("bin/"))).xpath("//main//form") == []
    hidden_from(stranger, url("bin/"))


def test_nothing_is_put_back_in_a_closed_report(url, browser, delete, drafter, full):
    delete("p1", drafter)
    submit_report(report=full, by=drafter)
    assert tree_of(browser.get(url("bin/"))).xpath("//main//form") == []


def test_the_undo_right_after_deleting_stays(page, url):
    answer = page("dimensions/d1/").press(url("items/e1/delete/"))
    assert answer.url == url("dimensions/d1/?undo=e1")


def test_more_than_a_page(url, browser, full, drafter, item):
    for _ in range(60):
        added = add_item(report=full, person=drafter, parent=item("d1"), kind="problem")
        delete_item(report=full, person=drafter, item=added)
    assert [len(rows(browser.get(url(f"bin/?page={number}")))) for number in (1, 2, 99, "x")] == [50, 10, 10, 50]


def test_the_home_leads_here_and_says_how_many(url, browser, delete, drafter):
    delete("p1", drafter)
    shown = Page(browser, url())
    (link,) = shown.tree.xpath("//section[@id='past']/p/a[@href=$url]", url=url("bin/"))
    assert "1" in link.text_content()
