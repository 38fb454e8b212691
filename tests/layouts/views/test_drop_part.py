"""Dropping what a template brought at the head or the foot; what is typed on the page is stored first."""

import pytest

from reportsite.document.layout import Furniture, Line, Type
from tests.factories import LayoutFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, only_by_post, refused, tree_of

LINES = Furniture((Line(Type("宋体", 9), center="内部资料"),))
PARTS = ["header", "footer"]


@pytest.fixture
def row(unit):
    return LayoutFactory(unit=unit, settings={"header": LINES, "footer": LINES})


def address(row, part):
    return f"/units/archive/layouts/{row.pk}/{part}/drop/"


def after(row):
    row.refresh_from_db()
    return {part: getattr(row.layout, part) for part in PARTS}, row.layout.left_mm


@pytest.mark.parametrize(("part", "without"), [("header", Furniture()), ("footer", None)])
def test_dropped_after_the_rest_was_stored(row, administrator, typed, part, without):
    answer = client_of(administrator).post(address(row, part), typed(left_mm="30"))
    assert answer.url == f"/units/archive/layouts/{row.pk}/"
    assert after(row) == ({"header": LINES, "footer": LINES} | {part: without}, 30)


@pytest.mark.parametrize("part", PARTS)
def test_the_page_has_a_button_for_it(row, administrator, part):
    tree = tree_of(client_of(administrator).get(f"/units/archive/layouts/{row.pk}/"))
    assert address(row, part) in tree.xpath("//button/@formaction")


def test_without_any_there_is_no_button(unit, administrator):
    row = LayoutFactory(unit=unit)
    tree = tree_of(client_of(administrator).get(f"/units/archive/layouts/{row.pk}/"))
    assert [url for url in tree.xpath("//button/@formaction") if "drop" in url] == []


def test_where_something_is_wrong_nothing_is_dropped(row, administrator, typed):
    answer = client_of(administrator).post(address(row, "header"), typed(left_mm="x"))
    assert (errors_in(answer), after(row)) == (["left_mm"], ({"header": LINES, "footer": LINES}, 28))


def test_nor_where_somebody_else_changed_it(row, administrator, typed):
    answer = client_of(administrator).post(address(row, "header"), typed(left_mm="30", revision="9"))
    assert (answer.status_code, after(row)) == (409, ({"header": LINES, "footer": LINES}, 28))


def test_no_other_part(row, administrator):
    assert client_of(administrator).post(address(row, "title")).status_code == 404


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(row, role, request):
    refused(request.getfixturevalue(role), address(row, "header"), "post")
    assert after(row)[0]["header"] == LINES


def test_strangers_find_nothing(row, stranger):
    hidden_from(stranger, address(row, "header"), "post")


def test_nobody(row):
    asks_to_sign_in(address(row, "footer"), "post")


def test_only_by_post(row, administrator):
    only_by_post(administrator, address(row, "footer"))
