"""How the items of the report are numbered, chosen on the page of the facts and at single items."""

import pytest

from reportsite.content.numbering import Shape
from reportsite.drafting.actions.items import set_shape, set_shapes
from reportsite.drafting.rows import load_content


def shapes(full):
    full.refresh_from_db()
    return load_content(full).shapes


def test_chosen_for_the_whole_report(page, url, full, text):
    typed = {"causes.point": "一是-joined", "c0.byline": "同页写的"}
    assert page("facts/").press(url("numbering/"), typed).url == url("facts/#numbering")
    assert (shapes(full)["causes.point"], text("c0", "byline").value) == (Shape("一是", joined=True), "同页写的")
    assert page("facts/").values["causes.point"] == ["一是-joined"]


def test_every_button_of_the_page_stores_it(page, full):
    page("facts/").press(typed={"causes.point": "一是-joined"})
    assert shapes(full)["causes.point"] == Shape("一是", joined=True)


def test_what_was_not_touched_stays_as_others_chose_it_meanwhile(page, full):
    mine = page("facts/")
    set_shapes(report=full, person=None, shapes=shapes(full) | {"measures.point": Shape("第一，")})
    mine.press(typed={"causes.point": "一是-joined"})
    assert (shapes(full)["measures.point"], shapes(full)["causes.point"]) == (
        Shape("第一，"),
        Shape("一是", joined=True),
    )


def test_a_page_that_is_saved_untouched_changes_nothing(page, url, full, journal):
    before = shapes(full)
    page("facts/").press(url("numbering/"))
    assert (shapes(full), journal()) == (before, [])


@pytest.mark.parametrize("forged", ["IX.", "", "\0", "x" * 100_000, "{}"], ids=lambda value: value[:9])
def test_a_shape_that_does_not_exist_is_not_taken(page, url, full, forged):
    before = shapes(full)
    assert page("facts/").press(url("numbering/"), {"causes.point": forged}).status_code == 302
    assert shapes(full) == before


def test_nor_one_for_a_section_that_is_not_there(page, url, full):
    before = shapes(full)
    page("facts/").press(url("numbering/"), {"cases.point": "一是-joined", "report.title": "一是", "stage.point": "1."})
    assert shapes(full) == before


def test_one_of_its_own_for_a_single_item(page, full, item):
    page("sections/s3/").press(typed={"shape-a1": "1."})
    assert item("a1").shape == {"form": "1.", "own_line": False, "joined": False}
    page("sections/s3/").press(typed={"shape-a1": ""})
    assert item("a1").shape is None


def test_one_that_is_not_on_the_list_stays_when_the_page_is_saved(page, full, item):
    """It came with an imported report."""
    set_shape(report=full, person=None, item=item("a1"), shape=Shape("第一，", own_line=True, joined=True))
    page("sections/s3/").press(typed={"a1.heading": "只改标题"})
    assert item("a1").shape == {"form": "第一，", "own_line": True, "joined": True}


@pytest.mark.parametrize("forged", ["nothing", "\0", "IX.", "x" * 100_000], ids=lambda value: value[:9])
def test_a_forged_one_for_a_single_item(page, item, forged):
    assert page("sections/s3/").press(typed={"shape-a1": forged}).status_code == 302
    assert page("sections/s3/").press(typed={"shaped": ["a1", forged], f"shape-{forged}": "1."}).status_code == 302
    assert item("a1").shape is None


def test_not_at_items_of_another_report(page, report):
    section = report.items.filter(kind="section").first()
    page("sections/s3/").press(typed={"shaped": [section.key], f"shape-{section.key}": "1."})
    section.refresh_from_db()
    assert section.shape is None
