"""Which face sets which font of the layout."""

from pathlib import Path

import msgspec
import pytest

from reportsite.document.faces import LATIN_CHARACTERS, Face, Faces, characters, find, kind_of, shown
from reportsite.document.layout import GB_T_9704


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("仿宋_GB2312", "fang"),
        ("仿宋", "fang"),
        ("方正仿宋_GBK", "fang"),
        ("FangSong", "fang"),
        ("楷体_GB2312", "kai"),
        ("KaiTi", "kai"),
        ("黑体", "hei"),
        ("SimHei", "hei"),
        ("微软雅黑", "hei"),
        ("宋体", "song"),
        ("SimSun", "song"),
        ("方正小标宋简体", "title"),
        ("方正小标宋_GBK", "title"),
        ("Times New Roman", "latin"),
        ("Arial", "latin"),
        ("Liberation Serif", "latin"),
        ("某某体", ""),
    ],
)
def test_the_name_of_a_font_tells_its_kind(name, kind):
    assert kind_of(name) == kind


def test_without_own_fonts_each_font_has_its_stand_in():
    assert shown(GB_T_9704, Faces()) == [
        ("方正小标宋简体", "Noto Serif CJK SC Bold"),
        ("仿宋_GB2312", "FandolFang"),
        ("楷体_GB2312", "FandolKai"),
        ("黑体", "FandolHei"),
        ("宋体", "Noto Serif CJK SC"),
        ("Times New Roman", "Liberation Serif"),
    ]


def test_a_units_own_font_comes_first_and_needs_no_bold():
    faces = Faces((), (Face("黑体", Path("a")), Face("方正小标宋简体", Path("b"))))
    assert [shown(GB_T_9704, faces)[place] for place in (0, 3)] == [("方正小标宋简体", ""), ("黑体", "")]
    assert faces.families("方正小标宋简体") == ("Own title 1", "Noto Serif CJK SC")
    assert [owner.bold("方正小标宋简体") for owner in (Faces(), faces)] == [True, False]


def test_digits_of_the_text_need_no_latin_font():
    layout = msgspec.structs.replace(GB_T_9704, digits="own")
    assert [name for name, _face in shown(layout, Faces())][-1] == "宋体"


def test_a_font_of_no_known_kind_is_set_as_the_body_is():
    assert Faces().families("某某体") == Faces().families("仿宋_GB2312")


def test_a_face_without_chinese_sets_latin_letters_alone_whatever_it_is_called():
    path = find("LiberationSans-Regular.ttf", ())
    if path is None:
        pytest.skip("no Liberation Sans")
    assert characters("Own hei 0", path, False) == LATIN_CHARACTERS
