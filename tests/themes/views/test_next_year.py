from reportsite.themes.models import Theme
from tests.factories import ThemeFactory
from tests.pages import asks_to_sign_in, hidden_from, only_by_post, refused, send

URL = "/themes/2024-democratic-life/next-year/"


def test_a_draft_of_the_unit_for_the_year_after(theme, unit, administrator):
    assert send(administrator, URL, "post").url == "/themes/archive-2025-democratic-life/change/"
    copy = Theme.objects.get(slug="archive-2025-democratic-life")
    assert (copy.year, copy.unit, copy.status, copy.name, copy.wording) == (
        2025,
        unit,
        "draft",
        "2025年度民主生活会",
        "",
    )
    assert [row.wording for row in copy.dimensions.all()] == [row.wording for row in theme.dimensions.all()]
    assert copy.outline.count() == theme.outline.count()


def test_a_site_administrators_is_the_sites(theme, site_administrator):
    assert send(site_administrator, URL, "post").url == "/themes/2025-democratic-life/change/"
    assert Theme.objects.get(year=2025).unit is None


def test_a_theme_without_a_year(site_administrator):
    ThemeFactory(slug="special", year=None, name="专题会", in_use=False)
    answer = send(site_administrator, "/themes/special/next-year/", "post")
    assert send(site_administrator, answer.url).status_code == 200


def test_drafters_may_not(theme, drafter):
    refused(drafter, URL, "post")
    assert list(Theme.objects.all()) == [theme]


def test_strangers_find_nothing(own_theme, stranger):
    hidden_from(stranger, "/themes/archive-2025/next-year/", "post", nothing="/themes/nothing-here/next-year/")


def test_nobody_and_only_by_post(theme, administrator):
    asks_to_sign_in(URL, "post")
    only_by_post(administrator, URL)
