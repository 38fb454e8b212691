import pytest

from reportsite.document.layout import GB_T_9704
from reportsite.layouts.queries import layout_of
from tests.factories import LayoutFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said


@pytest.fixture
def url(row):
    return f"/units/archive/layouts/{row.pk}/use/"


def test_in_force_from_now_on(url, row, unit, administrator):
    answer = client_of(administrator).post(url)
    assert (answer.url, [level for level, _text in said(answer)]) == ("/units/archive/layouts/", ["success"])
    assert layout_of(unit) == row.layout


def test_not_one_of_another_unit(unit, administrator):
    foreign = LayoutFactory(unit=UnitFactory())
    assert client_of(administrator).post(f"/units/archive/layouts/{foreign.pk}/use/").status_code == 404
    foreign.refresh_from_db()
    assert not foreign.in_use


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(url, unit, role, request):
    refused(request.getfixturevalue(role), url, "post")
    assert layout_of(unit) == GB_T_9704


def test_strangers_find_nothing(url, stranger):
    hidden_from(stranger, url, "post")


def test_nobody(url):
    asks_to_sign_in(url, "post")


def test_only_by_post(url, administrator):
    only_by_post(administrator, url)
