"""A sign-in that ended while somebody writes: a window over the page, and what waits is sent; nobody else's is."""

import pytest
from playwright.sync_api import expect

from reportsite.drafting.models import Journal
from tests.browser.writing import FIELD, TEXT, arrives, saved, stored
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ended(page):
    """The sign-in has ended, and something was typed."""
    page.context.clear_cookies(name="sessionid")
    page.fill(FIELD, "登录过期后写的")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_class("saving signed_out")
    return page


def enter(page, password=PASSWORD):
    page.fill("#sign-in-password", password)
    page.keyboard.press("Enter")


def sign_in_elsewhere(page, person):
    """In another tab of the same browser."""
    other = page.context.new_page()
    other.goto("/sign-in/")
    other.fill("[name=username]", person.username)
    other.fill("[name=password]", PASSWORD)
    other.click("main form button")
    other.wait_for_url("**/")
    other.close()


def test_the_password_and_it_is_saved(ended, drafter):
    expect(ended.locator("#sign-in")).to_be_visible()
    assert stored() == "登记不及时"
    enter(ended)
    saved(ended)
    expect(ended.locator("#sign-in")).to_be_hidden()
    assert (stored(), Journal.objects.get(key="p1", verb="save").person) == ("登录过期后写的", drafter)


def test_a_wrong_password_is_said_and_nothing_is_lost(ended):
    enter(ended, "wrong")
    expect(ended.locator("#sign-in .why")).not_to_be_empty()
    assert ended.locator(FIELD).input_value() == "登录过期后写的"
    enter(ended)
    saved(ended)
    assert stored() == "登录过期后写的"


def test_the_window_waits_until_nobody_types(page):
    """It would take the keys that were meant for the text."""
    page.context.clear_cookies(name="sessionid")
    page.fill(FIELD, "")
    page.keyboard.press("Control+s")
    page.locator(FIELD).press_sequentially("一二三四五六七八九十一二三四五六七八九十", delay=120)
    assert page.locator("#sign-in-password").input_value() == ""
    expect(page.locator("#sign-in")).to_be_visible()
    assert page.locator(FIELD).input_value() == "一二三四五六七八九十一二三四五六七八九十"


def test_not_now_and_later_by_its_button(ended):
    ended.locator("[data-later]").click()
    expect(ended.locator("#sign-in")).to_be_hidden()
    ended.locator(TEXT).press_sequentially("还能写")
    ended.locator("#sign-in-open").click()
    enter(ended)
    saved(ended)
    assert stored() == "登录过期后写的"
    arrives(ended, ended.locator(TEXT).input_value(), name="paragraphs")


def test_the_page_s_buttons_work_with_the_new_sign_in(ended):
    enter(ended)
    saved(ended)
    ended.fill(FIELD, "再按按钮")
    with ended.expect_navigation():
        ended.locator(".bar-bottom button").first.click()
    expect(ended.locator(FIELD)).to_have_value("再按按钮")
    assert stored() == "再按按钮"


def test_who_signs_in_again_in_another_tab_goes_on_by_itself(ended, drafter):
    sign_in_elsewhere(ended, drafter)
    saved(ended)
    expect(ended.locator("#sign-in")).to_be_hidden()
    assert stored() == "登录过期后写的"


def test_somebody_else_does_not_send_it(ended, colleague, drafter):
    sign_in_elsewhere(ended, colleague)
    expect(ended.locator("#saving")).to_have_class("saving person")
    ended.wait_for_timeout(2500)
    assert (stored(), Journal.objects.filter(verb="save").count()) == ("登记不及时", 0)
    enter(ended)
    saved(ended)
    assert (stored(), Journal.objects.get(verb="save").person) == ("登录过期后写的", drafter)


def test_a_stale_token_is_renewed_in_silence(page):
    page.context.clear_cookies(name="csrftoken")
    page.fill(FIELD, "令牌过期后写的")
    page.keyboard.press("Control+s")
    saved(page)
    expect(page.locator("#sign-in")).to_be_hidden()
    assert stored() == "令牌过期后写的"
