"""Writing in a real browser: pasting, examples, keys, dragging, and the pane that follows every save."""

import pytest
from playwright.sync_api import expect

from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Text
from reportsite.drafting.rows import load_content
from tests.browser.test_accessibility import violations
from tests.browser.writing import EXPECTED, cut, mend, opened
from tests.drafting.contents import content_with_problems, full_content

pytestmark = pytest.mark.django_db(transaction=True)
HEADING, TEXT = "[name='p1.heading']", "[name='p1.paragraphs']"


@pytest.fixture
def five(unit):
    return take_over(unit=unit, content=content_with_problems(5, year=2020), by=None)


@pytest.fixture
def page(full, drafter, sign_in):
    page = sign_in(drafter.username)
    page.goto(f"/reports/{full.pk}/dimensions/d1/")
    return page


@pytest.fixture
def paste(page):
    """paste(field, text, behind): as somebody does, with Ctrl+V behind what stands in the field."""

    def run(field, text, behind=""):
        page.evaluate(
            """text => {
                const other = Object.assign(document.createElement("textarea"), { id: "elsewhere", value: text });
                document.body.appendChild(other);
                other.select();
            }""",
            text,
        )
        page.keyboard.press("Control+c")
        page.evaluate("document.getElementById('elsewhere').remove()")
        page.fill(field, behind)
        page.focus(field)
        page.keyboard.press("End")
        page.keyboard.press("Control+v")

    return run


def value(page, field):
    return page.locator(field).input_value()


def problems(report):
    return [problem.key for problem in load_content(report).sections[0].dimensions[0].problems]


class TestPasting:
    def test_what_word_leaves_is_taken_off_and_comes_back(self, page, paste):
        raw = "1. \u3000登记\u200b不及时。\n\n\u3000\u3000新书放了两个月。\n"
        paste(TEXT, raw)
        expect(page.locator(TEXT)).to_have_value("登记不及时。\n新书放了两个月。")
        expect(page.locator(".pasted[role=status]")).not_to_be_empty()
        page.keyboard.press("Control+z")
        expect(page.locator(TEXT)).to_have_value(raw)
        page.keyboard.press("Control+z")
        expect(page.locator(TEXT)).not_to_have_value(raw)

    def test_the_button_brings_it_back_too(self, page, paste):
        paste(TEXT, "\u3000\u3000新书放了两个月。")
        expect(page.locator(TEXT)).to_have_value("新书放了两个月。")
        page.locator(".pasted button").click()
        expect(page.locator(TEXT)).to_have_value("\u3000\u3000新书放了两个月。")

    def test_the_button_puts_back_what_was_pasted_and_nothing_that_was_typed_since(self, page, paste):
        paste(HEADING, "（一）登记\n不及时\n", behind="")
        page.keyboard.press("End")
        page.keyboard.type("的事")
        page.keyboard.press("Home")
        page.keyboard.type("说")
        page.fill(TEXT, "两本家谱")
        page.locator(".pasted button").click()
        expect(page.locator(HEADING)).to_have_value("说（一）登记 不及时的事")
        expect(page.locator(TEXT)).to_have_value("两本家谱")
        expect(page.locator(".pasted button")).to_have_count(0)

    @pytest.mark.parametrize("keys", [["ArrowLeft", "Backspace"], ["Control+z"], ["Control+a", "x"]])
    @pytest.mark.parametrize("field", [HEADING, TEXT])
    def test_the_button_goes_when_the_pasted_text_is_changed(self, page, paste, field, keys):
        paste(field, "（一）登记不及时")
        expect(page.locator(".pasted button")).to_have_count(1)
        for key in keys:
            page.keyboard.press(key)
        expect(page.locator(".pasted button")).to_have_count(0)

    def test_a_line_that_comes_back_as_it_is_has_no_button(self, page, paste):
        paste(HEADING, "\n登记不及时")
        expect(page.locator(".pasted")).not_to_be_empty()
        expect(page.locator(".pasted button")).to_have_count(0)

    @pytest.mark.parametrize(
        ("raw", "clean"),
        [
            ("（一）登记不及时", "登记不及时"),
            ("① 登记不及时\n", "登记不及时"),
            ("• 登记\n不及时", "登记不及时"),
            ("一、二季度都没有登记", "一、二季度都没有登记"),
            ("3.5万册没有登记", "3.5万册没有登记"),
        ],
    )
    def test_a_heading_is_one_line_without_a_number(self, page, paste, raw, clean):
        paste(HEADING, raw)
        expect(page.locator(HEADING)).to_have_value(clean)

    @pytest.mark.parametrize("raw", ["\u3000", "\u200b", "\n", "\u200b" * 20_001])
    @pytest.mark.parametrize("field", [HEADING, TEXT])
    def test_what_holds_nothing_to_be_read_takes_nothing_away(self, page, paste, field, raw):
        paste(field, raw, behind="登记不及时")
        expect(page.locator(field)).to_have_value("登记不及时")

    def test_it_takes_the_place_of_what_is_selected(self, page, paste):
        paste(HEADING, "\u200b", behind="登记不及时")
        page.keyboard.press("Shift+Home")
        page.keyboard.press("Control+v")
        expect(page.locator(HEADING)).to_have_value("")

    def test_within_a_text_a_number_is_text(self, page, paste):
        paste(TEXT, "1. 号柜", behind="没有锁的是")
        expect(page.locator(TEXT)).to_have_value("没有锁的是1. 号柜")

    def test_examples_keep_their_numbers(self, page, paste):
        paste("[name='e1.paragraphs']", "1. 号柜没有锁。")
        expect(page.locator("[name='e1.paragraphs']")).to_have_value("1. 号柜没有锁。")

    def test_several_problems_are_split_on_the_page_and_together_again(self, page, paste, full):
        paste(TEXT, "1. 开窗太晚。九点才开。\n2. 收件太慢。要等三天。\n3. 回信太迟。")
        with page.expect_navigation():
            page.locator(".pasted button").last.click()
        assert [one.heading for one in load_content(full).sections[3].dimensions[0].problems][1:] == [
            "开窗太晚",
            "收件太慢",
            "回信太迟",
        ]
        with page.expect_navigation():
            page.locator("[formaction$='/put-together/']").click()
        assert len(load_content(full).sections[3].dimensions[0].problems) == 1


class TestExamples:
    @pytest.fixture
    def added(self, page):
        """The field of a new, third example."""
        with page.expect_navigation():
            page.locator("[formaction$='/p1/add-example/']").click()
        return page.locator("#p1 .k-example textarea").nth(2)

    def test_the_marker_comes_once(self, page, added):
        expect(added).to_be_focused()
        added.fill("来信漏了11封。")
        page.focus(HEADING)
        expect(added).to_have_value("又如，来信漏了11封。")
        added.fill("来信漏了11封。")
        page.focus(HEADING)
        expect(added).to_have_value("来信漏了11封。")

    def test_a_marker_of_ones_own_stays(self, page, added):
        added.fill("再如，来信漏了11封。")
        page.focus(HEADING)
        expect(added).to_have_value("再如，来信漏了11封。")

    def test_it_is_saved_with_it(self, page, added):
        added.fill("来信漏了11封。")
        page.focus(HEADING)
        expect(page.locator("#saving")).to_have_class("saving done")
        key = added.get_attribute("name").partition(".")[0]
        assert Text.objects.get(item__key=key, name="paragraphs").value == "又如，来信漏了11封。"

    def test_a_colleagues_example_stays_as_it_was_written(self, page, added, full, colleague):
        expect(page.locator("form.texts")).to_have_attribute("data-ready", "yes")
        key = added.get_attribute("name").partition(".")[0]
        page.focus(HEADING)
        save_texts(report=full, person=colleague, changes=[Change(key, "paragraphs", 0, "来信漏了11封。")])
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # looks at once, as on coming back
        expect(added).to_have_value("来信漏了11封。")
        added.focus()
        page.keyboard.press("Tab")
        expect(added).not_to_be_focused()
        expect(added).to_have_value("来信漏了11封。")
        added.press("End")
        page.keyboard.type("都在一个月里。")
        page.focus(HEADING)
        expect(added).to_have_value("来信漏了11封。都在一个月里。")


class TestMoving:
    @pytest.fixture
    def page(self, five, drafter, sign_in):
        page = sign_in(drafter.username)
        page.goto(f"/reports/{five.pk}/dimensions/d1/")
        return page

    def test_by_keys_with_the_caret_where_it_was(self, page, five):
        page.locator("[name='p2.heading']").fill("第2号柜换了锁")
        page.locator("[name='p2.heading']").evaluate("field => field.setSelectionRange(3, 3)")
        with page.expect_navigation():
            page.keyboard.press("Alt+ArrowUp")
        assert problems(five) == ["p2", "p1", "p3", "p4", "p5"]
        expect(page.locator("[name='p2.heading']")).to_be_focused()
        expect(page.locator("[name='p2.heading']")).to_have_value("第2号柜换了锁")
        assert page.evaluate("document.activeElement.selectionStart") == 3
        with page.expect_navigation():
            page.keyboard.press("Alt+ArrowDown")
        assert problems(five) == ["p1", "p2", "p3", "p4", "p5"]

    def test_not_while_a_word_is_composed(self, page, five):
        page.focus("[name='p2.heading']")
        for code in ({"isComposing": True}, {"keyCode": 229}):
            page.evaluate(
                """code => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
                   Object.assign({key: "ArrowUp", altKey: true, bubbles: true, cancelable: true}, code)))""",
                code,
            )
        page.wait_for_timeout(500)
        assert problems(five) == ["p1", "p2", "p3", "p4", "p5"]

    def test_the_next_problem_by_a_key(self, page, five):
        page.locator("[name='p1.heading']").fill("第1号柜换了锁")
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
        *others, added = problems(five)
        assert others == ["p1", "p2", "p3", "p4", "p5"]
        expect(page.locator(f"[name='{added}.heading']")).to_be_focused()
        expect(page.locator("[name='p1.heading']")).to_have_value("第1号柜换了锁")

    @staticmethod
    def take(page, key):
        """Takes a problem by its handle and moves it a little. Returns where the pointer is then."""
        handle = page.locator(f"#{key} > .head .handle")
        handle.wait_for()
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + 8, box["y"] + 8
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 6, y + 8, steps=4)
        page.locator(".list.folded").wait_for()
        return x + 6, y + 8

    def drag(self, page):
        """The first problem behind the third."""
        page.set_viewport_size({"width": 1366, "height": 3000})
        self.take(page, "p1")
        target = page.locator("#p3").bounding_box()
        page.mouse.move(target["x"] + 60, target["y"] + target["height"] - 4, steps=20)
        page.wait_for_timeout(300)
        page.mouse.up()

    @pytest.mark.parametrize("key", ["p1", "p3", "p5"])
    def test_while_one_is_dragged_all_are_a_line_each_and_it_stays_under_the_pointer(self, page, key):
        page.set_viewport_size({"width": 1366, "height": 768})
        page.locator("[name='p2.heading']").fill("第2号柜换了锁")
        page.locator("[name='p2.heading']").press("Control+s")
        page.locator(f"#{key} > .head .handle").wait_for()
        tall = page.locator(f"#{key}").bounding_box()["height"]
        length = page.evaluate("document.documentElement.scrollHeight")
        x, y = self.take(page, key)
        boxes = [page.locator(f"#p{n}:not(.sortable-fallback)").bounding_box() for n in range(1, 6)]
        assert max(box["height"] for box in boxes) < 60 < 200 < tall
        carried = page.locator(".sortable-fallback").bounding_box()
        for box in (carried, boxes[int(key[1]) - 1]):
            assert box["y"] - 8 <= y <= box["y"] + box["height"] + 8
        assert carried["x"] <= x <= carried["x"] + carried["width"]
        assert page.locator("#p2:not(.sortable-fallback) > .head").get_attribute("data-named") == "第2号柜换了锁"
        assert abs(page.evaluate("document.documentElement.scrollHeight") - length) < 40
        page.mouse.up()
        expect(page.locator(".folded")).to_have_count(0)
        assert page.locator(f"#{key}").bounding_box()["height"] == tall
        assert page.locator(f"#{key} .act").first.is_visible()

    def test_a_handle_that_is_only_pressed_folds_nothing(self, page):
        handle = page.locator("#p3 > .head .handle")
        handle.wait_for()
        before = page.locator("#p3").bounding_box()
        handle.click()
        expect(page.locator(".folded")).to_have_count(0)
        assert page.locator("#p3").bounding_box()["height"] == before["height"]

    def test_by_dragging(self, page, five):
        page.locator("[name='p3.heading']").fill("拖动之前写的")
        with page.expect_navigation():
            self.drag(page)
        assert problems(five) == ["p2", "p3", "p1", "p4", "p5"]
        expect(page.locator("[name='p3.heading']")).to_have_value("拖动之前写的")

    def test_what_was_not_sent_stands_where_it_was_and_can_be_dragged_again(self, page, five):
        page.evaluate(
            """() => document.getElementById("texts").addEventListener("submit", (event) => {
                 event.preventDefault();
                 window.asked = Number(event.submitter.value);
               }, { once: true })"""
        )
        self.drag(page)
        page.wait_for_function("() => window.asked === 2")
        expect(page.locator(".item[id^=p] > .head b")).to_have_count(5)
        shown = "Array.from(document.querySelectorAll('.list > .item[id^=p]'), (item) => item.id)"
        assert page.evaluate(shown) == ["p1", "p2", "p3", "p4", "p5"]
        with page.expect_navigation():
            self.drag(page)
        assert problems(five) == ["p2", "p3", "p1", "p4", "p5"]


class TestThePane:
    @pytest.fixture
    def fifteen(self, unit):
        return take_over(unit=unit, content=content_with_problems(15, year=2021), by=None)

    @pytest.fixture
    def small(self, fifteen, drafter, sign_in):
        """The page of fifteen problems, in a window in which the preview shows the first few of them."""
        page = sign_in(drafter.username, viewport={"width": 1366, "height": 500})
        page.goto(f"/reports/{fifteen.pk}/dimensions/d1/")
        return page

    @staticmethod
    def in_sight(page, key):
        """Waits until the text of an item stands in what the preview shows."""
        page.wait_for_function(
            """key => { const paper = document.querySelector(".pane .paper");
              if (!paper) return false;
              const frame = paper.getBoundingClientRect(), text = paper.querySelector(`[data-key=${key}]`);
              const place = text && text.getBoundingClientRect();
              return place && place.top >= frame.top && place.top < frame.bottom; }""",
            arg=key,
        )

    def test_the_preview_follows_a_save_and_keeps_its_place(self, small):
        paper = small.locator(".pane .paper")
        paper.evaluate("paper => { paper.scrollTop = 90; }")
        assert paper.evaluate("paper => paper.scrollTop") == 90
        small.fill("[name='p2.heading']", "第2号柜换了锁")
        self.in_sight(small, "p2")
        small.keyboard.press("Control+s")
        expect(paper).to_contain_text("第2号柜换了锁")
        assert paper.evaluate("paper => paper.scrollTop") == 90

    def test_a_new_page_shows_the_place_of_what_was_moved(self, small, fifteen):
        small.focus("[name='p14.heading']")
        with small.expect_navigation():
            small.keyboard.press("Alt+ArrowDown")
        assert problems(fifteen)[-3:] == ["p13", "p15", "p14"]
        self.in_sight(small, "p14")

    def test_of_what_stands_before_a_new_one_that_is_still_empty(self, small):
        with small.expect_navigation():
            small.locator("[data-add]").click()
        self.in_sight(small, "e15")

    def test_of_what_stands_before_what_was_deleted(self, small):
        with small.expect_navigation():
            small.locator("#p15 > .head [formaction$='/p15/delete/']").click()
        self.in_sight(small, "p14")

    def test_of_the_problem_in_which_an_example_was_added(self, small):
        with small.expect_navigation():
            small.locator("[formaction$='/p14/add-example/']").click()
        self.in_sight(small, "e14")

    def test_of_the_field_that_has_the_caret_again(self, small):
        small.focus("[name='p15.paragraphs']")
        with small.expect_navigation():  # the first is deleted: the address names no neighbour
            small.locator("#p1 > .head [formaction$='/p1/delete/']").evaluate("button => button.click()")
        self.in_sight(small, "p15")

    def test_and_moves_the_pane_alone(self, small, fifteen):
        small.goto(f"/reports/{fifteen.pk}/dimensions/d1/#p1")
        small.wait_for_load_state()
        top = small.evaluate("window.scrollY")
        small.locator(".tabs [data-pane=guidance]").click()
        expect(small.locator(".pane-body .told")).to_be_visible()
        small.locator("[name='p15.heading']").evaluate("field => field.focus({ preventScroll: true })")
        small.locator(".tabs [data-pane=preview]").evaluate("link => link.click()")
        self.in_sight(small, "p15")
        assert small.evaluate("window.scrollY") == top

    def test_the_counts_follow_too(self, page):
        before = page.locator("#words-p1").text_content()
        counted = page.locator(".counts").text_content()
        page.fill(HEADING, "登记一拖再拖，没有人管")
        page.keyboard.press("Control+s")
        expect(page.locator("#words-p1")).not_to_have_text(before)
        expect(page.locator(".counts")).not_to_have_text(counted)

    def test_soon_after_the_save(self, page):
        """From the answer that says saved to the new text in the preview."""
        page.evaluate(
            """() => document.getElementById("texts").addEventListener("saved", () => {
                 const begun = performance.now(), pane = document.getElementById("pane");
                 new MutationObserver(() => {
                   if (pane.querySelector(".paper").textContent.includes("快")) window.took = performance.now() - begun;
                 }).observe(pane, { childList: true, subtree: true });
               })"""
        )
        page.fill(HEADING, "要快")
        page.keyboard.press("Control+s")
        page.wait_for_function("() => window.took > 0")
        assert page.evaluate("window.took") < 1000  # 200 ms on a machine that does nothing else

    def test_what_was_changed_comes_into_sight(self, five, drafter, sign_in):
        page = sign_in(drafter.username, viewport={"width": 1366, "height": 600})
        page.goto(f"/reports/{five.pk}/dimensions/d1/")
        page.fill("[name='p5.heading']", "第5号柜换了三回锁还是坏的")
        page.keyboard.press("Control+s")
        expect(page.locator(".pane [data-key=p5]").first).to_contain_text("三回锁")
        inside = """() => { const paper = document.querySelector(".pane .paper").getBoundingClientRect();
          const text = document.querySelector(".pane [data-key=p5]").getBoundingClientRect();
          return text.top >= paper.top && text.top < paper.bottom; }"""
        page.wait_for_function(inside)

    def test_tabs_open_without_a_new_page_and_stay(self, page, full):
        page.fill(HEADING, "还没有保存")
        page.locator(".tabs [data-pane=guidance]").click()
        expect(page.locator(".tabs [data-pane=guidance]")).to_have_attribute("aria-current", "true")
        assert value(page, HEADING) == "还没有保存"
        page.goto(f"/reports/{full.pk}/dimensions/d2/")
        expect(page.locator(".tabs [data-pane=guidance]")).to_have_attribute("aria-current", "true")

    @pytest.mark.parametrize("when", ["before", "after"])
    def test_a_save_does_not_lead_back_from_a_tab_that_is_on_its_way(self, page, when):
        """The save arrives before the chosen tab, or while another request of the pane is still on its way."""
        waiting = []
        page.route("**/excerpts/**", lambda route: waiting.append(route))
        saved = "document.getElementById('texts').dispatchEvent(new CustomEvent('saved', { detail: 'p1.heading' }))"
        if when == "before":
            page.evaluate(saved)
        page.locator(".tabs [data-pane=guidance]").click()
        page.evaluate(saved)
        while waiting:
            waiting.pop(0).continue_()
            page.wait_for_timeout(500)
        expect(page.locator(".tabs [data-pane=guidance]")).to_have_attribute("aria-current", "true")
        expect(page.locator(".pane-body .told")).to_be_visible()

    def test_a_tab_that_cannot_be_loaded_says_so_and_the_page_stays(self, full, drafter, sign_in):
        page = opened(sign_in(drafter.username, expected=EXPECTED), full)
        address = page.url
        page.fill(HEADING, "断网时写的")
        cut(page)
        page.locator(".tabs [data-pane=guidance]").click()
        expect(page.locator(".pane-body [role=status]")).not_to_be_empty()
        expect(page.locator(".tabs [data-pane=guidance]")).to_have_attribute("aria-current", "true")
        assert (page.url, value(page, HEADING)) == (address, "断网时写的")
        mend(page)
        # Unless the save that gets through first has brought the tab already.
        page.evaluate("() => document.querySelectorAll('.pane-body button').forEach(again => again.click())")
        expect(page.locator(".pane-body .told")).to_be_visible()
        assert (page.url, value(page, HEADING)) == (address, "断网时写的")

    def test_nor_does_the_remembered_one_leave_the_page(self, full, drafter, sign_in):
        page = opened(sign_in(drafter.username, expected=EXPECTED), full)
        page.locator(".tabs [data-pane=guidance]").click()
        expect(page.locator(".pane-body .told")).to_be_visible()
        page.route("**/*pane=guidance", lambda route: route.abort())
        page.reload()
        expect(page.locator(".pane-body [role=status]")).not_to_be_empty()
        assert "pane=" not in page.url
        page.unroute("**/*pane=guidance")
        page.fill(HEADING, "登记一拖再拖")
        page.keyboard.press("Control+s")
        expect(page.locator(".pane-body .told")).to_be_visible()  # what is saved asks for it anew


class TestFieldsThatGrow:
    def test_where_the_browser_does_not_do_it(self, full, drafter, sign_in):
        page = sign_in(drafter.username, bypass_csp=True)
        page.add_init_script("CSS.supports = () => false")
        page.goto(f"/reports/{full.pk}/dimensions/d1/")
        page.add_style_tag(content="textarea { field-sizing: fixed !important; }")
        field = page.locator(TEXT)
        least = field.evaluate("field => field.rows")
        field.fill("一行又一行\n" * 12)
        page.wait_for_function(
            "least => document.querySelector(\"[name='p1.paragraphs']\").rows > least + 5", arg=least
        )
        assert field.evaluate("field => field.scrollHeight <= field.clientHeight + 1")
        field.fill("一行")
        page.wait_for_function("least => document.querySelector(\"[name='p1.paragraphs']\").rows === least", arg=least)
        field.evaluate(
            """field => { field.value = "一行又一行\\n".repeat(12);
                 field.dispatchEvent(new Event("replaced", { bubbles: true })); }"""
        )
        page.wait_for_function(
            "least => document.querySelector(\"[name='p1.paragraphs']\").rows > least + 5", arg=least
        )


@pytest.mark.parametrize("name", ["preview", "guidance", "last-year"])
def test_axe_finds_nothing_in_the_pane_and_nothing_sticks_out(full, unit, drafter, sign_in, name):
    take_over(unit=unit, content=full_content(year=2023), by=None)
    page = sign_in(drafter.username, bypass_csp=True, viewport={"width": 1366, "height": 768})
    for place in ("dimensions/d1", "sections/s2", "sections/s5"):
        page.goto(f"/reports/{full.pk}/{place}/?pane={name}")
        assert violations(page) == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.set_viewport_size({"width": 1366, "height": 768})


def test_last_years_problem_by_one_click_with_what_was_typed(full, unit, drafter, sign_in):
    take_over(unit=unit, content=full_content(year=2023), by=None)
    page = sign_in(drafter.username)
    page.goto(f"/reports/{full.pk}/dimensions/d1/")
    page.locator(".tabs [data-pane=last-year]").click()
    page.fill(HEADING, "带入之前写的")
    with page.expect_navigation():
        page.locator(".said button").click()
    content = load_content(full)
    assert content.sections[1].points[-1].paragraphs == ("上年度提出的整改措施：勤。整改落实情况：",)
    assert content.sections[3].dimensions[0].problems[0].heading == "带入之前写的"
    with page.expect_navigation():
        page.locator(".said a").click()
    expect(page.locator(f"[name='{content.sections[1].points[-1].key}.heading']")).to_have_value("登记不及时")
