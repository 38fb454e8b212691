from reportsite.themes.actions import add_dimensions, confirm_theme, use_theme
from reportsite.themes.models import Status
from tests.factories import ThemeFactory


def test_somebody_answers_for_the_wording_of_theme_and_dimensions(theme, unit, site_administrator):
    add_dimensions(theme=theme, notice="本馆消防安全方面", unit=unit)
    confirm_theme(theme=theme, by=site_administrator)
    theme.refresh_from_db()
    assert theme.confirmed_by == site_administrator
    assert theme.confirmed_at is not None
    by = site_administrator.pk
    assert list(theme.dimensions.values_list("confirmed_by", "unit")) == [
        (by, None),
        (by, None),
        (by, None),
        (None, unit.pk),
    ]


def test_a_units_own_theme_is_confirmed_with_all_its_dimensions(unit, site_administrator):
    theme = ThemeFactory(unit=unit)
    confirm_theme(theme=theme, by=site_administrator)
    assert set(theme.dimensions.values_list("confirmed_by", flat=True)) == {site_administrator.pk}


def test_a_draft_is_put_into_use(db):
    theme = ThemeFactory(in_use=False)
    use_theme(theme=theme)
    theme.refresh_from_db()
    assert theme.status == Status.IN_USE
