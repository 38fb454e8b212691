"""What is typed is saved by itself, in a real browser: while typing, on leaving, after a cut, beside somebody else."""

import pytest
from playwright.sync_api import expect

from reportsite.accounts.models import Role
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Text
from tests.drafting.contents import full_content
from tests.factories import PASSWORD, PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db(transaction=True)
FIELD = "[name='p1.heading']"


@pytest.fixture
def unit(transactional_db):
    return UnitFactory(name="中共青禾市档案馆支部", slug="archive")


@pytest.fixture
def drafter(unit):
    return PersonFactory(name="起草人柏舟", unit=unit, roles=[Role.DRAFTER])


@pytest.fixture
def full(unit):
    return take_over(unit=unit, content=full_content(), by=None)


@pytest.fixture
def page(full, drafter, sign_in):
    page = sign_in(drafter.username, PASSWORD, expected="Failed to load resource")
    page.goto(f"/reports/{full.pk}/dimensions/d1/")
    return page


def stored():
    return Text.objects.get(item__key="p1", name="heading").value


def arrives(page, text):
    """What was sent on leaving is stored soon: no page is left to say so."""
    for _turn in range(200):
        if stored() == text:
            return
        page.wait_for_timeout(100)
    assert stored() == text


def saved(page):
    expect(page.locator("#saving")).to_have_class("saving done")


def test_a_pause_saves_and_says_when(page):
    page.locator(FIELD).press("End")
    page.locator(FIELD).press_sequentially("改")
    expect(page.locator("#saving")).to_have_text("尚未保存")
    saved(page)
    assert stored() == "登记不及时改"
    page.locator(FIELD).press_sequentially("了")
    page.keyboard.press("Control+s")
    saved(page)
    expect(page.locator("#saving")).to_contain_text("已于")
    assert page.locator(FIELD).input_value() == "登记不及时改了"


def test_leaving_the_field_or_the_page_saves(page):
    page.fill(FIELD, "离开时写的")
    page.locator("[name='p1.paragraphs']").focus()
    saved(page)
    assert stored() == "离开时写的"
    page.fill(FIELD, "走了才存的")
    page.evaluate("document.querySelector('.crumbs a').click()")
    page.wait_for_url("**/")
    arrives(page, "走了才存的")


def test_the_button_after_it_meets_nobody(page):
    page.fill(FIELD, "先自动后按钮")
    page.locator("[name='p1.paragraphs']").focus()
    saved(page)
    with page.expect_navigation():
        page.locator(".bar-bottom button").first.click()
    assert (stored(), page.locator("h1").text_content() != "") == ("先自动后按钮", True)
    expect(page.locator(FIELD)).to_have_value("先自动后按钮")


def test_after_a_cut_it_arrives(page, full):
    page.route("**/texts/", lambda route: route.abort())
    page.fill(FIELD, "断网时写的")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_text("未保存，正在重试")
    assert stored() == "登记不及时"
    page.unroute("**/texts/")
    saved(page)
    assert stored() == "断网时写的"


@pytest.mark.parametrize(("choice", "text"), [("theirs", "同事写的"), ("mine", "我写的")])
def test_two_people_at_one_text(page, full, choice, text):
    save_texts(report=full, person=None, changes=[Change("p1", "heading", 0, "同事写的")])
    page.fill(FIELD, "我写的")
    page.keyboard.press("Control+s")
    panel = page.locator(".meeting")
    expect(panel.locator(".theirs")).to_have_text("同事写的")
    assert (stored(), page.locator(FIELD).input_value()) == ("同事写的", "我写的")
    panel.locator(f"[data-take={choice}]").click()
    saved(page)
    expect(page.locator(FIELD)).to_have_value(text)
    assert stored() == text


def test_a_sign_in_that_ended_loses_nothing(page, drafter):
    page.context.clear_cookies(name="sessionid")
    page.fill(FIELD, "登录过期后写的")
    page.keyboard.press("Control+s")
    expect(page.locator("#sign-in")).to_be_visible()
    with page.context.expect_page() as opened:
        page.locator("#sign-in").press("Enter")
    window = opened.value
    window.fill("[name=username]", drafter.username)
    window.fill("[name=password]", PASSWORD)
    window.click("main form button, main form [type=submit]")
    window.wait_for_url("**/")
    saved(page)
    assert stored() == "登录过期后写的"
