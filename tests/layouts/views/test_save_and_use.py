import pytest
from msgspec.structs import replace

from reportsite.document.layout import GB_T_9704
from reportsite.layouts.queries import layout_of
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, only_by_post, refused


@pytest.fixture
def url(row):
    return f"/units/archive/layouts/{row.pk}/save-and-use/"


def test_stored_and_in_force(url, row, unit, administrator, typed):
    answer = client_of(administrator).post(url, typed(left_mm="30"))
    assert answer.url == f"/units/archive/layouts/{row.pk}/"
    assert layout_of(unit) == replace(GB_T_9704, pitch_pt=29, left_mm=30)


def test_what_is_wrong_is_not_put_in_use(url, unit, administrator, typed):
    answer = client_of(administrator).post(url, typed(left_mm="3000"))
    assert (answer.status_code, errors_in(answer), layout_of(unit)) == (200, ["left_mm"], GB_T_9704)


def test_nor_what_was_typed_from_something_else(url, unit, administrator, typed):
    answer = client_of(administrator).post(url, typed(left_mm="30", revision="7"))
    assert (answer.status_code, layout_of(unit)) == (409, GB_T_9704)


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
