"""Names of fonts, as Word, WPS, LibreOffice, Founder and our own renderer write them into a PDF."""

import pytest

from reportsite.document.layout import GB_T_9704, Type
from reportsite.inspection.pdf_fonts import fits, fits_bold, is_bold, kind_of_font, plain_name, shown, shown_size


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Report-Fang", "fang"), ("Report-Kai", "kai"), ("Report-Hei", "hei"), ("Report-Latin", "latin"),
        ("Own-fang-0", "fang"), ("Own-latin-1", "latin"), ("Own-2", ""), ("Noto-Serif-CJK-SC", "song"),
        ("Noto-Sans-CJK-SC", "hei"), ("NotoSerifCJKsc-Bold", "song"), ("SourceHanSerifSC-Regular", "song"),
        ("FandolFang-Regular", "fang"), ("FandolKai-Regular", "kai"), ("FandolHei-Bold", "hei"),
        ("FandolSong-Regular", "song"), ("FangSong_GB2312", "fang"), ("仿宋_GB2312", "fang"), ("STFangsong", "fang"),
        ("FZFSJW--GB1-0", "fang"), ("KaiTi_GB2312", "kai"), ("STKaiti", "kai"), ("FZKTK--GBK1-0", "kai"),
        ("SimHei", "hei"), ("STHeiti", "hei"), ("FZHTJW--GB1-0", "hei"), ("PingFangSC-Regular", "hei"),
        ("SimSun", "song"), ("NSimSun", "song"), ("STSong", "song"), ("FZSSJW--GB1-0", "song"),
        ("FZXBSJW--GB1-0", "title"), ("FZXiaoBiaoSong-B05S", "title"), ("方正小标宋简体", "title"),
        ("TimesNewRomanPSMT", "latin"), ("TimesNewRomanPS-BoldMT", "latin"), ("LiberationSerif", "latin"),
        ("LiberationSans", "other"), ("ArialMT", "other"), ("Calibri", "other"), ("DejaVuSans", "other"),
        ("MicrosoftYaHei", "yahei"), ("DengXian", "dengxian"), ("STZhongsong", "zhongsong"), ("CIDFont+F1", ""),
    ],
)  # fmt: skip
def test_the_kind_of_a_font(name, kind):
    assert kind_of_font(name) == kind


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"ABCDEF+SimSun", "SimSun"),
        (b"ABCDEE+\xb7\xc2\xcb\xce_GB2312", "仿宋_GB2312"),
        ("BCDEEE+方正小标宋简体".encode(), "方正小标宋简体"),
        (b"CIDFont+F1", "CIDFont+F1"),
        (b"", "?"),
    ],
)
def test_the_name_without_the_mark_of_a_subset(raw, name):
    assert plain_name(raw) == name


@pytest.mark.parametrize(
    ("name", "bold"),
    [("SimSun,Bold", True), ("Noto-Serif-CJK-SC-Bold", True), ("SourceHanSerifSC-Heavy", True), ("SimHei", False)],
)
def test_a_bold_face_by_its_name(name, bold):
    assert is_bold(name) == bold


@pytest.mark.parametrize(
    ("kind", "bold", "font", "may_be"),
    [
        ("fang", False, "仿宋_GB2312", True),
        ("song", False, "仿宋_GB2312", False),
        ("title", False, "方正小标宋简体", True),
        ("song", True, "方正小标宋简体", True),
        ("song", False, "方正小标宋简体", False),
        ("zhongsong", False, "宋体", False),
        ("zhongsong", False, "华文中宋", True),
        ("song", False, "华文中宋", True),
        ("yahei", False, "黑体", False),
        ("hei", False, "微软雅黑", True),
        ("", False, "仿宋_GB2312", True),
        ("song", False, "甲乙丙", True),
    ],
)
def test_whether_a_font_may_be_that_of_the_layout(kind, bold, font, may_be):
    assert fits(kind, bold, font) == may_be


def test_the_title_may_be_bold_and_the_body_may_not():
    assert [fits_bold(True, type) for type in (GB_T_9704.title, GB_T_9704.body, Type("仿宋", bold=True))] == [
        True,
        False,
        True,
    ]


def test_names_for_people():
    assert (shown("song", "SimSun"), shown("other", "Calibri"), shown("", "F1")) == ("宋体", "Calibri", "F1")


@pytest.mark.parametrize(("size", "text"), [(15.96, "16 pt"), (11.95, "12 pt"), (10.5, "10.5 pt"), (15.79, "15.8 pt")])
def test_sizes_for_people(size, text):
    assert shown_size(size) == text
