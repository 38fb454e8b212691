"""Whichever button of a page is pressed, what was typed on the page is stored first."""

import pytest
from django.db import transaction

from reportsite.drafting.models import Text
from tests.drafting.views.addresses import WITH_TEXTS


def typed_on(page):
    """Something new for each text that is typed, not chosen, with the names."""
    fields = page.form.xpath(".//textarea | .//input[@type='text']")
    return {field.get("name"): f"新写的{number}" for number, field in enumerate(fields) if "." in field.get("name")}


def kinds_of(buttons):
    """One button for each kind of verb and item."""
    found = {}
    for action, extra in buttons:
        path = action.split("/")
        item = path[4][:1] if path[3] == "items" else ""
        found.setdefault((item, path[-2], bool(extra)), (action, extra))
    return list(found.values())


@pytest.mark.parametrize("path", WITH_TEXTS)
def test_what_was_typed_is_stored(page, path, full):
    shown = page(path)
    typed = typed_on(shown)
    assert typed
    for action, extra in kinds_of(shown.buttons):
        with transaction.atomic():
            answer = shown.press(action, typed, extra)
            stored = {
                f"{row.item.key}.{row.name}": row.value
                for row in Text.objects.filter(item__report=full).select_related("item")
            }
            assert (action, answer.status_code) == (action, 302)
            assert {name: stored[name] for name in typed} == typed, action
            transaction.set_rollback(True)


def test_the_buttons_that_there_are(page):
    """So that the test above is known to press every kind."""
    verbs = {action.split("/")[-2] for path in WITH_TEXTS for action, _extra in page(path).buttons}
    assert verbs == {
        "save",
        "up",
        "down",
        "delete",
        "to-dimension",
        "numbering",
        "add-dimension",
        "add-problem",
        "add-example",
        "add-point",
        "add-part",
        "add-previous",
        "add-rectification",
        "split",
    }


@pytest.mark.parametrize("path", WITH_TEXTS)
def test_every_button_of_the_page_belongs_to_its_form(page, path):
    """A button outside the form with the texts would lose what was typed."""
    shown = page(f"{path}?undo=nothing")
    inside = shown.form.xpath(".//button")
    other = [
        button
        for button in shown.tree.xpath("//main//button[not(ancestor::dialog)]")
        if button not in inside and button.get("form") != shown.form.get("id", "-")
    ]
    assert [button.text_content().strip() for button in other] == []


def test_also_the_button_that_puts_back_what_was_deleted(page, url, browser, text):
    shown = page("dimensions/d1/")
    answer = shown.press(url("items/e1/delete/"))
    assert answer.url == url("dimensions/d1/?undo=e1")
    after = page("dimensions/d1/?undo=e1")
    assert after.press(url("items/e1/restore/"), {"p1.heading": "撤销前写的"}).url == url("dimensions/d1/#e1")
    assert text("p1", "heading").value == "撤销前写的"
