"""A report with what the meeting's themes ask for."""

import pytest
from django.core.exceptions import ValidationError

from reportsite.content.theme import OutlineSection, Theme, ThemeDimension
from reportsite.drafting.actions.reports import begin_report, blank
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load, load_content
from reportsite.themes.actions import add_dimensions, change_wording
from tests.factories import MeetingFactory, PersonFactory, ThemeFactory, UnitFactory


def headings(dimensions):
    """(heading, headings below) of each dimension."""
    return [(dimension.heading, headings(dimension.children)) for dimension in dimensions]


def problems(report):
    return next(section for section in load_content(report).sections if section.role == "problems")


THREE = [
    ("带头读懂馆藏、讲清来路方面", []),
    ("带头守护库房、不出差错方面", []),
    ("带头服务查档、少让人跑路方面", []),
]


def test_the_teams_report(meeting, drafter, theme):
    report = begin_report(meeting=meeting, kind="team", person=None, by=drafter)
    content = load_content(report)
    assert content.title == "中共青禾市档案馆支部2024年度民主生活会对照检查材料"
    assert (content.kind, content.unit, content.person, content.signature, content.year) == (
        "team",
        "中共青禾市档案馆支部",
        "",
        "中共青禾市档案馆支部",
        2024,
    )
    assert [section.role for section in content.sections] == ["previous", "problems", "cases", "causes", "measures"]
    assert headings(problems(report).dimensions) == THREE
    assert [item.answers for item in problems(report).dimensions] == list(
        theme.dimensions.values_list("key", flat=True)
    )
    assert (report.stage, report.person, report.is_open) == ("drafting", None, True)
    assert list(report.journal.values_list("person", "verb", "key")) == [(drafter.pk, "begin", content.key)]


def test_a_members_report(meeting, member):
    content = load_content(begin_report(meeting=meeting, kind="member", person=member, by=member))
    assert content.title == "2024年度民主生活会个人对照检查材料"
    assert (content.kind, content.person, content.signature) == ("member", "成员温岭", "成员温岭")
    assert [section.role for section in content.sections][:2] == ["previous", "matters"]


def test_once_a_meeting_and_person(meeting, member, drafter):
    for kind, person in (("team", None), ("member", member)):
        begin_report(meeting=meeting, kind=kind, person=person, by=drafter)
        with pytest.raises(ValidationError):
            begin_report(meeting=meeting, kind=kind, person=person, by=drafter)
    assert Report.objects.count() == 2


def test_another_member_and_another_meeting_have_their_own(meeting, unit, theme, member):
    other = MeetingFactory(unit=unit, themes=[theme])
    for place, person in ((meeting, member), (meeting, PersonFactory()), (other, member)):
        begin_report(meeting=place, kind="member", person=person, by=None)
    assert Report.objects.count() == 3


def test_the_shapes_are_those_of_the_theme(report):
    assert {name: shape.name for name, shape in load_content(report).shapes.items()} == {
        "problems.dimension": "（一）-own",
        "problems.problem": "一是",
        "cases.point": "一是",
        "causes.point": "（一）",
        "causes.subpoint": "一是-joined",
        "measures.point": "（一）",
        "measures.subpoint": "一是-joined",
    }


def test_with_two_themes_each_is_a_group(unit):
    themes = [ThemeFactory(), ThemeFactory(name="以案促改", notice="守住底线方面")]
    meeting = MeetingFactory(unit=unit, themes=themes)
    report = begin_report(meeting=meeting, kind="team", person=None, by=None)
    assert headings(problems(report).dimensions) == [
        ("2024年度民主生活会方面", THREE),
        ("以案促改方面", [("守住底线方面", [])]),
    ]
    assert [theme.slug for theme in load(report).themes] == [theme.slug for theme in themes]
    assert [section.role for section in load_content(report).sections].count("problems") == 1


def test_the_order_of_the_themes_is_that_of_the_meeting(unit):
    first, second = ThemeFactory(name="先建的"), ThemeFactory(name="后建的")
    report = begin_report(meeting=MeetingFactory(unit=unit, themes=[second, first]), kind="team", person=None, by=None)
    assert [theme.name for theme in load(report).themes] == ["后建的", "先建的"]
    assert load_content(report).title == "中共青禾市档案馆支部后建的对照检查材料"


def test_a_theme_without_dimensions_gives_sections_to_write_in(unit):
    meeting = MeetingFactory(unit=unit, themes=[ThemeFactory(notice="")])
    report = begin_report(meeting=meeting, kind="team", person=None, by=None)
    assert problems(report).dimensions == ()
    assert len(load_content(report).sections) == 5


def test_a_meeting_without_a_theme_gives_an_empty_report(unit):
    meeting = MeetingFactory(unit=unit, themes=[])
    content = load_content(begin_report(meeting=meeting, kind="team", person=None, by=None))
    assert (content.sections, content.themes) == ((), ())


def test_local_additions_of_the_unit_and_those_above_are_asked_for(unit, theme):
    unit.parent = UnitFactory()
    unit.save()
    for owner, wording in ((unit, "本馆消防方面"), (unit.parent, "上级加的方面"), (UnitFactory(), "别家的方面")):
        add_dimensions(theme=theme, notice=wording, unit=owner)
    report = begin_report(meeting=MeetingFactory(unit=unit, themes=[theme]), kind="team", person=None, by=None)
    assert headings(problems(report).dimensions) == [*THREE, ("本馆消防方面", []), ("上级加的方面", [])]


def test_a_theme_that_changes_later_changes_nothing(report, theme):
    before = load(report)
    change_wording(dimension=theme.dimensions.first(), changes={"wording": "改过的方面"})
    after = load(report)
    assert (after.content, after.themes) == (before.content, before.themes)


GROUPED = Theme(
    slug="grouped",
    dimensions=(
        ThemeDimension(key="g", wording="只给班子的一组。", audience=("team",)),
        ThemeDimension(key="a", wording="轮岗方面", parent="g"),
        ThemeDimension(key="b", wording="节约方面"),
        ThemeDimension(key="c", wording="只给个人的方面", audience=("member",)),
    ),
    outline=(OutlineSection(role="problems", heading="问题"), OutlineSection(role="closing", required=False)),
)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("team", [("只给班子的一组", [("轮岗方面", [])]), ("节约方面", [])]),
        ("member", [("轮岗方面", []), ("节约方面", []), ("只给个人的方面", [])]),
    ],
)
def test_each_kind_has_its_dimensions_even_where_their_group_is_for_the_other(unit, kind, wanted):
    content = blank(unit, kind, None, 2024, [GROUPED])
    assert headings(content.sections[0].dimensions) == wanted
    assert [section.role for section in content.sections] == ["problems"]


def test_without_a_theme_the_title_names_the_year(unit):
    content = blank(unit, "team", None, 2031, [])
    assert "2031" in content.title
    assert content.sections == ()
