"""The numbers of Word's lists, counted as Word counts them (ISO/IEC 29500-1, 17.9)."""

import pytest
from lxml import etree

from reportsite.word.numbering import Numbers
from tests.word.files import SPACES


def level(place, format, text, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(key, *levels):
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def one(key, kind_key, more=""):
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind_key}"/>{more}</w:num>'


def numbers(*parts):
    return Numbers(etree.fromstring(f"<w:numbering {SPACES}>{''.join(parts)}</w:numbering>"))


REPORT = kind(
    "0",
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "chineseCounting", "%4是"),
)


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("decimal", "1 2 3"),
        ("chineseCounting", "一 二 三"),
        ("chineseCountingThousand", "一 二 三"),
        ("japaneseCounting", "一 二 三"),
        ("taiwaneseCountingThousand", "一 二 三"),
        ("ideographDigital", "一 二 三"),
        ("decimalEnclosedCircle", "① ② ③"),
        ("decimalEnclosedCircleChinese", "① ② ③"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑶"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒊"),
        ("decimalFullWidth", "１ ２ ３"),
        ("decimalZero", "01 02 03"),
        ("lowerLetter", "a b c"),
        ("upperLetter", "A B C"),
        ("lowerRoman", "i ii iii"),
        ("upperRoman", "I II III"),
        ("bullet", "  "),
        ("none", "  "),
        ("somethingNew", "1 2 3"),
    ],
)
def test_every_format_of_numbers(format, shown):
    made = numbers(kind("0", level(0, format, "%1")), one("7", "0"))
    assert " ".join(made.next("7", 0) for _ in range(3)) == shown


def test_beyond_the_signs_that_there_are():
    made = numbers(kind("0", level(0, "decimalEnclosedCircle", "%1", start=20)), one("7", "0"))
    assert [made.next("7", 0) for _ in range(3)] == ["⑳", "21", "22"]


def test_the_levels_of_a_report():
    made = numbers(REPORT, one("7", "0"))
    levels = (0, 1, 3, 3, 1, 2, 3, 2, 0, 1)
    assert [made.next("7", level) for level in levels] == [
        "一、", "（一）", "一是", "二是", "（二）", "1.", "一是", "2.", "二、", "（一）",
    ]  # fmt: skip


def test_numbers_of_the_levels_above():
    made = numbers(kind("0", level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")), one("7", "0"))
    assert [made.next("7", place) for place in (0, 1, 1, 0, 1)] == ["1", "1.1", "1.2", "2", "2.1"]


def test_arabic_digits_where_the_level_asks_for_them():
    made = numbers(
        kind("0", level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", more="<w:isLgl/>")), one("7", "0")
    )
    assert [made.next("7", place) for place in (0, 1, 0, 1)] == ["一、", "1.1", "二、", "2.1"]


def test_a_level_below_without_one_above():
    assert numbers(REPORT, one("7", "0")).next("7", 1) == "（一）"


def test_lists_of_one_kind_count_on():
    made = numbers(REPORT, one("7", "0"), one("8", "0"))
    assert [made.next("7", 0), made.next("8", 0), made.next("7", 0)] == ["一、", "二、", "三、"]


def test_a_list_may_begin_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = numbers(REPORT, one("7", "0"), one("8", "0", override))
    assert [made.next(key, 0) for key in ("7", "7", "8", "8")] == ["一、", "二、", "一、", "二、"]


def test_a_list_may_have_a_level_of_its_own():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）", start=5)}</w:lvlOverride>'
    made = numbers(REPORT, one("7", "0", override))
    assert [made.next("7", 0), made.next("7", 0)] == ["5）", "6）"]


@pytest.mark.parametrize(
    ("restart", "shown"), [("0", "一是 二是 三是"), ("1", "一是 二是 一是"), ("2", "一是 一是 一是")]
)
def test_when_a_level_begins_anew(restart, shown):
    made = numbers(
        kind(
            "0",
            level(0, "decimal", "%1."),
            level(1, "decimal", "%2."),
            level(2, "chineseCounting", "%3是", more=f'<w:lvlRestart w:val="{restart}"/>'),
        ),
        one("7", "0"),
    )
    found = []
    for above in (0, 1, 0):
        made.next("7", above)
        found.append(made.next("7", 2))
    assert " ".join(found) == shown


@pytest.mark.parametrize(("list_id", "place", "shown"), [("9", 0, ""), ("", 0, ""), ("7", 8, "1.")])
def test_a_list_or_a_level_that_is_not_there(list_id, place, shown):
    assert numbers(REPORT, one("7", "0")).next(list_id, place) == shown


def test_a_document_without_lists():
    assert Numbers(None).next("7", 0) == ""


def test_nonsense_in_the_file():
    made = numbers(
        kind("0", level(0, "chineseCounting", "%1、%9%0", start="x"), '<w:lvl w:ilvl="99"/>', "<w:lvl/>"),
        one("7", "0", '<w:lvlOverride w:ilvl="x"/>'),
        one("8", "77"),
    )
    assert made.next("7", 0) == "一、1%0"
    assert made.next("8", 0) == "1."


def test_numbers_stay_within_bounds():
    made = numbers(kind("0", level(0, "chineseCounting", "%1、", start=9998)), one("7", "0"))
    assert [made.next("7", 0) for _ in range(3)] == ["九千九百九十八、", "九千九百九十九、", "九千九百九十九、"]
