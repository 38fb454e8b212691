import pytest

from reportsite.document.layout import GB_T_9704
from reportsite.layouts.actions import use_layout
from reportsite.layouts.queries import layout_of
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said

URL = "/units/archive/layouts/standard/use/"


@pytest.fixture(autouse=True)
def in_use(row):
    use_layout(row=row)


def test_none_of_its_own_in_use(unit, administrator):
    answer = client_of(administrator).post(URL)
    assert (answer.url, [level for level, _text in said(answer)]) == ("/units/archive/layouts/", ["success"])
    assert layout_of(unit) == GB_T_9704


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(row, unit, role, request):
    refused(request.getfixturevalue(role), URL, "post")
    assert layout_of(unit) == row.layout


def test_strangers_find_nothing(stranger):
    hidden_from(stranger, URL, "post", nothing="/units/nothing-here/layouts/standard/use/")


def test_nobody():
    asks_to_sign_in(URL, "post")


def test_only_by_post(administrator):
    only_by_post(administrator, URL)
