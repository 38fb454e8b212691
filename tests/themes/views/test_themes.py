import pytest

from reportsite.themes.models import Status, Theme
from tests.factories import ThemeFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of


def seen_by(person):
    answer = client_of(person).get("/themes/")
    assert answer.status_code == 200
    return {theme.slug for theme in answer.context["themes"]}


@pytest.mark.parametrize(
    ("role", "slugs"),
    [
        ("member", {"2024-democratic-life"}),
        ("drafter", {"2024-democratic-life"}),
        ("administrator", {"2024-democratic-life", "archive-2025"}),
        ("stranger", {"2024-democratic-life"}),
        ("site_administrator", {"2024-democratic-life", "archive-2025"}),
    ],
)
def test_the_sites_themes_and_ones_own_drafts_only_to_who_keeps_them(theme, own_theme, role, slugs, request):
    assert seen_by(request.getfixturevalue(role)) == slugs


def test_a_theme_of_the_unit_above(unit, member):
    above = UnitFactory()
    unit.parent = above
    unit.save()
    ThemeFactory(unit=above, slug="from-above")
    ThemeFactory(unit=UnitFactory(parent=unit), slug="from-below")
    assert seen_by(member) == {"from-above"}


def test_a_retired_one_is_still_read(theme, member):
    Theme.objects.update(status=Status.RETIRED)
    assert seen_by(member) == {"2024-democratic-life"}


def test_none_yet(member):
    assert seen_by(member) == set()


def test_nobody(theme):
    asks_to_sign_in("/themes/")
