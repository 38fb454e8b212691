from reportsite.content.theme import ThemeDimension
from reportsite.drafting.rows import load
from reportsite.themes.actions import add_dimensions, delete_dimension


def test_reports_that_were_begun_with_it_stay_as_they_are(report, theme):
    before = load(report)
    delete_dimension(dimension=theme.dimensions.first())
    after = load(report)
    assert theme.dimensions.count() == 2
    assert (after.content, after.themes) == (before.content, before.themes)
    assert isinstance(after.themes[0].dimensions[0], ThemeDimension)


def test_the_dimensions_of_a_group_outlive_it(theme):
    (group,) = add_dimensions(theme=theme, notice="以案促改方面")
    member = theme.dimensions.first()
    member.parent = group
    member.save()
    delete_dimension(dimension=group)
    assert list(theme.dimensions.values_list("short_name", "parent")) == [
        ("读懂馆藏", None),
        ("守护库房", None),
        ("服务查档", None),
    ]
