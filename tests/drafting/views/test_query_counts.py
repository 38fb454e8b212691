"""The number of queries of a page does not grow with what is on it."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from reportsite.accounts.models import Person, Role, Unit
from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.reports import begin_report, return_report, submit_report, take_over
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.models import Grant, Meeting, Participant, Report
from reportsite.drafting.rows import load, load_content
from reportsite.themes.actions import add_dimensions
from reportsite.themes.models import Theme
from tests.drafting.contents import content_with_problems
from tests.factories import MeetingFactory, PersonFactory, ThemeFactory, UnitFactory
from tests.pages import client_of

FEW, MANY = 1, 200
PAGES = [
    "",
    "facts/",
    "preamble/",
    "sections/s1/",
    "sections/s2/",
    "dimensions/d1/",
    "excerpts/d1/",
    "excerpts/s2/",
    "rectification/",
    "links/",
    "links/?open=all",
    "check/",
    "preview/",
    "download/",
    "versions/",
    "versions/compare/",
    "bin/",
    "items/p1/heading/history/",
    "download/report.docx",
    "download/list.xlsx",
]


def queries(act):
    with CaptureQueriesContext(connection) as captured:
        act()
    return [query["sql"] for query in captured.captured_queries]


def asked(client, url):
    answers = []
    found = queries(lambda: answers.append(client.get(url)))
    assert answers[0].status_code == 200
    return found


def same(few, many):
    assert len(many) == len(few), "\n".join(many)


class TestReports:
    @pytest.fixture
    def sized(self, unit, site_administrator):
        """sized(number): a team's report with that many problems, five causes linked to some of them."""

        def make(number):
            problems, causes = content_with_problems(number).sections
            return take_over(
                unit=unit,
                content=content_with_problems(
                    number, sections=(problems, replace(causes, points=causes.points[:5])), year=2000 + number
                ),
                by=None,
            )

        return make

    @pytest.mark.parametrize("path", PAGES)
    def test_pages(self, sized, drafter, path):
        client = client_of(drafter)
        few, many = (asked(client, f"/reports/{sized(number).pk}/{path}") for number in (FEW, MANY))
        same(few, many)

    @pytest.mark.parametrize("path", ["", "facts/", "sections/s2/", "dimensions/d1/", "rectification/"])
    def test_the_same_for_a_reader(self, sized, reviewer, path):
        client = client_of(reviewer)
        few, many = (asked(client, f"/reports/{sized(number).pk}/{path}") for number in (1, 20))
        same(few, many)

    @pytest.mark.parametrize("read", [load, load_content])
    def test_loading_content(self, sized, read):
        few, many = (queries(partial(read, sized(number))) for number in (FEW, MANY))
        same(few, many)
        assert len(many) == 4

    def test_many_causes(self, unit, drafter):
        client = client_of(drafter)
        few, many = (
            asked(
                client,
                f"/reports/{take_over(unit=unit, content=content_with_problems(n, year=2000 + n), by=None).pk}/sections/s2/",
            )
            for n in (1, 30)
        )
        same(few, many)


class TestThePast:
    """Pages of a report with 1 and with 40 changes, versions and deleted items behind it."""

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "versions/",
            "versions/1/",
            "versions/1/report.docx",
            "versions/compare/?from=1&to=now",
            "bin/",
            "items/p1/heading/history/",
        ],
    )
    def test_pages(self, unit, drafter, reviewer, path):
        client, counts = client_of(drafter), []
        for year, number in ((2001, 1), (2002, 40)):
            report = take_over(unit=unit, content=content_with_problems(60, year=year), by=None)
            for revision in range(number):
                person = (drafter, reviewer)[revision % 2]
                save_texts(report=report, person=person, changes=[Change("p1", "heading", revision, f"第{revision}次")])
                keep_version(report=report, by=person, reason="asked")
                delete_item(report=report, person=person, item=report.items.get(key=f"p{revision + 2}"))
            counts.append(asked(client, f"/reports/{report.pk}/{path}"))
        same(*counts)


class TestLists:
    """Lists with 1 and with 30 items. `fill(n)` makes n more of them."""

    @pytest.fixture
    def people(self, unit):
        def make(number, roles=(Role.MEMBER,)):
            return [PersonFactory(unit=unit, roles=list(roles)) for _ in range(number)]

        return make

    def grows(self, person, url, fill):
        client = client_of(person)
        fill(1)
        few = asked(client, url)
        fill(29)
        same(few, asked(client, url))

    def test_reports(self, meeting, people, reviewer):
        def fill(number):
            for person in people(number):
                begin_report(meeting=meeting, kind="member", person=person, by=person)

        self.grows(reviewer, "/", fill)

    def test_reports_that_are_owed(self, unit, member):
        self.grows(member, "/", lambda number: [MeetingFactory(unit=unit, themes=[]) for _ in range(number)])

    def test_team_reports_that_are_not_begun(self, unit, drafter):
        self.grows(drafter, "/", lambda number: [MeetingFactory(unit=unit, themes=[]) for _ in range(number)])

    @pytest.mark.parametrize("role", ["member", "site_administrator"])
    def test_meetings(self, unit, theme, role, request, member):
        person = request.getfixturevalue(role)

        def fill(number):
            for _ in range(number):
                MeetingFactory(unit=unit, themes=[theme, ThemeFactory(slug=f"t{Theme.objects.count()}")])

        self.grows(person, "/meetings/", fill)

    @pytest.mark.parametrize("role", ["administrator", "reviewer"])
    def test_the_board(self, meeting, people, role, request, unit):
        person = request.getfixturevalue(role)

        def fill(number):
            for position, other in enumerate(people(number * 3)):
                Participant.objects.create(meeting=meeting, person=other, owes_report=position % 3 > 0)
                if position % 3 == 1:
                    returned = begin_report(meeting=meeting, kind="member", person=other, by=other)
                    submit_report(report=returned, by=other)
                    return_report(report=returned, by=other, reason="再核一遍数字。")
            for other in people(number):
                nobodys = begin_report(meeting=meeting, kind="member", person=other, by=None)
                Report.objects.filter(pk=nobodys.pk).update(person=None)
                Meeting.objects.get(pk=meeting.pk).reviewers.add(people(1, [Role.REVIEWER])[0].memberships.get())
                Grant.objects.get_or_create(meeting=meeting, unit=unit)

        self.grows(person, meeting.get_absolute_url(), fill)

    @pytest.mark.parametrize("path", ["/themes/", "/meetings/new/"])
    def test_themes(self, unit, administrator, path):
        def fill(number):
            for _ in range(number):
                ThemeFactory(slug=f"t{Theme.objects.count()}", unit=unit)

        self.grows(administrator, path, fill)

    @pytest.mark.parametrize("path", ["", "change/"])
    def test_a_theme(self, theme, unit, administrator, site_administrator, path):
        def fill(number):
            for position in range(number):
                place = theme.dimensions.count()
                add_dimensions(theme=theme, notice=f"第{place}件小事方面", unit=unit if position % 3 == 1 else None)

        self.grows(site_administrator, f"/themes/{theme.slug}/{path}", fill)

    def test_a_theme_seen_by_who_keeps_many_units(self, theme, site_administrator, administrator):
        for person in (site_administrator, administrator):
            self.grows(person, f"/themes/{theme.slug}/", lambda number, person=person: self.units(number, person))

    def units(self, number, person):
        for _ in range(number):
            unit = UnitFactory(parent=UnitFactory(parent=Unit.objects.get(slug="archive")))
            unit.memberships.create(person=person, role=Role.ADMINISTRATOR)

    @pytest.mark.parametrize("path", ["/units/", "/themes/", "/meetings/", "/meetings/new/", "/"])
    def test_units(self, administrator, path):
        self.grows(administrator, path, lambda number: self.units(number, administrator))

    @pytest.mark.parametrize("role", ["administrator", "site_administrator"])
    def test_a_unit(self, unit, people, role, request):
        person = request.getfixturevalue(role)

        def fill(number):
            people(number, list(Role))
            for _ in range(number):
                other = UnitFactory()
                Person.objects.get(pk=person.pk).memberships.create(unit=other, role=Role.ADMINISTRATOR)
                PersonFactory(unit=other, roles=[Role.MEMBER])

        self.grows(person, "/units/archive/", fill)

    def test_the_helpers_that_can_be_named(self, member_report, member, people):
        self.grows(member, member_report.get_absolute_url(), lambda number: people(number, list(Role)))

    def test_first_steps(self, site_administrator, unit):
        self.grows(site_administrator, "/start/", lambda number: self.units(number, site_administrator))
