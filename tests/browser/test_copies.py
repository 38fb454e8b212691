"""What has not arrived is kept in the browser, shown after a crash or a long cut, and taken over with one click."""

import pytest
from playwright.sync_api import expect

from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Text
from tests.browser.writing import FIELD, TEXT, arrives, copies, crash, cut, mend, opened, saved, stored
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lost(page, full):
    """A text that was typed during a cut, in a tab that crashed; the dimension is open again."""
    cut(page)
    page.fill(FIELD, "断网时写的标题")
    page.wait_for_timeout(300)
    assert copies(page) == {"p1.heading": "断网时写的标题"}
    return opened(crash(page), full)


def test_a_copy_until_it_has_arrived_and_nothing_else(page):
    assert copies(page) == {}
    cut(page)
    page.fill(FIELD, "断网时写的标题")
    page.fill(TEXT, "断网时写的表现")
    page.wait_for_timeout(300)
    assert copies(page) == {"p1.heading": "断网时写的标题", "p1.paragraphs": "断网时写的表现"}
    mend(page)
    saved(page)
    assert copies(page) == {}


def test_none_of_what_was_typed_back(page):
    cut(page)
    page.fill(FIELD, "写了又改回")
    page.wait_for_timeout(300)
    page.fill(FIELD, "登记不及时")
    page.wait_for_timeout(300)
    assert copies(page) == {}


def test_the_difference_is_shown_and_taken_over_with_one_click(lost):
    panel = lost.locator(".meeting.kept")
    expect(panel.locator(".mine ins")).to_have_text("断网时写的标题")
    expect(panel.locator(".mine del")).to_have_text("登记不及时")
    assert (stored(), lost.locator(FIELD).input_value()) == ("登记不及时", "登记不及时")
    panel.locator("[data-choice=mine]").click()
    saved(lost)
    assert (stored(), copies(lost)) == ("断网时写的标题", {})


def test_or_thrown_away(lost):
    lost.locator(".meeting.kept [data-choice=theirs]").click()
    expect(lost.locator(".meeting")).to_have_count(0)
    lost.wait_for_timeout(300)
    assert (stored(), copies(lost)) == ("登记不及时", {})


def test_while_nobody_decides_it_stays_whatever_else_is_typed(lost, full):
    """Also what is typed before the panel is there, and what a colleague's text meets."""
    lost.fill(FIELD, "马上又写的")
    saved(lost)
    expect(lost.locator(".meeting.kept .mine")).to_be_visible()
    assert (stored(), copies(lost)) == ("马上又写的", {"p1.heading": "断网时写的标题"})
    save_texts(report=full, person=None, changes=[Change("p1", "heading", 1, "同事写的标题")])
    lost.fill(FIELD, "马上又写的，再改")
    lost.keyboard.press("Control+s")
    lost.locator(".meeting:not(.kept) [data-choice=theirs]").click()
    saved(lost)
    assert (stored(), copies(lost)) == ("同事写的标题", {"p1.heading": "断网时写的标题"})
    opened(lost, full)
    lost.locator(".meeting.kept [data-choice=mine]").click()
    saved(lost)
    assert (stored(), copies(lost)) == ("断网时写的标题", {})


def test_also_where_what_was_typed_last_arrived_behind_the_page(lost, full):
    expect(lost.locator(".meeting.kept")).to_be_visible()
    lost.fill(FIELD, "走时写的")
    lost.goto("/meetings/")
    arrives(lost, "走时写的")
    opened(lost, full)
    expect(lost.locator(".meeting.kept .mine")).to_be_visible()
    assert copies(lost)["p1.heading"] == "断网时写的标题"


def test_what_somebody_else_wrote_since_is_not_overwritten_unseen(page, full, colleague):
    cut(page)
    page.fill(FIELD, "断网时写的标题")
    page.wait_for_timeout(300)
    other = crash(page)
    save_texts(report=full, person=colleague, changes=[Change("p1", "heading", 0, "同事写的标题")])
    opened(other, full)
    panel = other.locator(".meeting.kept")
    expect(panel).to_be_visible()
    assert (stored(), other.locator(FIELD).input_value()) == ("同事写的标题", "同事写的标题")
    panel.locator("[data-choice=mine]").click()
    saved(other)
    assert stored() == "断网时写的标题"


def test_on_another_page_of_the_report_the_way_to_it_is_shown(lost, full):
    opened(lost, full, "preamble/")
    link = lost.locator("#kept a")
    expect(link).to_be_visible()
    expect(lost.locator("#kept .theirs")).to_have_text("断网时写的标题")
    link.click()
    expect(lost.locator(".meeting.kept")).to_be_visible()


def test_what_arrived_behind_a_page_that_was_left_is_not_offered(page, full):
    page.fill(FIELD, "走了才存的")
    page.goto(f"/reports/{full.pk}/preamble/")
    page.wait_for_timeout(4000)
    assert (stored(), copies(page)) == ("走了才存的", {})
    expect(page.locator("#kept")).to_be_hidden()


def test_they_go_at_signing_out(page):
    page.route("**/texts/", lambda route: route.abort())
    page.fill(FIELD, "退出前写的")
    page.wait_for_timeout(300)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(".menu summary").click()
    page.locator("form[data-signs-out] button").click()
    page.wait_for_url("**/sign-in/**")
    assert (asked[:1], copies(page)) == (["confirm"], {})


def test_signing_out_waits_for_what_is_on_its_way(page):
    page.fill(FIELD, "退出前写的")
    page.locator(".menu summary").click()
    page.locator("form[data-signs-out] button").click()
    page.wait_for_url("**/sign-in/**")
    assert stored() == "退出前写的"


def test_signing_out_elsewhere_asks_about_them_too(lost):
    lost.goto("/meetings/")
    asked = []
    lost.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    lost.locator(".menu summary").click()
    lost.locator("form[data-signs-out] button").click()
    lost.wait_for_timeout(1500)
    assert (asked, lost.url.endswith("/meetings/"), copies(lost)) == (
        ["confirm"],
        True,
        {"p1.heading": "断网时写的标题"},
    )


def test_a_colleague_at_the_same_machine_does_not_see_them(page, full, drafter, colleague):
    cut(page)
    page.fill(FIELD, "断网时写的标题")
    page.wait_for_timeout(300)
    other = crash(page)
    other.context.clear_cookies(name="sessionid")
    other.goto("/sign-in/")
    other.fill("[name=username]", colleague.username)
    other.fill("[name=password]", PASSWORD)
    other.click("main form button")
    other.wait_for_url("**/")
    opened(other, full)
    other.wait_for_timeout(3500)
    expect(other.locator(".meeting")).to_have_count(0)
    assert copies(other) == {"p1.heading": "断网时写的标题"}


def test_none_where_the_unit_wants_none(page, full, unit):
    cut(page)
    page.fill(FIELD, "断网时写的标题")
    page.wait_for_timeout(300)
    type(unit).objects.update(keeps_copies=False)
    other = crash(page)
    opened(other, full)
    other.wait_for_timeout(500)
    assert copies(other) == {}
    other.route("**/texts/", lambda route: route.abort())
    other.fill(FIELD, "不留副本")
    other.wait_for_timeout(300)
    assert copies(other) == {}


def test_a_deleted_item_s_text_can_still_be_read(lost, full):
    Text.objects.filter(item__key="p1").first().item.report.items.filter(key="p1").update(
        deleted_at="2030-01-01T00:00:00Z"
    )
    opened(lost, full)
    expect(lost.locator("#kept .theirs")).to_have_text("断网时写的标题")
    lost.locator("#kept button").click()
    expect(lost.locator("#kept")).to_be_hidden()
    lost.wait_for_timeout(300)
    assert copies(lost) == {}


def test_a_torn_browser_that_brings_back_half_of_a_text_overwrites_nothing(page, full):
    """Chrome may bring back the revision of the field that was written in, and not what was written in it."""
    page.fill(FIELD, "崩溃前已经保存的")
    saved(page)
    page.context.add_init_script("""document.addEventListener("readystatechange", () => {
        const one = document.getElementsByName("p1.heading.revision")[0];
        if (document.readyState !== "interactive" || !one) return;
        one.value = "1";
        document.getElementsByName("p1.heading.shown")[0].value = "of what was typed";
        const field = document.getElementsByName("p1.heading")[0];
        field.value = field.defaultValue = "登记不及时";
        one.dataset.sent = "0"; /* the page as it was kept from before the save */
    });""")
    opened(page, full)
    page.locator(FIELD).press("End")
    page.keyboard.type("改")
    expect(page.locator("#saving")).to_have_class("saving conflict")
    assert stored() == "崩溃前已经保存的"
