import pytest

from reportsite.layouts.actions import use_layout
from reportsite.layouts.models import UnitLayout
from tests.factories import LayoutFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said


@pytest.fixture
def url(row):
    return f"/units/archive/layouts/{row.pk}/delete/"


def levels(answer):
    assert answer.url == "/units/archive/layouts/"
    return [level for level, _text in said(answer)]


def test_gone(url, administrator):
    assert (levels(client_of(administrator).post(url)), UnitLayout.objects.count()) == (["success"], 0)


def test_the_one_in_use_stays_and_that_is_said(url, row, administrator):
    use_layout(row=row)
    assert (levels(client_of(administrator).post(url)), UnitLayout.objects.count()) == (["error"], 1)


def test_not_one_of_another_unit(unit, administrator):
    foreign = LayoutFactory(unit=UnitFactory())
    assert client_of(administrator).post(f"/units/archive/layouts/{foreign.pk}/delete/").status_code == 404
    assert UnitLayout.objects.count() == 1


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(url, role, request):
    refused(request.getfixturevalue(role), url, "post")
    assert UnitLayout.objects.count() == 1


def test_strangers_find_nothing(url, stranger):
    hidden_from(stranger, url, "post")


def test_nobody(url):
    asks_to_sign_in(url, "post")


def test_only_by_post(url, administrator):
    only_by_post(administrator, url)
