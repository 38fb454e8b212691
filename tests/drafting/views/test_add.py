"""The buttons that add an empty item."""

import pytest

from reportsite.drafting.models import Item, Text
from tests.pages import NOBODYS, said

PLACES = [
    ("sections/s4/", "s4", "dimension"),
    ("sections/s4/", "d2", "dimension"),
    ("dimensions/d1/", "d1", "problem"),
    ("dimensions/d1/", "p1", "example"),
    ("sections/s5/", "s5", "point"),
    ("sections/s5/", "o4", "point"),
    ("sections/s3/", "s3", "part"),
    ("sections/s3/", "a1", "point"),
    ("rectification/", "p1", "rectification"),
]


@pytest.mark.parametrize(("path", "parent", "kind"), PLACES)
def test_an_empty_item_last_among_its_siblings(page, url, full, keys, path, parent, kind):
    before = keys(parent)
    answer = page(path).press(url(f"items/{parent}/add-{kind}/"))
    *others, new = keys(parent)
    assert (others, answer.url) == (before, url(f"{path}#{new}"))
    item = full.items.get(key=new)
    assert (item.kind, set(Text.objects.filter(item=item).values_list("value", "revision"))) == (kind, {("", 0)})


def test_the_page_shows_it_ready_to_be_typed_into(page, url, keys, text):
    page("dimensions/d1/").press(url("items/d1/add-problem/"))
    new = keys("d1")[-1]
    page("dimensions/d1/").press(typed={f"{new}.heading": "新的问题"})
    assert text(new, "heading").value == "新的问题"


def test_the_previous_years_mending_inside_matters(page, url, full):
    page("sections/s3/").press(url("items/s3/add-previous/"))
    assert list(full.items.filter(kind="part").values_list("role", flat=True)) == ["previous", "previous"]


@pytest.mark.parametrize(
    ("parent", "kind"),
    [
        ("p1", "problem"),
        ("s1", "example"),
        ("r1", "rectification"),
        ("c0", "point"),
        ("o2", "point"),
        ("d3", "dimension"),
    ],
)
def test_not_where_it_does_not_belong(browser, url, full, parent, kind):
    before = full.items.count()
    answer = browser.post(url(f"items/{parent}/add-{kind}/"))
    assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    assert full.items.count() == before


@pytest.mark.parametrize(
    "parent", ["nothing", "%00", "s4%00", "x" * 2000, "%ED%A0%80", str(NOBODYS)], ids=lambda key: key[:9]
)
def test_not_below_what_is_not_there_and_the_texts_are_saved(page, url, browser, text, parent):
    answer = browser.post(url(f"items/{parent}/add-point/"), page("preamble/").values | {"c0.preamble": "先存下"})
    assert (answer.status_code, text("c0", "preamble").value) == (404, "先存下")


def test_not_below_an_item_of_another_report(browser, url, report):
    section = report.items.filter(kind="section").first()
    assert browser.post(url(f"items/{section.key}/add-point/")).status_code == 404
    assert Item.objects.filter(parent=section, kind="point").count() == 0


@pytest.mark.parametrize("kind", ["report", "section", "text", "..%2f"])
def test_other_kinds_have_no_address(browser, url, kind):
    assert browser.post(url(f"items/c0/add-{kind}/")).status_code == 404
