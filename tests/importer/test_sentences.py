"""A paragraph's text: its sentences, its heading, the lead-in before the problems."""

import pytest

from reportsite.importer.sentences import head_of, is_aspect, is_clausal, lead_in_of, line_head, sentences, wording_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("学得不深。用得不活！管得严吗？还有呢", ["学得不深。", "用得不活！", "管得严吗？", "还有呢"]),
        ("开展“读书。荐书”活动。有成效。", ["开展“读书。荐书”活动。", "有成效。"]),
        ("有人说：“学了就行。”这是误解。", ["有人说：“学了就行。”", "这是误解。"]),
        ("制度（见附件。略）不严。管得松。", ["制度（见附件。略）不严。", "管得松。"]),
        ("对”十五五“规划学得不深。对”四个意识“领会不透。", ["对”十五五“规划学得不深。", "对”四个意识“领会不透。"]),
        ("“一岗双责落实不够。压力传导不够。", ["“一岗双责落实不够。", "压力传导不够。"]),
        ('"学得"不深。"用得"不活。', ['"学得"不深。', '"用得"不活。']),
        ("「讀書。薦書」不夠。還有。", ["「讀書。薦書」不夠。", "還有。"]),
        ("（一。二", ["（一。", "二"]),
        ("。。。", ["。。。"]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    assert list(sentences(text)) == parts


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("学习不够深入。满足于一知半解。", ("学习不够深入", "。", "满足于一知半解。")),
        ("强化学习，提升本领。坚持每周领学。", ("强化学习，提升本领", "。", "坚持每周领学。")),
        ("学习不够深入", ("学习不够深入", "", "")),
        ("学习不够深入。", ("学习不够深入", "。", "")),
        ("学习不够深入；", ("学习不够深入", "；", "")),
        ("学习不够深入：浮在面上。", ("学习不够深入", "：", "浮在面上。")),
        ("学习不够深入；读书浮在面上。", ("学习不够深入", "；", "读书浮在面上。")),
        ("学习不够深入！读书浮在面上。", ("学习不够深入", "！", "读书浮在面上。")),
        (
            "学习不够深入，有的同志满足于听辅导、看摘要、记笔记，对原著原文静不下心来研读，学了一阵子、记住几句话。",
            (
                "学习不够深入",
                "，",
                "有的同志满足于听辅导、看摘要、记笔记，对原著原文静不下心来研读，学了一阵子、记住几句话。",
            ),
        ),
        ("学习不够深入,满足于一知半解,遇到问题拿不出办法,解决难题没有招数,推动工作缺少思路,服务群众缺少真情。", None),
        ("有" * 70 + "。", ("", "", "有" * 70 + "。")),
        ("", ("", "", "")),
    ],
)
def test_the_heading_of_a_point(text, head):
    found = head_of(text)
    if head is None:
        assert (found.heading, found.end) == ("学习不够深入", ",")
    else:
        assert tuple(found) == head


def test_headings_that_end_at_a_comma_where_the_list_has_such():
    long = "，有的同志满足于听辅导、看摘要、记笔记，对原著原文静不下心来研读，学了一阵子、记住几句话。"
    texts = ["学习不够深入" + long, "调研不够扎实" + long, "落实不够有力，往往一开了之。"]
    assert is_clausal(texts)
    assert [head_of(text, clausal=True).heading for text in texts] == ["学习不够深入", "调研不够扎实", "落实不够有力"]
    texts = ["学习不够深入。" + long, "强化学习，提升本领。" + long, "担当不够有力" + long]
    assert not is_clausal(texts)
    assert [head_of(text).heading for text in texts] == ["学习不够深入", "强化学习，提升本领", "担当不够有力"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("存在的突出问题", ("存在的突出问题", "", "")),
        ("存在的突出问题。", ("存在的突出问题", "。", "")),
        ("存在的突出问题：", ("存在的突出问题", "：", "")),
        ("基本情况。一年来，班子带头学习。", ("基本情况", "。", "一年来，班子带头学习。")),
        ("基本情况：一年来，班子带头学习。", ("基本情况", "：", "一年来，班子带头学习。")),
        (
            "对照“六个带头”要求，在政治信仰、党员意识、理论学习、能力本领、作用发挥、纪律作风等六个方面存在的突出问题",
            (
                "对照“六个带头”要求，在政治信仰、党员意识、理论学习、能力本领、作用发挥、纪律作风等六个方面存在的突出问题",
                "",
                "",
            ),
        ),
    ],
)
def test_the_heading_of_a_section(text, head):
    assert tuple(line_head(text)) == head


WORDING = "带头深刻领会“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”方面"


@pytest.mark.parametrize(
    ("text", "heading", "end", "rest"),
    [
        (f"{WORDING}。", WORDING, "。", ""),
        (f"{WORDING}", WORDING, "", ""),
        (f"{WORDING}。存在的主要问题：", WORDING, "。", "存在的主要问题："),
        (f"在{WORDING}。班子能够带头。", f"在{WORDING}", "。", "班子能够带头。"),
        (f"{WORDING}存在的问题：", f"{WORDING}存在的问题", "：", ""),
        ("学习贯彻不够深入。有的同志不学。", "学习贯彻不够深入", "。", "有的同志不学。"),
        ("政治引领方面，主要是核心作用发挥不强：支部的任务是引领。", "政治引领方面，主要是核心作用发挥不强", "：", "支部的任务是引领。"),
        ("理论学习方面，有的同志学得不深。", "理论学习方面", "，", "有的同志学得不深。"),
        ("理论学习：有的同志学得不深。", "理论学习", "：", "有的同志学得不深。"),
        ("學習貫徹方面。有的同志學得不深。", "學習貫徹方面", "。", "有的同志學得不深。"),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_the_heading_of_a_dimension(text, heading, end, rest):
    assert tuple(wording_of(text)) == (heading, end, rest)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("学习方面", True), ("学习方面。", True), ("学习方面存在的主要问题：", True), ("纪律作风等方面", True),
        ("以下几个方面", False), ("这些方面。", False), ("学得不深", False), ("", False), ("多方面原因", False),
    ],
)  # fmt: skip
def test_what_names_a_dimension(text, named):
    assert is_aspect(text) is named


@pytest.mark.parametrize(
    "lead_in",
    [
        "存在的主要问题：",
        "但认真对照检查，还存在一些问题：",
        "但认真对照查摆，还存在一些不足。",
        "但仍存在一些具体问题：",
        "主要表现在：",
        "主要存在以下问题。",
        "在征求意见的基础上发现以下几个主要问题",
        "主要有以下几个方面。",
        "具体表现为：",
        "查摆出如下问题：",
        "但对照要求仍有差距。",
        "對照要求，還存在以下問題：",
    ],
)
@pytest.mark.parametrize("intro", ["", "班子能够带头学习。"])
def test_every_lead_in(intro, lead_in):
    assert lead_in_of(intro + lead_in) == (intro, lead_in)


@pytest.mark.parametrize("text", ["班子能够带头学习。", "能够严格执行制度，各项工作有序开展。", ""])
def test_an_introduction_alone(text):
    assert lead_in_of(text) == (text, "")


def test_a_point_that_is_meant_as_a_full_stop():
    assert list(sentences("读得少.一年只读了两本.比如,县志.")) == ["读得少.", "一年只读了两本.", "比如,县志."]
    assert list(sentences("1.读书。用了3.5年。见a.b。")) == ["1.读书。", "用了3.5年。", "见a.b。"]


def test_a_problem_of_one_sentence_is_headed_by_what_is_wanting():
    assert head_of("学得不深，碰到问题才去翻书。") == ("学得不深", "，", "碰到问题才去翻书。")
    assert head_of("加强学习，提升本领。") == ("加强学习，提升本领", "。", "")
