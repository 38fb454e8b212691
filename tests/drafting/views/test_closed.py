"""A report that was submitted or approved: its text is closed, and what was typed meanwhile is kept on the page."""

import pytest

from reportsite.drafting.actions.reports import approve_report, submit_report
from tests.drafting.views.addresses import BUTTONS, WITH_TEXTS
from tests.pages import Page, said, typed_in


@pytest.fixture(params=["submitted", "final"])
def close(request, full, drafter, reviewer):
    """close(): the report goes to the stage."""

    def carry_out():
        submit_report(report=full, by=drafter)
        if request.param == "final":
            approve_report(report=full, by=reviewer)

    return carry_out


def test_what_was_typed_stands_on_the_page_and_nothing_changes(page, close, text, browser, url):
    mine = page("dimensions/d1/")
    close()
    answer = mine.press(typed={"p1.heading": "来不及存的"})
    assert answer.status_code == 409
    assert [typed_in(field) for field in Page(browser, url(), answer).tree.xpath("//main//textarea")] == ["来不及存的"]
    assert text("p1", "heading").value == "登记不及时"


def test_no_button_changes_the_tree(page, full, drafter, browser, url):
    shown = {path: page(path) for path in WITH_TEXTS}
    pressed = [(path, action) for path in WITH_TEXTS for action, _extra in shown[path].buttons]
    rows = list(full.items.order_by("pk").values())
    submit_report(report=full, by=drafter)
    for path, action in dict.fromkeys((path, action) for path, action in pressed if "/save/" not in action):
        answer = browser.post(action, shown[path].values)
        assert (answer.status_code, [level for level, _sentence in said(answer)][-1:]) == (302, ["error"])
    for path in BUTTONS[:-2]:
        assert browser.post(url(path)).status_code in (302, 404)
    assert list(full.items.order_by("pk").values()) == rows


def test_links_do_not_change_either(page, close, full):
    mine = page("sections/s5/")
    close()
    mine.press(typed={"link-o4": []})
    assert set(full.items.get(key="o4").links.values_list("target__key", flat=True)) == {"d1", "p2"}


@pytest.mark.parametrize("path", WITH_TEXTS)
def test_the_pages_offer_nothing_to_press(page, full, drafter, path):
    submit_report(report=full, by=drafter)
    shown = page(path)
    assert shown.tree.xpath("//main//button") == []
    fields = shown.form.xpath(".//textarea | .//select | .//input[not(@type='hidden')]")
    enabled = [field.get("name") for field in fields if field.get("disabled") is None]
    assert [name for name in enabled if not name.startswith("link-")] == []
    assert not shown.form.xpath(".//fieldset[not(@disabled)]//input[@type='checkbox']")


def test_when_it_is_returned_the_typed_text_can_be_saved(page, full, drafter, reviewer, browser, url, text):
    mine = page("preamble/")
    submit_report(report=full, by=drafter)
    assert mine.press(typed={"c0.preamble": "再试一次"}).status_code == 409
    browser.post(url("withdraw/"))
    assert mine.press(typed={"c0.preamble": "再试一次"}).status_code == 302
    assert text("c0", "preamble").value == "再试一次"
