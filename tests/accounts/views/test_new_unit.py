import pytest

from reportsite.accounts.models import Unit
from tests.pages import asks_to_sign_in, client_of, errors_in, refused

FACTS = {"name": "中共青禾市苗圃支部", "slug": "nursery", "parent": ""}


def test_a_unit_below_another(unit, site_administrator):
    client = client_of(site_administrator)
    assert client.get("/units/new/").status_code == 200
    assert client.post("/units/new/", FACTS | {"parent": unit.pk}).url == "/units/nursery/"
    assert Unit.objects.values_list("name", "parent").get(slug="nursery") == ("中共青禾市苗圃支部", unit.pk)


@pytest.mark.parametrize("role", ["administrator", "drafter", "stranger"])
def test_only_site_administrators(role, request, unit):
    person = request.getfixturevalue(role)
    before = Unit.objects.count()
    refused(person, "/units/new/")
    refused(person, "/units/new/", "post", FACTS)
    assert Unit.objects.count() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody(unit, method):
    asks_to_sign_in("/units/new/", method)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, ["name"]),
        ({"name": " \u3000\n"}, ["name"]),
        ({"name": "长" * 200_000}, ["name"]),
        ({"slug": "archive"}, ["slug"]),
        ({"slug": "有汉字"}, ["slug"]),
        ({"slug": "../x"}, ["slug"]),
        ({"slug": "a\0b"}, ["slug"]),
        ({"parent": "0"}, ["parent"]),
        ({"parent": "9" * 40}, ["parent"]),
        ({"parent": "\0"}, ["parent"]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_marked(unit, site_administrator, changed, wrong):
    answer = client_of(site_administrator).post("/units/new/", FACTS | changed)
    assert (answer.status_code, errors_in(answer), list(Unit.objects.all())) == (200, wrong, [unit])


def test_characters_that_no_document_holds_are_seen(site_administrator):
    client_of(site_administrator).post("/units/new/", FACTS | {"name": "中共\x0b青禾\x01市委"})
    assert Unit.objects.get().name == "中共 青禾\ufffd市委"


def test_a_forged_field_is_not_looked_at(unit, site_administrator):
    client_of(site_administrator).post("/units/new/", FACTS | {"id": unit.pk, "pk": unit.pk})
    assert set(Unit.objects.values_list("slug", flat=True)) == {"archive", "nursery"}
