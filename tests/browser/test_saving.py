"""What is typed is saved by itself, in a real browser: while typing, on every way of leaving, after a cut."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.models import Item, Journal, Text
from tests.browser.chromium import HOST
from tests.browser.writing import FIELD, TEXT, arrives, cut, mend, opened, saved, stored

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works_where_the_browser_sees_no_secure_context(page):
    assert page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [False, "undefined"]


def test_a_pause_saves_and_says_when(page):
    page.locator(FIELD).press("End")
    page.locator(FIELD).press_sequentially("改")
    expect(page.locator("#saving")).to_have_class("saving typing")
    saved(page)
    assert stored() == "登记不及时改"
    page.locator(FIELD).press_sequentially("了")
    page.keyboard.press("Control+s")
    saved(page)
    expect(page.locator("#saving")).to_contain_text("已于")
    assert page.locator(FIELD).input_value() == "登记不及时改了"


def test_leaving_the_field_saves(page):
    page.fill(FIELD, "离开时写的")
    page.locator(TEXT).focus()
    saved(page)
    assert stored() == "离开时写的"


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.evaluate("document.querySelector('.crumbs a').click()"),
        lambda page: page.reload(),
        lambda page: page.go_back(),
        lambda page: page.goto("/meetings/"),
        lambda page: page.close(),
    ],
    ids=["link", "reload", "back", "address", "closed"],
)
def test_every_way_of_leaving_saves(page, leave, sign_in, full):
    other = page.context.new_page()
    page.fill(FIELD, "走了才存的")
    leave(page)
    arrives(other, "走了才存的")
    assert Journal.objects.filter(key="p1", verb="save").count() == 1


def test_every_kind_of_text_of_every_step(page, full):
    """Lines, paragraphs and choices, on all pages with texts."""
    for path in ("facts", "preamble", "sections/s5", "rectification"):
        page.goto(f"/reports/{full.pk}/{path}/")
        expect(page.locator("form.texts")).to_have_attribute("data-ready", "yes")
        page.evaluate("document.querySelectorAll('form.texts details').forEach((one) => { one.open = true; })")
        names = page.evaluate(
            "Array.from(document.querySelectorAll('.fields textarea, .fields input[type=text]'), (one) => one.name)"
        )
        assert names
        for name in names:
            value = "2031" if name.endswith(".year") else f"{name}写的"
            page.fill(f"[name='{name}']", value)
        page.keyboard.press("Control+s")
        saved(page)
        texts = {f"{text.item.key}.{text.name}": text.value for text in Text.objects.select_related("item")}
        assert [name for name in names if texts[name] not in ("2031", f"{name}写的")] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_enter_saves_the_page_and_does_nothing_else(sign_in, drafter, full, scripts):
    """Not what the first button of the page does, which may put back what was deleted a moment ago."""
    delete_item(report=full, person=drafter, item=Item.objects.get(key="p2"))
    page = sign_in(drafter.username, java_script_enabled=scripts)
    page.goto(f"/reports/{full.pk}/dimensions/d1/?undo=p2")
    expect(page.locator(".undo button")).to_be_visible()
    page.fill(FIELD, "回车之前写的")
    with page.expect_navigation():
        page.locator(FIELD).press("Enter")
    assert stored() == "回车之前写的"
    assert Item.objects.get(key="p2").deleted_at


def test_the_field_that_is_written_in_is_alone_in_its_form(page):
    """The browser looks through the whole form at each key; what is sent is the whole form nevertheless."""
    of = "field => field.form.querySelectorAll('*').length + field.form.elements.length"
    page.locator(FIELD).focus()
    assert page.locator(FIELD).evaluate(of) == 1
    assert page.locator(TEXT).evaluate("field => field.form.id") == "texts"
    page.locator(TEXT).focus()
    assert page.locator(FIELD).evaluate("field => field.form.id") == "texts"
    page.fill(TEXT, "写了一半就提交")
    sent = page.evaluate("""() => {
        const form = document.getElementById("texts");
        form.addEventListener("submit", event => {
            event.preventDefault();
            window.sent = new FormData(form).get("p1.paragraphs");
        });
        form.requestSubmit();
        return window.sent;
    }""")
    assert sent == "写了一半就提交"


def test_a_choice_is_saved_as_well(page):
    page.select_option("[name='p1.source']", "superiors")
    saved(page)
    assert stored(name="source") == "superiors"


def test_typed_back_to_what_is_stored_nothing_waits(page):
    page.fill(FIELD, "写了又改回")
    page.fill(FIELD, "登记不及时")
    saved(page)
    assert Journal.objects.filter(key="p1", verb="save").count() == 0


def test_one_request_at_a_time_and_the_field_stays_as_it_is_typed(page):
    running, most, sent = [0], [0], []

    def slow(route):
        running[0] += 1
        most[0] = max(most[0], running[0])
        sent.append(route.request.post_data)
        page.wait_for_timeout(400)
        running[0] -= 1
        route.continue_()

    page.route("**/texts/", slow)
    page.fill(FIELD, "一")
    page.fill(TEXT, "二")
    page.keyboard.press("Control+s")
    page.locator(FIELD).focus()
    page.locator(FIELD).press("End")
    page.locator(FIELD).press_sequentially("三四五", delay=150)
    saved(page)
    assert (most[0], page.locator(FIELD).input_value(), stored(), stored(name="paragraphs")) == (
        1,
        "一三四五",
        "一三四五",
        "二",
    )


def test_the_button_after_it_meets_nobody(page):
    page.fill(FIELD, "先自动后按钮")
    page.locator(TEXT).focus()
    saved(page)
    with page.expect_navigation():
        page.locator(".bar-bottom button").first.click()
    expect(page.locator(FIELD)).to_have_value("先自动后按钮")
    assert stored() == "先自动后按钮"


def test_after_a_cut_it_arrives(page):
    cut(page)
    page.fill(FIELD, "断网时写的")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_class("saving again")
    expect(page.locator("#saving")).to_have_text("未保存，正在重试")
    assert stored() == "登记不及时"
    mend(page)
    saved(page)
    assert (stored(), Journal.objects.filter(key="p1", verb="save").count()) == ("断网时写的", 1)


def test_an_answer_that_was_lost_is_asked_for_again_and_counts_once(page):
    lost = []

    def lose(route):
        name = f"{HOST}:{urlsplit(page.url).port}"
        here = route.request.url.replace(HOST, "127.0.0.1")
        # The server stores it; the answer never comes.
        assert route.fetch(url=here, headers={**route.request.headers, "host": name}).status == 200
        lost.append(route.abort())

    page.route("**/texts/", lose, times=1)
    page.fill(FIELD, "答复丢了")
    page.keyboard.press("Control+s")
    saved(page)
    assert (len(lost), stored(), Journal.objects.filter(key="p1", verb="save").count()) == (1, "答复丢了", 1)


@pytest.mark.slow
def test_an_answer_that_never_comes_is_not_waited_for(page):
    page.route("**/texts/", lambda route: None, times=1)
    page.fill(FIELD, "请求石沉大海")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_class("saving again", timeout=45_000)
    saved(page)
    assert stored() == "请求石沉大海"


def test_left_while_a_save_is_on_its_way_the_last_words_follow(page, unit, full):
    """Without a copy in the browser, which would offer them."""
    type(unit).objects.update(keeps_copies=False)
    opened(page, full)
    other = page.context.new_page()
    held = []
    page.route("**/texts/", lambda route: held.append(route), times=1)
    page.fill(FIELD, "先写的")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_class("saving busy")
    page.fill(FIELD, "先写的，又写的")
    held[0].continue_()
    page.close()
    arrives(other, "先写的，又写的")


def test_while_nothing_arrives_a_button_does_not_lead_away(page):
    cut(page)
    page.fill(FIELD, "断网时写的")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_class("saving again")
    page.locator("[data-add]").click()
    page.wait_for_timeout(300)
    assert page.locator(FIELD).input_value() == "断网时写的"
    mend(page)
    saved(page)
    with page.expect_navigation():
        page.locator("[data-add]").click()
    assert stored() == "断网时写的"


def test_what_cannot_be_saved_is_asked_about_before_it_is_left(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    cut(page)
    page.fill(FIELD, "断网时写的")
    page.keyboard.press("Control+s")
    expect(page.locator("#saving")).to_have_class("saving again")
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert (asked, page.is_closed()) == (["beforeunload"], False)


def test_a_tick_waits_as_a_text_does(page, full):
    opened(page, full, "sections/s6/")
    page.route("**/links/**", lambda route: route.abort(), times=1)
    page.locator("[name='link-o5'][value='d2']").first.check()
    expect(page.locator("#saving")).to_have_class("saving again")
    saved(page)
    assert set(full.items.get(key="o5").links.values_list("target__key", flat=True)) == {"p1", "d2"}


def test_a_tick_follows_a_page_that_is_left_at_once(page, full):
    opened(page, full, "sections/s6/")
    held = []
    page.route("**/links/**", lambda route: held.append(route), times=1)  # the first one never arrives
    page.locator("[name='link-o5'][value='d2']").first.check()
    page.wait_for_timeout(300)
    page.goto("/meetings/")
    for _turn in range(100):
        if (now := set(full.items.get(key="o5").links.values_list("target__key", flat=True))) == {"p1", "d2"}:
            break
        page.wait_for_timeout(100)
    assert (len(held), now) == (1, {"p1", "d2"})


def test_ticks_are_links_at_once(page, full):
    page.goto(f"/reports/{full.pk}/sections/s6/")
    expect(page.locator("form.texts")).to_have_attribute("data-ready", "yes")
    box = page.locator("[name='link-o5'][value='d2']").first
    with page.expect_response("**/links/d2/add/"):
        box.check()
    assert set(full.items.get(key="o5").links.values_list("target__key", flat=True)) == {"p1", "d2"}
    with page.expect_response("**/links/d2/remove/"):
        box.uncheck()
    assert set(full.items.get(key="o5").links.values_list("target__key", flat=True)) == {"p1"}
    with page.expect_navigation():
        page.locator(".bar-bottom button").first.click()
    assert set(full.items.get(key="o5").links.values_list("target__key", flat=True)) == {"p1"}
