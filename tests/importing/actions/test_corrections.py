"""Corrections of an import, and of the report that it has become."""

import pytest
from django.core.exceptions import ValidationError
from msgspec.structs import replace

from reportsite.content.types import RectificationItem
from reportsite.drafting.actions.reports import submit_report
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.rows import load_content
from reportsite.importer.correcting import PLAIN, set_heading
from reportsite.importer.editing import find, put
from reportsite.importing.actions import corrections
from reportsite.importing.actions.imports import make_report
from reportsite.importing.models import Import
from reportsite.themes.queries import plain
from tests.importing.contents import content, found


def node(row, key):
    return find(row.current, key).node


def test_an_operation_and_back(common, now, row, drafter):
    corrections.correct_item(**common(), key="p2", operation="join")
    assert [one.key for one in node(now(), "d1").problems] == ["p1"]
    corrections.undo(row=row, by=drafter)
    assert (now().current, now().undoable) == (content(), [])


def test_at_a_sentence(common, now):
    corrections.correct_at(**common(), key="p1", operation="split", at=(0, 1))
    assert [one.heading for one in node(now(), "d1").problems] == ["读得不细", "查的人来了三回", "记得不全"]


def test_a_role_settles_the_doubt_that_asked(common, headings, now):
    corrections.set_role(**common(), key="s3", role="causes", doubt=0)
    assert headings()[2] == ("causes", "原因分析", ["责任心不强", "办法不多"])
    assert [one.code for one in now().decisions.doubts] == ["before_title"]


def test_what_is_noise_stands_among_the_lines_left_out(common, now):
    corrections.drop_item(**common(), key="p1", line=8)
    texts = [(line.number, line.text) for line in now().decisions.dropped]
    assert texts[1:] == [(8, "读得不细。新收的家谱放了两个月。查的人来了三回。"), (8, "比如，《柳溪志》到五月才编号。")]
    assert [one.key for one in node(now(), "d1").problems] == ["p2"]


def test_one_paragraph_is_noise(common, now):
    corrections.drop_text(**common(), key="s1", paragraph=0, line=5)
    assert (node(now(), "s1").paragraphs, now().decisions.dropped[1].text) == ((), "全馆九个人，守着三座库房。")


def test_a_line_that_was_left_out_is_text(common, now):
    corrections.place_dropped(**common(), number=0, key="c0")
    assert (now().current.preamble[-1], now().decisions.dropped) == ("欢迎收藏青禾文库", [])


def test_a_text_without_a_place_gets_one(common, now):
    corrections.place_unplaced(**common(), number=0, key="o2")
    assert (node(now(), "o2").paragraphs, now().decisions.unplaced) == (("落款处的一句话",), [])


@pytest.mark.parametrize("verb", [corrections.place_dropped, corrections.place_unplaced])
@pytest.mark.parametrize(("number", "key"), [(7, "s1"), (-1, "s1"), (0, "nothing")])
def test_not_what_is_not_there(common, now, verb, number, key):
    with pytest.raises(ValidationError):
        verb(**common(), number=number, key=key)
    assert (now().current, now().decisions, now().undoable) == (content(), found().record, [])


def test_a_doubt_is_settled_and_opened_again(common, now, row, drafter):
    corrections.settle_doubt(**common(), number=1)
    assert [one.code for one in now().decisions.doubts] == ["role"]
    corrections.undo(row=row, by=drafter)
    assert [one.code for one in now().decisions.doubts] == ["role", "before_title"]


def test_answer_and_wording(common, now, theme):
    wanted = plain(theme).dimensions[0]
    corrections.choose_answer(**common(), key="d1", answers=wanted.key)
    corrections.take_wording(**common(), key="d1", wording=wanted.wording + "。")
    assert (node(now(), "d1").answers, node(now(), "d1").heading) == (wanted.key, wanted.wording)


FACTS = {"theme": None, "kind": "member", "title": "另一个标题", "person": "成员温岭", "year": 2023}


def test_facts(common, now, unit, row, drafter):
    corrections.set_facts(**common(), **FACTS, unit=unit)
    made = now().plain
    assert (made.kind, made.title, made.person, made.year) == ("member", "另一个标题", "成员温岭", 2023)
    corrections.undo(row=row, by=drafter)
    assert now().plain == content()


def test_with_another_theme_the_dimensions_are_matched_anew(common, now, unit, theme):
    corrections.set_facts(**common(), **FACTS | {"kind": "team", "theme": plain(theme)}, unit=unit)
    assert [ref.slug for ref in now().plain.themes] == [theme.slug]
    assert node(now(), "d1").answers == plain(theme).dimensions[0].key
    assert now().likeness > 0
    corrections.set_facts(**common(), **FACTS, unit=unit)
    assert (now().plain.themes, node(now(), "d1").answers, now().likeness) == ((), "", 0)


def test_nothing_is_done_to_what_was_changed_meanwhile(common, now):
    shown = common()
    corrections.correct_item(**shown, key="p2", operation="up")
    after = now().current
    with pytest.raises(ValidationError, match="changed meanwhile"):
        corrections.correct_item(**shown, key="p2", operation="down")
    assert (now().current, len(now().undoable)) == (after, 1)


def test_fifty_steps_are_kept(common, now, row, drafter):
    for turn in range(53):
        corrections.correct_item(**common(), key="p2", operation=("up", "down")[turn % 2])
    assert len(now().undoable) == 50
    for _turn in range(50):
        corrections.undo(row=row, by=drafter)
    with pytest.raises(ValidationError, match="nothing to undo"):
        corrections.undo(row=row, by=drafter)


class TestAReport:
    @pytest.fixture(autouse=True)
    def report(self, made):
        return made

    def test_is_corrected_itself(self, common, report, now):
        before = load_content(report)
        corrections.correct_item(**common(), key="p2", operation="raise")
        assert load_content(report) == PLAIN["raise"](before, "p2")
        assert report.journal.filter(verb="correct").count() == 1
        assert now().plain == content()  # as it was read

    def test_and_brought_back(self, common, report, row, drafter):
        before = load_content(report)
        corrections.set_role(**common(), key="s3", role="causes")
        corrections.set_role(**common(), key="s2", role="causes")
        corrections.undo(row=row, by=drafter)
        corrections.undo(row=row, by=drafter)
        assert load_content(report) == before
        assert set(report.items.filter(deleted_at=None).values_list("key", flat=True)) >= {"p1", "d1", "e1", "o1"}

    def test_not_over_what_was_written_since(self, common, report, row, drafter, now):
        corrections.correct_item(**common(), key="p2", operation="up")
        change = Change("p3", "heading", 0, "别处改的标题")
        save_texts(report=report, person=drafter, changes=[change], operation="")
        with pytest.raises(ValidationError, match="changed elsewhere"):
            corrections.undo(row=row, by=drafter)
        assert node(now(), "p3").heading == "别处改的标题"

    def test_corrections_before_it_was_made_are_not_undone(self, row, drafter, now):
        assert now().undoable == []
        with pytest.raises(ValidationError):
            corrections.undo(row=row, by=drafter)

    def test_a_closed_one_is_not_corrected(self, common, report, drafter):
        shown = common()
        submit_report(report=report, by=drafter)
        before = load_content(report)
        with pytest.raises(ValidationError, match="closed"):
            corrections.correct_item(**shown, key="p2", operation="up")
        assert load_content(report) == before

    def test_its_rectification_list_is_not_lost(self, common, report, drafter):
        place = find(load_content(report), "p1")
        listed = replace(place.node, rectification=(RectificationItem(measure="换锁"),))
        rewrite_report(report=report, by=drafter, verb="test", content=put(place.path, listed))
        with pytest.raises(ValidationError, match="rectification list"):
            corrections.set_role(**common(), key="s2", role="causes")

    def test_its_facts_are_on_its_own_page(self, common, unit):
        with pytest.raises(ValidationError, match="own page"):
            corrections.set_facts(**common(), **FACTS, unit=unit)


def test_what_a_correction_makes_becomes_the_report(common, row, drafter):
    corrections.take_wording(**common(), key="d2", wording="改过的方面")
    report = make_report(row=row, by=drafter)
    assert load_content(report) == set_heading(content(), "d2", "改过的方面")
    assert Import.objects.get().report == report
