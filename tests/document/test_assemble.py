"""How a report's items become numbered paragraphs: the shapes of real reports, and every rule by itself."""

import pytest
from hypothesis import given, settings

from reportsite.content.numbering import FORMS, Shape
from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
    headings_and_paragraphs,
    walk,
)
from reportsite.document.assemble import assemble, is_empty
from reportsite.document.layout import Layout, Type
from reportsite.document.tree import Document, Paragraph, Run, Signature
from tests.content.strategies import contents
from tests.document.reports import BLOCK, MEMBER, RUN_IN


def texts(content):
    return [block.text for block in assemble(content).blocks]


def problems(*dimensions, **shapes):
    """The text of one section of problems, without its heading."""
    named = {f"problems.{element}": shape for element, shape in shapes.items()}
    return texts(Content(sections=(Section(role="problems", dimensions=dimensions),), shapes=named))


def points(*points, role="measures", shape=None):
    """The text of one section of points, without its heading."""
    shapes = {f"{role}.point": shape} if shape else {}
    return texts(Content(sections=(Section(role=role, points=points),), shapes=shapes))


def test_dimensions_on_their_own_line_and_a_paragraph_for_each_problem():
    assert texts(BLOCK) == [
        "按照县里的通知，馆班子逐条查摆。",
        "现将情况报告如下。",
        "一、基本情况",
        "一是坚持学书。每周领读一册。",
        "二是坚持护书。全年修补旧书三百册。",
        "二、问题整改情况",
        "上年查摆的问题均已整改。",
        "三、存在的突出问题",
        "（一）守书教育方面",
        "1.带头读懂藏书，熟悉每个架位方面",
        "一是读得不深。翻得多、记得少。比如，一部县志只看了目录。",
        "二是用得不活。读与荐两张皮。荐书单没有更新。",
        "2.带头爱护读者方面",
        "一是开放时间不便读者。晚上七点就闭馆。",
        "（二）以案促改方面",
        "对照失书案，经认真查摆，没有私藏馆书的情况。",
        "一是盘点不勤。两年才盘一次。",
        "二是制度不严。借条可以补写。",
        "四、产生问题的原因分析",
        "（一）学得不够。忙于杂务。",
        "（二）管得不细。重借轻管。",
        "五、今后的努力方向和改进措施",
        "（一）勤读书，提高本领。定期领读。",
        "（二）严管书，守住底线。重点做到：一是每季盘点；二是当日登记；三是损坏即修。",
        "以上报告，请批评指正。",
    ]


def test_run_in_dimensions_with_all_problems_in_one_paragraph():
    assert texts(RUN_IN) == [
        "本着严肃认真的态度查摆如下。",
        "一、查找的突出问题",
        "（一）读书方面。存在的主要问题：一是读得不勤。常以忙为由。二是读得不细，一目十行。比如，漏读附录。又如，不看注释。",
        "（二）护书方面。总体尚好。但仍有不足：一是修补不及时。二是防潮不到位。",
        "二、原因分析",
        "主要是以下几个方面。",
        "一是自律不够。放松了要求。",
        "二是钻研不够。满足于过得去。",
        "三、整改措施",
        "一是立行立改。本月见效。",
        "二是长期坚持。",
    ]


def test_parts_inside_matters():
    assert texts(MEMBER) == [
        "一、相关事项通报说明",
        "（一）上年度问题整改情况。逐条作了整改。一是按时到馆。全年无迟到。二是主动领读。领读十二次。三是还书及时。",
        "（二）个人有关事项说明。",
        "没有需要说明的情况。",
        "二、存在的主要问题",
        "（一）带头读书方面。我认真对照。存在问题：一是读得少；二是记得少。",
        "此外，荐得也少。",
        "三、整改措施",
        "（一）天天读。不少于一小时。",
    ]


def test_the_whole_document():
    assert assemble(MEMBER, Layout(title=Type("黑体", 27))) == Document(
        title=("云岭县图书馆柏舟同志", "2030年度个人对照检查材料"),
        byline=("柏舟（2031年1月6日）",),
        blocks=assemble(MEMBER).blocks,
        signature=Signature("柏舟", "2031年1月6日"),
        key=MEMBER.key,
    )


def test_an_empty_report_is_an_empty_document():
    content = Content(key="leer", sections=(Section(), Section(dimensions=(Dimension(),))))
    assert assemble(content) == Document(key="leer")


def test_numbers_restart_in_each_dimension():
    one, two = Problem(heading="甲"), Problem(heading="乙")
    assert problems(Dimension(heading="读书", problems=(one, two)), Dimension(heading="护书", problems=(one,))) == [
        "（一）读书",
        "一是甲。",
        "二是乙。",
        "（二）护书",
        "一是甲。",
    ]


EMPTY = [
    Dimension(),
    Dimension(problems=(Problem(),), children=(Dimension(),)),
    Dimension(problems=(Problem(examples=(Example(),), rectification=(RectificationItem(measure="补登"),)),)),
]


@pytest.mark.parametrize("empty", EMPTY, ids=["bare", "nested", "with a rectification item"])
def test_an_empty_dimension_leaves_no_gap(empty):
    assert problems(Dimension(heading="甲"), empty, Dimension(heading="乙")) == ["（一）甲", "（二）乙"]


def test_an_empty_problem_leaves_no_gap():
    written = Problem(heading="甲"), Problem(), Problem(examples=(Example(),)), Problem(paragraphs=("乙。",))
    assert problems(Dimension(problems=written, heading="读书")) == ["（一）读书", "一是甲。", "二是乙。"]


def test_empty_points_leave_no_gap():
    nested = Point(heading="乙", points=(Point(), Point(heading="子"), Point(points=(Point(),))))
    assert points(Point(), Point(heading="甲"), Point(points=(Point(),)), nested) == [
        "（一）甲。",
        "（二）乙。一是子。",
    ]


def test_empty_sections_and_parts_leave_no_gap():
    sections = (
        Section(heading="甲", parts=(Part(), Part(heading="子"), Part(points=(Point(),)), Part(heading="丑"))),
        Section(),
        Section(parts=(Part(),)),
        Section(heading="乙"),
    )
    assert texts(Content(sections=sections)) == ["一、甲", "（一）子。", "（二）丑。", "二、乙"]


def test_a_section_without_a_heading_takes_no_number():
    sections = (
        Section(heading="甲"),
        Section(role="closing", paragraphs=("特此报告。",)),
        Section(heading="乙"),
    )
    assert texts(Content(sections=sections)) == ["一、甲", "特此报告。", "二、乙"]


def test_a_dimension_with_a_lead_in_alone_prints():
    assert problems(Dimension(lead_in="存在问题：")) == ["（一）存在问题："]


@pytest.mark.parametrize(
    ("end", "own_line", "run_in"),
    [
        (None, ["（一）读书", "尚可。"], ["（一）读书。尚可。"]),
        ("", ["（一）读书", "尚可。"], ["（一）读书尚可。"]),
        ("。", ["（一）读书。", "尚可。"], ["（一）读书。尚可。"]),
        ("，", ["（一）读书，", "尚可。"], ["（一）读书，尚可。"]),
        ("：", ["（一）读书：", "尚可。"], ["（一）读书：尚可。"]),
    ],
)
def test_the_mark_that_ends_a_heading(end, own_line, run_in):
    dimension = Dimension(heading="读书", end=end, paragraphs=("尚可。",))
    assert problems(dimension, dimension=Shape("（一）", own_line=True)) == own_line
    assert problems(dimension, dimension=Shape("（一）")) == run_in


@pytest.mark.parametrize(
    ("shape", "printed"),
    [
        (Shape("一是"), ["一是甲。子。", "二是丑。"]),
        (Shape("1.", own_line=True), ["1.甲", "子。", "2.丑。"]),
        (Shape("第一，", joined=True), ["第一，甲。子。第二，丑。"]),
        (Shape("", joined=True), ["甲。子。丑。"]),
        (Shape(""), ["甲。子。", "丑。"]),
        (Shape("（1）", own_line=True, joined=True), ["（1）甲", "子。（2）丑。"]),
    ],
    ids=lambda value: value.name if isinstance(value, Shape) else "",
)
def test_the_shape_of_points(shape, printed):
    assert points(Point(heading="甲", paragraphs=("子。",)), Point(paragraphs=("丑。",)), shape=shape) == printed


def test_joined_points_go_on_in_the_last_paragraph_of_the_introduction():
    section = Section(
        role="matters",
        heading="事项",
        paragraphs=("其一。", "其二："),
        points=(Point(heading="甲"), Point(heading="乙")),
    )
    assert texts(Content(sections=(section,))) == ["一、事项", "其一。", "其二：一是甲。二是乙。"]


def test_later_paragraphs_of_a_joined_item_stand_alone_and_the_next_item_goes_on_there():
    assert points(
        Point(heading="甲", paragraphs=("一。", "二。")), Point(heading="乙"), shape=Shape("一是", joined=True)
    ) == [
        "一是甲。一。",
        "二。二是乙。",
    ]


def test_a_shape_of_its_own_overrides_that_of_its_kind():
    assert points(Point(heading="甲"), Point(heading="乙", shape=Shape("1.", own_line=True)), Point(heading="丙")) == [
        "（一）甲。",
        "2.乙",
        "（三）丙。",
    ]


def test_points_of_a_part_have_the_shape_of_the_role_of_the_part():
    part = Part(role="previous", heading="整改", points=(Point(heading="甲"), Point(heading="乙")))
    content = Content(
        sections=(Section(role="matters", heading="事项", parts=(part,)),),
        shapes={"previous.part.point": Shape("1."), "matters.part.point": Shape("第一，")},
    )
    assert texts(content) == ["一、事项", "（一）整改。", "1.甲。", "2.乙。"]


@pytest.mark.parametrize(
    ("own_line", "printed"),
    [
        (False, ["一是读得少。常忙。比如，漏读。后来补读。", "到期未读完。"]),
        (True, ["一是读得少。常忙。", "比如，漏读。后来补读。", "到期未读完。"]),
    ],
)
def test_an_example_runs_in_or_stands_alone(own_line, printed):
    example = Example(paragraphs=("比如，漏读。后来补读。", "到期未读完。"), own_line=own_line)
    problem = Problem(heading="读得少", paragraphs=("常忙。",), examples=(example,))
    assert problems(Dimension(problems=(problem,), heading="读书")) == ["（一）读书", *printed]


def test_an_example_follows_a_heading_on_its_own_line():
    problem = Problem(heading="读得少", examples=(Example(paragraphs=("比如，漏读。",)),))
    assert problems(Dimension(heading="读书", problems=(problem,)), problem=Shape("1.", own_line=True)) == [
        "（一）读书",
        "1.读得少",
        "比如，漏读。",
    ]


def test_a_lead_in_follows_the_introduction_and_stands_before_problems_and_children():
    dimension = Dimension(
        heading="读书",
        paragraphs=("甲。", "乙。"),
        lead_in="存在问题：",
        problems=(Problem(heading="少"),),
        children=(Dimension(heading="细读"),),
    )
    assert problems(dimension) == ["（一）读书", "甲。", "乙。存在问题：", "一是少。", "1.细读"]


def test_the_font_level_follows_the_number_form():
    point = Point(key="k", heading="甲", paragraphs=("子。",))
    runs = {
        form: assemble(
            Content(sections=(Section(role="measures", points=(point,)),), shapes={"measures.point": Shape(form)})
        )
        .blocks[0]
        .runs[0]
        .level
        for form in FORMS
    }
    assert runs == {"一、": 1, "（一）": 2, "1.": 3, "1、": 3, "（1）": 4, "一是": 4, "第一，": 4, "": 2}


def test_a_heading_is_a_paragraph_of_its_level_and_a_run_in_heading_a_run():
    content = Content(
        sections=(
            Section(
                key="s",
                role="measures",
                heading="措施",
                points=(Point(key="p", heading="甲", paragraphs=("子。",)), Point(key="q", paragraphs=("丑。",))),
            ),
        )
    )
    assert assemble(content).blocks == (
        Paragraph((Run("一、措施", 1, "s", "h", 2),), 1),
        Paragraph((Run("（一）甲。", 2, "p", "h", 3), Run("子。", 0, "p", "1"))),
        Paragraph((Run("（二）", 0, "q", "h", 3), Run("丑。", 0, "q", "1"))),
    )


@pytest.mark.parametrize(
    ("signature", "date", "expected"),
    [
        ("馆", "某日", Signature("馆", "某日")),
        ("馆", "", Signature("馆", "")),
        ("", "某日", Signature("", "某日")),
        ("", "", None),
    ],
)
def test_the_signature(signature, date, expected):
    assert assemble(Content(signature=signature, date=date)).signature == expected


def test_attachments_without_a_name_are_left_out():
    assert assemble(Content(attachments=("", "清单", ""))).attachments == ("清单",)


def test_ten_thousand_items_are_numbered():
    items = tuple(Point(paragraphs=("子",)) for _ in range(9_998))
    assert points(*items)[-1] == "（九千九百九十八）子"


@settings(max_examples=60, deadline=None)
@given(contents())
def test_every_text_prints_in_the_order_of_the_walk(content):
    printed, place = "\n".join(texts(content)), 0
    for node, _ in list(walk(content))[1:]:
        if not isinstance(node, RectificationItem):
            for text in headings_and_paragraphs(node):
                found = printed.find(text, place)
                assert (found >= place, text) == (True, text)
                place = found + len(text)


@settings(max_examples=60, deadline=None)
@given(contents())
def test_levels_are_those_of_the_layout_and_no_paragraph_is_empty(content):
    blocks = assemble(content).blocks
    assert {block.level for block in blocks} | {run.level for block in blocks for run in block.runs} <= {0, 1, 2, 3, 4}
    assert [block for block in blocks if not block.text or any(not run.text for run in block.runs)] == []


@settings(max_examples=60, deadline=None)
@given(contents())
def test_what_is_empty_does_not_print(content):
    printed = {run.key for block in assemble(content).blocks for run in block.runs}
    assert {node.key for node, _ in walk(content) if node.key in printed and is_empty(node)} == set()


def deep(levels):
    node = Dimension(heading="底", shape=Shape("", own_line=True))
    for _ in range(levels):
        node = Dimension(heading="层", children=(node,), shape=Shape("", own_line=True))
    return node


def test_dimensions_without_numbers_take_no_deeper_font_than_the_fourth():
    content = Content(sections=(Section(role="problems", dimensions=(deep(5),)),))
    assert [block.level for block in assemble(content).blocks] == [2, 3, 4, 4, 4, 4]
