"""The first account: from the machine itself, while there is none."""

import pytest

from reportsite.accounts.models import Person
from tests.pages import client_of, errors_in, tree_of

FACTS = {"name": "首任管理员", "username": "shouren", "password": "qing-he-2024"}
ELSEWHERE = [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"REMOTE_ADDR": ""}]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_made_on_the_machine_itself(db, address):
    client = client_of(REMOTE_ADDR=address)
    assert client.get("/first/").status_code == 200
    assert client.post("/first/", FACTS).url == "/start/"
    assert list(Person.objects.values_list("name", "username", "is_superuser")) == [("首任管理员", "shouren", True)]
    assert client.get("/start/").status_code == 200


@pytest.mark.parametrize("elsewhere", ELSEWHERE, ids=str)
def test_not_from_elsewhere(db, elsewhere):
    client = client_of(**elsewhere)
    for answer in (client.get("/first/"), client.post("/first/", FACTS)):
        assert answer.status_code == 403
        assert not tree_of(answer).xpath("//input[@name='password']")
    assert Person.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_not_as_soon_as_there_is_any_account(member, client, method):
    assert getattr(client, method)("/first/", FACTS).url == "/sign-in/"
    assert list(Person.objects.all()) == [member]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, ["name"]),
        ({"name": "长" * 81}, ["name"]),
        ({"username": "两个 字"}, ["username"]),
        ({"username": ""}, ["username"]),
        ({"password": "123"}, ["password"]),
        ({"password": "password"}, ["password"]),
    ],
)
def test_what_is_wrong_is_marked_and_nothing_made(db, client, changed, wrong):
    answer = client.post("/first/", FACTS | changed)
    assert (answer.status_code, errors_in(answer), Person.objects.count()) == (200, wrong, 0)


def test_no_rights_by_a_forged_field(db, client):
    client.post("/first/", FACTS | {"id": "7", "is_staff": "", "is_superuser": "", "date_joined": "1999-01-01"})
    assert list(Person.objects.values_list("is_superuser", "is_staff")) == [(True, True)]
