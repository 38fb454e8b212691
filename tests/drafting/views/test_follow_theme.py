"""A report follows its theme once that was changed."""

import pytest

from reportsite.content.json import dumps
from reportsite.content.types import Dimension, walk
from reportsite.drafting.actions.reports import submit_report
from reportsite.drafting.rows import load, load_content
from reportsite.themes.actions import add_dimensions, change_wording, current_version, delete_dimension
from tests.pages import client_of, hidden_from, only_by_post, refused, said, send, tree_of


@pytest.fixture
def url(report):
    return lambda path="": f"/reports/{report.pk}/{path}"


@pytest.fixture
def changed(theme):
    """The theme with its first dimension worded otherwise, its second gone, and a new one."""
    first, second, _third = theme.dimensions.all()
    change_wording(dimension=first, changes={"wording": "带头读懂馆藏、讲明来路方面"})
    delete_dimension(dimension=second)
    add_dimensions(theme=theme, notice="带头晒书方面")
    return theme


def headings(report):
    return [node.heading for node, _above in walk(load_content(report)) if isinstance(node, Dimension)]


def offered(person, url):
    return tree_of(send(person, url())).xpath("//form[@action=$action]", action=url("theme/follow/"))


def test_nothing_is_offered_while_the_theme_is_as_it_was(url, drafter, theme):
    tree = tree_of(send(drafter, url()))
    assert (tree.xpath("//section[@id='theme-changed']"), offered(drafter, url)) == ([], [])


def test_the_home_says_what_differs(url, drafter, changed):
    (card,) = tree_of(send(drafter, url())).xpath("//section[@id='theme-changed']")
    assert card.xpath(".//del/text()") == ["带头读懂馆藏、讲清来路方面"]
    assert card.xpath(".//ins/text()") == ["带头读懂馆藏、讲明来路方面"]
    assert "带头守护库房、不出差错方面" in card.text_content()
    assert "带头晒书方面" in card.text_content()
    assert len(offered(drafter, url)) == 1


def test_the_move(url, drafter, changed, report):
    before = dumps(load_content(report)).decode()
    answer = send(drafter, url("theme/follow/"), "post")
    assert (answer.status_code, answer.url, [level for level, _text in said(answer)]) == (302, url(), ["success"])
    assert headings(report) == [
        "带头读懂馆藏、讲明来路方面",
        "带头守护库房、不出差错方面",
        "带头服务查档、少让人跑路方面",
        "带头晒书方面",
    ]
    assert load(report).themes[0].version == current_version(theme=changed, unit=report.unit).number == 2
    kept = report.kept_versions.get()
    assert (kept.reason, kept.content) == ("theme", before)
    assert list(report.journal.filter(verb="theme").values_list("person", "before")) == [(drafter.pk, before)]
    assert offered(drafter, url) == []
    for path in ("", "check/", "sections/", "download/report.docx"):
        if path != "sections/":
            assert send(drafter, url(path)).status_code == 200


def test_once(url, drafter, changed, report):
    send(drafter, url("theme/follow/"), "post")
    answer = send(drafter, url("theme/follow/"), "post")
    assert [level for level, _text in said(answer)] == ["error"]
    assert report.kept_versions.count() == 1


def test_not_while_it_is_closed(url, drafter, changed, report):
    submit_report(report=report, by=drafter)
    answer = send(drafter, url("theme/follow/"), "post")
    assert [level for level, _text in said(answer)] == ["error"]
    assert load(report).themes[0].version == 1
    assert offered(drafter, url) == []


def test_who_may(url, drafter, reviewer, stranger, changed, report):
    refused(reviewer, url("theme/follow/"), "post")
    hidden_from(stranger, url("theme/follow/"), "post")
    only_by_post(drafter, url("theme/follow/"))
    assert load(report).themes[0].version == 1
    assert client_of(reviewer).get(url()).status_code == 200
