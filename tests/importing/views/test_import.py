"""The page of an import: the source beside the tree."""

import pytest

from reportsite.drafting.actions.reports import submit_report
from reportsite.importing.actions import corrections
from reportsite.themes.queries import plain
from tests.drafting.views.test_every_page import is_sound
from tests.factories import PersonFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, refused, said, tree_of


def text(element):
    return " ".join(element.text_content().split())


@pytest.fixture
def tree(browser, url):
    """tree(query): the page."""
    return lambda query="": tree_of(browser.get(url() + query))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    "query", ["", "?item=c0", "?item=s3", "?item=d1", "?item=p1", "?item=e1", "?item=nothing", "?item=%00"]
)
def test_it_is_sound(drafter, url, language, query):
    is_sound(client_of(drafter, language).get(url() + query))


def test_each_line_leads_to_its_item_and_back(tree):
    page = tree()
    lines = {one.get("id"): one for one in page.xpath("//ol[@class='lines-of']/li")}
    assert lines["line-8"].xpath(".//a/@href") == ["#p1"]
    assert lines["line-9"].xpath(".//a/@href") == ["#p2"]
    assert page.xpath("//li[@id='p2']//a[@class='to-line']/@href")[0] == "#line-9"
    assert page.xpath("//li[@id='o2']//a[@class='to-line']/@href") == ["#line-13"]


def test_what_is_no_text_of_the_report_is_marked(tree):
    page = tree()
    assert text(page.xpath("//li[@id='line-15']")[0]) == "15 comment 这里要核实"
    assert text(page.xpath("//li[@id='line-1']")[0]) == "1 left out 欢迎收藏青禾文库"
    assert page.xpath("//li[@id='line-1']//del")


def test_numbers_as_they_will_print(tree):
    numbers = {
        one.get("id"): text(one.xpath("./div/p[@class='head']/b")[0])
        for one in tree().xpath("//li[@class='node'][./div/p[@class='head']]")
    }
    assert numbers == {
        "s1": "一、",
        "s2": "二、",
        "d1": "（一）",
        "p1": "一是",
        "p2": "二是",
        "d2": "（二）",
        "p3": "一是",
        "s3": "三、",
        "o1": "（一）",
        "o2": "（二）",
    }


def test_the_buttons_of_the_item_that_was_chosen(tree, url):
    assert tree().xpath("//div[@class='tools']") == []
    found = tree("?item=p2").xpath("//div[@class='tools']//button/@formaction")
    assert set(found) == {
        url(f"items/p2/{name}/") for name in ("join", "raise", "lower", "up", "clauses", "noise", "split", "inside")
    } - {url("items/p2/clauses/")}


def test_nothing_stands_within_an_example(tree, url):
    found = tree("?item=e1").xpath("//div[@class='tools']//button/@formaction")
    assert set(found) == {url(f"items/e1/{name}/") for name in ("raise", "noise", "split")}


def test_a_doubt_with_its_place_and_its_alternatives(tree, url):
    page = tree()
    first, second = page.xpath("//h2[contains(., 'doubt')]/following-sibling::ul/li")
    assert second.xpath(".//a/@href") == ["#line-12", "?item=s3#s3"]
    assert second.xpath(".//button/@formaction") == [
        url("doubts/0/settle/"),
        url("items/s3/role/causes/"),
        url("items/s3/role/measures/"),
    ]
    assert first.xpath(".//form/@action") == [url("dropped/0/place/")]


def test_the_dimension_of_the_theme_and_its_likeness(tree, common, theme, drafter):
    wanted = plain(theme).dimensions[0]
    facts = {"theme": plain(theme), "kind": "team", "title": "标题", "person": "", "year": 2024}
    corrections.set_facts(**common(), **facts, unit=common()["row"].unit)
    tag = text(tree().xpath("//li[@id='d1']/div/p[@class='what']/span[2]")[0])
    assert tag.endswith("% alike")
    page = tree("?item=d1")
    assert text(page.xpath("//dl[@class='wording']/dd")[0]) == "带头读懂馆藏方面"
    assert not page.xpath("//button[contains(@formaction, 'wording')]")
    theme.dimensions.filter(key=wanted.key).update(confirmed_by=drafter)
    assert tree("?item=d1").xpath("//button[contains(@formaction, 'wording')]")


def test_readers_of_the_report_see_it_and_correct_nothing(made, url, reviewer, press):
    page = tree_of(client_of(reviewer, "en").get(url() + "?item=p1"))
    assert page.xpath("//div[@class='tools'] | //a[@class='pick']") == []
    refused(reviewer, url("items/p1/raise/"), "post")


def test_a_closed_report_is_shown_and_not_corrected(made, tree, drafter, press):
    submit_report(report=made, by=drafter)
    assert tree("?item=p1").xpath("//div[@class='tools'] | //a[@class='pick']") == []
    assert [level for level, _sentence in said(press("items/p1/raise/"))] == ["error"]


def test_from_the_report_as_long_as_there_is_one(made, browser, url, report):
    assert url() in tree_of(browser.get(made.get_absolute_url())).xpath("//main//a/@href")
    assert not [
        one for one in tree_of(browser.get(report.get_absolute_url())).xpath("//main//a/@href") if "imports" in one
    ]


def test_who_sees_it(url, drafter, unit, stranger, reviewer):
    asks_to_sign_in(url())
    hidden_from(stranger, url())
    hidden_from(reviewer, url())
    hidden_from(PersonFactory(unit=unit, roles=["drafter"]), url())


def test_once_it_is_a_report_all_who_read_that(made, url, unit, stranger):
    hidden_from(stranger, url())
    assert client_of(PersonFactory(unit=unit, roles=["drafter"])).get(url()).status_code == 200
