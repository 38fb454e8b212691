"""Which themes a person sees and may change."""

import pytest

from reportsite.accounts.models import Role
from reportsite.themes.models import Theme
from tests.factories import PersonFactory, ThemeFactory, UnitFactory


@pytest.fixture
def themes(unit):
    """By a word for each: of the site, of the unit, of the unit above it, of another unit; in use and as a draft."""
    unit.parent = UnitFactory()
    unit.save()
    owners = {"site": None, "own": unit, "above": unit.parent, "other": UnitFactory()}
    return {
        name + suffix: ThemeFactory(unit=owner, in_use=not suffix)
        for name, owner in owners.items()
        for suffix in ("", "-draft")
    }


def names(themes, rows):
    words = {theme.pk: name for name, theme in themes.items()}
    return sorted(words[theme.pk] for theme in rows)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.DRAFTER, Role.REVIEWER])
def test_themes_in_use_of_the_site_the_unit_and_those_above(themes, unit, role):
    person = PersonFactory(unit=unit, roles=[role])
    assert names(themes, Theme.objects.visible_to(person)) == ["above", "own", "site"]
    assert names(themes, Theme.objects.editable_by(person)) == []


def test_a_unit_administrator_sees_and_changes_the_units_drafts(themes, unit):
    person = PersonFactory(unit=unit, roles=list(Role))
    assert names(themes, Theme.objects.visible_to(person)) == ["above", "own", "own-draft", "site"]
    assert names(themes, Theme.objects.editable_by(person)) == ["own", "own-draft"]


def test_the_administrator_above_sees_nothing_of_the_unit_below(themes, unit):
    person = PersonFactory(unit=unit.parent, roles=[Role.ADMINISTRATOR])
    assert names(themes, Theme.objects.visible_to(person)) == ["above", "above-draft", "site"]


def test_a_site_administrator_sees_and_changes_all(themes, site_administrator):
    assert names(themes, Theme.objects.visible_to(site_administrator)) == sorted(themes)
    assert names(themes, Theme.objects.editable_by(site_administrator)) == sorted(themes)


def test_somebody_of_no_unit_sees_the_sites(themes):
    assert names(themes, Theme.objects.visible_to(PersonFactory())) == ["site"]
