"""A problem that was written in one go, split into heading, text and examples, or into several."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportsite.content.types import Example, Problem, RectificationItem
from reportsite.importer.editing import every_text
from reportsite.importer.markers import ANY
from reportsite.importer.splitting import can_split, split

ONE = "登记不够及时。新到的家谱放了两个月才上架。比如，3月收的《柳溪志》5月才编号。又如，6月漏了11封来信。"


def parts(problem):
    """What each problem holds, without keys and shapes."""
    return [
        (one.heading, one.paragraphs, tuple(example.paragraphs for example in one.examples)) for one in split(problem)
    ]


def test_one_paragraph():
    assert parts(Problem(paragraphs=(ONE,))) == [
        (
            "登记不够及时",
            ("新到的家谱放了两个月才上架。",),
            (("比如，3月收的《柳溪志》5月才编号。",), ("又如，6月漏了11封来信。",)),
        )
    ]


NUMBERED = [
    ("1. 开窗太晚。九点才开。", "2. 收件太慢。要等三天。", "3. 回信太迟。"),
    ("（1）开窗太晚。九点才开。", "（2）收件太慢。要等三天。", "（3）回信太迟。"),
    ("一是开窗太晚。九点才开。二是收件太慢。要等三天。三是回信太迟。",),
    ("1、开窗太晚。九点才开。", "2．收件太慢。要等三天。", "3. 回信太迟。"),
]


@pytest.mark.parametrize("paragraphs", NUMBERED)
def test_numbered_ones(paragraphs):
    wanted = [("开窗太晚", ("九点才开。",), ()), ("收件太慢", ("要等三天。",), ()), ("回信太迟", (), ())]
    assert parts(Problem(paragraphs=paragraphs)) == wanted


def test_what_follows_a_number_belongs_to_it():
    found = parts(Problem(paragraphs=("1. 开窗太晚。九点才开。", "查的人在门外等。", "2. 收件太慢。比如，5月那份。")))
    assert found == [
        ("开窗太晚", ("九点才开。", "查的人在门外等。"), ()),
        ("收件太慢", (), (("比如，5月那份。",),)),
    ]


def test_a_heading_stays_and_the_numbered_ones_stand_after_it():
    found = parts(
        Problem(heading="服务不周", paragraphs=("总的说。", "1. 开窗太晚。九点才开。", "2. 收件太慢。要等三天。"))
    )
    assert [one[:2] for one in found] == [
        ("服务不周", ("总的说。",)),
        ("开窗太晚", ("九点才开。",)),
        ("收件太慢", ("要等三天。",)),
    ]


def test_the_first_keeps_what_hangs_on_it():
    item, example = RectificationItem(measure="换锁"), Example(paragraphs=("又如，旧的。",))
    problem = Problem(key="p1", paragraphs=NUMBERED[0], source="asked", rectification=(item,), examples=(example,))
    first, second, third = split(problem)
    assert (first.key, first.rectification, first.examples) == ("p1", (item,), (example,))
    assert [(one.source, one.rectification, one.examples) for one in (second, third)] == [("asked", (), ())] * 2


@pytest.mark.parametrize(
    "problem",
    [
        Problem(),
        Problem(heading="登记拖拉"),
        Problem(heading="登记拖拉", paragraphs=("新书放了两个月。", "又放了一月。")),
        Problem(heading="登记拖拉", paragraphs=("新书放了两个月。", "1. 只有一条。")),
    ],
)
def test_nothing_to_split(problem):
    assert split(problem) == (problem,)


def test_a_lone_number_in_front_is_the_pages_own():
    assert parts(Problem(paragraphs=("3. 收件太慢。要等三天。",))) == [("收件太慢", ("要等三天。",), ())]


def test_whether_it_is_offered():
    assert can_split(Problem(paragraphs=(ONE,)))
    assert can_split(Problem(heading="登记拖拉", paragraphs=(ONE,)))
    assert can_split(Problem(heading="登记拖拉", paragraphs=NUMBERED[0]))
    assert not can_split(Problem(heading="登记拖拉", paragraphs=("新书放了两个月。",)))
    assert not can_split(Problem())


_NUMBERS = re.compile(rf"^(?:{ANY})")
_PIECES = [
    "1. ",
    "2. ",
    "3、",
    "一是",
    "二是",
    "（1）",
    "比如，",
    "又如，",
    "如在",
    "登记不及时",
    "漏了11封",
    "。",
    "，",
    "；",
    "：",
    "！",
    "“",
    "”",
    "（",
    " ",
    "\u3000",
    "a.b",
    "第一，",
]


def told(texts):
    """The characters of texts without numbers in front, white space, and the full stops that headings get."""
    bare = (_NUMBERS.sub("", text.strip()) for text in texts)
    return re.sub(r"[\s。]", "", "".join(bare))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["", "登记拖拉"]),
    st.lists(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join), min_size=1, max_size=5),
)
def test_no_character_is_lost(heading, texts):
    paragraphs = tuple(text for text in map(str.strip, texts) if text)
    before, after = (
        Problem(heading=heading, paragraphs=paragraphs),
        split(Problem(heading=heading, paragraphs=paragraphs)),
    )
    said = [text for part in after for text in every_text(part)]
    # The signs of which numbers are made, and the full stop that a heading on a line of its own gets, apart.
    was, now = (re.sub(r"[0-9一二三是第、.（）\s。，]", "", "".join(each)) for each in (every_text(before), said))
    assert now == was
    assert "".join(said).count("。") >= "".join(every_text(before)).count("。")


@given(st.text(alphabet="登记不及时，。；：！比如又如“”（） \u3000", max_size=80))
def test_nothing_at_all_is_lost_where_there_are_no_numbers(text):
    paragraphs = (text.strip(),) if text.strip() else ()
    problem = Problem(paragraphs=paragraphs)
    said = [told([text]) for part in split(problem) for text in every_text(part)]
    assert "".join(said) == told(every_text(problem))
