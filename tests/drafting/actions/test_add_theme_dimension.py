from reportsite.drafting.actions.items import add_theme_dimension, delete_item
from reportsite.drafting.rows import load


def test_a_dimension_of_the_theme_that_the_report_lacks(report, drafter):
    draft = load(report)
    wanted = draft.themes[0].dimensions[1]
    first = draft.content.sections[1].dimensions[1]
    delete_item(report=report, person=drafter, item=draft.by_key[first.key])
    section = draft.by_key[draft.content.sections[1].key]
    new = add_theme_dimension(report=report, person=drafter, parent=section, dimension=wanted)
    dimensions = load(report).content.sections[1].dimensions
    assert [dimension.heading for dimension in dimensions] == [
        "带头读懂馆藏、讲清来路方面",
        "带头服务查档、少让人跑路方面",
        "带头守护库房、不出差错方面",
    ]
    assert (dimensions[2].key, dimensions[2].answers) == (new.key, wanted.key)
