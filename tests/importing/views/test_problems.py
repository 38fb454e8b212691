"""The buttons that split a problem and put it together again."""

import pytest

from reportsite.drafting.actions.reports import submit_report, take_over
from reportsite.drafting.rows import load_content
from tests.drafting.contents import full_content
from tests.pages import NOBODYS, Page, hidden_from, only_by_post, refused, said

SEVERAL = "1. 开窗太晚。九点才开。\r\n2. 收件太慢。要等三天。"


@pytest.fixture
def full(unit):
    return take_over(unit=unit, content=full_content(), by=None)


@pytest.fixture
def url(full):
    return lambda path="": f"/reports/{full.pk}/{path}"


@pytest.fixture
def page(browser, url):
    return lambda path: Page(browser, url(path))


def headings(full):
    return [problem.heading for problem in load_content(full).sections[3].dimensions[1].problems]


def test_what_is_typed_is_saved_then_split_then_put_together(page, url, full):
    answer = page("dimensions/d2/").press(url("items/p2/split/"), {"p2.paragraphs": SEVERAL})
    assert (answer.url, headings(full)) == (url("dimensions/d2/?split=p2#p2"), ["开窗太晚", "收件太慢"])
    after = page("dimensions/d2/?split=p2")
    assert "It is 2 problems now." in after.tree.xpath("string(//*[@role='status'][not(@hidden)])")
    assert after.press(url("items/p2/put-together/")).url == url("dimensions/d2/#p2")
    assert headings(full) == [""]


@pytest.mark.parametrize("key", ["p3", "nothing", "%ED%A0%80", "x" * 2000, "s4"], ids=lambda key: key[:9])
def test_nothing_is_said_of_what_was_not_split(page, url, browser, key):
    assert (
        page(f"dimensions/d2/?split={key}").tree.xpath(
            "//*[@role='status' and contains(@class, 'alert')][not(@hidden)]"
        )
        == []
    )


def test_the_button_is_there_where_there_is_something_to_split(page):
    def hidden(path):
        return [
            button.get("hidden") is not None for button in page(path).tree.xpath("//button[contains(@class,'split')]")
        ]

    assert (hidden("dimensions/d1/"), hidden("dimensions/d2/"), hidden("dimensions/d4/")) == ([False], [False], [True])


def test_nothing_to_split_is_said(page, url, full):
    before = load_content(full)
    answer = page("dimensions/d4/").press(url("items/p3/split/"))
    assert [level for level, _text in said(answer)] == ["error"]
    assert load_content(full) == before


@pytest.mark.parametrize("verb", ["split", "put-together"])
def test_who_may(url, stranger, reviewer, drafter, verb):
    hidden_from(stranger, url(f"items/p2/{verb}/"), "post")
    refused(reviewer, url(f"items/p2/{verb}/"), "post")
    only_by_post(drafter, url(f"items/p2/{verb}/"))


@pytest.mark.parametrize("key", ["nothing", "s4", "e1", "%00", str(NOBODYS)])
def test_what_is_no_problem(browser, url, key):
    assert browser.post(url(f"items/{key}/split/")).status_code == 404


def test_a_closed_report(page, browser, url, full, drafter):
    submit_report(report=full, by=drafter)
    assert browser.post(url("items/p2/split/")).status_code == 302
    assert headings(full) == [""]
    assert page("dimensions/d2/").tree.xpath("//button[contains(@class,'split')]") == []
