from reportsite.drafting.actions.documents import set_print_settings
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content


def test_what_is_printed_beside_the_text(full, drafter, journal):
    set_print_settings(report=full, by=drafter, marks=["collected", "internal"], annex=True)
    content = load_content(Report.objects.get(pk=full.pk))
    assert (content.marks, content.annex) == (("internal", "collected"), True)
    ((verb, key, _name, value),) = journal()
    assert (verb, key, value) == ("print", "c0", '{"marks":["internal","collected"],"annex":true}')


def test_a_mark_that_is_none_is_not_kept(full, drafter):
    set_print_settings(report=full, by=drafter, marks=["secret", "internal"], annex=False)
    assert load_content(Report.objects.get(pk=full.pk)).marks == ("internal",)


def test_a_final_report_can_still_be_marked(full, drafter):
    Report.objects.filter(pk=full.pk).update(stage="final")
    set_print_settings(report=full, by=drafter, marks=["internal"], annex=False)
    assert Report.objects.get(pk=full.pk).stage == "final"
