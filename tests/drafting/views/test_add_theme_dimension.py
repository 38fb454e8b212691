"""Dimensions of the theme that the report does not have."""

import pytest

from reportsite.drafting.rows import load_content
from tests.pages import Page, client_of, said


@pytest.fixture
def problems(report, drafter):
    """problems(): the page of the problems, with its section."""
    section = next(section for section in load_content(report).sections if section.role == "problems")
    client = client_of(drafter)
    return lambda: Page(client, f"/reports/{report.pk}/sections/{section.key}/")


def headings(report):
    section = next(section for section in load_content(report).sections if section.role == "problems")
    return [node.heading for node in section.dimensions]


def test_a_deleted_one_is_offered_and_comes_back(report, problems, theme):
    middle = theme.dimensions.all()[1]
    delete = [action for action, _extra in problems().buttons if action.endswith("/delete/")]
    problems().press(delete[1])
    assert len(headings(report)) == 2
    offered = [action for action, _extra in problems().buttons if f"/dimensions/{middle.key}/add/" in action]
    problems().press(offered[0])
    assert headings(report)[-1] == "带头守护库房、不出差错方面"
    assert not [action for action, _extra in problems().buttons if "/dimensions/" in action]


@pytest.mark.parametrize("key", ["nothing", "%00", "x" * 3000], ids=lambda key: key[:9])
def test_not_what_the_theme_does_not_have(report, problems, key):
    page = problems()
    section = page.url.split("/")[-2]
    assert page.client.post(f"/reports/{report.pk}/items/{section}/dimensions/{key}/add/").status_code == 404
    assert len(headings(report)) == 3


def test_not_what_the_report_has_already(report, problems, theme):
    page = problems()
    section = page.url.split("/")[-2]
    answer = page.client.post(f"/reports/{report.pk}/items/{section}/dimensions/{theme.dimensions.first().key}/add/")
    assert (answer.status_code, len(headings(report))) == (404, 3)


def test_not_below_a_problem(report, problems, theme, drafter):
    page = problems()
    page.press([action for action, _extra in page.buttons if action.endswith("/delete/")][1])
    key = theme.dimensions.all()[1].key
    causes = next(section for section in load_content(report).sections if section.role == "causes")
    page.client.post(f"/reports/{report.pk}/items/{causes.key}/add-point/")
    point = report.items.get(kind="point")
    answer = page.client.post(f"/reports/{report.pk}/items/{point.key}/dimensions/{key}/add/")
    assert ([level for level, _sentence in said(answer)], len(headings(report))) == (["error"], 2)
