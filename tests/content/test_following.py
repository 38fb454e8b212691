"""A report follows a theme that was changed."""

import pytest
from msgspec.structs import replace

from reportsite.content.comparison import compare
from reportsite.content.following import following, theme_change
from reportsite.content.theme import Theme, ThemeDimension
from reportsite.content.types import Content, Dimension, Problem, Section


def wanted(*keys, **values):
    return tuple(ThemeDimension(key=key, wording=f"带头{key}方面。", **values) for key in keys)


OLD = Theme(slug="t", version=1, dimensions=wanted("甲", "乙", "丙"))
PROBLEM = Problem(key="p1", heading="登记不及时")
DIMENSIONS = tuple(
    Dimension(key=f"d{number}", heading=f"带头{name}方面", answers=name, problems=(PROBLEM,) if name == "乙" else ())
    for number, name in enumerate("甲乙丙")
)
REPORT = Content(key="c0", sections=(Section(key="s1", role="problems", dimensions=DIMENSIONS),))


def new(*dimensions, **values):
    return replace(OLD, version=2, dimensions=dimensions, **values)


def change(theme):
    found = theme_change(OLD, theme, "team")
    assert found is not None
    return found


def answers(content):
    return [(one.answers, [child.answers for child in one.children]) for one in content.sections[0].dimensions]


def flat(content):
    return [key for key, _children in answers(content)]


def test_the_same_theme_but_for_its_number():
    assert theme_change(OLD, replace(OLD, version=9), "team") is None


def test_what_differs():
    found = change(new(*wanted("甲"), replace(OLD.dimensions[1], wording="带头乙乙方面"), *wanted("丁")))
    assert [one.key for one in found.added] == ["丁"]
    assert [one.key for one in found.gone] == ["丙"]
    assert [(was.wording, now.wording) for was, now in found.reworded] == [("带头乙方面。", "带头乙乙方面")]
    assert not found.otherwise


def test_what_is_for_other_reports_is_only_said_to_differ():
    assert change(new(*OLD.dimensions, *wanted("丁", audience=("member",)))).otherwise


@pytest.mark.parametrize("place", range(4))
def test_a_new_dimension_stands_empty_at_its_place(place):
    keys = ["甲", "乙", "丙"]
    keys.insert(place, "丁")
    after = following(REPORT, [change(new(*wanted(*keys)))])
    assert flat(after) == keys
    (found,) = compare(REPORT, after)
    assert (found.kind, found.new) == ("added", "带头丁方面")


def test_one_that_is_not_required_is_not_added():
    assert following(REPORT, [change(new(*OLD.dimensions, *wanted("丁", required=False)))]) == REPORT


def test_one_that_is_there_already_is_not_added_again():
    local = Dimension(key="d9", heading="自己加的", answers="丁")
    section = REPORT.sections[0]
    have = replace(REPORT, sections=(replace(section, dimensions=(*section.dimensions, local)),))
    assert following(have, [change(new(*wanted("甲", "乙", "丙", "丁")))]) == have


def test_a_new_group_with_its_members():
    group = wanted("丁", required=False) + wanted("戊", "己", parent="丁")
    after = following(REPORT, [change(new(*OLD.dimensions, *group))])
    assert answers(after)[-1] == ("丁", ["戊", "己"])


def test_a_new_member_of_a_group():
    old = replace(OLD, dimensions=wanted("甲") + wanted("乙", parent="甲"))
    inside = Dimension(key="d0", heading="带头甲方面", answers="甲", children=(DIMENSIONS[1],))
    have = replace(REPORT, sections=(replace(REPORT.sections[0], dimensions=(inside,)),))
    now = replace(old, dimensions=wanted("甲") + wanted("丁", "乙", parent="甲"))
    found = theme_change(old, now, "team")
    assert answers(following(have, [found])) == [("甲", ["丁", "乙"])]


def test_a_dimension_that_is_gone_stays_with_its_problems():
    assert following(REPORT, [change(new(*wanted("甲", "丙")))]) == REPORT


def test_a_heading_that_still_is_the_older_wording_becomes_the_newer():
    after = following(REPORT, [change(new(replace(OLD.dimensions[0], wording="带头甲甲方面。"), *OLD.dimensions[1:]))])
    (found,) = compare(REPORT, after)
    assert (found.key, found.name, found.old, found.new) == ("d0", "heading", "带头甲方面", "带头甲甲方面")


def test_a_heading_that_somebody_changed_stays():
    section = REPORT.sections[0]
    own = replace(section, dimensions=(replace(section.dimensions[0], heading="我们的标题"), *section.dimensions[1:]))
    have = replace(REPORT, sections=(own,))
    assert following(have, [change(new(replace(OLD.dimensions[0], wording="甲甲"), *OLD.dimensions[1:]))]) == have


def test_a_report_without_problems_stays_as_it_is():
    assert following(Content(), [change(new(*wanted("甲", "乙", "丙", "丁")))]) == Content()
