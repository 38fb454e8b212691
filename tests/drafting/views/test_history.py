"""The past of a text: seen by who reads the report, put back by who writes it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.reports import submit_report
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.texts import Change, save_texts
from tests.drafting.contents import full_content
from tests.drafting.views.test_every_page import is_sound
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said, send, tree_of

PAST = "items/p1/heading/history/"


@pytest.fixture
def write(full, text):
    """write(value, by): the heading of the first problem is saved."""

    def run(value, by, key="p1", name="heading"):
        change = Change(key, name, text(key, name).revision, value)
        assert not save_texts(report=full, person=by, changes=[change]).conflicts

    return run


@pytest.fixture
def entries(full):
    """entries(): the rows of the journal for the heading."""
    return lambda: list(full.journal.filter(verb="save", key="p1", name="heading").values_list("pk", flat=True))


def shown(answer):
    """(who, what is marked) of each change, the newest first."""
    return [
        ("".join(card.xpath(".//h2/text()")).split(" · ")[-1], "".join(card.xpath(".//*[@class='marked']//text()")))
        for card in tree_of(answer).xpath("//ol/li")
    ]


def test_the_newest_first_and_what_it_was_made_with_last(url, browser, write, drafter, reviewer):
    write("登记太迟", drafter)
    write("登记要及时", reviewer)
    answer = client_of(drafter, "en").get(url(PAST))
    is_sound(answer)
    assert [who for who, _text in shown(answer)] == [reviewer.name, drafter.name, "As it was made"]
    first = tree_of(answer).xpath("//ol/li[1]")[0]
    assert (first.xpath(".//del/text()"), first.xpath(".//ins/text()")) == (["太迟"], ["要及时"])


def test_what_was_saved_in_a_row_is_one_and_can_be_taken_apart(url, browser, write, drafter):
    for value in ("登", "登记", "登记迟"):
        write(value, drafter)
    assert [len(tree_of(browser.get(url(PAST + tail))).xpath("//ol/li")) for tail in ("", "?all=1")] == [2, 4]


def test_only_the_texts_of_the_page_are_read(url, browser, write, drafter):
    for number in range(65):
        write(f"第{number}次", drafter)
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(url(f"{PAST}?all=1&page=2"))
    cards = shown(answer)
    assert (len(cards), "34" in cards[0][1], "5" in cards[-1][1]) == (30, True, True)
    (read,) = (query["sql"] for query in queries if re.search(r'"drafting_journal"\."value".* IN \(', query["sql"]))
    assert len(read.split(" IN (")[1].split(")")[0].split(",")) == 31
    others = [query["sql"] for query in queries if "drafting_journal" in query["sql"] and query["sql"] != read]
    assert [sql for sql in others if '"value"' in sql] == []


def test_put_back(url, browser, write, drafter, reviewer, text, entries, journal):
    write("第一次", drafter)
    write("第二次", reviewer)
    answer = browser.post(url(f"{PAST}{entries()[0]}/put-back/"), {"revision": "2"})
    assert (answer.status_code, answer.url) == (302, url(PAST))
    assert (text("p1", "heading").value, text("p1", "heading").revision) == ("第一次", 3)
    assert journal()[-1] == ("save", "p1", "heading", "第一次")


def test_put_back_what_it_was_made_with(url, browser, write, drafter, text):
    write("第一次", drafter)
    assert browser.post(url(f"{PAST}0/put-back/"), {"revision": "1"}).status_code == 302
    assert text("p1", "heading").value == "登记不及时"


def test_also_where_a_whole_report_was_rewritten(url, browser, full, drafter, text):
    content = full_content()
    rewrite_report(report=full, by=drafter, content=replace(content, title="别的题目"), verb="return")
    assert browser.post(url("items/c0/title/history/0/put-back/"), {"revision": "1"}).status_code == 302
    assert text("c0", "title").value == content.title


@pytest.mark.parametrize("revision", ["1", "", "x", "9" * 30, None])
def test_what_was_changed_meanwhile_is_not_overwritten(url, browser, write, drafter, text, entries, revision):
    write("第一次", drafter)
    write("第二次", drafter)
    data = {} if revision is None else {"revision": revision}
    answer = browser.post(url(f"{PAST}{entries()[0]}/put-back/"), data)
    assert (answer.status_code, [level for level, _text in said(answer)]) == (302, ["error"])
    assert text("p1", "heading").value == "第二次"


def test_not_while_the_report_is_closed(url, browser, write, drafter, full, text):
    write("第一次", drafter)
    submit_report(report=full, by=drafter)
    answer = browser.post(url(f"{PAST}0/put-back/"), {"revision": "1"})
    assert [level for level, _text in said(answer)] == ["error"]
    assert text("p1", "heading").value == "第一次"
    assert tree_of(browser.get(url(PAST))).xpath("//main//form") == []


def test_of_a_deleted_item_it_can_be_read_and_not_put_back(url, browser, write, drafter, full, item, text):
    write("第一次", drafter)
    delete_item(report=full, person=drafter, item=item("d1"))
    answer = browser.get(url(PAST))
    is_sound(answer)
    assert "第一次" in answer.content.decode()
    assert tree_of(answer).xpath("//main//form") == []
    answer = browser.post(url(f"{PAST}0/put-back/"), {"revision": "1"})
    assert [level for level, _text in said(answer)] == ["error"]
    assert text("p1", "heading").value == "第一次"


def test_a_text_that_was_never_saved(url, browser):
    is_sound(browser.get(url("items/p1/paragraphs/history/")))


def test_who_may(url, write, drafter, reviewer, stranger, journal):
    write("第一次", drafter)
    before = journal()
    assert send(reviewer, url(PAST)).status_code == 200
    assert tree_of(send(reviewer, url(PAST))).xpath("//main//form") == []
    hidden_from(stranger, url(PAST))
    hidden_from(stranger, url(f"{PAST}0/put-back/"), "post")
    refused(reviewer, url(f"{PAST}0/put-back/"), "post", {"revision": "1"})
    asks_to_sign_in(url(PAST))
    only_by_post(drafter, url(f"{PAST}0/put-back/"))
    assert journal() == before


@pytest.mark.parametrize(
    "path",
    ["items/zz/heading/history/", "items/p1/measure/history/", "items/p1/%00/history/", "items/%F0/heading/history/"],
)
def test_what_is_not_there(url, browser, path):
    assert browser.get(url(path)).status_code == 404
    assert browser.post(url(f"{path}0/put-back/")).status_code == 404


@pytest.mark.parametrize("entry", [1, 2**62, 2**63, "9" * 400])
def test_an_entry_that_is_not_the_texts(url, browser, write, drafter, entry):
    write("第一次", drafter)
    assert browser.post(url(f"{PAST}{entry}/put-back/"), {"revision": "1"}).status_code == 404


def test_pages_link_to_the_past_of_what_was_saved(page, write, drafter, url):
    assert page("dimensions/d1/").tree.xpath("//a[@class='past']") == []
    write("第一次", drafter)
    (link,) = page("dimensions/d1/").tree.xpath("//a[@class='past']")
    assert link.get("href") == url(PAST)
    label = link.getparent().xpath(".//label")[0].text_content().strip()
    assert label in link.text_content()
