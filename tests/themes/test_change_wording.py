import pytest

from reportsite.themes.actions import change_wording, confirm_theme


@pytest.fixture
def dimension(theme, site_administrator):
    confirm_theme(theme=theme, by=site_administrator)
    return theme.dimensions.first()


def test_a_new_wording_is_no_longer_confirmed(dimension):
    change_wording(dimension=dimension, changes={"wording": "带头读懂馆藏方面", "short_name": "读馆藏"})
    dimension.refresh_from_db()
    assert (dimension.wording, dimension.short_name) == ("带头读懂馆藏方面", "读馆藏")
    assert (dimension.is_confirmed, dimension.confirmed_at) == (False, None)


@pytest.mark.parametrize(
    "changes", [{"guidance": "看登记簿"}, {"wording": "带头读懂馆藏、讲清来路方面"}, {"least_problems": 3}]
)
def test_other_changes_leave_it_confirmed(dimension, site_administrator, changes):
    change_wording(dimension=dimension, changes=changes)
    dimension.refresh_from_db()
    assert {name: getattr(dimension, name) for name in changes} == changes
    assert dimension.confirmed_by == site_administrator
