"""Saving texts: compare-and-set on the revision, the journal in the same transaction, nothing lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from reportsite.accounts.models import Person
from reportsite.drafting.actions.items import delete_item, restore_item
from reportsite.drafting.actions.reports import submit_report, take_over, withdraw_report
from reportsite.drafting.actions.texts import Change, Conflict, Saved, save_texts
from reportsite.drafting.fields import LONGEST_TEXT
from reportsite.drafting.models import Journal, Report, Text
from tests.drafting.contents import content_with_problems, full_content

HEADING = Change("p1", "heading", 0, "登记拖了两个月")


@pytest.fixture
def save(full, drafter):
    """save(change, …): by the drafter, in the report that holds everything."""
    return lambda *changes, **rest: save_texts(report=full, **({"person": drafter, "changes": changes} | rest))


@pytest.fixture
def stored(text):
    """stored(key, name): (value, revision)."""

    def of(key, name):
        row = text(key, name)
        return row.value, row.revision

    return of


class TestSaving:
    def test_the_text_its_revision_and_the_journal(self, save, stored, full, drafter):
        assert save(HEADING, operation="op1") == Saved([HEADING])
        assert stored("p1", "heading") == ("登记拖了两个月", 1)
        row = full.journal.last()
        assert (row.person, row.verb, row.key, row.name) == (drafter, "save", "p1", "heading")
        assert (row.revision, row.value, row.operation) == (1, "登记拖了两个月", "op1")

    def test_several_texts_at_once(self, save, stored, journal):
        second = Change("c0", "preamble", 0, "只有一段。")
        assert save(HEADING, second) == Saved([HEADING, second])
        assert (stored("p1", "heading")[1], stored("c0", "preamble")) == (1, ("只有一段。", 1))
        assert [entry[1:3] for entry in journal()] == [("p1", "heading"), ("c0", "preamble")]

    def test_one_after_the_other(self, save, stored):
        for revision in range(5):
            save(Change("p1", "heading", revision, f"第{revision}稿"))
        assert stored("p1", "heading") == ("第4稿", 5)

    def test_a_text_may_be_emptied(self, save, stored):
        save(Change("c0", "title", 0, ""))
        assert stored("c0", "title") == ("", 1)

    def test_an_unchanged_text_is_no_change(self, save, stored, journal):
        assert save(Change("p1", "heading", 0, "登记不及时")) == Saved()
        assert (stored("p1", "heading"), journal()) == (("登记不及时", 0), [])

    def test_nor_from_a_stale_page(self, save, stored):
        save(HEADING)
        assert save(HEADING) == Saved()
        assert stored("p1", "heading")[1] == 1

    def test_nothing_to_save(self, save, journal):
        assert (save(), journal()) == (Saved(), [])

    def test_the_report_counts_as_changed_only_by_a_change(self, save, full):
        before = Report.objects.get(pk=full.pk).changed
        save(Change("p1", "heading", 0, "登记不及时"))
        assert Report.objects.get(pk=full.pk).changed == before
        save(HEADING)
        assert Report.objects.get(pk=full.pk).changed > before

    def test_200000_characters(self, save, text):
        long = "档案写实。" * 40_000
        change = Change("p1", "paragraphs", 0, long)
        assert save(change) == Saved([change])
        assert text("p1", "paragraphs").value == long

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("登记\0不\x0b及时", "登记\ufffd不\n及时"),
            ("登记\ud800不及\udfff时", "登记\ufffd不及\ufffd时"),
            ("登记\ufffe\uffff", "登记\ufffd\ufffd"),
            ("一行\r\n二行\r三行", "一行\n二行\n三行"),
            ("一\t二", "一 二"),
            ("生僻字𠮷𪚥", "生僻字𠮷𪚥"),
        ],
    )
    def test_what_no_document_can_hold_is_marked_where_it_stood(self, save, stored, journal, typed, kept):
        assert save(Change("p1", "paragraphs", 0, typed)).conflicts == []
        assert stored("p1", "paragraphs") == (kept, 1)
        assert journal()[-1][3] == kept

    @pytest.mark.parametrize("number", [1, 200])
    def test_as_many_queries_in_a_report_of_any_size(self, unit, drafter, number, django_assert_num_queries):
        report = take_over(unit=unit, content=content_with_problems(number), by=None)
        with django_assert_num_queries(9):
            save_texts(report=report, person=drafter, changes=[HEADING], operation="op")


class TestConflicts:
    def test_a_stale_revision_gives_both_texts_and_the_other_person(self, save, stored, reviewer, journal):
        theirs = Change("p1", "heading", 0, "审核人改的标题")
        save(theirs, person=reviewer)
        assert save(HEADING) == Saved([], [Conflict(HEADING, "changed", "审核人改的标题", 1, reviewer, "problem")])
        assert stored("p1", "heading") == ("审核人改的标题", 1)
        assert len(journal()) == 1

    def test_the_other_texts_are_saved(self, save, stored, reviewer):
        save(Change("p1", "heading", 0, "审核人改的标题"), person=reviewer)
        other = Change("p1", "paragraphs", 0, "新的一段。")
        result = save(HEADING, other)
        assert (result.saved, [conflict.change for conflict in result.conflicts]) == ([other], [HEADING])
        assert stored("p1", "paragraphs") == ("新的一段。", 1)

    @pytest.mark.parametrize("revision", [-1, 1, 2**31 - 1, 2**63])
    def test_a_revision_that_never_was_is_stale_too(self, save, stored, revision):
        change = Change("p1", "heading", revision, "新的标题")
        assert save(change) == Saved([], [Conflict(change, "changed", "登记不及时", 0, None, "problem")])
        assert stored("p1", "heading") == ("登记不及时", 0)

    def test_twice_in_one_save_the_second_is_stale(self, save):
        again = Change("p1", "heading", 0, "另一个标题")
        result = save(HEADING, again, operation="op")
        assert (result.saved, [conflict.change for conflict in result.conflicts]) == ([HEADING], [again])

    @pytest.mark.parametrize(
        "change",
        [
            Change("nothing", "heading", 0, "新的标题"),
            Change("p1", "owner", 0, "新的标题"),
            Change("p1", "stage", 0, "final"),
            Change("p1", "lead_in", 0, "问题没有引语"),
            Change("", "", 0, "新的标题"),
        ],
        ids=["key", "name", "stage", "field of another kind", "empty"],
    )
    def test_a_forged_key_or_name_changes_nothing(self, save, journal, change):
        assert save(change) == Saved([], [Conflict(change, "deleted")])
        assert journal() == []

    def test_a_key_of_another_report_changes_nothing_there(self, save, unit, journal):
        content = full_content(key="x0", sections=())
        other = take_over(unit=unit, content=content, by=None)
        change = Change("x0", "title", 0, "别人的标题")
        assert save(change) == Saved([], [Conflict(change, "deleted")])
        assert Text.objects.get(item__report=other, name="title").value == content.title
        assert journal() == []

    def test_a_key_that_stands_in_both_is_saved_in_the_named_report_alone(self, save, stored, unit):
        other = take_over(unit=unit, content=full_content(), by=None)
        save(HEADING)
        assert stored("p1", "heading") == ("登记拖了两个月", 1)
        assert Text.objects.get(item__report=other, item__key="p1", name="heading").value == "登记不及时"

    def test_a_deleted_item(self, save, stored, full, item):
        delete_item(report=full, person=None, item=item("p1"))
        assert save(HEADING) == Saved([], [Conflict(HEADING, "deleted")])
        assert stored("p1", "heading") == ("登记不及时", 0)

    @pytest.mark.parametrize("top", ["p1", "d1", "s4"])
    def test_an_item_below_a_deleted_one(self, save, stored, full, item, top):
        change = Change("e1", "paragraphs", 0, "比如，改过的事例。")
        delete_item(report=full, person=None, item=item(top))
        assert save(change) == Saved([], [Conflict(change, "deleted")])
        restore_item(report=full, person=None, item=item(top))
        assert save(change) == Saved([change])

    @pytest.mark.parametrize("value", ["boss", "self ", "SELF", "-"])
    def test_a_choice_that_is_not_on_the_list(self, save, stored, value):
        change = Change("p1", "source", 0, value)
        assert save(change) == Saved([], [Conflict(change, "no_choice", "asked", 0, kind="problem")])
        assert stored("p1", "source") == ("asked", 0)

    def test_each_choice_on_it(self, save, stored):
        for revision, value in enumerate(("", "self", "superiors", "asked", "colleagues")):
            save(Change("p2", "source", max(revision - 1, 0), value))
        assert stored("p2", "source") == ("colleagues", 4)

    def test_an_imported_value_beyond_the_list_may_stay(self, save, full, text):
        Text.objects.filter(pk=text("p1", "end").pk).update(value="…")
        assert save(Change("p1", "end", 0, "…")) == Saved()
        change = Change("p1", "end", 0, "～")
        assert save(change) == Saved([], [Conflict(change, "no_choice", "…", 0, kind="problem")])

    def test_too_long(self, save, stored):
        change = Change("p2", "heading", 0, "长" * (LONGEST_TEXT + 1))
        assert save(change) == Saved([], [Conflict(change, "too_long", "", 0, kind="problem")])
        assert save(Change("p2", "heading", 0, "长" * LONGEST_TEXT)).conflicts == []

    def test_a_closed_report(self, save, stored, full, drafter, journal):
        submit_report(report=Report.objects.get(pk=full.pk), by=drafter)
        assert save(HEADING) == Saved([], [Conflict(HEADING, "closed", "登记不及时", 0, kind="problem")])
        assert save(Change("p1", "heading", 0, "登记不及时")) == Saved()
        assert (stored("p1", "heading"), [entry[0] for entry in journal()]) == (("登记不及时", 0), ["submit"])


class TestOperations:
    def test_the_same_operation_twice_is_one_save_and_one_row(self, save, stored, journal):
        assert save(HEADING, operation="op1") == Saved([HEADING])
        assert save(HEADING, operation="op1") == Saved()
        assert (stored("p1", "heading")[1], len(journal())) == (1, 1)

    def test_also_when_somebody_changed_the_text_in_between(self, save, stored, reviewer):
        save(HEADING, operation="op1")
        save(Change("p1", "heading", 1, "审核人改的标题"), person=reviewer, operation="op2")
        assert save(HEADING, operation="op1") == Saved()
        assert stored("p1", "heading") == ("审核人改的标题", 2)

    def test_also_when_the_report_was_closed_or_the_item_deleted_in_between(self, save, full, drafter, item):
        save(HEADING, operation="op1")
        save(Change("p1", "heading", 1, "又改了"))
        submit_report(report=Report.objects.get(pk=full.pk), by=drafter)
        assert save(HEADING, operation="op1") == Saved()
        withdraw_report(report=Report.objects.get(pk=full.pk), by=drafter)
        delete_item(report=full, person=None, item=item("p1"))
        assert save(HEADING, operation="op1") == Saved()

    def test_one_that_was_cut_short_goes_on(self, save, stored):
        second = Change("p1", "paragraphs", 0, "新的一段。")
        save(HEADING, operation="op1")
        assert save(HEADING, second, operation="op1") == Saved([second])
        assert stored("p1", "paragraphs") == ("新的一段。", 1)

    @pytest.mark.parametrize("revision", [0, 1])
    def test_with_another_text_it_is_a_conflict_and_no_loss(self, save, stored, drafter, revision):
        """Somebody goes back in the browser, types on, and sends the page's old number again."""
        save(HEADING, operation="op1")
        more = Change("p1", "heading", revision, "登记拖了两个月，又拖了一个月")
        assert save(more, operation="op1") == Saved(
            [], [Conflict(more, "changed", HEADING.value, 1, drafter, "problem")]
        )
        assert stored("p1", "heading") == (HEADING.value, 1)

    def test_the_same_word_in_two_reports_is_two_operations(self, save, unit, drafter):
        other = take_over(unit=unit, content=full_content(), by=None)
        save(HEADING, operation="op1")
        result = save_texts(report=other, person=drafter, changes=[HEADING], operation="op1")
        assert result == Saved([HEADING])

    def test_without_one_nothing_is_remembered(self, save, stored):
        save(HEADING)
        save(Change("p1", "heading", 1, "登记不及时"))
        assert save(Change("p1", "heading", 2, HEADING.value)).conflicts == []
        assert stored("p1", "heading") == (HEADING.value, 3)

    @pytest.mark.parametrize("operation", ["a\0b", "长" * 500, "\ud800"], ids=["NUL", "long", "surrogate"])
    def test_a_forged_one_does_no_harm(self, save, stored, operation):
        assert save(HEADING, operation=operation) == Saved([HEADING])
        assert save(HEADING, operation=operation) == Saved()
        assert stored("p1", "heading") == (HEADING.value, 1)


class TestTransaction:
    def test_a_journal_that_cannot_be_written_leaves_the_text(self, save, stored, journal):
        with pytest.raises(ValueError, match="unsaved"):
            save(HEADING, person=Person(name="没有账户的人"))
        assert (stored("p1", "heading"), journal()) == (("登记不及时", 0), [])

    def test_what_fails_around_it_takes_both_back(self, save, stored, journal):
        def save_and_fail():
            with transaction.atomic():
                save(HEADING)
                raise RuntimeError

        with pytest.raises(RuntimeError):
            save_and_fail()
        assert (stored("p1", "heading"), journal()) == (("登记不及时", 0), [])

    def test_the_journal_is_only_added_to(self, save, full):
        save(HEADING)
        row = full.journal.last()
        row.value = "改写历史"
        with pytest.raises(TypeError):
            row.save()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
class TestTogether:
    """Really at the same time, which SQLite in memory does not do."""

    def race(self, full, operations):
        def one(operation):
            try:
                change = Change("p1", "heading", 0, operation[0])
                return save_texts(
                    report=Report.objects.get(pk=full.pk), person=None, changes=[change], operation=operation[1]
                )
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as threads:
            return list(threads.map(one, operations))

    def test_one_wins_and_the_others_get_both_texts(self, full):
        results = self.race(full, [(f"第{number}人的标题", f"op{number}") for number in range(8)])
        assert sorted(len(result.saved) for result in results) == [0] * 7 + [1]
        winner = next(result.saved[0].value for result in results if result.saved)
        assert {conflict.theirs for result in results for conflict in result.conflicts} == {winner}
        assert Journal.objects.filter(verb="save").count() == 1

    def test_one_operation_sent_eight_times_is_one_save(self, full):
        results = self.race(full, [("同一个标题", "op")] * 8)
        assert [result.conflicts for result in results] == [[]] * 8
        assert Journal.objects.filter(verb="save").count() == 1
