import json

import pytest
from django.core.management import CommandError, call_command

from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.models import Report
from tests.drafting.contents import full_content
from tests.factories import MeetingFactory, ReportFactory, ThemeFactory

FIELDS = ["check", "level", "section", "dimension", "item", "start", "end", "message", "suggestion"]


@pytest.fixture
def check(capsys):
    """check(report): the findings as JSON."""

    def run(report):
        call_command("check_report", report.pk, "--format", "json")
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def begun(db):
    return ReportFactory()


def test_exactly_these_fields_in_this_order(check, begun):
    findings = check(begun)
    assert findings
    assert [list(finding) for finding in findings] == [FIELDS] * len(findings)


def test_what_the_theme_demands_and_is_not_there_yet(check, begun):
    checks = [finding["check"] for finding in check(begun) if finding["level"] == "error"]
    assert checks.count("S02") == 3
    assert {finding["level"] for finding in check(begun)} <= {"error", "warn", "hint"}


def test_places_are_keys_of_the_report_or_nothing(check, begun):
    keys = {*begun.items.values_list("key", flat=True), None}
    places = {finding[name] for finding in check(begun) for name in ("section", "dimension", "item")}
    assert places <= keys
    assert all(finding["message"] and finding["suggestion"] for finding in check(begun))


def test_as_text_a_line_each(check, begun, capsys):
    findings = check(begun)
    call_command("check_report", begun.pk)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [finding["check"] for finding in findings]


@pytest.mark.parametrize("name", ["json", "text"])
def test_checking_changes_nothing(begun, capsys, name):
    before = list(Report.objects.values())
    call_command("check_report", begun.pk, "--format", name)
    assert list(Report.objects.values()) == before


def test_a_report_without_a_theme_and_a_theme_without_dimensions(check, unit):
    without = take_over(unit=unit, content=full_content(), by=None)
    empty = ReportFactory(meeting=MeetingFactory(themes=[ThemeFactory(notice="")]))
    assert [next(f for f in check(report) if f["check"] == "S00")["level"] for report in (without, empty)] == [
        "warn",
        "warn",
    ]


@pytest.mark.parametrize("pk", ["0", "-1", str(2**63)])
def test_an_unknown_id(db, pk):
    with pytest.raises(CommandError, match=f"There is no report {pk}."):
        call_command("check_report", "--", pk)


def test_as_a_script_calls_it(fails):
    assert fails("check_report", "4711", "--format", "json") == "CommandError: There is no report 4711."
    assert fails("check_report", "1", "--format", "xml").startswith("manage.py check_report: ")
