"""The sample page follows what is typed, in a real browser; without scripts a button shows it."""

import re

import pytest
from playwright.sync_api import expect

from reportsite.layouts.models import UnitLayout
from tests.document.readers import needs_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), needs_pdf]


@pytest.fixture
def open_page(sign_in, row, administrator):
    """open_page(scripts): the page of the layout in a browser."""

    def run(scripts):
        page = sign_in(administrator.username, java_script_enabled=scripts)
        page.goto(f"/units/archive/layouts/{row.pk}/")
        return page

    return run


def stored():
    return UnitLayout.objects.get().layout.pitch_pt


def test_what_is_typed_is_seen_and_not_stored(open_page):
    page = open_page(scripts=True)
    lines, picture = page.locator("#lines"), page.locator("#sample")
    assert lines.text_content() == "21"
    page.fill("[name=pitch_pt]", "28.95")
    expect(picture).to_have_attribute("src", re.compile("^data:image/png"), timeout=20_000)
    assert (lines.text_content(), page.locator("#sample-says").text_content(), stored()) == ("22", "", 29)
    before = picture.get_attribute("src")
    page.fill("[name=title_font]", "黑体")
    expect(picture).not_to_have_attribute("src", before, timeout=20_000)
    page.click(".bar-bottom .btn-primary")
    page.wait_for_load_state()
    assert (stored(), page.locator("#lines").text_content()) == (28.95, "22")


def test_without_scripts_a_button_shows_it(open_page):
    page = open_page(scripts=False)
    page.fill("[name=pitch_pt]", "28.95")
    page.click("#show-sample")
    page.wait_for_load_state()
    assert ("pitch_pt=28.95" in page.url, "csrf" in page.url, stored()) == (True, False, 29)
    assert (page.locator("#lines").text_content(), page.input_value("[name=pitch_pt]")) == ("22", "28.95")
    page.click(".bar-bottom .btn-primary")
    page.wait_for_load_state()
    assert stored() == 28.95
