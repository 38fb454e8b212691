"""Dimensions that a unit adds to a theme of the site."""

import pytest

from reportsite.themes.models import Status, Theme
from tests.factories import UnitFactory
from tests.pages import asks_to_sign_in, hidden_from, only_by_post, refused, send, tree_of

URL = "/themes/2024-democratic-life/local/archive/"


def local():
    return list(Theme.objects.get().dimensions.exclude(unit=None).values_list("wording", "unit__slug"))


def test_for_the_unit_alone(theme, administrator):
    assert (
        send(administrator, URL, "post", {"notice": "带头晒书方面\n带头除虫方面"}).url
        == "/themes/2024-democratic-life/"
    )
    assert local() == [("带头晒书方面", "archive"), ("带头除虫方面", "archive")]


@pytest.mark.parametrize(
    "notice", ["", "长" * 501, "长" * 30_001, "\n".join(f"第{n}件小事方面" for n in range(61))], ids=len
)
def test_what_cannot_be_added_stays_typed(theme, administrator, notice):
    answer = send(administrator, URL, "post", {"notice": notice})
    assert (answer.status_code, local()) == (200, [])
    [field] = tree_of(answer).xpath("//details[@open]//textarea")
    assert field.text_content() == notice


def test_not_to_a_retired_theme(theme, administrator):
    Theme.objects.update(status=Status.RETIRED)
    assert send(administrator, URL, "post", {"notice": "带头晒书方面"}).status_code == 404
    assert local() == []


def test_the_units_other_people_may_not(theme, drafter):
    refused(drafter, URL, "post", {"notice": "带头晒书方面"})
    assert local() == []


def test_for_a_unit_of_others_there_is_nothing(theme, unit, administrator):
    other = UnitFactory(slug="others")
    hidden_from(administrator, URL.replace("archive", other.slug), "post", nothing=URL.replace("archive", "nobodys"))


def test_nor_to_a_theme_that_is_not_seen(own_theme, stranger):
    hidden_from(stranger, "/themes/archive-2025/local/archive/", "post", nothing="/themes/nothing/local/archive/")


def test_nobody_and_only_by_post(theme, administrator):
    asks_to_sign_in(URL, "post")
    only_by_post(administrator, URL)
