import pytest

from reportsite.themes.actions import add_dimensions, confirm_theme, copy_to_next_year
from reportsite.themes.models import Confidence, Status
from tests.factories import ThemeFactory

SECTION = ("order", "role", "heading", "required", "guidance", "for_team", "for_member", "first_shape", "second_shape")


def tree(theme):
    """(wording, wording of its group) of each dimension in order."""
    return [(row.wording, row.parent and row.parent.wording) for row in theme.dimensions.select_related("parent")]


@pytest.fixture
def grouped(theme, unit, site_administrator):
    """A confirmed theme: the first dimension stands in a group, the group in a group that comes last; and one of
    `unit` alone."""
    inner, outer = add_dimensions(theme=theme, notice="以案促改方面\n总方面")
    theme.dimensions.filter(short_name="读懂馆藏").update(parent=inner)
    theme.dimensions.filter(pk=inner.pk).update(parent=outer)
    add_dimensions(theme=theme, notice="本馆消防安全方面", unit=unit)
    confirm_theme(theme=theme, by=site_administrator)
    theme.refresh_from_db()
    return theme


def test_a_draft_of_the_following_year(grouped):
    copy = copy_to_next_year(theme=grouped, unit=None)
    assert (copy.slug, copy.name, copy.year) == ("2025-democratic-life", "2025年度民主生活会", 2025)
    assert (copy.status, copy.unit, copy.wording, copy.basis) == (Status.DRAFT, None, "", "")
    grouped.refresh_from_db()
    assert (grouped.year, grouped.status, grouped.is_confirmed) == (2024, Status.IN_USE, True)


def test_its_dimensions_keep_their_groups_and_no_local_ones_come_along(grouped):
    copy = copy_to_next_year(theme=grouped, unit=None)
    assert tree(copy) == [
        ("带头读懂馆藏、讲清来路方面", "以案促改方面"),
        ("带头守护库房、不出差错方面", None),
        ("带头服务查档、少让人跑路方面", None),
        ("以案促改方面", "总方面"),
        ("总方面", None),
    ]
    assert tree(grouped)[:5] == tree(copy)
    assert not set(copy.dimensions.values_list("key", flat=True)) & set(
        grouped.dimensions.values_list("key", flat=True)
    )
    assert {row.parent.theme_id for row in copy.dimensions.exclude(parent=None)} == {copy.pk}


def test_nothing_of_it_is_confirmed(grouped):
    copy = copy_to_next_year(theme=grouped, unit=None)
    rows = [copy, *copy.dimensions.all()]
    assert {(row.confirmed_by, row.confirmed_at, row.confidence, row.source) for row in rows} == {
        (None, None, Confidence.LOW, "")
    }


def test_the_outline_is_the_same(grouped):
    copy = copy_to_next_year(theme=grouped, unit=None)
    assert list(copy.outline.values_list(*SECTION)) == list(grouped.outline.values_list(*SECTION))


def test_a_units_own_copy_and_a_second_one(grouped, unit):
    slugs = [copy_to_next_year(theme=grouped, unit=unit).slug for _ in range(2)]
    assert slugs == ["archive-2025-democratic-life", "archive-2025-democratic-life-2"]


def test_a_theme_without_a_year_stays_without(db):
    theme = ThemeFactory(year=None, name="以案促改专题民主生活会")
    copy = copy_to_next_year(theme=theme, unit=None)
    assert (copy.year, copy.name) == (None, "以案促改专题民主生活会")
