"""The table of links in a real browser: keys, and where the focus is after a button was pressed."""

import pytest
from playwright.sync_api import expect

from reportsite.accounts.models import Role
from reportsite.drafting.actions.reports import take_over
from tests.drafting.contents import full_content
from tests.factories import PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def full(transactional_db):
    return take_over(unit=UnitFactory(), content=full_content(), by=None)


@pytest.fixture
def page(sign_in, full):
    """page(options): the table with every dimension open, as its drafter has it."""

    def open_page(**options):
        drafter = PersonFactory(unit=full.unit, roles=[Role.DRAFTER])
        page = sign_in(drafter.username, **options)
        page.goto(f"{full.get_absolute_url()}links/?open=all")
        return page

    return open_page


def test_the_arrow_keys_go_from_cell_to_cell(page):
    page = page()
    focused = page.locator(":focus")
    page.locator("#l-o4-d1").focus()
    for key, there in (
        ("ArrowRight", "l-o5-d1"),
        ("ArrowDown", "l-o5-p1"),
        ("ArrowDown", "l-o5-d2"),
        ("ArrowLeft", "l-o4-d2"),
    ):
        page.keyboard.press(key)
        expect(focused).to_have_id(there)
    page.keyboard.press("ArrowUp")  # over the cell that is inherited, in which nothing can be pressed
    expect(focused).to_have_id("l-o4-d1")
    page.keyboard.press("End")
    expect(focused).to_contain_text("2")


@pytest.mark.parametrize("scripts", [True, False])
def test_after_a_press_the_focus_is_on_the_same_cell(page, full, scripts):
    page = page(java_script_enabled=scripts)
    cell = page.locator("#l-o4-p3")
    expect(cell).to_have_attribute("aria-pressed", "false")
    cell.press("Enter")
    expect(cell).to_have_attribute("aria-pressed", "true")
    expect(cell).to_be_focused()
    assert full.items.get(key="o4").links.filter(target__key="p3").exists()
    cell.press("Space")
    expect(cell).to_have_attribute("aria-pressed", "false")
    expect(cell).to_be_focused()
