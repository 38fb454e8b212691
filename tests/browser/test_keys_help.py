"""The list of keys: by ? and by its button; never while somebody types."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import demo, violations

pytestmark = pytest.mark.django_db(transaction=True)
FIXTURES = (demo,)


@pytest.fixture
def page(sign_in, demo):
    page = sign_in("qicao", bypass_csp=True)
    item = demo.items.filter(kind="dimension").first()
    page.goto(f"{demo.get_absolute_url()}dimensions/{item.key}/")
    return page


@pytest.mark.parametrize("key", ["?", "？"])
def test_by_its_key_and_closed_again(page, key):
    page.locator(".skip").focus()
    page.evaluate(
        "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))", key
    )
    expect(page.locator("dialog#help")).to_be_visible()
    expect(page.locator("dialog#help kbd").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("dialog#help")).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "skip"


def test_by_its_button_and_closed_by_one(page):
    button = page.locator("details.help summary")
    button.click()
    expect(page.locator("dialog#help")).to_be_visible()
    page.locator("dialog#help button").click()
    expect(page.locator("dialog#help")).to_be_hidden()
    button.press("Enter")
    expect(page.locator("dialog#help dl").first).to_be_visible()


def test_in_a_field_it_is_a_sign_like_any_other(page):
    field = page.locator("article textarea").first
    field.press("End")
    field.press_sequentially("谁?")
    expect(page.locator("dialog#help")).to_be_hidden()
    assert "谁?" in field.input_value()


def test_without_scripts_the_button_unfolds_the_list(sign_in, demo):
    page = sign_in("qicao", java_script_enabled=False)
    page.goto("/meetings/")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("details.help summary").click()
    expect(page.locator("#keys dl").first).to_be_visible()
