"""Bytes -> text -> lines: encodings, line ends, Markdown's marks, rows of tables."""

import pytest

from reportsite.confined.refused import Refused
from reportsite.importer.files import lines_of, pasted_lines
from reportsite.importer.plain import MAX_CHARACTERS, decoded, looks_like_markdown, markdown_lines, text_lines

CHINESE = "县图书馆对照检查，存在的问题和不足。\n一是借阅登记迟缓。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encodings_of_offices(encoding):
    assert decoded(CHINESE.encode(encoding)) == CHINESE


def test_a_short_name_in_gb18030():
    assert decoded("柏舟".encode("gb18030")) == "柏舟"


def test_a_rare_character_of_gb18030():
    assert decoded("馆员㐀㐁的一是在".encode("gb18030")) == "馆员㐀㐁的一是在"


def test_latin_letters_in_utf_16_without_a_mark():
    assert decoded(("plain 1234567890 " * 20).encode("utf-16-le")) == "plain 1234567890 " * 20


def test_one_broken_byte_is_no_reason_to_refuse():
    data = (CHINESE * 20).encode("gb18030")
    assert decoded(data[:41] + b"\xff" + data[41:]).count("\ufffd") == 1


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 9, b"\0\1\2\3" * 99, b"\x93\xfe\xff\x80\x81\x9f" * 300])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(Refused) as error:
        decoded(data)
    assert error.value.code == "not_text"


def test_too_many_characters_are_refused():
    with pytest.raises(Refused) as error:
        pasted_lines("一" * (MAX_CHARACTERS + 1))
    assert error.value.code == "too_many_characters"
    assert len(lines_of(("一" * MAX_CHARACTERS).encode("gb18030"))) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"])
def test_every_line_end(end):
    assert [line.text for line in text_lines(end.join(("甲", "乙", "", "丙")))] == ["甲", "乙", "", "丙"]


def plain(text):
    return [line.text for line in markdown_lines(text)]


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("# 对照检查材料", "对照检查材料"),
        ("## 一、问题 ##", "一、问题"),
        ("### **（一）学习方面**", "（一）学习方面"),
        ("**一、查找的问题**", "一、查找的问题"),
        ("**一是学习不深。** 有的同志", "一是学习不深。 有的同志"),
        ("一是**学习不深。**有的同志", "一是学习不深。有的同志"),
        ("一是__学习不深__。", "一是学习不深。"),
        ("- 一是学习不深", "一是学习不深"),
        ("* 一是学习不深", "一是学习不深"),
        ("> 引用的话", "引用的话"),
        (r"1\. 学习 \*\*", "1. 学习 **"),
        ("　　**（二）作风方面。**一是不实。", "　　（二）作风方面。一是不实。"),
        ("#没有空格", "#没有空格"),
        ("*思想", "*思想"),
        ("实现产值**亿元、增长**%", "实现产值**亿元、增长**%"),
        ("**镇党委", "**镇党委"),
        ("有**条", "有**条"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_marks_of_markdown_are_no_text(marked, bare):
    assert plain(marked) == [bare]


@pytest.mark.parametrize("rule", ["---", "***", "_ _ _", "======", "|---|:--:|", "| --- | --- |"])
def test_a_rule_is_nothing(rule):
    assert plain(rule) == []


def test_levels_of_headings():
    assert [line.level for line in markdown_lines("# 题\n## 一\n### 二\n文")] == [0, 1, 2, None]


@pytest.mark.parametrize(
    ("text", "is_markdown"),
    [
        ("# 对照检查材料\n文", True),
        ("　　## 一、问题", True),
        ("文\n**一、问题**\n文", True),
        ("**（一）学习方面。**一是不深。", True),
        ("一、问题\n（一）学习", False),
        ("**镇党委班子紧扣主题，为**村办实事。", False),
        ("#话题", False),
    ],
)
def test_what_looks_like_markdown(text, is_markdown):
    assert looks_like_markdown(text) is is_markdown


def test_rows_of_a_table():
    origins = [line.origin for line in text_lines("\t\t文\n序号\t问题\t措施\t时限\n1\t慢\t快\t年底\n目录\t1")]
    assert origins == ["paragraph", "table", "table", "paragraph"]
    (row,) = markdown_lines("| 1 | 登记慢 | 当日登记 | 年底 |")
    assert (row.text, row.origin) == ("1\t登记慢\t当日登记\t年底", "table")
