"""Signing in, and the lock after ten failures."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from reportsite.accounts.models import Person
from tests.factories import PASSWORD
from tests.pages import client_of, tree_of


def sign_in(client, person, password=PASSWORD, **more):
    return client.post("/sign-in/", {"username": person.username, "password": password, **more})


def signed_in(client):
    return client.get("/password/").status_code == 200


def test_the_page(drafter, client):
    answer = client.get("/sign-in/")
    assert answer.status_code == 200
    assert tree_of(answer).xpath("//main//input[@name='password']")


def test_the_right_password_leads_to_the_reports(drafter, client):
    assert sign_in(client, drafter).url == "/"
    assert signed_in(client)


def test_a_wrong_password_is_said_and_the_name_stays_typed(drafter, client):
    answer = sign_in(client, drafter, "qing-he-2025")
    assert answer.status_code == 200
    assert tree_of(answer).xpath("//main//input[@name='username']/@value") == [drafter.username]
    assert not signed_in(client)


def test_then_to_the_page_that_was_asked_for(drafter, client):
    assert sign_in(client, drafter, next="/meetings/").url == "/meetings/"


@pytest.mark.parametrize(
    "evil", ["//evil.example", "http://evil.example/", "/\\evil.example", "https:evil.example", "javascript:alert(1)"]
)
def test_never_to_another_site(drafter, client, evil):
    assert sign_in(client, drafter, next=evil).url == "/"
    assert client.get("/sign-in/", {"next": evil}).url == "/"


def test_who_is_signed_in_goes_on(drafter):
    assert client_of(drafter).get("/sign-in/").url == "/"


def test_without_any_account_the_first_one_is_made(db, client):
    assert Person.objects.count() == 0
    assert client.get("/sign-in/").url == "/first/"


def test_an_account_that_is_switched_off_does_not_open(drafter, client):
    Person.objects.filter(pk=drafter.pk).update(is_active=False)
    assert sign_in(client, drafter).status_code == 200
    assert not signed_in(client)


def test_switching_an_account_off_ends_its_visits(drafter):
    client = client_of(drafter)
    Person.objects.filter(pk=drafter.pk).update(is_active=False)
    assert client.get("/").url == "/sign-in/?next=/"


@pytest.mark.parametrize(
    "name", ["", "没有这个人", "a" * 5000, "\0", "\x1b[2J"], ids=["empty", "nobody", "long", "nul", "escape"]
)
def test_names_that_nobody_has(drafter, client, name):
    assert client.post("/sign-in/", {"username": name, "password": "x"}).status_code == 200


def test_after_ten_failures_the_name_is_closed(drafter, reviewer, client):
    answers = [sign_in(client, drafter, "wrong").status_code for _ in range(10)]
    assert answers == [200] * 9 + [429]
    locked = sign_in(client, drafter)
    assert locked.status_code == 429
    assert len(tree_of(locked).xpath("//main//h1")) == 1
    assert not signed_in(client)
    assert sign_in(client, reviewer).status_code == 302


def test_after_a_quarter_of_an_hour_it_is_open_again(drafter, client):
    for _ in range(10):
        sign_in(client, drafter, "wrong")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert sign_in(client, drafter).status_code == 302


def test_a_success_forgets_the_failures_before_it(drafter, client):
    for password in [*["wrong"] * 9, PASSWORD, *["wrong"] * 9]:
        sign_in(client, drafter, password)
    assert sign_in(client, drafter).status_code == 302


def test_from_another_machine_the_name_is_open(drafter, client):
    for _ in range(10):
        sign_in(client, drafter, "wrong")
    assert sign_in(client_of(REMOTE_ADDR="10.7.7.7"), drafter).status_code == 302


def test_a_form_that_is_sent_too_late_leads_back_to_its_page(client):
    """Its own address takes no visits: whoever came back to it after signing in would see an empty page."""
    answer = client.post("/reports/1/save/", {"back": "/reports/1/preamble/"})
    assert answer.url == "/sign-in/?next=/reports/1/preamble/"


@pytest.mark.parametrize("evil", ["//evil.example/", "https://evil.example/", "/\\evil.example", ""])
def test_it_leads_nowhere_else(client, evil):
    assert client.post("/reports/1/save/", {"back": evil}).url == "/sign-in/?next=/"
