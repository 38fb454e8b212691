"""The notice pasted whole."""

import pytest

from reportsite.themes.models import Theme
from tests.factories import NOTICE, UnitFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, refused, send

URL = "/themes/new/"
FACTS = {
    "name": "2025年度民主生活会",
    "year": "2025",
    "meeting": "democratic_life",
    "kind": "annual",
    "wording": "",
    "basis": "",
    "notice": NOTICE,
}


def test_a_unit_administrators_theme_is_the_units(unit, administrator):
    client = client_of(administrator)
    assert client.get(URL).status_code == 200
    answer = client.post(URL, FACTS | {"unit": unit.pk})
    assert answer.url == "/themes/archive-2025-democratic-life/change/"
    theme = Theme.objects.get()
    assert (theme.unit, theme.status, theme.is_confirmed, theme.dimensions.count()) == (unit, "draft", False, 3)


def test_a_site_administrators_is_for_everybody(site_administrator):
    assert send(site_administrator, URL, "post", FACTS).url == "/themes/2025-democratic-life/change/"
    assert Theme.objects.get().unit is None


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_may_not(role, method, request):
    refused(request.getfixturevalue(role), URL, method, FACTS)
    assert Theme.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody(unit, method):
    asks_to_sign_in(URL, method)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, ["name"]),
        ({"year": ""}, ["year"]),
        ({"year": "去年"}, ["year"]),
        ({"year": "9" * 30}, ["year"]),
        ({"meeting": "party"}, ["meeting"]),
        ({"kind": "\0"}, ["kind"]),
        ({"notice": "带头\n" * 10 + "长" * 30_000}, ["notice"]),
        ({"notice": "\n".join(f"第{number}项任务方面" for number in range(61))}, ["notice"]),
        ({"notice": "长" * 501}, ["notice"]),
        ({"wording": "长" * 2001}, ["wording"]),
        ({"unit": ""}, ["unit"]),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_wrong_is_marked_and_what_was_typed_stays(unit, administrator, changed, wrong):
    posted = {"unit": unit.pk} | FACTS | changed
    answer = send(administrator, URL, "post", posted)
    assert (answer.status_code, errors_in(answer), Theme.objects.count()) == (200, wrong, 0)
    assert answer.context["form"]["notice"].value() == posted["notice"]


def test_not_for_a_unit_of_others_nor_for_the_site(administrator):
    for unit in (UnitFactory().pk, "", 10**40):
        answer = send(administrator, URL, "post", FACTS | {"unit": unit})
        assert (answer.status_code, errors_in(answer), Theme.objects.count()) == (200, ["unit"], 0)


def test_forged_fields_are_not_looked_at(unit, administrator):
    forged = {"status": "in_use", "slug": "forged", "confirmed_by": administrator.pk, "confidence": "high"}
    send(administrator, URL, "post", FACTS | {"unit": unit.pk} | forged)
    theme = Theme.objects.get()
    assert (theme.slug, theme.status, theme.is_confirmed, theme.confidence) == (
        "archive-2025-democratic-life",
        "draft",
        False,
        "medium",
    )


def test_characters_that_no_document_holds_are_seen(site_administrator):
    send(site_administrator, URL, "post", FACTS | {"notice": "带头\x01晒书方面\x00"})
    assert Theme.objects.get().dimensions.get().wording == "带头\ufffd晒书方面\ufffd"


def test_the_same_year_twice_gets_an_address_of_its_own(site_administrator):
    for _ in range(2):
        send(site_administrator, URL, "post", FACTS)
    assert set(Theme.objects.values_list("slug", flat=True)) == {"2025-democratic-life", "2025-democratic-life-2"}
