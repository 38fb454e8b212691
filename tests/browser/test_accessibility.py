"""Every page of the demo: axe finds nothing, nothing sticks out sideways on a phone, the console is silent."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from reportsite.accounts.models import Person
from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.meetings import set_reviewers
from reportsite.drafting.actions.reports import return_report, submit_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.models import Report
from tests.factories import LayoutFactory

AXE = next((Path(__file__).parent / "vendor").rglob("axe.min.js"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def demo(transactional_db):
    """The demo. Returns the team's report of this year."""
    call_command("demo", stdout=io.StringIO())
    report = Report.objects.get(kind="team", meeting__year=2024)
    look_back_at(report)
    send_back(Report.objects.get(person__username="heyue", meeting__year=2024))
    LayoutFactory(unit=report.unit, settings={"pitch_pt": 29})
    return report


def look_back_at(report: Report) -> None:
    """Something to look back at: a version, a changed heading, two deleted items, one within the other."""
    drafter = Person.objects.get(username="qicao")
    keep_version(report=report, by=drafter, reason="asked", name="送审前")
    first, *_others, last = report.items.filter(kind="problem")
    save_texts(report=report, person=drafter, changes=[Change(first.key, "heading", 0, "换了一个标题")])
    for item in (report.items.filter(kind="example", parent=last).first(), last):
        delete_item(report=report, person=drafter, item=item)


def send_back(report: Report) -> None:
    """A report that was returned with a reason, by a reviewer of its meeting."""
    reviewer = Person.objects.get(username="shenhe")
    set_reviewers(meeting=report.meeting, memberships=reviewer.memberships.all())
    submit_report(report=report, by=report.person)
    return_report(report=report, by=reviewer, reason="第二个方面没有具体事例。\n请补一件今年的事。")


def addresses(report: Report) -> dict[str, list[str]]:
    """The pages to look at, by who looks."""
    home = report.get_absolute_url()
    items = report.items.filter(kind__in=("section", "dimension"))
    parts = [f"{home}{item.kind}s/{item.key}/" for item in items]
    steps = [
        f"{home}{step}/"
        for step in ("facts", "preamble", "rectification", "links", "check", "preview", "download", "versions", "bin")
    ]
    problem = report.items.filter(kind="problem").first()
    steps += [f"{home}versions/1/", f"{home}versions/compare/?from=1&to=now"]
    steps += [f"{home}items/{problem.key}/heading/history/"]
    layout = report.unit.layouts.get()
    kept = ("", "layouts/", "layouts/new/", "layouts/template/", f"layouts/{layout.pk}/", "fonts/")
    of_unit = [f"/units/demo-water/{path}" for path in kept]
    meeting = report.meeting.get_absolute_url()
    of = {name: Report.objects.get(person__username=name, meeting__year=2024) for name in ("heyue", "zhouruochuan")}
    half, final = (report.get_absolute_url() for report in of.values())
    return {
        "qicao": ["/", "/meetings/", home, *steps, f"{home}links/?open=all", *parts],
        "heyue": [half, f"{half}links/?open=all", f"{half}check/", meeting],
        "shenhe": [final, half, f"{home}versions/1/", meeting],
        "guanli": [f"{home}purge/", meeting, "/meetings/new/", f"{meeting}change/", "/units/", *of_unit, "/inspect/"],
        "admin": [
            "/themes/",
            "/themes/new/",
            "/themes/2024-annual/",
            "/themes/2024-annual/change/",
            "/start/",
            "/password/",
        ],
    }


def violations(page) -> list[str]:
    """What axe finds on the page with everything unfolded, one line each."""
    page.evaluate(AXE.read_text())
    page.evaluate("document.querySelectorAll('details.fold').forEach(one => (one.open = true))")
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("who", ["qicao", "heyue", "shenhe", "guanli", "admin"])
def test_axe_finds_nothing_and_nothing_sticks_out_on_a_phone(sign_in, demo, who):
    page = sign_in(who, bypass_csp=True, viewport={"width": 1366, "height": 768})
    found = {}
    for address in addresses(demo)[who]:
        assert page.goto(address).status == 200
        if here := violations(page):
            found[address] = here
        page.set_viewport_size({"width": 390, "height": 844})
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 390:
            found[f"{address} on a phone"] = [f"{width} pixels wide"]
        page.set_viewport_size({"width": 1366, "height": 768})
    assert found == {}
