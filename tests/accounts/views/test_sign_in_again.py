"""The window over a page whose sign-in has ended."""

import pytest

from reportsite.accounts.models import Person
from tests.factories import PASSWORD
from tests.pages import client_of

ADDRESS = "/sign-in/again/"


def again(client, person, password=PASSWORD):
    return client.post(ADDRESS, {"username": person.username, "password": password})


def who(client):
    return client.session.get("_auth_user_id")


def test_the_right_password_and_the_page_goes_on(drafter, client):
    answer = again(client, drafter)
    assert (answer.status_code, answer.content, who(client)) == (204, b"", str(drafter.pk))


def test_a_wrong_password_is_said(drafter, client):
    answer = again(client, drafter, "qing-he-2025")
    assert (answer.status_code, bool(answer.json()["why"]), who(client)) == (400, True, None)


def test_ten_wrong_ones_close_it_and_the_sign_in_page_with_it(drafter, client):
    for _turn in range(10):
        answer = again(client, drafter, "wrong")
    assert (answer.status_code, again(client, drafter).status_code) == (429, 429)
    assert client.post("/sign-in/", {"username": drafter.username, "password": PASSWORD}).status_code == 429


def test_in_the_place_of_somebody_else(drafter, reviewer):
    browser = client_of(reviewer)
    again(browser, drafter)
    assert who(browser) == str(drafter.pk)


def test_whose_account_was_switched_off(drafter, client):
    Person.objects.update(is_active=False)
    assert (again(client, drafter).status_code, who(client)) == (400, None)


@pytest.mark.parametrize("values", [{}, {"username": "\0", "password": "x"}, {"username": "甲" * 5000}])
def test_nonsense_is_a_sentence(db, client, values):
    answer = client.post(ADDRESS, values)
    assert (answer.status_code, bool(answer.json()["why"])) == (400, True)


def test_only_by_post(db, client):
    assert client.get(ADDRESS).status_code == 405


def test_a_page_of_somewhere_else_cannot(drafter):
    browser = client_of(enforce_csrf_checks=True)
    assert (again(browser, drafter).status_code, who(browser)) == (403, None)
