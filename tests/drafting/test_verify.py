"""Whether the journal and the texts of a report agree."""

import pytest
from msgspec.structs import replace

from reportsite.drafting.actions import items
from reportsite.drafting.actions.reports import submit_report, withdraw_report
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.history import Discrepancy, verify
from reportsite.drafting.models import Journal, Report, Text
from reportsite.drafting.rows import load_content
from tests.drafting.contents import content_with_problems
from tests.factories import UnitFactory


@pytest.fixture
def saved(full, drafter):
    """`full` with a text that was saved three times, and another that was saved once."""
    for revision in range(3):
        change = Change("p1", "heading", revision, f"第{revision + 1}稿")
        save_texts(report=full, person=drafter, changes=[change], operation=f"op{revision}")
    save_texts(report=full, person=drafter, changes=[Change("p2", "heading", 0, "漏记")])
    return full


def entries(report):
    return Journal.objects.filter(report=report, verb="save")


class TestAgreement:
    def test_a_report_that_was_only_taken_over(self, full):
        assert verify(full) == []

    def test_saves_also_the_same_one_twice(self, saved, drafter):
        save_texts(report=saved, person=drafter, changes=[Change("p1", "heading", 2, "第3稿")], operation="op2")
        assert verify(saved) == []

    def test_every_verb(self, saved, drafter, item):
        items.add_item(report=saved, person=drafter, parent=item("d1"), kind="problem")
        items.delete_item(report=saved, person=drafter, item=item("p1"))
        assert verify(saved) == []
        items.restore_item(report=saved, person=drafter, item=item("p1"))
        items.move_item(report=saved, person=drafter, item=item("p1"), step=1)
        submit_report(report=saved, by=drafter)
        withdraw_report(report=saved, by=drafter)
        assert verify(saved) == []

    def test_a_report_that_was_brought_to_another_content_and_back(self, saved, drafter):
        before = load_content(saved)
        other = replace(before, title="另一个题目", sections=before.sections[:4])
        for content in (other, before):
            rewrite_report(report=saved, by=drafter, content=content, verb="import")
            assert verify(saved) == []

    @pytest.mark.parametrize("number", [1, 50])
    def test_as_many_queries_in_a_report_of_any_size(self, unit, number, django_assert_num_queries):
        from reportsite.drafting.actions.reports import take_over

        report = take_over(unit=unit, content=content_with_problems(number), by=None)
        with django_assert_num_queries(6):  # with the frame of the transaction
            verify(report)


class TestDiscrepancies:
    def test_a_save_that_is_gone(self, saved):
        entries(saved).filter(key="p1", revision=2).delete()
        assert verify(saved) == [Discrepancy("missing", "p1", "heading", 2)]

    def test_the_last_one(self, saved):
        entries(saved).filter(key="p1", revision=3).delete()
        assert verify(saved) == [Discrepancy("missing", "p1", "heading", 3)]

    def test_one_that_is_there_twice(self, saved):
        entries(saved).filter(key="p1", revision=3).update(revision=2)
        assert verify(saved) == [
            Discrepancy("doubled", "p1", "heading", 2),
            Discrepancy("missing", "p1", "heading", 3),
        ]

    def test_a_text_that_is_not_what_was_saved(self, saved, text):
        Text.objects.filter(pk=text("p1", "heading").pk).update(value="别的")
        assert verify(saved) == [Discrepancy("value", "p1", "heading", 3)]

    def test_a_revision_that_the_text_has_not_reached(self, saved, text):
        Text.objects.filter(pk=text("p1", "heading").pk).update(revision=1, value="第1稿")
        assert verify(saved) == [
            Discrepancy("ahead", "p1", "heading", 2),
            Discrepancy("ahead", "p1", "heading", 3),
        ]

    def test_a_text_that_was_never_saved_has_no_entry(self, saved, text):
        Text.objects.filter(pk=text("p2", "heading").pk).update(revision=0)
        assert verify(saved) == [Discrepancy("ahead", "p2", "heading", 1)]

    def test_a_save_of_no_text(self, saved, text):
        Text.objects.filter(pk=text("p2", "heading").pk).delete()
        assert verify(saved) == [Discrepancy("text", "p2", "heading", 1)]

    def test_an_entry_of_another_unit(self, saved):
        entry = entries(saved).get(key="p2")
        Journal.objects.filter(pk=entry.pk).update(unit=UnitFactory())
        assert verify(saved) == [Discrepancy("unit", "p2", "heading", entry.pk)]

    def test_an_entry_that_went_to_another_report(self, saved, unit):
        from reportsite.drafting.actions.reports import take_over

        other = take_over(unit=unit, content=content_with_problems(1), by=None)
        entries(saved).filter(key="p2").update(report=other)
        assert verify(saved) == [Discrepancy("missing", "p2", "heading", 1)]
        assert verify(Report.objects.get(pk=other.pk)) == [Discrepancy("text", "p2", "heading", 1)]
