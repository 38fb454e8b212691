"""Two people on one item: 409 with both texts, nothing overwritten, nothing lost."""

import pytest

from reportsite.accounts.models import Role
from reportsite.drafting.actions.items import delete_item
from tests.factories import PersonFactory
from tests.pages import Page, client_of, tree_of, typed_in


@pytest.fixture
def colleague(unit):
    """Another drafter of the unit."""
    return PersonFactory(name="同事闻溪", unit=unit, roles=[Role.DRAFTER])


@pytest.fixture
def theirs(colleague, url):
    """theirs(path): the same page in the colleague's browser."""
    client = client_of(colleague)
    return lambda path: Page(client, url(path))


def both(answer):
    """The texts of a page with conflicts: [(what stands in the report, what was typed)]."""
    tree = Page(None, "", answer).tree
    return [
        (
            "".join(card.xpath(".//*[@class='theirs']//text()[not(ancestor::del)]")),
            typed_in(card.xpath(".//textarea")[0]),
        )
        for card in tree.xpath("//form//section")
    ]


def test_both_texts_are_shown_and_nothing_is_overwritten(page, theirs, text, journal):
    mine, other = page("dimensions/d1/"), theirs("dimensions/d1/")
    other.press(typed={"p1.heading": "同事写的"})
    answer = mine.press(typed={"p1.heading": "我写的"})
    assert (answer.status_code, both(answer)) == (409, [("同事写的", "我写的")])
    assert text("p1", "heading").value == "同事写的"
    assert len(journal()) == 1
    assert "同事闻溪" in answer.content.decode()


def test_what_both_changed_is_marked(page, theirs):
    mine, other = page("dimensions/d1/"), theirs("dimensions/d1/")
    other.press(typed={"p1.heading": "登记很不及时"})
    card = tree_of(mine.press(typed={"p1.heading": "登记不及时，查找困难"})).xpath("//form//section")[0]
    assert (card.xpath(".//ins/text()"), card.xpath(".//del")) == (["很", "，查找困难"], [])


def test_what_somebody_typed_is_not_saved_in_the_name_of_who_signed_in_since(page, drafter, colleague, browser, text):
    mine = page("dimensions/d1/")
    browser.force_login(colleague)
    answer = mine.press(typed={"p1.heading": "柏舟写的"})
    card = tree_of(answer).xpath("//form//section")[0]
    assert (answer.status_code, typed_in(card.xpath(".//textarea")[0])) == (409, "柏舟写的")
    assert text("p1", "heading").value == "登记不及时"


def test_then_mine_can_be_saved_and_leads_back_to_the_page(page, theirs, text, url, browser):
    mine, other = page("dimensions/d1/"), theirs("dimensions/d1/")
    other.press(typed={"p1.heading": "同事写的"})
    conflict = Page(browser, url("save/"), mine.press(typed={"p1.heading": "我写的"}))
    answer = conflict.press(url("save/"), {"p1.heading": "两人商量好的"})
    assert (answer.status_code, answer.url) == (302, url("dimensions/d1/"))
    assert (text("p1", "heading").value, text("p1", "heading").revision) == ("两人商量好的", 2)


def test_and_if_somebody_was_quicker_again_it_is_shown_again(page, theirs, text, url, browser):
    mine, other = page("preamble/"), theirs("preamble/")
    other.press(typed={"c0.preamble": "同事写的"})
    conflict = Page(browser, url("save/"), mine.press(typed={"c0.preamble": "我写的"}))
    theirs("preamble/").press(typed={"c0.preamble": "同事又写的"})
    assert both(conflict.press()) == [("同事又写的", "我写的")]
    assert text("c0", "preamble").value == "同事又写的"


def test_everything_else_of_the_page_is_saved(page, theirs, text):
    mine, other = page("dimensions/d1/"), theirs("dimensions/d1/")
    other.press(typed={"p1.heading": "同事写的"})
    answer = mine.press(typed={"p1.heading": "我写的", "e1.paragraphs": "别人没动的例子"})
    assert (len(both(answer)), text("e1", "paragraphs").value) == (1, "别人没动的例子")


def test_ticks_are_saved_too(page, theirs, full, text):
    mine, other = page("sections/s5/"), theirs("sections/s5/")
    other.press(typed={"o4.heading": "同事写的"})
    answer = mine.press(typed={"o4.heading": "我写的", "link-o4": ["d1", "p2", "p3"]})
    assert answer.status_code == 409
    assert set(full.items.get(key="o4").links.values_list("target__key", flat=True)) == {"d1", "p2", "p3"}


def test_a_conflict_stops_the_button(page, theirs, url, keys):
    mine, other = page("dimensions/d1/"), theirs("dimensions/d1/")
    other.press(typed={"p1.heading": "同事写的"})
    assert mine.press(url("items/p1/delete/"), {"p1.heading": "我写的"}).status_code == 409
    assert keys("d1") == ["p1"]


def test_the_same_text_from_both_is_no_conflict(page, theirs, text):
    mine, other = page("preamble/"), theirs("preamble/")
    other.press(typed={"c0.preamble": "一模一样"})
    assert mine.press(typed={"c0.preamble": "一模一样"}).status_code == 302
    assert text("c0", "preamble").revision == 1


def test_different_texts_of_one_item_are_no_conflict(page, theirs, text):
    mine, other = page("facts/"), theirs("facts/")
    other.press(typed={"c0.signature": "同事写的落款"})
    assert mine.press(typed={"c0.byline": "我写的副题"}).status_code == 302
    assert (text("c0", "signature").value, text("c0", "byline").value) == ("同事写的落款", "我写的副题")


@pytest.mark.parametrize("gone", ["p1", "d1", "s4"], ids=["the item", "what it stands in", "its section"])
def test_an_item_that_was_deleted_meanwhile_gives_the_typed_text_back(page, full, text, colleague, gone):
    mine = page("dimensions/d1/")
    delete_item(report=full, person=colleague, item=full.items.get(key=gone))
    answer = mine.press(typed={"p1.heading": "我刚写好的", "e1.paragraphs": "例子也是"})
    assert answer.status_code == 409
    assert {"我刚写好的", "例子也是"} <= {typed for _stored, typed in both(answer)}
    assert text("p1", "heading").value == "登记不及时"


@pytest.mark.parametrize(
    "revision", ["", "x", "-1", "1e3", "９", "9" * 5000, "\0", "0x0", " 0"], ids=lambda value: value[:9]
)
def test_a_forged_revision_is_stale_and_the_text_comes_back(page, text, revision):
    answer = page("preamble/").press(typed={"c0.preamble": "修订号是假的", "c0.preamble.revision": revision})
    assert (answer.status_code, both(answer)) == (409, [("第一段开头。\n第二段开头。", "修订号是假的")])
    assert text("c0", "preamble").revision == 0


def test_a_revision_of_the_future_is_stale_too(page, text):
    assert page("preamble/").press(typed={"c0.preamble": "x", "c0.preamble.revision": "7"}).status_code == 409
    assert text("c0", "preamble").revision == 0


def test_a_value_that_is_not_on_the_list_comes_back(page, text):
    answer = page("dimensions/d1/").press(typed={"p1.source": "rumours", "p1.heading": "别的照存"})
    assert (answer.status_code, both(answer)) == (409, [("asked", "rumours")])
    assert (text("p1", "source").value, text("p1", "heading").value) == ("asked", "别的照存")


def test_a_text_that_is_too_long_comes_back_whole(page, text):
    long = "长" * 500_001
    answer = page("preamble/").press(typed={"c0.preamble": long})
    assert (answer.status_code, both(answer)[0][1]) == (409, long)
    assert text("c0", "preamble").revision == 0


def test_the_page_leads_back_to_no_other_site(page, theirs):
    mine, other = page("preamble/"), theirs("preamble/")
    other.press(typed={"c0.preamble": "同事写的"})
    answer = mine.press(typed={"c0.preamble": "我写的", "back": "//evil.example"})
    assert (answer.status_code, "evil.example" in answer.content.decode()) == (409, False)
