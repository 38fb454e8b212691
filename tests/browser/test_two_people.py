"""Two people at one report, and one person in two tabs: nobody is locked out, and nothing is overwritten unseen."""

import pytest
from playwright.sync_api import expect

from reportsite.drafting.actions.items import add_item
from reportsite.drafting.actions.texts import Change, save_texts
from tests.browser.writing import EXPECTED, FIELD, TEXT, opened, saved, stored

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def conflict(page, full, colleague):
    """What `colleague` saved meets what is typed here."""
    save_texts(report=full, person=colleague, changes=[Change("p1", "heading", 0, "登记很不及时")])
    page.fill(FIELD, "登记不及时，查找困难")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_class("saving conflict")
    return page.locator(".meeting")


def test_both_are_shown_with_what_changed_in_each(conflict, page):
    assert (stored(), page.locator(FIELD).input_value()) == ("登记很不及时", "登记不及时，查找困难")
    expect(conflict.locator(".who")).to_have_text("起草人林岸")
    expect(conflict.locator(".theirs ins")).to_have_text("很")
    expect(conflict.locator(".mine ins")).to_have_text("，查找困难")


@pytest.mark.parametrize(("choice", "text"), [("theirs", "登记很不及时"), ("mine", "登记不及时，查找困难")])
def test_one_is_taken(conflict, page, choice, text):
    conflict.locator(f"[data-choice={choice}]").click()
    saved(page)
    expect(page.locator(FIELD)).to_have_value(text)
    assert stored() == text


def test_or_both_changes_where_they_do_not_touch(conflict, page):
    expect(conflict.locator("[data-choice=both]")).to_have_text("合并两处修改")
    conflict.locator("[data-choice=both]").click()
    saved(page)
    assert stored() == "登记很不及时，查找困难"


def test_or_both_one_after_the_other(page, full, colleague):
    save_texts(report=full, person=colleague, changes=[Change("p1", "paragraphs", 0, "同事的一段")])
    page.fill(TEXT, "我的一段")
    page.keyboard.press("Control+s")
    page.locator(".meeting [data-choice=both]").click()
    saved(page)
    assert stored(name="paragraphs") == "同事的一段\n我的一段"


def test_what_is_typed_on_is_compared_anew(conflict, page):
    page.locator(FIELD).press("End")
    page.locator(FIELD).press_sequentially("了")
    expect(conflict.locator(".mine ins")).to_have_text("，查找困难了")
    conflict.locator("[data-choice=mine]").click()
    saved(page)
    assert stored() == "登记不及时，查找困难了"


def test_two_people_on_different_items_never_meet(page, full, colleague, sign_in):
    other = opened(sign_in(colleague.username, expected=EXPECTED), full)
    page.fill(FIELD, "柏舟写标题")
    other.fill(TEXT, "林岸写表现")
    for one in (page, other):
        one.keyboard.press("Control+s")
        saved(one)
    assert (stored(), stored(name="paragraphs")) == ("柏舟写标题", "林岸写表现")
    expect(page.locator(".meeting")).to_have_count(0)


def test_who_else_writes_is_named_and_their_text_comes_where_nothing_is_typed(page, full, colleague):
    page.locator(FIELD).focus()
    save_texts(report=full, person=colleague, changes=[Change("p1", "paragraphs", 0, "同事的一段")])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # looks at once, as on coming back
    expect(page.locator("#others")).to_contain_text("起草人林岸")
    expect(page.locator(TEXT)).to_have_value("同事的一段")
    page.fill(TEXT, "同事的一段，我接着写")
    page.keyboard.press("Control+s")
    saved(page)
    assert stored(name="paragraphs") == "同事的一段，我接着写"


def test_the_field_in_hand_is_not_replaced(page, full, colleague):
    page.locator(FIELD).focus()
    save_texts(report=full, person=colleague, changes=[Change("p1", "heading", 0, "同事写的标题")])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#others")).to_contain_text("起草人林岸")
    assert page.locator(FIELD).input_value() == "登记不及时"


def test_an_item_that_came_meanwhile_is_said(page, full, colleague):
    add_item(report=full, person=colleague, parent=full.items.get(key="d1"), kind="problem")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#tree-changed")).to_be_visible()


def test_two_tabs_of_one_person(page, full):
    other = opened(page.context.new_page(), full)
    page.fill(FIELD, "第一个窗口写的")
    page.keyboard.press("Control+s")
    saved(page)
    other.fill(FIELD, "第二个窗口写的")
    other.keyboard.press("Control+s")
    expect(other.locator(".meeting .theirs")).to_contain_text("第一个窗口写的")
    assert stored() == "第一个窗口写的"
    other.locator("[data-choice=mine]").click()
    saved(other)
    assert stored() == "第二个窗口写的"
