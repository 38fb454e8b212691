"""A phone, 390 pixels wide: the bar at the bottom is one row, and what scrolls sideways says so."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import demo

pytestmark = pytest.mark.django_db(transaction=True)
FIXTURES = (demo,)
PHONE = {"width": 390, "height": 844}
OFFICE = {"width": 1366, "height": 768}

# How many rows what is seen in the bar stands on: parts whose middles differ by less than half a button are one row.
ROWS = """() => {
  const parts = Array.from(document.querySelectorAll(".bar-bottom > *")).map(one => one.getBoundingClientRect()).filter(box => box.height);
  const middles = parts.map(box => (box.top + box.bottom) / 2).sort((a, b) => a - b);
  return middles.filter((middle, at) => !at || middle - middles[at - 1] > 12).length;
}"""


def dimension(report) -> str:
    return f"{report.get_absolute_url()}dimensions/{report.items.filter(kind='dimension').first().key}/"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_bar_is_one_row_and_says_that_it_saved(sign_in, address, demo, language):
    page = sign_in("qicao", viewport=PHONE)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page.goto(dimension(demo))
    assert page.locator(".bar-bottom > .btn:visible").count() == 3
    field = page.locator("textarea[name$='.paragraphs']").nth(1)
    field.press_sequentially("甲")
    field.blur()
    expect(page.locator("#saving")).to_have_class("saving done")
    assert page.evaluate(ROWS) == 1


def test_what_was_deleted_is_offered_in_the_bar_and_covers_nothing_else(sign_in, demo):
    page = sign_in("qicao", viewport=PHONE)
    deleted = demo.items.model.objects.filter(report=demo, kind="problem", deleted_at__isnull=False).first()
    page.goto(f"{dimension(demo)}?undo={deleted.key}")
    expect(page.locator(".bar-bottom .undo button")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.undo')).position") == "static"
    field = page.locator("textarea[name$='.paragraphs']").last
    field.focus()
    bar, box = page.locator(".bar-bottom").bounding_box(), field.bounding_box()
    assert box["y"] + box["height"] <= bar["y"]


def test_what_scrolls_sideways_says_so_and_is_reached_by_keyboard(sign_in, demo):
    page = sign_in("qicao", viewport=PHONE)
    page.goto(f"{demo.get_absolute_url()}links/")
    table = page.locator(".frame").first
    assert table.evaluate("one => [one.tabIndex, one.getAttribute('role'), one.ariaLabel !== '']") == [
        0,
        "region",
        True,
    ]
    assert table.evaluate("one => one.scrollWidth > one.clientWidth")
    expect(page.locator(".sideways").first).to_be_visible()
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.frame').scrollLeft > 0")
    page.set_viewport_size(OFFICE)
    expect(page.locator(".sideways").first).to_be_hidden()
