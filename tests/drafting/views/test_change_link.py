"""The buttons that add and remove one link, for a form and for a script."""

import pytest

from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.reports import submit_report
from tests.pages import said

SCRIPT = {"Accept": "application/json"}
ADD, REMOVE = "items/o4/links/p3/add/", "items/o4/links/d1/remove/"


@pytest.fixture
def links(full):
    return lambda key="o4": sorted(full.items.get(key=key).links.values_list("target__key", flat=True))


@pytest.fixture
def ask(browser, url, drafter):
    """ask(path): as the page's script does."""
    return lambda path, person=drafter: browser.post(url(path), {"person": person.pk}, headers=SCRIPT)


def test_a_form_comes_back_to_its_cell(browser, url, links):
    assert browser.post(url(ADD), {"open": "d4"}).url == f"{url('links/')}?open=d4#l-o4-p3"
    assert links() == ["d1", "p2", "p3"]
    assert browser.post(url(REMOVE), {"open": "all"}).url == f"{url('links/')}?open=all#l-o4-d1"
    assert links() == ["p2", "p3"]


def test_a_script_is_told_that_it_is_done(ask, links):
    for path, expected in ((ADD, ["d1", "p2", "p3"]), (REMOVE, ["p2", "p3"])):
        answer = ask(path)
        assert (answer.status_code, answer.content, links()) == (204, b"", expected)


def test_nothing_in_the_name_of_who_signed_in_since(ask, links, reviewer):
    answer = ask(ADD, reviewer)
    assert (answer.status_code, answer.json(), links()) == (403, {"reason": "person"}, ["d1", "p2"])


def test_twice_is_once(ask, links, journal):
    for _ in range(2):
        assert ask(ADD).status_code == 204
        assert ask(REMOVE).status_code == 204
    assert (links(), [entry[0] for entry in journal()]) == (["p2", "p3"], ["link", "link"])


@pytest.mark.parametrize("opened", ["nothing", "", "\0", "//example.org", "d1&x=1", "x" * 100_000])
def test_only_what_can_be_open_stays_open(browser, url, opened):
    assert browser.post(url(ADD), {"open": opened}).url == f"{url('links/')}#l-o4-p3"


@pytest.mark.parametrize(
    "path",
    [
        *(f"items/{point}/links/d1/add/" for point in ("d1", "p1", "o1", "o2", "o3", "s5", "c0", "nothing", "%00")),
        *(f"items/o4/links/{target}/add/" for target in ("o5", "s4", "e1", "r1", "c0", "nothing", "%ED%A0%80")),
    ],
)
def test_only_causes_and_measures_are_linked_and_only_to_dimensions_and_problems(browser, url, links, journal, path):
    assert browser.post(url(path)).status_code == 404
    assert (links(), journal()) == (["d1", "p2"], [])


def test_what_is_deleted_or_stands_below_it_is_not_there(browser, url, full, item, links):
    delete_item(report=full, person=None, item=item("d2"))
    for path in (ADD, "items/o4/links/d2/add/", "items/o4/links/p2/remove/"):
        assert browser.post(url(path)).status_code == 404
    assert links() == ["d1", "p2"]


def test_not_those_of_another_report(browser, url, report, links):
    other = report.items.filter(kind="dimension").first()
    assert browser.post(url(f"items/o4/links/{other.key}/add/")).status_code == 404
    assert links() == ["d1", "p2"]


def test_a_closed_report_says_so(browser, ask, url, full, drafter, links):
    submit_report(report=full, by=drafter)
    answer = browser.post(url(ADD))
    assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])
    answer = ask(ADD)
    assert (answer.status_code, answer.json()["reason"]) == (409, "closed")
    assert links() == ["d1", "p2"]
