"""The ticks under causes and measures: what others changed meanwhile stays."""

import pytest

from reportsite.drafting.actions.items import delete_item, set_links


@pytest.fixture
def links(full):
    return lambda key="o4": set(full.items.get(key=key).links.values_list("target__key", flat=True))


def test_the_page_shows_what_is_linked(page):
    values = page("sections/s5/").values
    assert (values["linked"], set(values["link-o4"]), set(values["was-o4"])) == (["o4"], {"d1", "p2"}, {"d1", "p2"})


def test_ticked_and_unticked(page, links, journal):
    page("sections/s5/").press(typed={"link-o4": ["p2", "d3"]})
    assert links() == {"p2", "d3"}
    assert journal() == [("link", "o4", "", "d3 p2")]


def test_all_unticked(page, links):
    page("sections/s5/").press(typed={"link-o4": []})
    assert links() == set()


def test_nothing_ticked_or_unticked_changes_nothing(page, links, journal):
    page("sections/s5/").press()
    assert (links(), journal()) == ({"d1", "p2"}, [])


def test_what_others_changed_meanwhile_is_merged(page, full, links):
    mine = page("sections/s5/")
    others = full.items.filter(key__in=["p2", "d4"])
    set_links(report=full, person=None, point=full.items.get(key="o4"), targets=others)
    mine.press(typed={"link-o4": ["d1", "p2", "p3"]})
    assert links() == {"p2", "p3", "d4"}


def test_ticks_are_saved_by_any_button(page, url, links):
    page("sections/s5/").press(url("sections/s5/add-point/").replace("sections/s5", "items/s5"), {"link-o4": ["p3"]})
    assert links() == {"p3"}


def test_a_target_that_was_deleted_meanwhile(page, full, links):
    mine = page("sections/s5/")
    delete_item(report=full, person=None, item=full.items.get(key="d2"))
    assert mine.press(typed={"link-o4": ["d1", "p2", "p3"]}).status_code == 302
    assert "p3" not in links()


@pytest.mark.parametrize(
    "forged", ["o5", "s4", "e1", "r1", "c0", "nothing", "", "\0", "x" * 100_000], ids=lambda key: key[:9]
)
def test_only_dimensions_and_problems_of_this_report_are_linked(page, links, forged):
    page("sections/s5/").press(typed={"link-o4": ["d1", "p2", forged]})
    assert links() == {"d1", "p2"}


def test_not_those_of_another_report(page, links, report):
    other = report.items.filter(kind="dimension").first()
    page("sections/s5/").press(typed={"link-o4": ["d1", "p2", other.key]})
    assert links() == {"d1", "p2"}


@pytest.mark.parametrize("forged", ["p1", "d1", "nothing", "\0"])
def test_only_points_have_links(page, full, forged):
    page("sections/s5/").press(typed={"linked": [forged], f"link-{forged}": ["d3"]})
    assert full.items.filter(links__target__key="d3").count() == 0


def test_nor_points_of_another_report(page, report, full):
    point = report.items.filter(kind="point").first() or report.items.create(unit=report.unit, kind="point", key="z1")
    page("sections/s5/").press(typed={"linked": [point.key], f"link-{point.key}": ["d1"]})
    assert point.links.count() == 0
