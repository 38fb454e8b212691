from reportsite.themes.actions import add_dimensions, change_wording, confirm_theme, current_version, delete_dimension
from reportsite.themes.queries import plain, version_data
from tests.factories import UnitFactory


def test_the_first_version_is_the_theme_as_it_stands(theme):
    version = current_version(theme=theme, unit=None)
    assert (version.number, version_data(version)) == (1, plain(theme))


def test_an_unchanged_theme_keeps_its_version(theme, unit):
    assert current_version(theme=theme, unit=unit) == current_version(theme=theme, unit=unit)
    assert theme.versions.count() == 1


def test_each_unit_has_versions_of_its_own(theme, unit):
    ours, theirs = current_version(theme=theme, unit=unit), current_version(theme=theme, unit=UnitFactory())
    assert (ours.number, theirs.number, ours.unit) == (1, 2, unit)


def test_each_change_makes_a_new_one_and_leaves_the_old(theme, site_administrator):
    first = current_version(theme=theme, unit=None)
    before = version_data(first)
    change_wording(dimension=theme.dimensions.first(), changes={"wording": "带头读懂馆藏方面"})
    assert current_version(theme=theme, unit=None).number == 2
    delete_dimension(dimension=theme.dimensions.last())
    assert current_version(theme=theme, unit=None).number == 3
    confirm_theme(theme=theme, by=site_administrator)
    theme.refresh_from_db()
    assert current_version(theme=theme, unit=None).number == 4
    first.refresh_from_db()
    assert version_data(first) == before


def test_what_was_changed_back_is_the_old_version_again(theme):
    first = current_version(theme=theme, unit=None)
    dimension = theme.dimensions.first()
    old = dimension.wording
    change_wording(dimension=dimension, changes={"wording": "临时的方面"})
    second = current_version(theme=theme, unit=None)
    change_wording(dimension=dimension, changes={"wording": old})
    assert (current_version(theme=theme, unit=None), second.number) == (first, 2)


def test_a_unit_with_local_additions_has_a_version_of_its_own(theme, unit):
    everybody = current_version(theme=theme, unit=None)
    add_dimensions(theme=theme, notice="本馆消防安全方面", unit=unit)
    local = current_version(theme=theme, unit=unit)
    assert current_version(theme=theme, unit=None) == everybody
    assert [dimension.wording for dimension in version_data(local).dimensions][3:] == ["本馆消防安全方面"]
