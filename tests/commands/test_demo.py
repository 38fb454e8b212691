import json
import stat

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers import serialize

from reportsite.accounts.models import Person, Role, Unit
from reportsite.checks.demands import printed_words
from reportsite.drafting.actions.reports import begin_report
from reportsite.drafting.demo import PEOPLE, SLUG
from reportsite.drafting.models import Meeting, Report
from reportsite.drafting.rows import load_content
from tests.pages import client_of, tree_of


def everything():
    """All rows of the project's apps, to the last field."""
    return {
        model.__name__: serialize("json", model.objects.order_by("pk"))
        for app in ("accounts", "themes", "drafting")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }


@pytest.fixture
def debug(settings, tmp_path):
    """As bin/run serves it: with DEBUG. The folder of what is made while running is this test's own."""
    settings.DEBUG, settings.VAR_FOLDER = True, tmp_path / "var"
    return settings


@pytest.fixture
def demo(db, capsys, django_capture_on_commit_callbacks):
    """demo(): what the command prints, a line each."""

    def run():
        with django_capture_on_commit_callbacks(execute=True):
            call_command("demo")
        return capsys.readouterr().out.splitlines()

    return run


def passwords(lines):
    return {words[0]: words[1] for line in lines if (words := line.split()) and words[0] in PEOPLE}


def test_units_people_meeting_and_reports(demo):
    demo()
    unit = Unit.objects.get(slug=SLUG)
    assert unit.parent.slug == "demo-committee"
    assert set(Person.objects.values_list("username", flat=True)) == set(PEOPLE)
    assert set(Person.objects.filter(memberships__unit=unit).values_list("memberships__role", flat=True)) == set(Role)
    assert [person.username for person in Person.objects.filter(is_superuser=True)] == ["admin"]
    assert [meeting.year for meeting in Meeting.objects.all()] == [2024, 2023]
    reports = Report.objects.values_list("meeting__year", "kind", "stage", "person__username")
    assert list(reports.order_by("pk")) == [
        (2024, "team", "drafting", None),
        (2024, "member", "final", "zhouruochuan"),
        (2024, "member", "drafting", "heyue"),
        (2023, "team", "final", None),
        (2023, "member", "final", "linzhiyuan"),
    ]
    assert [year for year, *_others in reports] == [2024] * 3 + [2023] * 2  # as the list of reports has them
    assert [len(load_content(report).sections) > 0 for report in Report.objects.all()] == [True] * 5


def test_nothing_is_owed_or_missing_of_the_meeting_that_is_over(demo):
    demo()
    over = Meeting.objects.get(year=2023)
    assert list(over.participants.values_list("person__username", flat=True)) == ["linzhiyuan"]
    client = client_of(Person.objects.get(username="shenhe"))
    rows = client.get(over.get_absolute_url()).context["lines"]
    assert [(row.stage, row.progress.errors) for row in rows] == [("final", 0), ("final", 0)]
    owed = client_of(Person.objects.get(username="linzhiyuan")).get("/").context["owed"]
    assert [participant.meeting.year for participant in owed] == [2024]


def test_last_years_report_stands_beside_this_years_and_can_be_carried_over(demo):
    demo()
    report = Report.objects.get(kind="team", meeting__year=2024)
    section = report.items.get(kind="section", role="previous")
    address = f"{report.get_absolute_url()}sections/{section.key}/?pane=last-year"
    client = client_of(Person.objects.get(username="qicao"))
    page = client.get(address)
    assert page.context["pane"]["before"] == Report.objects.get(kind="team", meeting__year=2023)
    _heading, said = page.context["pane"]["said"].groups[2]
    assert (said[0].name, len(said[0].measures)) == ("供水热线工单流转慢", 1)
    client.post(tree_of(page).xpath("//*[@id='pane']//button/@formaction")[2])
    *_others, added = load_content(report).sections[0].points
    assert (added.heading, "逐件回访" in added.paragraphs[0]) == ("供水热线工单流转慢", True)


def test_who_begins_sees_what_they_said_last_year(demo):
    demo()
    person, meeting = Person.objects.get(username="linzhiyuan"), Meeting.objects.get(year=2024)
    report = begin_report(meeting=meeting, kind="member", person=person, by=person)
    dimension = report.items.get(kind="dimension", answers="2024-annual-4")
    page = client_of(person).get(f"{report.get_absolute_url()}dimensions/{dimension.key}/?pane=last-year")
    said = page.context["pane"]["said"]
    assert (said.alike, [one.name for _heading, all in said.groups for one in all]) == (
        True,
        ["第一责任人的压力传得不均匀"],
    )


def test_twice_changes_nothing(demo, debug):
    assert "The demo was made." in demo()
    before = everything()
    assert "The demo is there already; nothing was changed." in demo()
    assert everything() == before


def test_edited_rows_stay(demo):
    demo()
    Unit.objects.filter(slug=SLUG).update(name="改过名的单位")
    Report.objects.all().delete()
    demo()
    assert (Unit.objects.get(slug=SLUG).name, Report.objects.count()) == ("改过名的单位", 0)


def test_an_account_of_that_name_is_never_taken_over(demo):
    Person.objects.create_user(username="admin", password="mine", name="本来就有的人")
    assert "The demo is there already; nothing was changed." in demo()
    assert (Person.objects.count(), Unit.objects.count()) == (1, 0)


def test_with_debug_the_first_passwords_are_printed_each_time(demo, debug):
    demo()
    first = passwords(demo())
    assert set(first) == set(PEOPLE)
    assert all(person.check_password(first[person.username]) for person in Person.objects.all())
    assert passwords(demo()) == first


def test_a_password_that_was_changed_is_not(demo, debug):
    demo()
    person = Person.objects.get(username="qicao")
    person.set_password("etwas-anderes")
    person.save()
    assert passwords(demo())["qicao"] == "(changed)"


def test_the_file_of_passwords_is_its_owners_alone(demo, debug):
    file = debug.VAR_FOLDER / "demo-accounts.json"
    file.parent.mkdir()
    file.write_text("老文件，谁都能读")
    file.chmod(0o644)
    demo()
    printed = passwords(demo())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {username: known[0] for username, known in json.loads(file.read_text()).items()} == printed


@pytest.mark.parametrize("text", ["", "{", "\udc80"])
def test_a_damaged_file_of_passwords_is_none(demo, debug, text):
    demo()
    (debug.VAR_FOLDER / "demo-accounts.json").write_text(text, errors="surrogateescape")
    assert set(passwords(demo()).values()) == {"(changed)"}


def test_without_debug_no_password_is_printed_or_kept(demo, settings, tmp_path):
    settings.VAR_FOLDER = tmp_path / "var"
    lines = demo()
    assert (passwords(lines), settings.VAR_FOLDER.exists()) == ({}, False)
    assert lines[-1] == "Give its accounts passwords with: manage.py changepassword NAME"


def test_the_reports_are_of_real_size(demo):
    demo()
    words = [printed_words(load_content(report)) for report in Report.objects.order_by("pk")]
    assert 5_500 < words[0] < 7_000
    assert 500 < words[2] < 2_000 < words[1]
    assert min(words[3:]) > 800


def test_as_a_script_calls_it(manage):
    done = manage("demo", DEBUG="1")
    assert (done.returncode, done.stderr) == (0, b"")
    printed = passwords(done.stdout.decode().splitlines())
    assert set(printed) == set(PEOPLE)
    assert "(changed)" not in printed.values()
