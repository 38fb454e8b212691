"""Putting a theme in use: from the page of corrections, and from the page where nothing is typed."""

import pytest

from reportsite.themes.models import Status, Theme
from tests.pages import asks_to_sign_in, hidden_from, only_by_post, refused, send

URLS = ["/themes/archive-2025/use/", "/themes/archive-2025/use-as-it-is/"]


def status():
    return Theme.objects.values_list("status", flat=True).get(slug="archive-2025")


def test_with_what_was_typed(corrections, own_theme):
    assert corrections.press(URLS[0], {"wording": "逐字核对"}).url == "/themes/archive-2025/"
    own_theme.refresh_from_db()
    assert (own_theme.status, own_theme.wording) == (Status.IN_USE, "逐字核对")


def test_not_with_something_wrong(corrections):
    assert corrections.press(URLS[0], {"name": ""}).status_code == 200
    assert status() == Status.DRAFT


def test_as_it_is(own_theme, administrator):
    assert send(administrator, URLS[1], "post").url == "/themes/archive-2025/"
    assert status() == Status.IN_USE


@pytest.mark.parametrize("url", URLS)
def test_readers_may_not_and_strangers_find_nothing(own_theme, drafter, stranger, url):
    hidden_from(stranger, url, "post", nothing=url.replace("archive-2025", "nothing-here"))
    Theme.objects.update(status=Status.RETIRED)
    refused(drafter, url, "post")
    assert status() == Status.RETIRED


@pytest.mark.parametrize("url", URLS)
def test_nobody_and_only_by_post(own_theme, administrator, url):
    asks_to_sign_in(url, "post")
    only_by_post(administrator, url)
