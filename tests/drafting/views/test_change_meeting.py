import pytest

from reportsite.drafting.rows import load
from reportsite.themes.models import Status, Theme
from tests.factories import ThemeFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, refused, send


@pytest.fixture
def url(meeting):
    return f"/meetings/{meeting.pk}/change/"


@pytest.fixture
def facts(theme):
    return {"name": "改过的会", "year": "2025", "date": "2026-01-09", "place": "二楼", "theme": theme.pk}


def test_new_facts(url, facts, meeting, administrator):
    client = client_of(administrator)
    assert client.get(url).status_code == 200
    assert client.post(url, facts).url == meeting.get_absolute_url()
    meeting.refresh_from_db()
    assert (meeting.name, meeting.year, str(meeting.date), meeting.place) == ("改过的会", 2025, "2026-01-09", "二楼")


def test_a_report_that_was_begun_keeps_its_theme(url, facts, report, administrator):
    other = ThemeFactory(slug="other", notice="带头晒书方面")
    send(administrator, url, "post", facts | {"theme": other.pk})
    assert [theme.slug for theme in load(report).themes] == ["2024-democratic-life"]


def test_a_theme_that_was_retired_meanwhile_stays_chosen(url, facts, administrator):
    Theme.objects.update(status=Status.RETIRED)
    assert send(administrator, url, "post", facts).status_code == 302


def test_the_unit_is_not_changed_by_a_forged_field(url, facts, meeting, administrator, unit):
    other = UnitFactory()
    send(administrator, url, "post", facts | {"unit": other.pk, "reviewers": "", "id": "7"})
    meeting.refresh_from_db()
    assert (meeting.unit, meeting.reviewers.count()) == (unit, 1)


def test_what_is_wrong_is_marked(url, facts, meeting, administrator):
    answer = send(administrator, url, "post", facts | {"name": "", "year": "x", "theme": "0"})
    assert (answer.status_code, errors_in(answer)) == (200, ["name", "theme", "year"])
    meeting.refresh_from_db()
    assert meeting.name == "2024年度民主生活会"


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_units_other_people_may_not_and_strangers_find_nothing(url, drafter, reviewer, member, stranger, method):
    for person in (drafter, reviewer, member):
        refused(person, url, method)
    hidden_from(stranger, url, method)


def test_nobody(url):
    asks_to_sign_in(url)
