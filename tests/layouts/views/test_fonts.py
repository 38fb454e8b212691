"""What sets each font of the layout, and the unit's own files."""

import pytest

from reportsite.layouts.actions import put_in_font
from tests.factories import LayoutFactory, UnitFactory
from tests.pages import asks_to_sign_in, client_of, hidden_from, refused, tree_of

URL = "/units/archive/fonts/"


def shown(person):
    answer = client_of(person).get(URL)
    assert answer.status_code == 200
    rows = [(name, stand_in, font and font.family) for name, _uses, stand_in, font in answer.context["rows"]]
    return rows, [font.name for font in answer.context["unused"]]


def put(unit, by, name, family="青禾体"):
    return put_in_font(unit=unit, by=by, name=name, file_name="a.ttf", family=family, data=b"x" * 2048)


def test_without_own_fonts_free_ones_stand_in(unit, administrator):
    rows, unused = shown(administrator)
    assert rows[0] == ("方正小标宋简体", "Noto Serif CJK SC Bold", None)
    assert ([name for name, _stand_in, _family in rows], unused) == (
        ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "Times New Roman"],
        [],
    )


def test_own_files_with_what_they_are(unit, administrator):
    font = put(unit, administrator, "仿宋_GB2312", "青禾仿宋")
    assert ("仿宋_GB2312", "", "青禾仿宋") in shown(administrator)[0]
    page = client_of(administrator, "en").get(URL).content.decode()
    assert "青禾仿宋 (a.ttf, 2.0\xa0KB)" in page
    assert str(administrator) in page
    assert tree_of(client_of(administrator).get(URL)).xpath("//form[contains(@action, 'delete')]/@action") == [
        f"{URL}{font.pk}/delete/"
    ]


def test_the_fonts_of_the_layout_in_force(unit, administrator):
    put(unit, administrator, "黑体")
    LayoutFactory(unit=unit, settings={"latin": "Arial", "digits": "own"}, in_use=True)
    rows, unused = shown(administrator)
    assert ("Times New Roman" in [name for name, _stand_in, _family in rows], unused) == (False, [])
    put(unit, administrator, "Times New Roman")
    assert shown(administrator)[1] == ["Times New Roman"]


def test_those_of_the_unit_above_are_seen_and_not_deleted_here(unit, administrator):
    unit.parent = UnitFactory(name="中共青禾市委")
    unit.save()
    put(unit.parent, None, "黑体", "市委黑体")
    assert ("黑体", "", "市委黑体") in shown(administrator)[0]
    tree = tree_of(client_of(administrator).get(URL))
    assert "中共青禾市委" in tree.text_content()
    assert tree.xpath("//form[contains(@action, 'delete')]") == []


def test_those_of_other_units_are_not_seen(unit, administrator):
    put(UnitFactory(), None, "黑体", "别处的黑体")
    put(UnitFactory(parent=unit), None, "黑体", "下级的黑体")
    assert [family for _name, _stand_in, family in shown(administrator)[0]] == [None] * 6


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(role, request):
    refused(request.getfixturevalue(role), URL)


def test_strangers_find_nothing(unit, stranger):
    hidden_from(stranger, URL, nothing="/units/nothing-here/fonts/")


def test_nobody(unit):
    asks_to_sign_in(URL)
