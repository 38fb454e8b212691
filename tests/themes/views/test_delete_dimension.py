import pytest

from reportsite.drafting.rows import load_content
from reportsite.themes.actions import add_dimensions
from reportsite.themes.models import Theme
from tests.factories import UnitFactory
from tests.pages import NOBODYS, Page, asks_to_sign_in, client_of, errors_in, hidden_from, only_by_post, refused, send


def address(row):
    return f"/themes/{row.theme.slug}/dimensions/{row.pk}/delete/"


def test_gone_and_what_was_typed_elsewhere_saved(corrections, own_theme, wordings):
    row = own_theme.dimensions.all()[1]
    answer = corrections.press(address(row), {"form-0-wording": "带头晒书方面", "notice": "带头除虫方面"})
    assert answer.url == "/themes/archive-2025/change/"
    assert wordings() == ["带头晒书方面", "带头服务查档、少让人跑路方面", "带头除虫方面"]


def test_one_that_was_emptied_can_be_deleted(corrections, own_theme, wordings):
    row = own_theme.dimensions.all()[1]
    corrections.press(address(row), {"form-1-wording": "", "notes": "另外写的"})
    own_theme.refresh_from_db()
    assert (len(wordings()), own_theme.notes) == (2, "另外写的")


def test_with_something_wrong_elsewhere_nothing_is_deleted_and_nothing_lost(corrections, own_theme, wordings):
    answer = corrections.press(
        address(own_theme.dimensions.first()), {"form-2-wording": "", "form-1-wording": "改好的"}
    )
    assert (answer.status_code, errors_in(answer), len(wordings())) == (200, ["form-2-wording"], 3)
    assert "改好的" in answer.content.decode()


def test_a_report_that_was_begun_with_it_keeps_it(report, theme, site_administrator, drafter):
    row = theme.dimensions.all()[1]
    page = Page(client_of(site_administrator), f"/themes/{theme.slug}/change/")
    page.press(address(row))
    assert theme.dimensions.count() == 2
    problems = next(section for section in load_content(report).sections if section.role == "problems")
    assert [node.heading for node in problems.dimensions][1] == "带头守护库房、不出差错方面"
    key = problems.dimensions[1].key
    answer = send(drafter, f"/reports/{report.pk}/dimensions/{key}/")
    assert answer.context["wanted"].wording == "带头守护库房、不出差错方面"
    for name in ("", "check/"):
        assert send(drafter, f"/reports/{report.pk}/{name}").status_code == 200


@pytest.mark.parametrize("number", [0, NOBODYS, 2**63, 10**40], ids=str)
def test_one_that_is_not_there(corrections, number, wordings):
    answer = corrections.client.post(f"/themes/archive-2025/dimensions/{number}/delete/", corrections.values)
    assert (answer.status_code, len(wordings())) == (404, 3)


def test_one_of_another_theme(corrections, theme):
    row = theme.dimensions.first()
    answer = corrections.client.post(f"/themes/archive-2025/dimensions/{row.pk}/delete/", corrections.values)
    assert (answer.status_code, theme.dimensions.count()) == (404, 3)


def test_a_local_addition_by_who_keeps_its_unit(theme, unit, administrator):
    [row] = add_dimensions(theme=theme, notice="带头晒书方面", unit=unit)
    assert send(administrator, address(row), "post").url == f"/themes/{theme.slug}/"
    assert theme.dimensions.count() == 3


def test_not_by_who_keeps_another_unit_or_none(theme, unit, drafter, stranger, site_administrator):
    other = UnitFactory()
    [row] = add_dimensions(theme=theme, notice="带头晒书方面", unit=other)
    for person in (drafter, stranger):
        refused(person, address(row), "post")
    assert theme.dimensions.count() == 4
    assert send(site_administrator, address(row), "post").status_code == 302


def test_readers_may_not_and_strangers_find_nothing(own_theme, drafter, stranger):
    url = address(own_theme.dimensions.first())
    hidden_from(stranger, url, "post", nothing=url.replace("archive-2025", "nothing-here"))
    Theme.objects.update(status="in_use")
    refused(drafter, url, "post")
    assert own_theme.dimensions.count() == 3


def test_nobody(own_theme):
    asks_to_sign_in(address(own_theme.dimensions.first()), "post")


def test_only_by_post(own_theme, administrator):
    only_by_post(administrator, address(own_theme.dimensions.first()))
