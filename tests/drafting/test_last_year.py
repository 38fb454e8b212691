"""What was said a year earlier: whose report that is, which of its dimensions, which measures."""

import pytest
from msgspec.structs import replace

from reportsite.accounts.models import Role
from reportsite.content.types import Dimension, Point, Problem, RectificationItem, Section
from reportsite.drafting.actions.reports import begin_report, take_over
from reportsite.drafting.last_year import last_year, mending, report_before
from reportsite.drafting.rows import load
from tests.drafting.contents import full_content
from tests.factories import MeetingFactory, PersonFactory, UnitFactory


def of_year(unit, year, **changes):
    return take_over(unit=unit, content=full_content(year=year, **changes), by=None)


class TestWhose:
    def test_the_newest_of_an_earlier_year(self, unit, drafter):
        this = of_year(unit, 2024)
        assert report_before(this, drafter) is None
        older, newer = of_year(unit, 2021), of_year(unit, 2023)
        of_year(unit, 2025)
        assert (report_before(this, drafter), report_before(newer, drafter)) == (newer, older)

    def test_not_that_of_another_unit(self, unit, drafter):
        this = of_year(unit, 2024)
        other = UnitFactory()
        PersonFactory(unit=other, roles=[Role.DRAFTER])
        of_year(other, 2023)
        assert report_before(this, drafter) is None

    def test_a_members_own_and_nobody_elses(self, unit, member, drafter):
        def begin(year, person):
            meeting = MeetingFactory(unit=unit, year=year, themes=[])
            return begin_report(meeting=meeting, kind="member", person=person, by=person)

        colleague = PersonFactory(unit=unit, roles=[Role.MEMBER])
        this, own = begin(2024, member), begin(2023, member)
        begin(2023, colleague)
        of_year(unit, 2023)
        assert report_before(this, member) == own

    def test_only_what_may_be_read(self, unit, member, drafter):
        def begin(year):
            meeting = MeetingFactory(unit=unit, year=year, themes=[])
            return begin_report(meeting=meeting, kind="member", person=member, by=member)

        begin(2023)
        this = begin(2024)
        this.helper = drafter.memberships.get()
        this.save()
        assert report_before(this, drafter) is None


class TestWhich:
    @pytest.fixture
    def before(self, unit):
        def make(*dimensions, measures=()):
            content = full_content()
            sections = (
                Section(key="q1", role="problems", heading="问题", dimensions=dimensions),
                Section(key="q2", role="measures", heading="措施", points=measures),
            )
            return load(take_over(unit=unit, content=replace(content, year=2023, sections=sections), by=None))

        return make

    def said(self, full, before, key="d1"):
        draft = load(full)
        return last_year(draft, draft.by_key[key], before)

    def names(self, found):
        return [(heading, [one.name for one in problems]) for heading, problems in found.groups]

    def test_the_same_of_the_theme(self, full, before):
        like = Dimension(key="y1", heading="读懂馆藏方面", problems=(Problem(heading="像它"),))
        same = Dimension(key="y2", heading="另一种说法", answers="read", problems=(Problem(heading="是它"),))
        found = self.said(full, before(like, same))
        assert (found.alike, self.names(found)) == (True, [("另一种说法", ["是它"])])

    def test_the_nearest_wording(self, full, before):
        far = Dimension(key="y1", heading="服务查档方面", problems=(Problem(heading="远"),))
        near = Dimension(key="y2", heading="带头读懂馆藏方面", problems=(Problem(paragraphs=("近。还有一句。",)),))
        found = self.said(full, before(far, near))
        assert (found.alike, self.names(found)) == (True, [("带头读懂馆藏方面", ["近"])])

    def test_else_all_of_them(self, full, before):
        one = Dimension(key="y1", heading="作风纪律方面", problems=(Problem(heading="甲"),))
        other = Dimension(key="y2", heading="廉洁自律方面", problems=(Problem(heading="乙"),))
        found = self.said(full, before(one, other))
        assert (found.alike, self.names(found)) == (False, [("作风纪律方面", ["甲"]), ("廉洁自律方面", ["乙"])])

    def test_for_a_section_all_of_them(self, full, before):
        one = Dimension(key="y1", heading="读懂馆藏方面", problems=(Problem(heading="甲"),))
        assert self.names(self.said(full, before(one), "s2")) == [("读懂馆藏方面", ["甲"])]

    def test_the_measures_nearest_to_each(self, full, before):
        dimension = Dimension(
            key="y1",
            heading="读懂馆藏方面",
            problems=(
                Problem(key="a", heading="甲"),
                Problem(key="b", heading="乙"),
            ),
        )
        other = Dimension(
            key="y2",
            heading="读懂馆藏",
            problems=(Problem(key="c", heading="丙", rectification=(RectificationItem(measure="换锁"),)),),
        )
        measures = (
            Point(heading="当日登记", links=("a",)),
            Point(paragraphs=("每周核对。再记一次。",), links=("y1",)),
        )
        before = before(dimension, other, measures=measures)
        found = self.said(full, before)
        assert [(one.name, list(one.measures)) for _heading, problems in found.groups for one in problems] == [
            ("甲", ["当日登记"]),
            ("乙", ["每周核对"]),
        ]
        every = self.said(full, before, "s4")
        assert [list(one.measures) for _heading, problems in every.groups for one in problems][-1] == ["换锁"]
        assert every.measures == ()

    def test_all_measures_where_none_is_linked(self, full, before):
        dimension = Dimension(key="y1", heading="读懂馆藏方面", problems=(Problem(heading="甲"),))
        found = self.said(full, before(dimension, measures=(Point(heading="当日登记"),)))
        assert found.measures == ["当日登记"]


def test_how_the_mending_begins():
    assert mending(["当日登记。", "每周核对"]) == "上年度提出的整改措施：当日登记；每周核对。整改落实情况："
    assert mending([]) == "整改落实情况："
