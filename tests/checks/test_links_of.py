"""What hangs on what: ties by link, through the dimension and through its problems; and the loose ends."""

import pytest
from hypothesis import HealthCheck, given, settings

from reportsite.checks.demands import links
from reportsite.checks.links import Loose, links_of
from reportsite.content.types import Content, Dimension, Part, Point, Problem, RectificationItem, Section
from tests.content.strategies import contents
from tests.drafting.contents import full_content

LATE = Problem(key="p", heading="登记晚", rectification=(RectificationItem(measure="当日登记"), RectificationItem()))
LOST = Problem(key="q", heading="漏了来信")
READ = Dimension(key="d", heading="读懂馆藏", problems=(LATE, LOST))
GUARD = Dimension(key="e", heading="守护库房", problems=(Problem(key="r", heading="没上锁"),))


def report(*sections, dimensions=(READ, GUARD)):
    return Content(key="c", sections=(Section(key="s", role="problems", dimensions=dimensions), *sections))


def causes(*links):
    points = tuple(Point(key=f"o{number}", heading="忙", links=keys) for number, keys in enumerate(links, 1))
    return Section(key="sc", role="causes", points=points)


def measures(*links):
    points = tuple(Point(key=f"m{number}", heading="补", links=keys) for number, keys in enumerate(links, 1))
    return Section(key="sm", role="measures", points=points)


def ties(content, name="causes"):
    rows = [line for row in links_of(content).rows for line in (row, *row.problems)]
    return {row.key: list(getattr(row, name)) for row in rows}


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("d", {"d": "linked", "p": "inherited", "q": "inherited", "e": "", "r": ""}),
        ("p", {"d": "partly", "p": "linked", "q": "", "e": "", "r": ""}),
        ("s", {"d": "inherited", "p": "inherited", "q": "inherited", "e": "inherited", "r": "inherited"}),
        ("gone", {"d": "", "p": "", "q": "", "e": "", "r": ""}),
    ],
)
def test_a_link_and_what_follows_from_it(link, expected):
    assert ties(report(causes((link,)))) == {key: [tie] for key, tie in expected.items()}
    assert ties(report(measures((link,))), "measures") == {key: [tie] for key, tie in expected.items()}


def test_a_link_of_its_own_counts_before_what_it_inherits():
    assert ties(report(causes(("d", "p"))))["p"] == ["linked"]


def test_each_cause_has_its_place():
    assert ties(report(causes(("d",), (), ("p", "r")))) == {
        "d": ["linked", "", "partly"],
        "p": ["inherited", "", "linked"],
        "q": ["inherited", "", ""],
        "e": ["", "", "partly"],
        "r": ["", "", "linked"],
    }


def test_a_group_is_a_row_where_it_holds_problems_or_something_is_linked_to_it():
    inner = Dimension(key="i", heading="书", problems=(LOST,))
    group = Dimension(key="g", heading="组", children=(inner,))
    assert ties(report(causes(()), dimensions=(group,))) == {"i": [""], "q": [""]}
    assert ties(report(causes(("g",)), dimensions=(group,))) == {
        "g": ["linked"],
        "i": ["inherited"],
        "q": ["inherited"],
    }
    assert [row.key for row in links_of(full_content()).rows] == ["d1", "d2", "d3", "d4"]


def test_the_rectification_items_with_text_are_counted():
    rows = {row.key: row for row in links_of(report()).rows}
    assert (rows["d"].items, [row.items for row in rows["d"].problems], rows["e"].items) == (1, [1, 0], 0)


def test_the_points_of_parts_count_on_and_a_linked_point_within_another_has_a_column():
    inner = Point(key="n", heading="内", links=("d",))
    top = Point(key="t", heading="外", points=(Point(key="x"), inner))
    section = Section(role="causes", points=(top,), parts=(Part(points=(Point(key="u"),)),))
    columns = [(column.key, column.number, column.within) for column in links_of(report(section)).causes]
    assert columns == [("t", 1, 0), ("n", 1, 2), ("u", 2, 0)]


def test_the_loose_ends():
    content = report(causes(("p",), ()), measures(("e",), ("gone",)))
    assert links_of(content).loose == (
        Loose("problem_without_measure", "p"),
        Loose("problem_without_cause", "q"),
        Loose("problem_without_measure", "q"),
        Loose("problem_without_rectification", "q"),
        Loose("problem_without_cause", "r"),
        Loose("problem_without_rectification", "r"),
        Loose("cause_without_link", "o2"),
        Loose("measure_without_link", "m2"),
    )


def test_nothing_is_loose_before_it_is_begun():
    bare = Dimension(key="d", heading="读懂馆藏", problems=(LOST, Problem(key="empty")))
    assert links_of(report(dimensions=(bare,))).loose == ()
    assert links_of(report(Section(role="causes", points=(Point(key="o"),)), dimensions=(bare,))).loose == ()
    assert links_of(report(causes(("d",)), dimensions=(bare,))).loose == ()
    assert links_of(Content(key="c")).loose == ()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_a_dimension_without_any_tie_is_what_the_check_demands(content):
    answer = links_of(content)
    for name, code in (("causes", "dimension_without_cause"), ("measures", "dimension_without_measure")):
        demanded = {finding.dimension for finding in links(content, []) if finding.code == code}
        if sum(section.role == name for section in content.sections) == 1 and name in answer.begun:
            assert demanded == {row.key for row in answer.rows if row.written and not any(getattr(row, name))}
