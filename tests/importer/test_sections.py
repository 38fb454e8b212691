"""Which sections a text has: their order, their headings, and what stands before and behind them."""

import pytest

from tests.importer.texts import doubts, reading, sections

PREAMBLE = "按照县里的统一安排，馆班子逐条查摆问题，深刻剖析原因，认真制定措施。现将有关情况报告如下。"
PARTS = {
    "basic": "基本情况\n一是坚持读书。每周领读一册。\n二是坚持护书。全年修补旧书三百册。",
    "previous": "上年度问题整改情况\n查摆的六个问题均已整改到位。",
    "problems": "存在的突出问题\n（一）读书方面。一是读得不深。翻得多、记得少。二是用得不活。读与荐两张皮。",
    "cases": "典型案例剖析\n（一）案例原因剖析。一是底线失守。收受书商礼金。\n（二）对照案例查摆自身差距。采购把关不严。",
    "causes": "产生问题的原因分析\n（一）学得不够。忙于杂务。\n（二）管得不细。重借轻管。",
    "measures": "今后的努力方向和整改措施\n（一）勤读书。定期领读。\n（二）严管书。每季盘点。",
}
NUMBERS = "一二三四五六"
ORDERS = [
    ("basic", "previous", "problems", "causes", "measures"),
    ("problems", "causes", "measures"),
    ("problems", "cases", "causes", "measures"),
    ("problems", "causes", "cases", "measures"),
    ("previous", "problems", "measures"),
    ("problems", "measures"),
    ("problems",),
    ("measures", "causes", "problems", "basic"),
    tuple(PARTS),
]


def report(order, number=lambda place: f"{NUMBERS[place]}、"):
    return "\n".join([PREAMBLE, *(f"{number(place)}{PARTS[role]}" for place, role in enumerate(order))])


def roles(text):
    return [(section["role"], section["heading"]) for section in sections(text)]


def wanted(order):
    return [(role, PARTS[role].split("\n")[0]) for role in order]


@pytest.mark.parametrize("order", ORDERS)
def test_sections_in_every_order(order):
    text = report(order)
    assert roles(text) == wanted(order)
    found = reading(text)
    assert found.content.preamble == (PREAMBLE,)
    assert found.record.doubts == []


@pytest.mark.parametrize(
    "number",
    [
        lambda place: "",
        lambda place: f"{NUMBERS[place]} 、",
        lambda place: f"{NUMBERS[place]}．",
        lambda place: f"第{NUMBERS[place]}部分 ",
        lambda place: f"第{NUMBERS[place]}部分：",
        lambda place: f"**{NUMBERS[place]}、**" if place > 9 else f"## {NUMBERS[place]}、",
        lambda place: "## ",
    ],
)
def test_numbers_of_sections_in_every_form_or_none(number):
    order = ("problems", "causes", "measures")
    assert roles(report(order, number)) == wanted(order)


def test_sections_numbered_like_dimensions():
    text = report(("basic", "problems", "causes", "measures"), lambda place: f"（{NUMBERS[place]}）")
    text = (
        text.replace("\n（一）读书方面", "\n1.读书方面")
        .replace("\n（一）学得", "\n1.学得")
        .replace("\n（二）管得", "\n2.管得")
    )
    text = text.replace("\n（一）勤读书", "\n1.勤读书").replace("\n（二）严管书", "\n2.严管书")
    assert roles(text) == wanted(("basic", "problems", "causes", "measures"))
    assert [one["heading"] for one in sections(text)[1]["dimensions"]] == ["读书方面"]
    assert sections(text)[2]["points"] == ["学得不够", "管得不细"]


def test_one_section_without_its_number():
    text = report(("problems", "causes", "measures")).replace("二、产生", "产生")
    assert roles(text) == wanted(("problems", "causes", "measures"))


def test_dimensions_numbered_like_sections():
    text = f"{PREAMBLE}\n存在的突出问题\n一、读书方面。一是读得不深。\n二、护书方面。一是护得不勤。\n产生问题的原因分析\n一、学得不够。忙于杂务。\n整改措施\n一、勤读书。定期领读。"
    assert [one["role"] for one in sections(text)] == ["problems", "causes", "measures"]
    assert [one["heading"] for one in sections(text)[0]["dimensions"]] == ["读书方面", "护书方面"]


@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [
        ("一、存在的突出问题", "对照要求查摆。"),
        ("一、存在的突出问题。", "对照要求查摆。"),
        ("一、存在的突出问题：", "对照要求查摆。"),
        ("一、存在的突出问题。对照要求查摆。", ""),
        ("一、存在的突出问题：对照要求查摆。", ""),
    ],
)
def test_headings_of_sections_alone_and_run_in(heading, paragraph):
    text = f"{heading}\n{paragraph}\n（一）读书方面。一是读得不深。"
    found = reading(text).content
    assert found.sections[0].heading == "存在的突出问题"
    assert found.sections[0].paragraphs == ("对照要求查摆。",)
    assert [one.heading for one in found.sections[0].dimensions] == ["读书方面"]


def test_points_that_run_in_with_the_heading_of_a_section():
    (found,) = sections("二、问题整改情况：一是补齐目录。全部完成。二是更换锁具。全部完成。")
    assert (found["role"], found["heading"], found["points"]) == ("previous", "问题整改情况", ["补齐目录", "更换锁具"])


def test_an_enumeration_in_the_preamble_is_text():
    text = report(("problems",)).replace(PREAMBLE, f"会前，一是认真学习。二是谈心谈话。三是征求意见。\n{PREAMBLE}")
    found = reading(text).content
    assert found.preamble == ("会前，一是认真学习。二是谈心谈话。三是征求意见。", PREAMBLE)
    assert len(found.sections) == 1


@pytest.mark.parametrize(
    ("heading", "role", "doubt"),
    [
        ("存在问题及原因分析", "problems", ["role"]),
        ("问题整改情况", "previous", []),
        ("上年度民主生活会整改措施落实情况", "previous", []),
        ("原因分析及整改措施", "causes", ["role"]),
        ("会议要求", "other", ["role"]),
    ],
)
def test_headings_that_name_two_roles_or_none(heading, role, doubt):
    text = f"一、{heading}\n（一）读得不深。忙于杂务。\n（二）管得不细。重借轻管。"
    assert roles(text) == [(role, heading)]
    assert doubts(text) == doubt


def test_an_unknown_section_that_holds_dimensions_is_about_problems():
    text = "一、自己摆进去\n（一）读书方面。一是读得不深。\n（二）护书方面。一是护得不勤。"
    assert roles(text) == [("problems", "自己摆进去")]
    assert doubts(text) == ["role"]


def test_a_piece_of_a_report_without_any_section():
    text = "（一）读书方面。一是读得不深。翻得多、记得少。\n（二）护书方面。一是护得不勤。"
    (section,) = reading(text).content.sections
    assert (section.role, section.heading) == ("problems", "")
    assert [one.heading for one in section.dimensions] == ["读书方面", "护书方面"]
    assert doubts(text) == ["no_section"]


def test_a_text_without_any_numbers():
    text = f"{PREAMBLE}\n存在的主要问题\n读书方面\n翻得多、记得少，读与荐两张皮。\n护书方面。防潮不到位，修补不及时。\n原因分析\n忙于杂务，放松了要求。\n整改措施\n定期领读，每季盘点。"
    found = reading(text).content
    assert [section.role for section in found.sections] == ["problems", "causes", "measures"]
    assert [one.heading for one in found.sections[0].dimensions] == ["读书方面", "护书方面"]
    assert found.sections[0].dimensions[1].paragraphs == ("防潮不到位，修补不及时。",)
    assert found.sections[1].paragraphs == ("忙于杂务，放松了要求。",)


@pytest.mark.parametrize("text", ["", "\n\n", " \u3000\u00a0\n\t"])
def test_an_empty_text(text):
    found = reading(text)
    assert (found.content.title, found.content.sections, found.content.preamble) == ("", (), ())
    assert doubts(text) == ["no_section"]


def test_a_text_that_is_no_report_at_all():
    text = "小桥边，杨柳青。\n燕子衔泥过短亭。\n\n一年又一年，桥下水流不停。"
    found = reading(text)
    assert "".join(found.content.preamble) == text.replace("\n", "")
    assert doubts(text) == ["no_section"]


def test_two_reports_in_one_file():
    second = "云岭县图书馆班子2031年度对照检查材料\n" + report(("problems", "measures"))
    text = "云岭县档案馆班子2031年度对照检查材料\n" + report(("problems", "causes")) + "\n" + second
    assert doubts(text)[0] == "several_reports"
    assert reading(text).record.doubts[0].text == "云岭县图书馆班子2031年度对照检查材料"
    assert [role for role, _heading in roles(text)] == ["problems", "causes", "problems", "measures"]


@pytest.mark.parametrize(
    "closing",
    [
        "以上报告，请批评指正。",
        "以上是馆班子的对照检查，不妥之处，敬请各位领导和同志们批评指正。",
        "不当之处，请批评指正。",
        "恳请各位领导提出宝贵意见。",
        "请同志们批评帮助。",
    ],
)
def test_a_closing_sentence(closing):
    text = report(("problems", "measures")) + f"\n{closing}"
    last = reading(text).content.sections[-1]
    assert (last.role, last.heading, last.paragraphs) == ("closing", "", (closing,))
    assert doubts(text) == []


def test_a_last_paragraph_that_no_point_holds_may_be_the_closing():
    closing = "馆班子将以这次会议为契机，自觉接受监督，以实实在在的整改成效取信于读者。"
    text = report(("problems", "measures")) + f"\n{closing}"
    assert reading(text).content.sections[-1].paragraphs == (closing,)
    assert doubts(text) == ["closing"]


def test_a_closing_section():
    text = report(("problems", "measures")) + "\n三、结束语\n馆班子将虚心接受批评。"
    assert roles(text)[-1] == ("closing", "结束语")


@pytest.mark.parametrize(
    ("before", "after", "typed"),
    [
        ("二、产生", "三、产生", "三、"),
        ("（二）管得", "（三）管得", "（三）"),
        ("（二）管得", "（一）管得", "（一）"),
        ("二是用得", "三是用得", "三是"),
    ],
)
def test_numbers_that_do_not_follow_are_doubted(before, after, typed):
    text = report(("problems", "causes")).replace(before, after)
    assert roles(text) == wanted(("problems", "causes"))
    (doubt,) = reading(text).record.doubts
    assert (doubt.code, doubt.alternatives) == ("numbering", (typed,))
