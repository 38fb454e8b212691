"""Lines -> paragraphs: what belongs together is put together, and nothing else."""

import random

import pytest

from reportsite.importer.plain import text_lines
from reportsite.importer.wraps import columns, paragraphs
from tests.importer.texts import NAMES, source, wrapped

TEXT = [
    "一、存在的突出问题",
    "（一）理论学习方面。一是学习不够系统。馆班子成员日常事务较多，静下心来读原著、学原文的时间偏少，学习存在零敲碎打的现象，对一些重要论述停留在知道大概的层面。二是学用结合不够紧密。对如何把学习成果转化为做好图书借阅、古籍保护工作的具体办法思考得不深，“两张皮”问题没有从根本上解决。",
    "（二）作风建设方面。一是深入读者不够经常。2031年全年到乡镇分馆46次，其中当天往返的占九成，与读者坐下来面对面交流的时间少。二是服务举措不够细致。",
    "二、整改措施",
    "（一）勤读书。每周领读一册，坚持读原著、悟原理，每季度开展一次读书交流，年底评选读书标兵。",
]


def read(text):
    return [one.text for one in paragraphs(list(text_lines(text)))]


@pytest.mark.parametrize("width", range(20, 48, 3))
@pytest.mark.parametrize("indent", ["", "　　", "    "])
def test_a_text_wrapped_at_a_width(width, indent):
    assert read(wrapped("\n".join(TEXT), width, indent)) == TEXT


@pytest.mark.parametrize("width", range(20, 48, 3))
def test_blank_lines_between_wrapped_paragraphs(width):
    assert read(wrapped("\n\n".join(TEXT), width)) == TEXT


def by_columns(text, width):
    """Broken as Word breaks lines: digits are half as wide, and no line begins with a comma."""
    lines = [""]
    for character in text:
        if columns(lines[-1] + character) > width and character not in "，。、：；”》）":
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


@pytest.mark.parametrize("width", range(22, 46, 3))
def test_a_text_wrapped_as_word_does(width):
    assert read("\n".join(by_columns(one, width) for one in TEXT)) == TEXT


@pytest.mark.parametrize("seed", range(6))
def test_a_ragged_text(seed):
    chance = random.Random(seed)
    lines = []
    for one in TEXT:
        while one:
            width = chance.randint(26, 30)
            lines.append(one[:width])
            one = one[width:]
    joined = read("\n".join(lines))
    assert "".join(joined) == "".join(TEXT)
    assert [one for one in joined if one in TEXT][:1] == TEXT[:1]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_was_not_wrapped_keeps_its_paragraphs(name):
    text = source(name)[0]
    assert read(text) == [line.strip(" \u3000\u00a0") for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("学习了《县志汇编\n县志续编》等书籍。", ["学习了《县志汇编县志续编》等书籍。"]),
        ("学习了《县志\n续编 补编\n汇编》等书籍。", ["学习了《县志续编 补编汇编》等书籍。"]),
        ("开展“读书\n荐书”活动。", ["开展“读书荐书”活动。"]),
        ("学习制度（试\n行）。", ["学习制度（试行）。"]),
        ("读书多\n，想得少。", ["读书多，想得少。"]),
        ("对”十五五\n“规划学得不深", ["对”十五五", "“规划学得不深"]),
        ("锚定”十五五“目标方面\n一是学得不深。", ["锚定”十五五“目标方面", "一是学得不深。"]),
        ("开展“读书活动。\n下一步改进。", ["开展“读书活动。", "下一步改进。"]),
        ("（一）“读书方面\n（二）”护书方面", ["（一）“读书方面", "（二）”护书方面"]),
        ("存在的突出问题\n读得不深", ["存在的突出问题", "读得不深"]),
        ("“读书好”\n“护书难”", ["“读书好”", "“护书难”"]),
    ],
)
def test_a_line_broken_within_a_bracket(broken, joined):
    assert read(broken) == joined


def test_white_space_of_every_kind_around_lines():
    assert read("\u00a0 \u3000\t甲\u200b\n\ufeff　\n　　乙 \u3000") == ["甲", "乙"]


def test_white_space_within_a_line_stays():
    assert read("认真学习\u00a0重要论述　和 文件") == ["认真学习\u00a0重要论述　和 文件"]


def test_a_paragraph_knows_its_lines():
    (found,) = paragraphs(list(text_lines("学习了《县志\n续编》等书籍。")))
    assert [line.number for line in found.lines] == [1, 2]


def test_a_wrapped_line_that_begins_like_a_number():
    text = "馆班子坚持把学习作为首要任务来抓，做到思想统\n一、行动一致，全年组织集中学习十二次，研讨交流\n八次，撰写心得体会二十余篇，形成调研报告四篇，\n1.2万名读者参加活动，读者满意率逐年提高，连续\n三是全市第一名的佳绩来之不易，馆班子倍加珍惜，\n时刻提醒自己不骄不躁。"
    assert read(text) == [text.replace("\n", "")]
