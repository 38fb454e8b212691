"""Who may see and use the pages of a report: one table for all of them."""

import pytest

from reportsite.accounts.models import Role
from reportsite.drafting.models import Grant, Journal
from tests.document.readers import needs_pdf
from tests.drafting.views.addresses import BUTTONS, FILES, OF_A_VERSION, PAGES, PIECES, REVIEW
from tests.factories import PersonFactory, UnitFactory
from tests.pages import NOBODYS, asks_to_sign_in, hidden_from, only_by_post, refused, send

READ = [*PAGES, *PIECES, *FILES]
PDFS = ["preview/1.png", "download/report.pdf", "download/list.pdf", "versions/1/1.png", "versions/1/report.pdf"]
PRESS = [*BUTTONS, *REVIEW, "helper/"]


@pytest.mark.parametrize("path", [pytest.param(path, marks=needs_pdf if path in PDFS else ()) for path in READ])
def test_writers_and_reviewers_read(url, path, drafter, reviewer):
    for person in (drafter, reviewer):
        assert send(person, url(path)).status_code == 200


@pytest.mark.parametrize("path", [pytest.param(path, marks=needs_pdf if path in PDFS else ()) for path in OF_A_VERSION])
def test_a_version_is_read_by_the_same_and_by_nobody_else(url, path, one_version, drafter, reviewer, stranger, journal):
    for person in (drafter, reviewer):
        assert send(person, url(path)).status_code == 200
    hidden_from(stranger, url(path))
    asks_to_sign_in(url(path))
    assert (journal(), one_version.report.kept_versions.count()) == ([], 1)


def test_strangers_find_nothing(url, stranger, journal):
    for path in READ:
        hidden_from(stranger, url(path))
    for path in PRESS:
        hidden_from(stranger, url(path), "post")
    assert journal() == []


@pytest.mark.parametrize("role", ["member", "administrator", "site_administrator"])
def test_belonging_to_the_unit_or_keeping_it_opens_no_report(url, role, request):
    person = request.getfixturevalue(role)
    for path in ("", "preamble/", "download/report.docx"):
        hidden_from(person, url(path))
    hidden_from(person, url("save/"), "post")


def test_reviewers_may_not_write(url, reviewer, journal):
    for path in BUTTONS:
        refused(reviewer, url(path), "post")
    assert journal() == []


def test_writers_may_not_review(url, drafter, journal):
    for path in REVIEW:
        refused(drafter, url(path), "post")
    assert journal() == []


def test_nobody_is_asked_to_sign_in(url, journal):
    for path in READ:
        asks_to_sign_in(url(path))
    for path in PRESS:
        asks_to_sign_in(url(path), "post")
    assert journal() == []


def test_buttons_only_by_post(url, drafter, journal):
    for path in PRESS:
        only_by_post(drafter, url(path))
    assert journal() == []


def test_a_page_writes_nothing(url, drafter, full):
    before = (Journal.objects.count(), full.items.count(), type(full).objects.values().get())
    for path in PAGES:
        send(drafter, url(path))
    assert (Journal.objects.count(), full.items.count(), type(full).objects.values().get()) == before


@pytest.mark.parametrize(
    "number", [0, NOBODYS, 2**63 - 1, 2**63, 10**40, "9" * 5000], ids=lambda value: str(value)[:20]
)
@pytest.mark.parametrize("path", ["", "facts/", "download/report.docx"])
def test_reports_that_are_not_there(drafter, number, path):
    assert send(drafter, f"/reports/{number}/{path}").status_code == 404


def test_a_role_that_was_taken_away_closes_at_once(url, browser, drafter):
    assert browser.get(url("facts/")).status_code == 200
    drafter.memberships.update(role=Role.MEMBER)
    assert browser.get(url("facts/")).status_code == 404
    assert browser.post(url("save/")).status_code == 404


class TestAMembersReport:
    @pytest.fixture
    def address(self, member_report):
        return lambda path="": f"/reports/{member_report.pk}/{path}"

    def test_is_written_by_the_member_and_read_by_the_meetings_reviewers(self, address, member, reviewer):
        assert send(member, address("facts/")).status_code == 200
        assert send(member, address("save/"), "post").status_code == 302
        assert send(reviewer, address("facts/")).status_code == 200
        refused(reviewer, address("save/"), "post")

    @pytest.mark.parametrize("role", ["drafter", "administrator", "site_administrator", "stranger"])
    def test_is_not_there_for_anybody_else(self, address, role, request):
        person = request.getfixturevalue(role)
        hidden_from(person, address())
        hidden_from(person, address("download/report.docx"))
        hidden_from(person, address("save/"), "post")

    def test_is_not_there_for_a_colleague_or_a_reviewer_of_other_meetings(self, address, unit):
        hidden_from(PersonFactory(unit=unit, roles=[Role.MEMBER]), address())
        hidden_from(PersonFactory(unit=unit, roles=[Role.REVIEWER]), address())

    def test_is_written_by_the_helper_until_another_is_named(self, address, member_report, drafter):
        member_report.helper = drafter.memberships.get()
        member_report.save()
        assert send(drafter, address("facts/")).status_code == 200
        assert send(drafter, address("save/"), "post").status_code == 302
        refused(drafter, address("helper/"), "post")
        member_report.helper = None
        member_report.save()
        hidden_from(drafter, address())

    def test_is_closed_to_a_reviewer_who_left(self, address, reviewer):
        reviewer.memberships.all().delete()
        hidden_from(reviewer, address())

    def test_is_read_by_a_unit_above_only_if_it_was_granted(self, address, member_report, unit):
        above = UnitFactory()
        unit.parent = above
        unit.save()
        person = PersonFactory(unit=above, roles=[Role.REVIEWER])
        hidden_from(person, address())
        given = Grant.objects.create(meeting=member_report.meeting, unit=above, members=False)
        hidden_from(person, address())
        given.members = True
        given.save()
        assert send(person, address()).status_code == 200
        refused(person, address("save/"), "post")
        refused(person, address("approve/"), "post")
