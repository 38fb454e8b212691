"""What texts are set in, on pages made by hand, without tags: as Word prints what has no styles."""

import pytest

from reportsite.document.layout import GB_T_9704, Layout, Type
from reportsite.inspection.pdf import measure_pdf
from tests.inspection.handmade import EM, LEFT, RIGHT, Piece, differences, flowed, lines, number, pdf_of, row

TEXT = lines(">" + "水" * 26, *["水" * 28] * 3, "水水。", first=5)
END = [*TEXT, number(1)]


def centred(text, line, size, font):
    return Piece((LEFT + RIGHT - len(text) * size) / 2, row(line), text, font, size)


@pytest.mark.parametrize(
    ("font", "found"),
    [
        ("FangSong", {}),
        ("CIDFont", {}),
        ("SimSun", {"font.body": ("宋体 (in 5 lines)", "仿宋_GB2312")}),
        ("KaiTi", {"font.body": ("楷体 (in 5 lines)", "仿宋_GB2312")}),
        ("MicrosoftYaHei", {"font.body": ("微软雅黑 (in 5 lines)", "仿宋_GB2312")}),
        ("FangSong,Bold", {"bold.body": ("bold (in 5 lines)", "not bold")}),
    ],
)
def test_the_font_of_the_body(font, found):
    assert differences([*(piece._replace(font=font) for piece in TEXT), number(1)]) == found


@pytest.mark.parametrize(
    ("size", "found"),
    [(16, {}), (15.96, {}), (14, {"size.body": ("14 pt (in 5 lines)", "16 pt")})],
)
def test_the_size_of_the_body(size, found):
    page = [piece._replace(text=piece.text[:27], size=size) for piece in TEXT]
    differing = differences([*page, number(1)])
    assert {rule: value for rule, value in differing.items() if rule.startswith("size")} == found


@pytest.mark.parametrize(
    ("font", "size", "found"),
    [
        ("FZXBSJW--GB1-0", 22, {}),
        ("NotoSerifCJKsc-Bold", 22, {}),
        ("SimHei", 22, {"font.title": ("黑体", "方正小标宋简体")}),
        ("STZhongsong", 22, {"font.title": ("华文中宋", "方正小标宋简体")}),
        ("FZXBSJW--GB1-0", 26, {"size.title": ("26 pt", "22 pt")}),
    ],
)
def test_the_title_in_the_middle(font, size, found):
    title = centred("云岭县图书馆整改情况的报告", 1, size, font)
    assert differences([title, *END]) == found


def test_what_stands_under_the_title_is_no_text_of_the_body():
    title = [centred("云岭县图书馆整改情况", 1, 22, "FZXBSJW--GB1-0"), centred("的报告", 2, 22, "FZXBSJW--GB1-0")]
    byline = centred("云岭县图书馆党支部委员会书记柏舟", 3, 16, "KaiTi")
    assert differences([*title, byline, *END]) == {}


@pytest.mark.parametrize(
    ("heading", "font", "found"),
    [
        ("一、借阅登记", "SimHei", {}),
        ("一、借阅登记", "FangSong", {"font.level1": ("仿宋", "黑体")}),
        ("（二）修补旧书", "KaiTi", {}),
        ("（二）修补旧书", "SimHei", {"font.level2": ("黑体", "楷体_GB2312")}),
        ("3.领读情况", "FangSong", {}),
        ("3.领读情况", "FangSong,Bold", {"bold.level3": ("bold", "not bold")}),
        ("（4）开放时间", "SimSun", {"font.level4": ("宋体", "仿宋_GB2312")}),
        ("一、借阅登记；", "KaiTi", {}),
        ("附件：一、借阅登记", "SimHei", {}),
    ],
)
def test_headings_by_their_numbers(heading, font, found):
    page = [*TEXT, *lines(">" + heading, first=10, font=font), *lines(">" + "水" * 26, "水。", first=11), number(1)]
    found = {**found, "font.latin": 0}
    assert {**differences(page, layout=Layout(digits="own")), "font.latin": 0} == found


@pytest.mark.parametrize(
    ("begins", "found"), [("一是", {}), ("（一）", {}), ("总是", {"font.body": ("楷体", "仿宋_GB2312")})]
)
def test_a_numbered_sentence_may_be_a_heading_that_the_text_goes_on_after(begins, found):
    sentence = begins + "水" * (25 - len(begins)) + "。"
    page = [*TEXT, *lines(">" + sentence, first=10, font="KaiTi"), *lines("水" * 28, "水。", first=11), number(1)]
    assert differences(page) == found


def test_rare_characters_may_come_from_another_font():
    """镕 and 堃 are not in GB 2312, nor in every font of the offices."""
    page = [*TEXT[:-1], Piece(LEFT, row(9), "镕堃" * 10 + "。", "SimSun"), number(1)]
    common = [*TEXT[:-1], Piece(LEFT, row(9), "水利" * 10 + "。", "SimSun"), number(1)]
    assert (differences(page), differences(common)) == ({}, {"font.body": ("宋体", "仿宋_GB2312")})


@pytest.mark.parametrize(
    ("font", "found"),
    [
        ("TimesNewRomanPSMT", {}),
        ("LiberationSerif", {}),
        ("SimSun", {"font.latin": ("宋体", "Times New Roman")}),
        ("Calibri", {"font.latin": ("Calibri", "Times New Roman")}),
        ("F1", {}),
    ],
)
def test_the_font_of_latin_letters_and_digits(font, found):
    last = [Piece(LEFT, row(9), "水水", "FangSong"), Piece(LEFT + 2 * EM, row(9), "2024", font)]
    assert differences([*TEXT[:-1], *last, Piece(LEFT + 4 * EM, row(9), "年水。"), number(1)]) == found


def test_each_font_may_set_its_own_digits_where_the_layout_says_so():
    page = [*TEXT[:-1], *lines("水水2024年。", first=9), number(1)]
    assert differences(page, layout=Layout(digits="own")) == {}


def test_another_layout_asks_for_other_fonts():
    layout = Layout(body=Type("宋体", 16, bold=True))
    page = [*(piece._replace(font="SimSun,Bold") for piece in TEXT), number(1)]
    assert differences(page, layout=layout) == {}


def test_fonts_that_are_not_embedded():
    (finding,) = measure_pdf(pdf_of(*flowed("水" * 700)), GB_T_9704)
    assert (finding.rule, finding.level, finding.found, finding.expected, str(finding.where)) == (
        "font.embedded",
        "error",
        "FangSong (in 2 pages), SimSun (in 2 pages)",
        "embedded",
        "page 1",
    )
