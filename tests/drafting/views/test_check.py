"""What the theme demands and is not there yet, each with the way to its place."""

from urllib.parse import unquote

import pytest

from reportsite.drafting.actions.reports import submit_report
from tests.pages import client_of, tree_of


def findings(answer):
    return [row for _level, _label, rows in answer.context["levels"] for row in rows]


@pytest.mark.parametrize("which", ["report", "member_report", "full"])
def test_every_finding_leads_to_a_page_and_to_its_field(which, request, drafter, member):
    report = request.getfixturevalue(which)
    client = client_of(member if which == "member_report" else drafter)
    answer = client.get(f"/reports/{report.pk}/check/")
    assert (answer.status_code, len(findings(answer)) > 5) == (200, True)
    for finding, message, suggestion, address in findings(answer):
        path, _, anchor = address.partition("#")
        page = client.get(path)
        assert (finding.code, page.status_code, bool(message), bool(suggestion)) == (finding.code, 200, True, True)
        assert not anchor or tree_of(page).xpath("//*[@id=$id]", id=unquote(anchor)), (finding.code, address)


def test_what_nobody_has_begun_is_no_mistake_until_it_is_handed_in(report, drafter):
    def codes(level):
        answer = client_of(drafter).get(f"/reports/{report.pk}/check/")
        return {row[0].code for name, _label, rows in answer.context["levels"] if name == level for row in rows}

    unbegun = {"section_empty", "dimension_without_problem", "preamble_missing"}
    assert (codes("error"), codes("todo")) == (set(), unbegun)
    submit_report(report=report, by=drafter)
    assert (codes("error"), codes("todo")) == (unbegun - {"preamble_missing"}, set())


def test_what_was_mended_is_gone(page, browser, url, full):
    def codes():
        return {(row[0].code, row[0].params.get("fact")) for row in findings(browser.get(url("check/")))}

    page("facts/").press(typed={"c0.date": ""})
    assert ("fact_missing", "date") in codes()
    page("facts/").press(typed={"c0.date": "2025年1月10日"})
    assert ("fact_missing", "date") not in codes()


def test_an_imported_report_without_a_theme(browser, url):
    assert "no_theme" in {row[0].code for row in findings(browser.get(url("check/")))}


def test_in_both_languages(url, drafter):
    pages = [client_of(drafter, language).get(url("check/")) for language in ("zh-hans", "en")]
    assert [answer.status_code for answer in pages] == [200, 200]
    assert len(findings(pages[0])) == len(findings(pages[1]))
