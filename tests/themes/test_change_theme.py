from reportsite.themes.actions import change_theme, confirm_theme
from reportsite.themes.models import Theme


def test_a_new_wording_is_no_longer_confirmed(theme, site_administrator):
    confirm_theme(theme=theme, by=site_administrator)
    theme = Theme.objects.get(pk=theme.pk)
    theme.wording = "守好一座馆"
    change_theme(theme=theme, changed=["wording"])
    theme.refresh_from_db()
    assert (theme.wording, theme.is_confirmed, theme.confirmed_at) == ("守好一座馆", False, None)


def test_another_name_leaves_it_confirmed(theme, site_administrator):
    confirm_theme(theme=theme, by=site_administrator)
    theme = Theme.objects.get(pk=theme.pk)
    theme.name = "专题民主生活会"
    change_theme(theme=theme, changed=["name"])
    theme.refresh_from_db()
    assert (theme.name, theme.confirmed_by) == ("专题民主生活会", site_administrator)
