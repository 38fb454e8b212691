"""One dimension with its problems and examples."""

import pytest

from reportsite.drafting.rows import load_content
from tests.pages import NOBODYS, Page, client_of


def test_problems_with_their_examples(page):
    cards = page("dimensions/d1/").answer.context["cards"]
    assert [(card.item.key, [inner.item.key for inner in card.within]) for card in cards] == [("p1", ["e1", "e2"])]


def test_every_text_of_them_is_stored(page, text):
    typed = {
        "d1.heading": "读懂馆藏和来路方面",
        "d1.lead_in": "主要问题：",
        "p1.heading": "登记拖拉",
        "p1.end": "：",
        "p1.source": "superiors",
        "p1.paragraphs": "一段。\r\n又一段。",
        "e2.paragraphs": "又如，两回。",
    }
    page("dimensions/d1/").press(typed=typed)
    stored = {name: text(*name.split(".")).value.replace("\n", "\r\n") for name in typed}
    assert stored == typed


def test_a_group_holds_problems_of_its_own(page):
    assert [card.item.key for card in page("dimensions/d2/").answer.context["cards"]] == ["p2"]


def test_from_one_to_the_next_and_the_last_has_none(page, url):
    following = [page(f"dimensions/d{number}/").answer.context["following"] for number in (1, 2, 3, 4)]
    assert [step and step.url for step in following] == [url(f"dimensions/d{number}/") for number in (2, 3, 4)] + [None]


def test_what_the_theme_looks_for_is_shown(report, drafter):
    section = next(section for section in load_content(report).sections if section.role == "problems")
    page = Page(client_of(drafter), f"/reports/{report.pk}/dimensions/{section.dimensions[2].key}/")
    wanted = page.answer.context["wanted"]
    assert (wanted.wording, wanted.least_problems) == ("带头服务查档、少让人跑路方面", 1)


def test_a_name_of_a_hundred_characters(page, browser, url):
    page("dimensions/d1/").press(typed={"d1.heading": "带头把馆藏的来龙去脉讲给来查的人听" * 6})
    for path in ("", "dimensions/d1/", "sections/s4/", "sections/s5/", "preview/"):
        assert browser.get(url(path)).status_code == 200


def test_without_a_heading(page, browser, url):
    page("dimensions/d1/").press(typed={"d1.heading": ""})
    assert page("dimensions/d1/").tree.xpath("//h1")[0].text_content().strip()
    for path in ("", "sections/s4/", "sections/s5/", "rectification/", "check/", "preview/"):
        assert browser.get(url(path)).status_code == 200


@pytest.mark.parametrize("key", ["nothing", "%00", "s4", "p1", "x" * 3000, str(NOBODYS)], ids=lambda key: key[:9])
def test_a_dimension_that_is_not_there(browser, url, key):
    assert browser.get(url(f"dimensions/{key}/")).status_code == 404
