"""A unit's people, and a form for one more."""

import pytest

from reportsite.accounts.models import Person, Role
from tests.factories import PersonFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, refused, said

URL = "/units/archive/"
NEW = {"name": "陆小满", "username": "luxiaoman", "roles": ["member", "drafter"]}


def opens_with_a_password_in(person, sentence):
    return any(person.check_password(sentence[start : start + 14]) for start in range(len(sentence)))


def test_the_people_with_their_roles(administrator, drafter, stranger):
    answer = client_of(administrator).get(URL)
    assert answer.status_code == 200
    assert dict(answer.context["rows"]) == {
        administrator: [Role.ADMINISTRATOR],
        drafter: [Role.DRAFTER],
    }


def test_roles_in_other_units_are_not_shown(administrator, drafter):
    other = UnitFactory()
    drafter.memberships.create(unit=other, role=Role.REVIEWER)
    rows = dict(client_of(administrator).get(URL).context["rows"])
    assert rows[drafter] == [Role.DRAFTER]


def test_somebody_new_with_a_password_that_is_shown_once(administrator):
    client = client_of(administrator)
    answer = client.post(URL, NEW)
    assert answer.url == URL
    person = Person.objects.get(username="luxiaoman")
    assert set(person.memberships.values_list("unit__slug", "role")) == {("archive", "member"), ("archive", "drafter")}
    [(level, sentence)] = said(answer)
    assert (level, opens_with_a_password_in(person, sentence)) == ("success", True)
    assert "luxiaoman" in client.get(URL).content.decode()


def test_a_site_administrator_too(unit, site_administrator):
    assert client_of(site_administrator).post(URL, NEW).url == URL


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing(unit, stranger, method):
    hidden_from(stranger, URL, method, nothing="/units/nothing-here/")


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(role, request):
    person = request.getfixturevalue(role)
    refused(person, URL)
    refused(person, URL, "post", NEW)
    assert Person.objects.filter(username="luxiaoman").count() == 0


def test_whose_role_was_taken_away_finds_nothing(administrator):
    client = client_of(administrator)
    assert client.get(URL).status_code == 200
    administrator.memberships.all().delete()
    assert client.get(URL).status_code == 404


def test_nobody(unit):
    asks_to_sign_in(URL)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, ["name"]),
        ({"username": "", "name": "长" * 81}, ["name", "username"]),
        ({"username": "有 空格"}, ["username"]),
        ({"username": "a\0b"}, ["username"]),
        ({"username": "a" * 151}, ["username"]),
        ({"roles": []}, ["roles"]),
        ({"roles": ["member", "owner"]}, ["roles"]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_marked(administrator, changed, wrong):
    answer = client_of(administrator).post(URL, NEW | changed)
    assert (answer.status_code, errors_in(answer)) == (200, wrong)
    assert list(Person.objects.all()) == [administrator]


def test_a_user_name_is_taken_in_any_case_of_letters(administrator):
    PersonFactory(username="LuXiaoMan")
    assert errors_in(client_of(administrator).post(URL, NEW)) == ["username"]


def test_no_rights_by_a_forged_field(administrator):
    other = UnitFactory()
    client_of(administrator).post(
        URL, NEW | {"is_superuser": "on", "is_staff": "on", "unit": other.pk, "password": "x"}
    )
    person = Person.objects.get(username="luxiaoman")
    assert (person.is_superuser, person.is_staff, person.check_password("x")) == (False, False, False)
    assert set(person.memberships.values_list("unit__slug", flat=True)) == {"archive"}
