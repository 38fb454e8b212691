"""A theme as a drafter sees it."""

import pytest

from reportsite.themes.actions import add_dimensions
from tests.factories import ThemeFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, send, tree_of

URL = "/themes/archive-2025/"
SITES = "/themes/2024-democratic-life/"


def buttons(person, url):
    return {
        address.rsplit("/", 2)[-2]
        for address in tree_of(send(person, url)).xpath("//main//form/@action | //main//a/@href")
    }


def test_a_drafter_reads_the_dimensions_and_the_outline(theme, drafter):
    answer = send(drafter, SITES)
    assert [row.wording for row in answer.context["dimensions"]] == [
        "带头读懂馆藏、讲清来路方面",
        "带头守护库房、不出差错方面",
        "带头服务查档、少让人跑路方面",
    ]
    assert [row.role for row in answer.context["outline"]][-2:] == ["measures", "closing"]
    assert buttons(drafter, SITES) <= {"themes", ""}


def test_what_is_not_confirmed_is_marked(theme, drafter):
    tree = tree_of(send(drafter, SITES))
    assert len(tree.xpath("//span[contains(@class, 'unconfirmed')]")) == 3


def test_who_keeps_the_theme_may_change_it(own_theme, administrator):
    assert buttons(administrator, URL) >= {"change", "use-as-it-is", "confirm", "next-year"}


def test_who_keeps_a_unit_may_take_over_the_sites_theme_and_add_to_it(theme, administrator):
    found = buttons(administrator, SITES)
    assert {"next-year", "archive"} <= found
    assert found.isdisjoint({"change", "confirm", "use-as-it-is"})


def test_a_units_additions_are_seen_there_and_below(theme, unit, drafter, stranger):
    add_dimensions(theme=theme, notice="带头晒书方面", unit=unit)
    below = UnitFactory(parent=unit)
    stranger.memberships.update(unit=below)
    for person in (drafter, stranger):
        assert len(send(person, SITES).context["dimensions"]) == 4
    stranger.memberships.update(unit=UnitFactory())
    assert len(send(stranger, SITES).context["dimensions"]) == 3


@pytest.mark.parametrize("role", ["stranger", "drafter"])
def test_a_draft_is_not_there_for_others(own_theme, role, request):
    hidden_from(request.getfixturevalue(role), URL, nothing="/themes/nothing-here/")


def test_a_theme_without_dimensions(drafter):
    ThemeFactory(slug="bare", notice="")
    assert send(drafter, "/themes/bare/").status_code == 200


def test_nobody(theme):
    asks_to_sign_in(SITES)


def test_an_empty_name_falls_back_to_the_short_name(theme, drafter):
    theme.name = ""
    theme.save()
    assert tree_of(client_of(drafter).get(SITES)).xpath("//h1")[0].text_content().strip() == "2024-democratic-life"
