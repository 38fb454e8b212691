import pytest

from reportsite.accounts.models import Unit
from tests.factories import UnitFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, refused

URL = "/units/archive/change/"
NEW = {"name": "中共青禾市档案馆总支", "parent": ""}


def stored():
    return Unit.objects.values_list("name", "slug", "parent").get(slug="archive")


def test_a_new_name_and_parent(unit, site_administrator):
    above = UnitFactory()
    client = client_of(site_administrator)
    assert client.get(URL).status_code == 200
    assert client.post(URL, NEW | {"parent": above.pk}).url == "/units/archive/"
    assert stored() == ("中共青禾市档案馆总支", "archive", above.pk)


@pytest.mark.parametrize("role", ["administrator", "drafter"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_site_administrators(role, method, request):
    refused(request.getfixturevalue(role), URL, method, NEW)
    assert stored() == ("中共青禾市档案馆支部", "archive", None)


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing(unit, stranger, method):
    hidden_from(stranger, URL, method, nothing="/units/nothing-here/change/")


def test_nobody(unit):
    asks_to_sign_in(URL)


def test_a_unit_cannot_stand_below_itself(unit, site_administrator):
    below = UnitFactory(parent=unit)
    for parent in (unit, below):
        answer = client_of(site_administrator).post(URL, NEW | {"parent": parent.pk})
        assert (answer.status_code, errors_in(answer)) == (200, ["parent"])
    assert stored() == ("中共青禾市档案馆支部", "archive", None)


def test_the_address_stays(unit, site_administrator):
    client_of(site_administrator).post(URL, NEW | {"slug": "forged"})
    assert stored() == ("中共青禾市档案馆总支", "archive", None)
