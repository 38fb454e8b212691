from reportsite.content.json import loads
from reportsite.drafting.actions.documents import number_draft, set_print_settings
from reportsite.drafting.rows import load_content


def test_the_first_draft_holds_the_report_as_it_stands(full, drafter):
    draft = number_draft(report=full, by=drafter)
    assert (draft.number, draft.by, draft.unit_id) == (1, drafter, full.unit_id)
    assert loads(draft.content.encode()) == load_content(full)


def test_a_report_that_has_not_changed_keeps_its_number(full, drafter, reviewer):
    assert number_draft(report=full, by=drafter) == number_draft(report=full, by=reviewer)
    assert full.drafts.count() == 1


def test_a_changed_one_has_the_next(full, drafter):
    first = number_draft(report=full, by=drafter)
    set_print_settings(report=full, by=drafter, marks=["internal"], annex=False)
    second = number_draft(report=full, by=drafter)
    assert (first.number, second.number) == (1, 2)
    assert [loads(draft.content.encode()).marks for draft in (first, second)] == [(), ("internal",)]


def test_reports_are_counted_each_by_itself(full, member_report, drafter, member):
    number_draft(report=full, by=drafter)
    assert number_draft(report=member_report, by=member).number == 1
