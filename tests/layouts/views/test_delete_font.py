import pytest

from reportsite.layouts.actions import put_in_font
from reportsite.layouts.models import UnitFont
from tests.factories import UnitFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said


def put(unit):
    return put_in_font(unit=unit, by=None, name="黑体", file_name="hei.ttf", family="青禾黑体", data=b"x")


@pytest.fixture
def url(unit):
    return f"/units/archive/fonts/{put(unit).pk}/delete/"


def test_gone(url, administrator):
    answer = client_of(administrator).post(url)
    assert (answer.url, [level for level, _text in said(answer)]) == ("/units/archive/fonts/", ["success"])
    assert UnitFont.objects.count() == 0


def test_not_that_of_a_unit_above_or_of_another(unit, administrator):
    unit.parent = UnitFactory()
    unit.save()
    for owner in (unit.parent, UnitFactory()):
        assert client_of(administrator).post(f"/units/archive/fonts/{put(owner).pk}/delete/").status_code == 404
    assert UnitFont.objects.count() == 2


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(url, role, request):
    refused(request.getfixturevalue(role), url, "post")
    assert UnitFont.objects.count() == 1


def test_strangers_find_nothing(url, stranger):
    hidden_from(stranger, url, "post")


def test_nobody(url):
    asks_to_sign_in(url, "post")


def test_only_by_post(url, administrator):
    only_by_post(administrator, url)
