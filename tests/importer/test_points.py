"""Causes, measures, achievements and cases: points, rows within them, named parts."""

import pytest

from tests.importer.texts import doubts, points, reading, sections


@pytest.mark.parametrize("role", ["basic", "previous", "causes", "measures"])
@pytest.mark.parametrize(
    "text",
    [
        "（一）勤读书，强本领。每周领读。\n（二）严管书。每季盘点。\n（三）多荐书。每月荐书。",
        "(一)勤读书，强本领。每周领读。\n（二)严管书。每季盘点。\n(三）多荐书。每月荐书。",
        "1.勤读书，强本领。每周领读。\n2.严管书。每季盘点。\n3.多荐书。每月荐书。",
        "1、勤读书，强本领。每周领读。\n2、严管书。每季盘点。\n3、多荐书。每月荐书。",
        "一是勤读书，强本领。每周领读。\n二是严管书。每季盘点。\n三是多荐书。每月荐书。",
        "一是勤读书，强本领。每周领读。二是严管书。每季盘点。三是多荐书。每月荐书。",
        "主要有以下三个方面。一是勤读书，强本领。每周领读。二是严管书。每季盘点。三是多荐书。每月荐书。",
        "第一，勤读书，强本领。每周领读。\n第二，严管书。每季盘点。\n第三，多荐书。每月荐书。",
        "（一）勤读书，强本领\n每周领读。\n（二）严管书\n每季盘点。\n（三）多荐书\n每月荐书。",
        "主要有：（一）勤读书，强本领。每周领读。（二）严管书。每季盘点。（三）多荐书。每月荐书。",
    ],
)
def test_points_in_every_form(role, text):
    assert points(role, text) == ["勤读书，强本领", "严管书", "多荐书"]


def test_points_are_no_problems():
    (section,) = reading("一、基本情况\n一是坚持读书。每周领读。\n二是坚持护书。修补旧书。").content.sections
    assert (section.dimensions, len(section.points)) == ((), 2)


def test_rows_within_measures():
    text = "一、整改措施\n（一）勤读书。坚持常态化。一是领读。每周一次。二是荐书。每月一次。三是评书。每季一次。\n（二）严管书。\n一是盘点。每季一次。\n二是登记。当日完成。"
    (section,) = reading(text).content.sections
    assert [[below.heading for below in point.points] for point in section.points] == [
        ["领读", "荐书", "评书"],
        ["盘点", "登记"],
    ]
    assert doubts(text) == []


def test_a_row_within_a_point_of_the_same_form():
    text = "一、整改措施\n一是勤读书。重点做到：\n一是领读。每周一次。\n二是荐书。每月一次。\n二是严管书。每季盘点。"
    (section,) = reading(text).content.sections
    assert [(point.heading, len(point.points)) for point in section.points] == [("勤读书", 2), ("严管书", 0)]


def test_three_levels():
    text = "一、整改措施\n（一）勤读书。\n1.领读。每周一次。\n（1）读原著。\n（2）读县志。\n2.荐书。每月一次。\n（二）严管书。每季盘点。"
    (section,) = reading(text).content.sections
    first, second = section.points
    assert ([one.heading for one in first.points], [one.heading for one in first.points[0].points]) == (
        ["领读", "荐书"],
        ["读原著", "读县志"],
    )
    assert second.heading == "严管书"


def test_a_paragraph_between_section_and_points():
    (section,) = reading(
        "一、原因分析\n主要是以下几个方面。\n一是学得不够。忙于杂务。\n二是管得不细。重借轻管。"
    ).content.sections
    assert (section.paragraphs, [point.heading for point in section.points]) == (
        ("主要是以下几个方面。",),
        ["学得不够", "管得不细"],
    )


def test_a_section_that_is_one_paragraph():
    (section,) = reading("二、问题整改情况\n查摆的六个问题均已整改到位。").content.sections
    assert (section.role, section.paragraphs, section.points) == ("previous", ("查摆的六个问题均已整改到位。",), ())


CASES = "（一）案例原因剖析。案例令人警醒。一是底线失守。收受礼金。二是监督失灵。无人提醒。\n（二）对照案例查摆自身差距。采购把关不严。"


@pytest.mark.parametrize("heading", ["反面典型案例剖析情况", "典型案例剖析", "以案促改情况"])
@pytest.mark.parametrize("causes_first", [True, False])
def test_case_analysis_with_named_parts(heading, causes_first):
    causes = "、产生问题的原因分析\n（一）学得不够。忙于杂务。"
    blocks = [causes, f"、{heading}\n{CASES}"] if causes_first else [f"、{heading}\n{CASES}", causes]
    text = "一、存在的突出问题\n（一）读书方面。一是读得不深。\n" + "\n".join(
        number + block for number, block in zip("二三", blocks, strict=True)
    )
    found = {one["role"]: one for one in sections(text)}
    assert found["cases"]["heading"] == heading
    assert found["cases"]["parts"] == [
        {"heading": "案例原因剖析", "points": ["底线失守", "监督失灵"]},
        {"heading": "对照案例查摆自身差距", "points": []},
    ]
    assert found["causes"]["points"] == ["学得不够"]


def test_case_analysis_in_points():
    (found,) = sections(
        "一、典型案例剖析\n着重从两个方面查找差距。\n一是从底线看差距。把关不严。\n二是从监督看差距。提醒不够。"
    )
    assert (found["role"], found["points"]) == ("cases", ["从底线看差距", "从监督看差距"])


def test_case_analysis_without_points():
    (found,) = sections("一、典型案例剖析\n班子深入剖析案例。\n对照检视，采购把关不严。")
    assert (found["role"], found["points"]) == ("cases", [])


def test_matters_with_parts_and_values_on_the_next_line():
    text = "一、相关事项通报说明\n（一）上年度民主生活会整改情况报告。改进如下：一是学得更勤。每周领读。二是下得更深。走遍分馆。\n（二）个人有关事项说明。\n没有需要说明的情况。"
    (section,) = reading(text).content.sections
    assert section.role == "matters"
    assert [(part.role, part.heading, part.end) for part in section.parts] == [
        ("previous", "上年度民主生活会整改情况报告", None),
        ("matters", "个人有关事项说明", "。"),
    ]
    assert section.parts[1].paragraphs == ("没有需要说明的情况。",)
    assert [point.heading for point in section.parts[0].points] == ["学得更勤", "下得更深"]


def test_a_basic_section_with_parts():
    text = (
        "一、基本情况\n（一）上年度整改落实情况。一是学得更勤。每周领读。\n（二）个人有关事项说明。没有需要说明的情况。"
    )
    (found,) = sections(text)
    assert [part["heading"] for part in found["parts"]] == ["上年度整改落实情况", "个人有关事项说明"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "（一）提高站位，把牢方向。坚持学习。\n（二）强化武装，坚定信念。坚持领读。",
            ["提高站位，把牢方向", "强化武装，坚定信念"],
        ),
        (
            "（一）提高站位，把牢方向\n坚持学习。\n（二）强化武装，坚定信念\n坚持领读。",
            ["提高站位，把牢方向", "强化武装，坚定信念"],
        ),
        ("一是提高站位；二是强化武装；三是改进作风。", ["提高站位", "强化武装", "改进作风"]),
    ],
)
def test_headings_of_measures(text, headings):
    assert points("measures", text) == headings
