from reportsite.content.numbering import Shape
from reportsite.drafting.actions.items import set_shapes
from reportsite.drafting.models import Report
from reportsite.drafting.rows import load_content


def test_how_items_stand_in_the_whole_report(full, drafter, journal):
    shapes = {"problems.problem": Shape("第一，", joined=True), "section": Shape("", own_line=True)}
    before = load_content(full).shapes
    set_shapes(report=full, person=drafter, shapes=shapes)
    assert load_content(Report.objects.get(pk=full.pk)).shapes == before | shapes
    ((verb, key, _name, value),) = journal()
    assert (verb, key) == ("shapes", "c0")
    assert value == '{"problems.problem":{"form":"第一，","own_line":false,"joined":true},' + (
        '"section":{"form":"","own_line":true,"joined":false}}'
    )
