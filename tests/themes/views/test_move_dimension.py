import pytest

from reportsite.themes.models import Theme
from tests.pages import NOBODYS, asks_to_sign_in, hidden_from, only_by_post, refused


@pytest.fixture
def url(own_theme):
    """url(place, way): the button at a dimension."""
    rows = list(own_theme.dimensions.all())
    return lambda place, way: f"/themes/archive-2025/dimensions/{rows[place].pk}/{way}/"


def test_up_and_down(corrections, url, wordings):
    first, second, third = wordings()
    assert corrections.press(url(1, "up")).url == "/themes/archive-2025/change/"
    assert wordings() == [second, first, third]
    corrections.press(url(1, "down"))
    assert wordings() == [first, second, third]


def test_what_was_typed_is_saved_before(corrections, url, wordings):
    corrections.press(url(2, "up"), {"form-2-wording": "带头晒书方面"})
    assert wordings()[1] == "带头晒书方面"


def test_with_something_wrong_nothing_moves(corrections, url, wordings):
    before = wordings()
    assert corrections.press(url(2, "up"), {"form-0-wording": ""}).status_code == 200
    assert wordings() == before


@pytest.mark.parametrize("number", [0, NOBODYS, 2**63, 10**40], ids=str)
def test_a_dimension_that_is_not_there_and_what_was_typed_is_saved(corrections, own_theme, number):
    answer = corrections.client.post(
        f"/themes/archive-2025/dimensions/{number}/up/", corrections.values | {"notes": "先存下"}
    )
    own_theme.refresh_from_db()
    assert (answer.status_code, own_theme.notes) == (404, "先存下")


def test_a_dimension_of_another_theme_stays(corrections, theme):
    rows = list(theme.dimensions.all())
    answer = corrections.client.post(f"/themes/archive-2025/dimensions/{rows[1].pk}/up/", corrections.values)
    assert (answer.status_code, list(theme.dimensions.all())) == (404, rows)


def test_readers_may_not_and_strangers_find_nothing(url, drafter, stranger):
    hidden_from(stranger, url(0, "up"), "post", nothing="/themes/nothing-here/dimensions/1/up/")
    Theme.objects.update(status="in_use")
    refused(drafter, url(0, "up"), "post")


def test_nobody(url):
    asks_to_sign_in(url(0, "up"), "post")


def test_only_by_post(url, administrator):
    only_by_post(administrator, url(0, "down"))
