"""What a section is for, by its heading; whose report it is."""

import pytest

from reportsite.importer.roles import is_plain_heading, kind_of, names_several, role_of

HEADINGS = {
    "basic": [
        "基本情况",
        "班子基本情况",
        "基本概况",
        "学校党支部现状",
        "会前准备情况",
        "学习教育开展情况",
        "主题教育工作情况",
        "履职情况",
        "民主生活会准备情况",
        "落实意识形态工作责任制情况",
        "遵守党的政治纪律情况",
        "总体情况",
        "一年来的主要工作",
    ],
    "previous": [
        "问题整改情况",
        "上年度民主生活会整改措施落实情况",
        "上年度民主生活会整改落实情况",
        "上一年度查摆问题整改情况",
        "2030年度民主生活会查摆问题整改情况",
        "2030年度专题民主生活会整改措施落实情况",
        "上年度民主生活会及落实意识形态工作责任制情况报告",
        "去年以来整改落实情况",
        "上次民主生活会整改情况",
        "巡察反馈问题整改进展",
        "往年问题的整改情况",
        "问题整改落实情况",
    ],
    "matters": [
        "相关事项通报说明",
        "个人有关事项说明",
        "个人有关事项报告情况",
        "个人重大事项说明",
        "需要说明的问题",
        "需说明的其他情况",
        "重要事项说明",
        "接受组织函询情况的说明",
    ],
    "problems": [
        "存在的突出问题",
        "查找的突出问题",
        "存在问题及表现",
        "存在的主要问题",
        "存在的问题",
        "对照检查剖析",
        "“四风”存在的主要问题",
        "存在的主要问题和具体表现",
        "查摆的主要问题",
        "对照检查情况",
        "检视剖析的问题",
        "主要差距和不足",
        "班子对照检查",
        "党性分析和问题查摆",
        "存在问题及原因分析",
        "查摆的问题及整改措施",
        "存在的问题和原因",
        "作风方面存在的突出问题",
        "存在的突出問題",
    ],
    "cases": [
        "反面典型案例剖析情况",
        "典型案例剖析",
        "对照典型案例剖析反思",
        "案例原因剖析",
        "对照案例查摆自身差距",
        "以案促改情况",
        "反面典型剖析",
    ],
    "causes": [
        "产生问题的原因分析",
        "问题根源分析",
        "原因分析",
        "产生问题的主要原因",
        "存在问题的原因剖析",
        "问题产生的思想根源",
        "存在问题的根源",
        "问题成因分析",
        "问题症结",
        "剖析问题根源",
        "原因分析及整改措施",
        "產生問題的原因分析",
    ],
    "measures": [
        "今后的努力方向和改进措施",
        "努力方向和整改措施",
        "下步努力方向和整改措施",
        "整改措施与努力方向",
        "下一步工作打算",
        "下一步整改措施",
        "下一步努力方向及整改措施",
        "2032年努力方向及整改措施",
        "今后努力方向",
        "整改措施",
        "整改打算",
        "改进措施",
        "整改方向和举措",
        "整改落实措施",
        "整改目标和任务",
        "下一阶段工作计划",
        "针对问题的整改措施",
        "问题整改措施",
        "下一步整改思路",
        "整改計劃和措施",
    ],
    "closing": ["结束语", "表态发言"],
}


@pytest.mark.parametrize(("role", "heading"), [(role, one) for role, many in HEADINGS.items() for one in many])
def test_role_by_the_words_of_a_heading(role, heading):
    assert role_of(heading) == role


@pytest.mark.parametrize("heading", ["", "政治建设方面", "会议要求", "读书声里", "一二三"])
def test_words_that_name_no_role(heading):
    assert role_of(heading) is None


@pytest.mark.parametrize(
    ("heading", "several"),
    [
        ("存在问题及原因分析", True),
        ("查摆的问题和整改措施", True),
        ("原因分析及整改措施", True),
        ("上年度整改落实情况和有关事项说明", True),
        ("整改情况及存在的问题", True),
        ("产生问题的原因分析", False),
        ("努力方向和整改措施", False),
        ("问题整改措施", False),
        ("问题整改情况", False),
        ("存在问题及表现", False),
        ("主要问题和不足", False),
    ],
)
def test_headings_that_name_two_roles(heading, several):
    assert names_several(heading) is several


@pytest.mark.parametrize(
    "line",
    [
        "基本情况", "存在的突出问题", "查摆出的主要问题", "存在问题及表现", "典型案例剖析", "产生问题的原因分析",
        "原因分析", "整改措施", "努力方向和整改措施", "今后的努力方向和改进措施", "下一步整改措施", "个人有关事项说明",
        "下一步工作打算", "上年度整改措施落实情况", "存在的主要问题：", "对照检查剖析",
    ],
)  # fmt: skip
def test_a_line_that_is_nothing_but_the_heading_of_a_section(line):
    assert is_plain_heading(line)


@pytest.mark.parametrize("line", ["", "理论学习方面", "馆班子制定整改措施", "问题在于学得不深", "主要是原因分析不透"])
def test_a_line_that_says_something(line):
    assert not is_plain_heading(line)


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("市档案馆领导班子对照检查材料", "", "team"),
        ("市档案馆党组对照检查材料", "", "team"),
        ("柏舟同志个人对照检查材料", "", "member"),
        ("民主生活会个人发言提纲", "班子成员。班子成员。", "member"),
        ("市档案馆领导班子成员对照检查材料", "", "member"),
        ("党组书记柏舟对照检查材料", "我学得不深。", "member"),
        ("党支部书记对照检查材料", "班子带头。有的同志不深。部分同志不实。班子要改。", "team"),
        ("镇党委对照检查材料", "我学得不深，我抓得不紧。" * 12, "member"),
        ("", "我学得不深，我的作风不实。", "member"),
        ("", "班子学得不深，有的同志作风不实。", "team"),
        ("", "开展我为群众办实事，我们要自我革命，我市我省我馆都在行动。", "team"),
        ("", "本人与班子成员谈心，本人认领意见。", "member"),
        ("", "", "team"),
        ("柏舟同志個人對照檢查材料", "", "member"),
    ],
)
def test_whose_report_it_is(title, text, kind):
    assert kind_of(title, text) == kind
