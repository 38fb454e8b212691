import pytest

from reportsite.drafting.models import Meeting
from tests.factories import ThemeFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, refused, send

URL = "/meetings/new/"


@pytest.fixture
def facts(unit, theme):
    return {"unit": unit.pk, "name": "2024年度民主生活会", "year": "2024", "date": "", "place": "", "theme": theme.pk}


def test_the_members_are_expected_and_the_reviewers_review(facts, administrator, member, reviewer, unit):
    client = client_of(administrator)
    assert client.get(URL).status_code == 200
    answer = client.post(URL, facts | {"date": "2025-01-16", "place": "三楼会议室"})
    meeting = Meeting.objects.get()
    assert answer.url == meeting.get_absolute_url()
    assert (meeting.unit, str(meeting.date), meeting.place) == (unit, "2025-01-16", "三楼会议室")
    assert list(meeting.participants.values_list("person", "owes_report")) == [(member.pk, True)]
    assert list(meeting.reviewers.all()) == [reviewer.memberships.get()]


def test_two_themes_in_order(facts, administrator, theme):
    second = ThemeFactory(slug="special", kind="special")
    send(administrator, URL, "post", facts | {"theme": second.pk, "second_theme": theme.pk})
    assert list(Meeting.objects.get().themes.order_by("meetingtheme__order")) == [second, theme]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, ["name"]),
        ({"name": "长" * 121}, ["name"]),
        ({"year": ""}, ["year"]),
        ({"year": "1977"}, ["year"]),
        ({"year": "9" * 30}, ["year"]),
        ({"date": "昨天"}, ["date"]),
        ({"date": "2025-02-30"}, ["date"]),
        ({"place": "长" * 200_000}, ["place"]),
        ({"theme": ""}, ["theme"]),
        ({"theme": "9" * 40}, ["theme"]),
        ({"theme": "\0"}, ["theme"]),
        ({"unit": ""}, ["unit"]),
        ({"unit": "9" * 40}, ["unit"]),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_wrong_is_marked(facts, administrator, changed, wrong):
    answer = send(administrator, URL, "post", facts | changed)
    assert (answer.status_code, errors_in(answer), Meeting.objects.count()) == (200, wrong, 0)


def test_the_same_theme_twice(facts, administrator, theme):
    answer = send(administrator, URL, "post", facts | {"second_theme": theme.pk})
    assert (answer.status_code, errors_in(answer)) == (200, ["second_theme"])


def test_not_for_a_unit_of_others_nor_on_a_theme_of_theirs_or_a_draft(facts, administrator):
    other = UnitFactory()
    theirs, draft = ThemeFactory(unit=other, slug="theirs"), ThemeFactory(slug="draft", in_use=False)
    for changed, wrong in (
        ({"unit": other.pk}, "unit"),
        ({"theme": theirs.pk}, "theme"),
        ({"theme": draft.pk}, "theme"),
    ):
        answer = send(administrator, URL, "post", facts | changed)
        assert (answer.status_code, errors_in(answer), Meeting.objects.count()) == (200, [wrong], 0)


def test_a_theme_without_dimensions(facts, administrator, drafter):
    bare = ThemeFactory(slug="bare", notice="")
    answer = send(administrator, URL, "post", facts | {"theme": bare.pk})
    client = client_of(drafter)
    answer = client.post(f"{answer.url}begin/team/")
    for path in ("", "check/", "rectification/", "preview/", "download/", "download/report.docx"):
        assert client.get(f"{answer.url}{path}").status_code == 200
    for step in client.get(answer.url).context["steps"]:
        assert client.get(step.url).status_code == 200


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_only_who_keeps_a_unit(role, request, facts):
    person = request.getfixturevalue(role)
    refused(person, URL)
    refused(person, URL, "post", facts)
    assert Meeting.objects.count() == 0


def test_nobody(facts):
    asks_to_sign_in(URL)
