"""The pane beside the fields, with its page and alone."""

import pytest

from reportsite.drafting.actions.reports import submit_report, take_over
from reportsite.drafting.rows import load_content
from tests.drafting.contents import full_content
from tests.pages import NOBODYS, asks_to_sign_in, client_of, hidden_from, only_by_post, refused, tree_of

CURRENT = "//nav//a[@aria-current and @data-pane]/@data-pane"


@pytest.fixture
def before(full, unit):
    return take_over(unit=unit, content=full_content(year=2023), by=None)


@pytest.fixture
def alone(browser, url):
    """alone(path): the pane as its script gets it."""
    return lambda path: tree_of(browser.get(url(f"excerpts/{path}")))


@pytest.mark.parametrize("name", ["preview", "guidance", "last-year"])
@pytest.mark.parametrize("place", ["dimensions/d1", "sections/s2", "sections/s4", "sections/s1"])
def test_each_tab_with_the_page_and_alone(page, alone, before, name, place):
    with_page = page(f"{place}/?pane={name}").tree.xpath("//aside//text()")
    by_itself = alone(f"{place.partition('/')[2]}/?pane={name}")
    assert by_itself.xpath(CURRENT) == [name]
    bare = [text.strip() for text in by_itself.xpath("//aside/*[not(@hidden)]//text()")]
    assert [text for text in bare if text] == [text for text in map(str.strip, with_page) if text]


@pytest.mark.parametrize("name", ["", "nothing", "\ud800", "<b>"])
def test_the_preview_unless_another_is_named(page, name):
    assert page(f"dimensions/d1/?pane={name.encode('utf-8', 'replace').decode()}").tree.xpath(CURRENT) == ["preview"]


def test_each_text_names_its_item(alone):
    keys = alone("d1/").xpath("//*[@class='paper']//span/@data-key")
    assert list(dict.fromkeys(keys)) == ["d1", "p1", "e1", "e2"]


def test_the_counters_of_the_page(alone, page):
    counters = {one.get("data-for"): one.text_content() for one in alone("d1/").xpath("//*[@data-for]")}
    shown = {
        one.get("id"): one.text_content() for one in page("dimensions/d1/").tree.xpath("//*[starts-with(@id,'words-')]")
    }
    assert shown
    assert {name: counters[name] for name in shown} == shown


def test_it_is_what_was_saved_last(page, alone):
    page("dimensions/d1/").press(typed={"p1.heading": "登记一拖再拖"})
    assert "登记一拖再拖" in alone("d1/").xpath("string(//*[@class='paper'])")


def test_what_the_theme_says(report, drafter):
    section = next(section for section in load_content(report).sections if section.role == "problems")
    answer = client_of(drafter).get(f"/reports/{report.pk}/excerpts/{section.dimensions[0].key}/?pane=guidance")
    assert "带头读懂馆藏、讲清来路方面" in tree_of(answer).xpath("string(//*[@class='told'])")


class TestLastYear:
    def test_problems_with_a_button_each(self, alone, before, url):
        pane = alone("d1/?pane=last-year")
        assert pane.xpath("//*[@class='said']//b/text()") == ["登记不及时"]
        assert pane.xpath("//button/@formaction") == [url("last-year/p1/carry/")]

    def test_carried_by_one_click(self, page, url, full, before, browser):
        shown = page("dimensions/d1/?pane=last-year")
        answer = shown.press(url("last-year/p1/carry/"), {"p1.heading": "登记拖拉"})
        assert answer.url == url("dimensions/d1/?pane=last-year")
        content = load_content(full)
        point = content.sections[1].points[-1]
        assert (point.heading, content.sections[3].dimensions[0].problems[0].heading) == ("登记不及时", "登记拖拉")
        after = page("dimensions/d1/?pane=last-year").tree
        assert after.xpath("//*[@class='said']//a/@href") == [url(f"sections/s2/#{point.key}")]
        assert after.xpath("//*[@class='said']//button") == []
        browser.post(url("last-year/p1/carry/"))
        assert len(load_content(full).sections[1].points) == 2

    def test_a_reader_has_no_button(self, reviewer, url, before):
        answer = client_of(reviewer).get(url("excerpts/d1/?pane=last-year"))
        assert (answer.status_code, tree_of(answer).xpath("//button")) == (200, [])

    @pytest.mark.parametrize("key", ["nothing", "s4", "%00", str(NOBODYS), "x" * 2000], ids=lambda key: key[:9])
    def test_what_is_no_problem_of_it(self, browser, url, before, key, full):
        content = load_content(full)
        assert browser.post(url(f"last-year/{key}/carry/")).status_code == 404
        assert load_content(full) == content

    def test_without_an_earlier_report(self, browser, url, alone):
        assert browser.post(url("last-year/p1/carry/")).status_code == 404
        assert alone("d1/?pane=last-year").xpath("//*[@class='said']") == []

    def test_not_into_a_closed_report(self, browser, url, full, before, drafter):
        submit_report(report=full, by=drafter)
        content = load_content(full)
        assert browser.post(url("last-year/p1/carry/")).status_code == 302
        assert load_content(full) == content

    def test_who_may(self, url, stranger, reviewer, drafter, before):
        hidden_from(stranger, url("last-year/p1/carry/"), "post")
        refused(reviewer, url("last-year/p1/carry/"), "post")
        only_by_post(drafter, url("last-year/p1/carry/"))


def test_who_may_read_it(url, stranger, reviewer):
    hidden_from(stranger, url("excerpts/d1/"))
    asks_to_sign_in(url("excerpts/d1/"))
    assert client_of(reviewer).get(url("excerpts/d1/")).status_code == 200


def test_it_is_only_read(browser, url):
    assert browser.post(url("excerpts/d1/")).status_code == 405


@pytest.mark.parametrize("key", ["nothing", "p1", "c0", "%00", "x" * 2000], ids=lambda key: key[:9])
def test_what_has_no_pane(browser, url, key):
    assert browser.get(url(f"excerpts/{key}/")).status_code == 404
