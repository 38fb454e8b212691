from reportsite.themes.models import Theme
from tests.pages import asks_to_sign_in, hidden_from, only_by_post, refused, send

URL = "/themes/archive-2025/confirm/"


def confirmed(theme):
    theme.refresh_from_db()
    return theme.confirmed_by, [row.confirmed_by for row in theme.dimensions.all()]


def test_the_administrator_answers_for_theme_and_dimensions(own_theme, administrator):
    assert send(administrator, URL, "post").url == "/themes/archive-2025/"
    assert confirmed(own_theme) == (administrator, [administrator] * 3)


def test_the_sites_theme_by_a_site_administrator_alone(theme, administrator, site_administrator):
    url = f"/themes/{theme.slug}/confirm/"
    refused(administrator, url, "post")
    send(site_administrator, url, "post")
    assert confirmed(theme) == (site_administrator, [site_administrator] * 3)


def test_readers_may_not_and_strangers_find_nothing(own_theme, drafter, stranger):
    hidden_from(stranger, URL, "post", nothing="/themes/nothing-here/confirm/")
    Theme.objects.update(status="in_use")
    refused(drafter, URL, "post")
    assert confirmed(own_theme) == (None, [None] * 3)


def test_in_nobodys_name_but_ones_own(own_theme, administrator, site_administrator):
    send(administrator, URL, "post", {"confirmed_by": site_administrator.pk, "by": site_administrator.pk})
    assert confirmed(own_theme)[0] == administrator


def test_nobody_and_only_by_post(own_theme, administrator):
    asks_to_sign_in(URL, "post")
    only_by_post(administrator, URL)
