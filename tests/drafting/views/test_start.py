"""First use without the demo: unit, people, theme, meeting in one sitting."""

import pytest

from reportsite.drafting.models import Meeting
from reportsite.themes.models import Theme
from tests.factories import NOTICE, PASSWORD
from tests.pages import Page, asks_to_sign_in, client_of, refused, tree_of


def done(client):
    return [step.done for step in client.get("/start/").context["steps"]]


def test_from_the_first_account_to_a_begun_report(db, client):
    client.post("/first/", {"name": "首任管理员", "username": "shouren", "password": PASSWORD})
    assert done(client) == [False] * 4
    following = client.get("/start/").context["following"].url
    answer = client.post(following, {"name": "中共青禾市苗圃支部", "slug": "nursery", "parent": ""})
    assert done(client) == [True, False, False, False]
    following = client.get("/start/").context["following"].url
    assert following == answer.url
    client.post(following, {"name": "陆小满", "username": "luxiaoman", "roles": ["member", "drafter"]})
    assert done(client) == [True, True, False, False]
    following = client.get("/start/").context["following"].url
    facts = {
        "name": "本年度民主生活会",
        "year": "2026",
        "meeting": "democratic_life",
        "kind": "annual",
        "notice": NOTICE,
    }
    answer = client.post(following, facts)
    Page(client, answer.url).press(f"{answer.url.removesuffix('change/')}use/")
    assert done(client) == [True, True, True, False]
    following = client.get("/start/").context["following"].url
    unit = tree_of(client.get(following)).xpath("//select[@name='unit']/option/@value")[0]
    client.post(following, {"unit": unit, "name": "会", "year": "2026", "theme": Theme.objects.get().pk})
    assert done(client) == [True] * 4
    assert client.get("/start/").context["following"] is None
    assert Meeting.objects.get().participants.count() == 1


def test_every_page_shows_the_next_step_until_all_are_done(site_administrator, unit):
    client = client_of(site_administrator)
    assert client.get("/themes/").context["first_step"]().url == "/units/archive/"


@pytest.mark.parametrize("role", ["administrator", "drafter", "member"])
def test_only_for_site_administrators(role, request):
    refused(request.getfixturevalue(role), "/start/")


def test_nobody(drafter):
    asks_to_sign_in("/start/")
