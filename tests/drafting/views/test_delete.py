"""Deleting an item, and putting it back."""

import pytest

from reportsite.drafting.rows import load_content
from tests.pages import Page, said

PLACES = [
    ("dimensions/d1/", "p1"),
    ("dimensions/d1/", "e1"),
    ("sections/s4/", "d2"),
    ("sections/s5/", "o4"),
    ("sections/s3/", "a1"),
    ("rectification/", "r1"),
]


@pytest.mark.parametrize(("path", "key"), PLACES)
def test_deleted_and_put_back_where_it_was(page, url, full, browser, path, key):
    before = load_content(full)
    answer = page(path).press(url(f"items/{key}/delete/"))
    back, _mark, near = answer.url.partition("#")
    assert (back, near) == (
        url(f"{path}?undo={key}"),
        "d1" if key == "d2" else "",
    )  # the neighbour above stays in sight
    assert load_content(full) != before
    answer = Page(browser, back).press(url(f"items/{key}/restore/"))
    assert answer.url == url(f"{path}#{key}")
    assert load_content(full) == before


def test_the_page_says_what_went(page, url):
    page("dimensions/d1/").press(url("items/p1/delete/"), {"p1.heading": "台账记得不细"})
    [notice] = page("dimensions/d1/?undo=p1").tree.find_class("undo")
    assert "“台账记得不细”" in notice.text_content()


def test_a_section_is_put_back_from_the_home(page, url, full, browser):
    before = load_content(full)
    shown = page("sections/s5/")
    extra = dict(shown.buttons)[url("items/s5/delete/")]
    answer = shown.press(url("items/s5/delete/"), extra=extra)
    assert answer.url == url("?undo=s5")
    forms = Page(browser, answer.url).tree.xpath("//form/@action")
    assert url("items/s5/restore/") in forms
    browser.post(url("items/s5/restore/"), {"back": url()})
    assert load_content(full) == before


def test_the_texts_typed_into_it_before_it_went_are_there_when_it_comes_back(page, url, text, browser):
    page("dimensions/d1/").press(url("items/p1/delete/"), {"p1.heading": "删除前写的"})
    browser.post(url("items/p1/restore/"))
    assert text("p1", "heading").value == "删除前写的"


def test_links_to_it_come_back_with_it(page, url, full, browser):
    page("dimensions/d2/").press(url("items/p2/delete/"))
    assert page("sections/s5/").values["link-o4"] == ["d1"]
    page("sections/s5/").press(typed={"o4.heading": "照样可以改"})
    browser.post(url("items/p2/restore/"))
    assert set(page("sections/s5/").values["link-o4"]) == {"d1", "p2"}


@pytest.mark.parametrize("key", ["p1", "nothing", "\0", "e1", "x" * 5000], ids=lambda key: key[:9])
def test_what_was_not_deleted_is_not_offered_to_be_put_back(browser, url, key):
    answer = browser.get(url("dimensions/d1/"), {"undo": key})
    assert (answer.status_code, "/restore/" in answer.content.decode()) == (200, False)


def test_what_was_not_deleted_is_not_put_back(browser, url):
    assert browser.post(url("items/p1/restore/")).status_code == 404


def test_a_reader_is_offered_nothing(url, browser, reviewer, client):
    browser.post(url("items/p1/delete/"))
    client.force_login(reviewer)
    assert "/restore/" not in client.get(url("dimensions/d1/?undo=p1")).content.decode()


def test_twice_deleted_is_not_there(browser, url):
    assert [browser.post(url("items/p1/delete/")).status_code for _ in range(2)] == [302, 404]


def test_the_report_itself_is_not_deleted(browser, url, full):
    answer = browser.post(url("items/c0/delete/"))
    assert ([level for level, _sentence in said(answer)], browser.get(url()).status_code) == (["error"], 200)


@pytest.mark.parametrize("path", ["sections/s5/", "dimensions/d1/"])
def test_the_page_of_what_was_deleted_is_not_there(browser, url, path):
    browser.post(url(f"items/{path.split('/')[1]}/delete/"))
    assert browser.get(url(path)).status_code == 404


def test_nor_that_of_a_dimension_in_a_deleted_section(browser, url):
    browser.post(url("items/s4/delete/"))
    for path in ("dimensions/d1/", "dimensions/d4/"):
        assert browser.get(url(path)).status_code == 404
    for path in ("", "check/", "rectification/", "sections/s5/", "preview/", "download/"):
        assert browser.get(url(path)).status_code == 200
