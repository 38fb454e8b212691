"""The page on which a theme is corrected: every button saves what was typed, and nothing of it is lost."""

import pytest

from reportsite.themes.actions import confirm_theme
from reportsite.themes.models import Dimension, Theme
from tests.pages import Page, asks_to_sign_in, client_of, errors_in, hidden_from, refused, send, tree_of, values_of

URL = "/themes/archive-2025/change/"


def texts_on(answer):
    """What stands typed on the page that an answer shows."""
    return [
        value for values in values_of(tree_of(answer).xpath("//form[@class='texts']")[0]).values() for value in values
    ]


def test_every_correction_is_stored(corrections, own_theme, wordings):
    typed = {
        "name": "2025年度专题会",
        "wording": "逐字核对",
        "form-1-wording": "带头把守库房方面",
        "form-1-least_problems": "3",
    }
    assert corrections.press(URL, typed).url == URL
    own_theme.refresh_from_db()
    assert (own_theme.name, own_theme.wording) == ("2025年度专题会", "逐字核对")
    assert wordings()[1] == "带头把守库房方面"
    assert own_theme.dimensions.all()[1].least_problems == 3


def test_a_changed_wording_is_no_longer_confirmed(corrections, own_theme, administrator):
    confirm_theme(theme=own_theme, by=administrator)
    corrections.press(URL, {"form-0-wording": "带头晒书方面"})
    assert [row.is_confirmed for row in own_theme.dimensions.all()] == [False, True, True]


def test_whatever_button_is_pressed_saves_the_page(own_theme, administrator):
    client = client_of(administrator)
    buttons = [action for action, _extra in Page(client, URL).buttons]
    assert len(buttons) == 10
    for number, action in enumerate(buttons):
        Theme.objects.update(status="draft")
        page = Page(client, URL)
        if action in dict(page.buttons):  # those of the dimension that an earlier button deleted are gone
            page.press(action, {"notes": f"按下第{number}个按钮前写的"})
            own_theme.refresh_from_db()
            assert own_theme.notes == f"按下第{number}个按钮前写的"


@pytest.mark.parametrize("button", ["", "dimensions/add/", "use/"])
def test_lines_typed_for_more_dimensions_are_added_by_any_button(corrections, wordings, button):
    corrections.press(f"/themes/archive-2025/{button or 'change/'}", {"notice": "带头晒书方面\n带头除虫方面"})
    assert wordings()[3:] == ["带头晒书方面", "带头除虫方面"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": ""}, ["name"]),
        ({"name": "长" * 121}, ["name"]),
        ({"year": "99999"}, ["year"]),
        ({"year": "-5"}, ["year"]),
        ({"meeting": "party"}, ["meeting"]),
        ({"form-0-wording": ""}, ["form-0-wording"]),
        ({"form-0-wording": "\x0b \n"}, ["form-0-wording"]),
        ({"form-0-wording": "长" * 501}, ["form-0-wording"]),
        ({"form-2-least_problems": "51"}, ["form-2-least_problems"]),
        ({"form-2-least_problems": "1" * 50}, ["form-2-least_problems"]),
        ({"form-2-short_name": "长" * 200_000}, ["form-2-short_name"]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_marked_nothing_stored_and_all_that_was_typed_stays(corrections, typed, wrong):
    before = list(Theme.objects.values()), list(Dimension.objects.values())
    answer = corrections.press(URL, {"notes": "别丢了这一句", "notice": "还有一行"} | typed)
    assert (answer.status_code, errors_in(answer)) == (200, wrong)
    assert {"别丢了这一句", "还有一行"} <= set(texts_on(answer))
    assert (list(Theme.objects.values()), list(Dimension.objects.values())) == before


@pytest.mark.parametrize("button", ["dimensions/add/", "use/"])
def test_whatever_button_was_pressed(corrections, button):
    answer = corrections.press(f"/themes/archive-2025/{button}", {"name": "", "notice": "还有一行"})
    assert (answer.status_code, errors_in(answer)) == (200, ["name"])
    assert "还有一行" in texts_on(answer)
    assert (Theme.objects.get().status, Dimension.objects.count()) == ("draft", 3)


def test_too_many_lines_are_refused_with_the_lines_still_there(corrections, wordings, own_theme):
    lines = "\n".join(f"第{number}件小事方面" for number in range(1, 60))
    answer = corrections.press(URL, {"notice": lines, "notes": "别丢了这一句"})
    assert (answer.status_code, len(wordings())) == (200, 3)
    assert {lines, "别丢了这一句"} <= {text.replace("\r\n", "\n") for text in texts_on(answer)}


def test_a_dimension_that_somebody_else_deleted_meanwhile(corrections, own_theme, wordings):
    own_theme.dimensions.all()[1].delete()
    answer = corrections.press(URL, {"form-0-wording": "带头晒书方面", "form-1-wording": "改了一半的那条"})
    assert answer.status_code == 200
    assert wordings() == ["带头晒书方面", "带头服务查档、少让人跑路方面"]
    assert "改了一半的那条" in texts_on(answer)


def test_and_something_else_on_the_page_is_wrong(corrections, own_theme, wordings):
    own_theme.dimensions.all()[1].delete()
    answer = corrections.press(URL, {"form-0-wording": "", "form-1-wording": "改了一半的那条"})
    assert (answer.status_code, errors_in(answer)) == (200, ["form-0-wording"])
    assert "改了一半的那条" in texts_on(answer)
    assert len(wordings()) == 2


@pytest.mark.parametrize("forged", ["1000000", "-1", "x", "", "\0", "9" * 5000], ids=lambda value: value[:9])
@pytest.mark.parametrize("name", ["form-TOTAL_FORMS", "form-INITIAL_FORMS"])
def test_a_forged_number_of_forms(corrections, wordings, name, forged):
    before = wordings()
    assert corrections.press(URL, {name: forged}).status_code in (200, 302)
    assert wordings() == before


def test_dimensions_of_another_theme_are_not_reached(corrections, theme, wordings):
    other = theme.dimensions.first()
    for forged in (other.pk, "0", "x", "", 10**40, "\0"):
        corrections.press(URL, {"form-0-id": forged, "form-0-wording": "伪造的"})
    other.refresh_from_db()
    assert other.wording == "带头读懂馆藏、讲清来路方面"
    assert "伪造的" not in wordings()


def test_forged_fields_are_not_looked_at(corrections, own_theme, unit, administrator):
    forged = {"unit": "", "status": "retired", "slug": "forged", "confirmed_by": administrator.pk}
    corrections.press(URL, forged | {"form-0-key": "forged", "form-0-unit": unit.pk, "form-0-theme": "1"})
    own_theme.refresh_from_db()
    assert (own_theme.unit, own_theme.status, own_theme.slug, own_theme.is_confirmed) == (
        unit,
        "draft",
        "archive-2025",
        False,
    )
    assert list(own_theme.dimensions.values_list("unit", flat=True)) == [None] * 3


def test_a_theme_without_dimensions(own_theme, administrator):
    own_theme.dimensions.all().delete()
    assert Page(client_of(administrator), URL).press(URL, {"notice": "带头晒书方面"}).url == URL
    assert own_theme.dimensions.get().wording == "带头晒书方面"


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_reads_a_theme_may_not_change_it(theme, own_theme, administrator, drafter, method):
    Theme.objects.update(status="in_use")
    refused(drafter, URL, method)
    refused(administrator, "/themes/2024-democratic-life/change/", method)


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing(own_theme, stranger, method):
    hidden_from(stranger, URL, method, nothing="/themes/nothing-here/change/")


def test_a_site_administrator_may(own_theme, site_administrator):
    assert send(site_administrator, URL).status_code == 200


def test_nobody(own_theme):
    asks_to_sign_in(URL)
