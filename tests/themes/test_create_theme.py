import pytest
from django.core.exceptions import ValidationError

from reportsite.themes.actions import create_theme
from reportsite.themes.models import Status, Theme
from tests.factories import NOTICE

FACTS = {"name": "2024年度民主生活会", "meeting": "democratic_life"}


def test_a_draft_with_the_dimensions_of_the_notice(db):
    theme = create_theme(unit=None, year=2024, notice=NOTICE, **FACTS)
    assert (theme.slug, theme.status, theme.is_confirmed) == ("2024-democratic-life", Status.DRAFT, False)
    assert list(theme.dimensions.values_list("order", "wording", "short_name")) == [
        (1, "带头读懂馆藏、讲清来路方面", "读懂馆藏"),
        (2, "带头守护库房、不出差错方面", "守护库房"),
        (3, "带头服务查档、少让人跑路方面", "服务查档"),
    ]


@pytest.mark.parametrize(
    ("meeting", "year", "roles"),
    [
        ("democratic_life", 2024, "basic previous matters problems cases causes measures closing"),
        ("democratic_life", 2015, "basic previous matters problems causes measures closing"),
        ("organisational_life", 2024, "basic previous matters problems causes measures closing"),
        ("organisational_life", None, "basic previous matters problems causes measures closing"),
    ],
)
def test_the_outline_is_the_usual_one_of_its_time(db, meeting, year, roles):
    theme = create_theme(unit=None, name="主题", meeting=meeting, year=year)
    assert " ".join(theme.outline.values_list("role", flat=True)) == roles


def test_slugs_are_counted_on_and_name_the_unit(unit):
    slugs = [create_theme(unit=owner, year=2024, **FACTS).slug for owner in (None, None, unit, unit)]
    assert slugs == [
        "2024-democratic-life",
        "2024-democratic-life-2",
        "archive-2024-democratic-life",
        "archive-2024-democratic-life-2",
    ]


def test_a_theme_may_have_no_year_and_no_dimensions(db):
    theme = create_theme(unit=None, **FACTS)
    assert (theme.slug, theme.year, theme.dimensions.count()) == ("special-democratic-life", None, 0)


@pytest.mark.parametrize("notice", ["\n".join(f"第{n}页写实方面" for n in range(61)), "守" * 501])
def test_a_notice_beyond_bounds_makes_no_theme(db, notice):
    with pytest.raises(ValidationError):
        create_theme(unit=None, year=2024, notice=notice, **FACTS)
    assert Theme.objects.count() == 0
