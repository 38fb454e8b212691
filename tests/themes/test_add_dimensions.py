import pytest
from django.core.exceptions import ValidationError

from reportsite.themes.actions import add_dimensions
from reportsite.themes.queries import plain
from tests.factories import UnitFactory

WORDINGS = ["带头读懂馆藏、讲清来路方面", "带头守护库房、不出差错方面", "带头服务查档、少让人跑路方面"]


def wordings(theme, unit=None):
    return [dimension.wording for dimension in plain(theme, unit).dimensions]


def test_new_lines_stand_after_those_that_are_there(theme):
    add_dimensions(theme=theme, notice="四、带头厉行节约方面；带头轮岗方面")
    assert wordings(theme) == [*WORDINGS, "带头厉行节约方面", "带头轮岗方面"]


def test_a_local_addition_is_for_the_unit_and_those_below(theme, unit):
    above = UnitFactory()
    unit.parent = above
    unit.save()
    below, beside = UnitFactory(parent=unit), UnitFactory(parent=above)
    add_dimensions(theme=theme, notice="本馆消防安全方面", unit=unit)
    assert wordings(theme, unit) == wordings(theme, below) == [*WORDINGS, "本馆消防安全方面"]
    assert wordings(theme, above) == wordings(theme, beside) == wordings(theme) == WORDINGS
    assert [dimension.local for dimension in plain(theme, below).dimensions] == [False, False, False, True]


def test_at_most_sixty(theme):
    add_dimensions(theme=theme, notice="\n".join(f"第{n}号库房方面" for n in range(57)))
    with pytest.raises(ValidationError):
        add_dimensions(theme=theme, notice="再多一个方面")
    assert theme.dimensions.count() == 60


def test_at_most_500_characters_a_line(theme):
    add_dimensions(theme=theme, notice="守" * 500)
    with pytest.raises(ValidationError):
        add_dimensions(theme=theme, notice=f"轮岗方面\n{'护' * 501}")
    assert wordings(theme) == [*WORDINGS, "守" * 500]


def test_nothing_adds_nothing(theme):
    assert add_dimensions(theme=theme, notice=" \n；") == []


def test_the_theme_as_data_costs_two_queries(theme, django_assert_num_queries):
    add_dimensions(theme=theme, notice="\n".join(f"第{n}号库房方面" for n in range(50)))
    with django_assert_num_queries(2):
        plain(theme)
