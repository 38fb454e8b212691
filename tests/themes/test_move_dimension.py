import pytest

from reportsite.themes.actions import move_dimension


def order(theme):
    return list(theme.dimensions.values_list("short_name", flat=True))


@pytest.mark.parametrize(
    ("which", "step", "wanted"),
    [
        (0, 1, ["守护库房", "读懂馆藏", "服务查档"]),
        (2, -1, ["读懂馆藏", "服务查档", "守护库房"]),
        (0, -1, ["读懂馆藏", "守护库房", "服务查档"]),
        (2, 1, ["读懂馆藏", "守护库房", "服务查档"]),
    ],
)
def test_one_place_and_no_further_than_the_ends(theme, which, step, wanted):
    move_dimension(dimension=theme.dimensions.all()[which], step=step)
    assert order(theme) == wanted


def test_equal_places_are_parted(theme):
    theme.dimensions.update(order=0)
    move_dimension(dimension=theme.dimensions.all()[0], step=1)
    assert list(theme.dimensions.values_list("order", "short_name")) == [
        (1, "守护库房"),
        (2, "读懂馆藏"),
        (3, "服务查档"),
    ]
