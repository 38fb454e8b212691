"""The numbers in front of headings and points."""

import pytest

from reportsite.importer.markers import marker_of, pieces, value_of


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        ("一、基本情况", "一、", 1),
        ("十二、结束语", "一、", 12),
        ("一 、基本情况", "一、", 1),
        ("三．原因分析", "一、", 3),
        ("四.整改措施", "一、", 4),
        ("第一部分 基本情况", "一、", 1),
        ("第二部分：存在问题", "一、", 2),
        ("（一）学习方面", "（一）", 1),
        ("(二)作风方面", "（一）", 2),
        ("（三)纪律方面", "（一）", 3),
        ("(四）担当方面", "（一）", 4),
        ("（ 五 ）廉洁方面", "（一）", 5),
        ("（六）、其他方面", "（一）", 6),
        ("㈡作风方面", "（一）", 2),
        ("1.学习不深", "1.", 1),
        ("２．作风不实", "1.", 2),
        ("3. 2030年以来", "1.", 3),
        ("⒋纪律不严", "1.", 4),
        ("1、学习不深", "1、", 1),
        ("１０、作风不实", "1、", 10),
        ("（1）学习不深", "（1）", 1),
        ("(2)作风不实", "（1）", 2),
        ("3）纪律不严", "（1）", 3),
        ("④担当不够", "（1）", 4),
        ("⑸廉洁不够", "（1）", 5),
        ("一是学习不深", "一是", 1),
        ("二是 作风不实", "一是", 2),
        ("三是：纪律不严", "一是", 3),
        ("十一是担当不够", "一是", 11),
        ("一是非常重视不够", "一是", 1),
        ("第一，学习不深", "第一，", 1),
        ("第二、作风不实", "第一，", 2),
        ("第三:纪律不严", "第一，", 3),
    ],
)
def test_every_way_to_write_a_number(text, form, number):
    marker = marker_of(text)
    assert (marker.form, marker.number) == (form, number)
    assert text[marker.length :][:1] not in "、．.：: \u3000"


@pytest.mark.parametrize(
    "text",
    [
        "", "基本情况", "一是一、二是二", "一是否到位", "一般情况", "一、二季度完成投资", "三、四月份", "1.5亿元", "2030.1",
        "12月底前", "2030年", "第一、第二批", "第一批", "十分重要", "百年大计", "（以下简称班子）", "(略)", "一岗双责", "3个方面",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number(text):
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十五", 35),
        ("一百一十", 110),
        ("7", 7),
        ("１２", 12),
        ("⑦", 7),
    ],
)
def test_values(text, value):
    assert value_of(text) == value


def parted(text):
    return [(piece.typed, piece.text) for piece in pieces(text)]


@pytest.mark.parametrize("between", "。；：，！")
def test_a_row_within_a_paragraph(between):
    assert parted(f"主要表现{between}一是学得不深{between}二是用得不活{between}三是管得不严。") == [
        ("", f"主要表现{between}"),
        ("一是", f"学得不深{between}"),
        ("二是", f"用得不活{between}"),
        ("三是", "管得不严。"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("（一）学习方面。一是不深。二是不活。", ["（一）", "一是", "二是"]),
        ("（一）学习方面。一是不深。", ["（一）", "一是"]),
        ("一是不深。二是不活。三是不实。", ["一是", "二是", "三是"]),
        ("主要体现在一是不深，二是不活。", ["", "一是", "二是"]),
        ("（一）学习方面。第一，不深。第二，不活。", ["（一）", "第一，", "第二，"]),
        ("主要有：（1）不深；（2）不活。", ["", "（1）", "（2）"]),
        ("主要有：（一）不深。（二）不活。", ["", "（一）", "（二）"]),
        ("主要有：1.不深；2.不活。", ["", "1.", "2."]),
        ("主要有：1、不深；2、不活。", ["", "1、", "2、"]),
        ("主要有：①不深；②不活。", ["", "①", "②"]),
        ("“两张皮”。一是不深。”二是不活。", ["", "一是", "二是"]),
        # A row within a member is left alone.
        ("一是不深。表现为：一是少读；二是少想。二是不活。", ["一是", "二是"]),
        ("一是不深。（1）少读；（2）少想。二是不活。", ["一是", "二是"]),
        ("（一）不深。一是少读（1）；二是少想（2）。", ["（一）", "一是", "二是"]),
        # Numbers that were left out or typed twice.
        ("有三点。一是不深。二是不活。二是不实。四是不严。", ["", "一是", "二是", "二是", "四是"]),
        ("有三点：一是不深；三是不实。", ["", "一是", "三是"]),
        ("有三点：二是不活；三是不实。", ["", "二是", "三是"]),
        ("有三点：一是不深；一是不活；二是不实。", ["", "一是", "一是", "二是"]),
    ],
)
def test_what_parts_a_paragraph(text, numbers):
    assert [typed.strip() for typed, _text in parted(text)] == numbers
    assert "".join(typed + rest for typed, rest in parted(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "坚持实事求是，统一是前提，唯一是标准。",
        "党章第（一）（二）项规定，投资1.5亿元、2.5亿元。",
        "其中一是缺少调研。",
        "一岗双责、两个维护、三会一课。",
        "总的看，一是重视不够。",
    ],
)
def test_what_parts_nothing(text):
    assert len(parted(text)) == 1


def test_nothing_gets_lost():
    text = "（三）带头担当方面。 存在的主要问题： 一是 等靠；二是　推拖。"
    assert "".join(typed + rest for typed, rest in parted(text)) == text
