"""Dimensions: how they are numbered, what their headings look like, groups, introductions and lead-ins."""

import pytest

from tests.importer.texts import dimension, dimensions, doubts, reading

WORDING = "带头深刻领会“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”方面"
BODY = "一是读得不深。翻得多、记得少。二是用得不活。读与荐两张皮。"
PROBLEMS = ("读得不深", "用得不活")


def report(*dimension_lines):
    return "一、存在的突出问题\n" + "\n".join(dimension_lines)


@pytest.mark.parametrize(
    "number", ["（一）", "(一)", "（一)", "(一）", "1.", "1、", "１．", "1．", "（1）", "1）", "①", "一）", "㈠"]
)
@pytest.mark.parametrize("heading", ["读书方面", WORDING, f"在{WORDING}", "学习贯彻创新理论不够深入"])
def test_numbers_and_headings(number, heading):
    assert dimensions(f"{number}{heading}。{BODY}") == [dimension(heading, *PROBLEMS)]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"（一）读书方面。{BODY}", "读书方面"),
        (f"（一）读书方面：{BODY}", "读书方面"),
        (f"（一）读书方面，{BODY}", "读书方面，"),
        (f"（一）读书方面\n{BODY}", "读书方面"),
        (f"（一）读书方面。\n{BODY}", "读书方面"),
        (f"（一）读书方面\n{BODY.replace('二是', chr(10) + '二是')}", "读书方面"),
        (f"（一）在带头读书、爱书、护书方面\n{BODY}", "在带头读书、爱书、护书方面"),
        (f"（一）读书方面存在的主要问题：{BODY}", "读书方面存在的主要问题"),
        (f"（一）关于读书方面，主要是本领不够强：读书是馆员的本分。\n{BODY}", "关于读书方面，主要是本领不够强"),
        (f"（一）学习贯彻创新理论有差距，学用结合不紧密。{BODY}", "学习贯彻创新理论有差距，学用结合不紧密"),
        (f"（一）学习贯彻创新理论有差距\n{BODY}", "学习贯彻创新理论有差距"),
        (f"（一）{WORDING.replace('，', ',')}。{BODY}", WORDING.replace("，", ",")),
        (f"**（一）读书方面。**{BODY}", "读书方面"),
    ],
)
def test_run_in_and_separate_headings(text, heading):
    (found,) = dimensions(text)
    assert (found["heading"].rstrip("，"), [one["heading"] for one in found["problems"]]) == (
        heading.rstrip("，"),
        list(PROBLEMS),
    )


def test_brackets_mixed_in_one_text():
    text = "\n".join(
        f"{number}{name}方面。{BODY}" for number, name in zip(("（一）", "(二)", "（三)"), "读护荐", strict=True)
    )
    assert dimensions(text) == [dimension(f"{name}方面", *PROBLEMS) for name in "读护荐"]
    assert doubts(report(text)) == []


@pytest.mark.parametrize("intro", ["", "馆班子能够坚持读书。", "馆班子能够坚持读书，带头领读。读者总体满意。"])
@pytest.mark.parametrize(
    "lead_in",
    [
        "",
        "存在的主要问题：",
        "但认真对照检查，还存在一些问题：",
        "但认真对照查摆，还存在一些不足。",
        "但仍存在一些具体问题：",
        "主要表现在：",
    ],
)
@pytest.mark.parametrize("between", ["", "\n"])
def test_introductions_and_lead_ins(intro, lead_in, between):
    content = reading(report(f"（一）读书方面。{intro}{lead_in}{between}{BODY}")).content
    (found,) = content.sections[0].dimensions
    assert found.heading == "读书方面"
    assert found.paragraphs == ((intro,) if intro else ())
    assert found.lead_in == lead_in
    assert [one.heading for one in found.problems] == list(PROBLEMS)


def test_a_group_of_dimensions_and_a_group_that_is_one_itself():
    text = report(
        "（一）主题教育方面",
        "1.带头读书方面。",
        "一是读得不深。翻得多。",
        "二是用得不活。两张皮。",
        "2.带头护书方面。",
        "一是护得不勤。防潮不到位。",
        "（二）以案促改方面",
        "对照案件，经认真查摆，没有私藏馆书的情况。但仍存在一些具体问题：",
        "一是盘点不勤。两年才盘一次。",
    )
    content = reading(text).content
    group, leaf = content.sections[0].dimensions
    assert [one.heading for one in group.children] == ["带头读书方面", "带头护书方面"]
    assert [len(one.problems) for one in (group, *group.children, leaf)] == [0, 2, 1, 1]
    assert leaf.lead_in == "但仍存在一些具体问题："


def test_a_group_with_problems_of_its_own():
    text = "（一）作风方面。一是总体不实。浮在面上。\n1.形式主义方面。一是会议多。以会代训。\n2.官僚主义方面。一是下乡少。听汇报多。"
    assert dimensions(text) == [
        dimension("作风方面", "总体不实"),
        dimension("形式主义方面", "会议多", group="作风方面"),
        dimension("官僚主义方面", "下乡少", group="作风方面"),
    ]


def test_only_the_last_dimension_is_a_group():
    text = f"（一）读书方面。{BODY}\n（二）作风方面\n1.形式主义方面。一是会议多。以会代训。\n2.享乐主义方面。一是闯劲弱。安于现状。"
    assert dimensions(text) == [
        dimension("读书方面", *PROBLEMS),
        dimension("形式主义方面", "会议多", group="作风方面"),
        dimension("享乐主义方面", "闯劲弱", group="作风方面"),
    ]


def test_members_of_a_group_whose_headings_do_not_end_in_the_usual_word():
    text = f"（一）主题教育\n1.带头深学细悟创新理论\n{BODY.replace('二是', chr(10) + '二是')}\n2.带头为民服务办实事\n一是服务不细。等读者上门。"
    assert dimensions(text) == [
        dimension("带头深学细悟创新理论", *PROBLEMS, group="主题教育"),
        dimension("带头为民服务办实事", "服务不细", group="主题教育"),
    ]


def test_dimensions_without_problems():
    assert dimensions("（一）读书方面。翻得多、记得少。\n（二）护书方面\n防潮不到位。") == [
        dimension("读书方面"),
        dimension("护书方面"),
    ]


def test_problems_in_no_dimension():
    text = report("一是读得不深。翻得多、记得少。", "二是用得不活。读与荐两张皮。")
    (found,) = reading(text).content.sections[0].dimensions
    assert (found.heading, [one.heading for one in found.problems]) == ("", list(PROBLEMS))
    assert doubts(text) == ["no_dimension"]


def test_a_paragraph_between_section_and_dimensions():
    content = reading(report("对照六个方面要求，馆班子查摆问题12个。", f"（一）读书方面。{BODY}")).content
    assert content.sections[0].paragraphs == ("对照六个方面要求，馆班子查摆问题12个。",)


def test_placeholders_and_censored_words_stay():
    text = "（一）D史学习方面。一是*思想学得不深。XX馆员只学了X条，实现借阅**册、增长xx%。二是XXX不够。"
    content = reading(report(text)).content
    (found,) = content.sections[0].dimensions
    assert found.heading == "D史学习方面"
    assert [one.heading for one in found.problems] == ["*思想学得不深", "XXX不够"]
    assert found.problems[0].paragraphs == ("XX馆员只学了X条，实现借阅**册、增长xx%。",)


@pytest.mark.parametrize(
    "heading",
    [
        '"一岗双责"落实方面',
        "”十五五“规划学习方面",
        "「一崗雙責」落實方面",
        "“一岗双责”落实，压力传导方面",
        "学习 贯彻\u00a0方面",
    ],
)
def test_quotation_marks_and_spaces_in_headings_stay(heading):
    (found,) = dimensions(f"（一）{heading}。{BODY}")
    assert found["heading"] == heading
    assert [one["heading"] for one in found["problems"]] == list(PROBLEMS)


def test_a_text_in_traditional_characters():
    text = "一、存在的突出問題\n（一）學習貫徹方面。存在的主要問題：一是學習不夠深入。翻得多、記得少。例如，《縣志》只看了目錄，「兩張皮」問題突出。\n二、產生問題的原因分析\n（一）理論武裝不夠。忙於雜務。\n三、整改措施\n（一）勤讀書。定期領讀。"
    content = reading(text).content
    assert [section.role for section in content.sections] == ["problems", "causes", "measures"]
    (found,) = content.sections[0].dimensions
    assert (found.heading, found.lead_in) == ("學習貫徹方面", "存在的主要問題：")
    assert [(one.heading, len(one.examples)) for one in found.problems] == [("學習不夠深入", 1)]
