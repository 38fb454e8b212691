"""Operations on a report that was read: what each makes, and that none loses a character."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportsite.content.json import dumps, loads
from reportsite.content.types import (
    ROLES,
    Content,
    Dimension,
    Example,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
    walk,
)
from reportsite.importer.correcting import (
    AT,
    PLAIN,
    fitting,
    inside,
    parts_of_text,
    set_answer,
    set_heading,
    set_role,
    split,
    taken_out,
    text_taken_out,
    with_text,
)
from reportsite.importer.editing import NotHere, every_text, find
from reportsite.importer.levels import lowered, raised


def shape_of(content):
    """The report as nested lists: [type, heading, paragraphs, what is below]."""

    def plain(node):
        texts = "|".join(getattr(node, "paragraphs", ()))
        below = [
            plain(child)
            for name in ("points", "parts", "dimensions", "problems", "children", "examples")
            for child in getattr(node, name, ())
        ]
        return [type(node).__name__, getattr(node, "heading", ""), texts, *below]

    return [plain(section) for section in content.sections]


def problems(*nodes, **fields):
    """A report with one section of problems that holds these dimensions."""
    return Content(key="c", sections=(Section(key="s", role="problems", heading="问题", dimensions=nodes, **fields),))


def causes(*nodes, **fields):
    return Content(key="c", sections=(Section(key="s", role="causes", heading="原因", points=nodes, **fields),))


class TestSplit:
    def test_a_problem_at_a_sentence(self):
        node = Problem(
            key="p",
            heading="学得浅",
            paragraphs=("读书少。记录乱。补课晚。",),
            examples=(Example(key="e", paragraphs=("比如，甲。",)),),
        )
        made = split(problems(Dimension(key="d", problems=(node,))), "p", (0, 1))
        assert shape_of(made)[0][3][3:] == [
            ["Problem", "学得浅", "读书少。"],
            ["Problem", "记录乱", "补课晚。", ["Example", "", "比如，甲。"]],
        ]

    def test_the_number_in_front_is_left_to_the_page(self):
        node = Point(key="p", heading="认识不深", paragraphs=("道理懂得少。", "二是作风不实。常坐办公室。"))
        assert shape_of(split(causes(node), "p", (1, 0)))[0][3:] == [
            ["Point", "认识不深", "道理懂得少。"],
            ["Point", "作风不实", "常坐办公室。"],
        ]

    def test_a_dimension_takes_its_problems_along(self):
        node = Dimension(
            key="d",
            heading="甲方面",
            paragraphs=("前言。", "乙方面。后语。"),
            problems=(Problem(key="p", heading="丙"),),
        )
        first, second = shape_of(split(problems(node), "d", (1, 0)))[0][3:]
        assert (first, second) == (
            ["Dimension", "甲方面", "前言。"],
            ["Dimension", "乙方面", "后语。", ["Problem", "丙", ""]],
        )

    def test_a_section_out_of_the_preamble(self):
        made = split(Content(key="c", preamble=("开头。", "三、存在的问题", "正文。")), "c", (1, 0))
        assert (made.preamble, shape_of(made)) == (("开头。",), [["Section", "存在的问题", "正文。"]])
        assert made.sections[0].role == "problems"

    def test_not_where_nothing_stands_before(self):
        node = Problem(key="p", paragraphs=("读书少。",))
        with pytest.raises(NotHere):
            split(problems(Dimension(key="d", problems=(node,))), "p", (0, 0))

    @pytest.mark.parametrize("at", [(0, 9), (9, 0), (-1, 0), (0, -1)])
    def test_not_at_a_sentence_that_is_not_there(self, at):
        with pytest.raises(NotHere):
            split(causes(Point(key="p", heading="甲", paragraphs=("乙。丙。",))), "p", at)


class TestInside:
    def test_a_paragraph_of_a_dimension_becomes_its_first_problem(self):
        node = Dimension(
            key="d",
            heading="甲方面",
            paragraphs=("前言。", "学得浅。读书少。"),
            problems=(Problem(key="p", heading="丙"),),
        )
        assert shape_of(inside(problems(node), "d", (1, 0)))[0][3] == [
            "Dimension", "甲方面", "前言。", ["Problem", "学得浅", "读书少。"], ["Problem", "丙", ""],
        ]  # fmt: skip

    def test_a_sentence_of_a_problem_becomes_an_example(self):
        node = Problem(key="p", heading="学得浅", paragraphs=("读书少。三月那回没有读完。",))
        made = inside(problems(Dimension(key="d", problems=(node,))), "p", (0, 1))
        assert shape_of(made)[0][3][3] == ["Problem", "学得浅", "读书少。", ["Example", "", "三月那回没有读完。"]]

    @pytest.mark.parametrize(
        ("section", "kind"),
        [
            (Section(key="s", role="problems", heading="问题", paragraphs=("甲方面。",)), "Dimension"),
            (Section(key="s", role="causes", heading="原因", paragraphs=("甲不够。",)), "Point"),
            (
                Section(
                    key="s",
                    role="matters",
                    heading="事项",
                    paragraphs=("甲事。",),
                    parts=(Part(key="a", heading="乙"),),
                ),
                "Part",
            ),
        ],
    )
    def test_a_paragraph_of_a_section_by_its_role(self, section, kind):
        assert shape_of(inside(Content(key="c", sections=(section,)), "s", (0, 0)))[0][3][0] == kind


class TestSplittingByWords:
    def test_examples_by_their_marker(self):
        node = Problem(key="p", heading="学得浅", paragraphs=("读书少。比如，三月没读。又如，四月没读。",))
        made = PLAIN["examples"](problems(Dimension(key="d", problems=(node,))), "p")
        assert shape_of(made)[0][3][3] == [
            "Problem", "学得浅", "读书少。", ["Example", "", "比如，三月没读。"], ["Example", "", "又如，四月没读。"],
        ]  # fmt: skip

    def test_problems_at_each_clause(self):
        node = Dimension(key="d", heading="甲方面", paragraphs=("前言。", "读书不多；记录不细；补课不快。"))
        assert shape_of(PLAIN["clauses"](problems(node), "d"))[0][3] == [
            "Dimension", "甲方面", "前言。", ["Problem", "读书不多", ""], ["Problem", "记录不细", ""], ["Problem", "补课不快", ""],
        ]  # fmt: skip

    def test_not_without_them(self):
        content = problems(
            Dimension(key="d", heading="甲方面", paragraphs=("没有分句。",), problems=(Problem(key="p", heading="乙"),))
        )
        assert not {"examples", "clauses"} & {*fitting(content, "d"), *fitting(content, "p")}


class TestJoin:
    def test_what_was_split_is_whole_again(self):
        node = Problem(key="p", heading="学得浅", paragraphs=("读书少。", "记录乱。补课晚。"))
        content = problems(Dimension(key="d", problems=(node,)))
        parted = split(content, "p", (1, 0))
        assert PLAIN["join"](parted, parted.sections[0].dimensions[0].problems[1].key) == content

    def test_a_text_cut_in_mid_sentence_goes_on(self):
        content = causes(Point(key="a", heading="甲", paragraphs=("因为",)), Point(key="b", paragraphs=("事多。",)))
        assert shape_of(PLAIN["join"](content, "b"))[0][3:] == [["Point", "甲", "因为事多。"]]

    def test_after_an_example_the_text_belongs_to_it(self):
        first = Problem(key="a", heading="甲", examples=(Example(key="e", paragraphs=("比如，乙。",)),))
        second = Problem(
            key="b", heading="丙", paragraphs=("丁。",), rectification=(RectificationItem(key="r", measure="改"),)
        )
        made = PLAIN["join"](problems(Dimension(key="d", problems=(first, second))), "b")
        assert shape_of(made)[0][3][3] == ["Problem", "甲", "", ["Example", "", "比如，乙。|丙。丁。"]]
        assert [one.key for one in made.sections[0].dimensions[0].problems[0].rectification] == ["r"]

    def test_links_to_it_lead_to_the_one_before(self):
        content = problems(Dimension(key="d1", heading="甲方面"), Dimension(key="d2", heading="乙方面"))
        content = Content(sections=(*content.sections, Section(role="causes", points=(Point(key="o", links=("d2",)),))))
        assert find(PLAIN["join"](content, "d2"), "o").node.links == ("d1",)

    def test_not_the_first(self):
        assert "join" not in fitting(causes(Point(key="a", heading="甲")), "a")


class TestRole:
    def test_problems_become_points_and_points_problems(self):
        dimension = Dimension(
            key="d",
            heading="甲方面",
            lead_in="主要表现：",
            problems=(Problem(key="p", heading="乙", paragraphs=("丙。",)),),
        )
        as_points = set_role(problems(dimension), "s", "causes")
        assert shape_of(as_points) == [
            ["Section", "问题", "", ["Point", "甲方面", "主要表现：", ["Point", "乙", "丙。"]]]
        ]
        assert shape_of(set_role(as_points, "s", "problems")) == [
            ["Section", "问题", "", ["Dimension", "甲方面", "主要表现：", ["Problem", "乙", "丙。"]]]
        ]

    def test_points_with_points_become_parts(self):
        made = set_role(
            causes(Point(key="a", heading="上年度整改情况", points=(Point(key="b", heading="屋顶"),))), "s", "matters"
        )
        assert shape_of(made)[0][3] == ["Part", "上年度整改情况", "", ["Point", "屋顶", ""]]
        assert made.sections[0].parts[0].role == "previous"

    def test_points_alone_stay_and_keep_their_keys_and_links(self):
        content = Content(sections=(
            Section(role="problems", dimensions=(Dimension(key="d", heading="甲方面"),)),
            Section(key="s", role="other", points=(Point(key="o", heading="乙", links=("d",)),)),
        ))  # fmt: skip
        assert find(set_role(content, "s", "measures"), "o").node.links == ("d",)

    def test_loose_points_are_problems_of_a_dimension_without_a_heading(self):
        made = set_role(causes(Point(key="a", heading="甲"), Point(key="b", heading="乙")), "s", "problems")
        assert shape_of(made)[0][3] == ["Dimension", "", "", ["Problem", "甲", ""], ["Problem", "乙", ""]]

    def test_of_a_part(self):
        content = Content(sections=(Section(role="matters", parts=(Part(key="a", heading="甲"),)),))
        assert set_role(content, "a", "previous").sections[0].parts[0].role == "previous"

    def test_the_rectification_list_is_not_lost(self):
        node = Problem(key="p", heading="甲", rectification=(RectificationItem(measure="改"),))
        with pytest.raises(NotHere):
            set_role(problems(Dimension(key="d", problems=(node,))), "s", "causes")

    @pytest.mark.parametrize(("key", "role"), [("s", "boss"), ("d", "causes"), ("c", "causes"), ("nothing", "causes")])
    def test_of_nothing_else(self, key, role):
        with pytest.raises(NotHere):
            set_role(problems(Dimension(key="d", heading="甲方面")), key, role)


class TestLevels:
    def test_a_problem_that_is_a_dimension_and_back(self):
        found = tuple(Problem(key=f"p{number}", heading=f"第{number}件") for number in range(4))
        content = problems(Dimension(key="d", heading="甲方面", problems=found))
        made = raised(content, "p1")
        assert shape_of(made)[0][3:] == [
            ["Dimension", "甲方面", "", ["Problem", "第0件", ""]],
            ["Dimension", "第1件", "", ["Problem", "第2件", ""], ["Problem", "第3件", ""]],
        ]
        assert PLAIN["problem"](made, made.sections[0].dimensions[1].key) == content

    def test_a_problem_with_examples_stays_below_its_heading(self):
        node = Problem(key="p", heading="甲", paragraphs=("乙。",), examples=(Example(paragraphs=("比如，丙。",)),))
        made = raised(problems(Dimension(key="d", heading="丁方面", problems=(node,))), "p")
        assert shape_of(made)[0][4] == ["Dimension", "甲", "", ["Problem", "", "乙。", ["Example", "", "比如，丙。"]]]
        assert find(made, "p")

    def test_a_dimension_below_the_one_before_and_back(self):
        content = problems(
            Dimension(key="a", heading="甲方面"),
            Dimension(key="b", heading="乙方面"),
            Dimension(key="x", heading="丙方面"),
        )
        made = lowered(content, "b")
        assert shape_of(made)[0][3:] == [
            ["Dimension", "甲方面", "", ["Dimension", "乙方面", ""]],
            ["Dimension", "丙方面", ""],
        ]
        assert raised(made, "b") == content

    def test_a_point_within_a_point_and_back(self):
        content = causes(
            Point(key="a", heading="甲"), Point(key="b", heading="乙", points=(Point(key="x", heading="丙"),))
        )
        made = lowered(content, "b")
        assert shape_of(made)[0][3:] == [["Point", "甲", "", ["Point", "乙", ""], ["Point", "丙", ""]]]
        assert raised(made, "b") == content

    def test_an_example_that_is_a_problem_and_back(self):
        node = Problem(key="p", heading="甲", examples=(Example(key="e", paragraphs=("登记漏了。补得晚。",)),))
        made = raised(problems(Dimension(key="d", problems=(node,))), "e")
        new = made.sections[0].dimensions[0].problems[1]
        assert (new.heading, new.paragraphs) == ("登记漏了", ("补得晚。",))
        assert find(lowered(made, new.key), "p").node.examples[0].paragraphs == ("登记漏了。补得晚。",)

    def test_a_dimension_that_is_a_section(self):
        content = problems(
            Dimension(key="a", heading="甲方面"),
            Dimension(key="b", heading="原因分析"),
            Dimension(key="x", heading="丙不够"),
        )
        made = raised(content, "b")
        assert shape_of(made) == [
            ["Section", "问题", "", ["Dimension", "甲方面", ""]],
            ["Section", "原因分析", "", ["Point", "丙不够", ""]],
        ]
        assert made.sections[1].role == "causes"

    def test_a_section_that_is_a_dimension_of_the_one_before(self):
        content = Content(
            sections=(
                *problems().sections,
                Section(key="x", role="other", heading="甲方面", points=(Point(heading="乙"),)),
            )
        )
        assert shape_of(lowered(content, "x")) == [
            ["Section", "问题", "", ["Dimension", "甲方面", ""], ["Dimension", "", "", ["Problem", "乙", ""]]]
        ]

    def test_a_point_of_a_part_that_is_a_part(self):
        part = Part(
            key="a", role="previous", heading="甲", points=(Point(key="b", heading="乙"), Point(key="x", heading="丙"))
        )
        made = raised(Content(sections=(Section(role="matters", parts=(part,)),)), "b")
        assert shape_of(made)[0][3:] == [["Part", "甲", ""], ["Part", "乙", "", ["Point", "丙", ""]]]

    def test_up_and_down(self):
        content = causes(Point(key="a", heading="甲"), Point(key="b", heading="乙"))
        made = PLAIN["up"](content, "b")
        assert [point.key for point in made.sections[0].points] == ["b", "a"]
        assert PLAIN["down"](made, "b") == content
        assert "up" not in fitting(content, "a")
        assert "down" not in fitting(content, "b")


class TestNoise:
    def test_out_of_the_tree_with_all_below_and_the_links_to_it(self):
        content = Content(sections=(
            Section(role="problems", dimensions=(Dimension(key="d", heading="甲方面", problems=(Problem(key="p", heading="乙", paragraphs=("丙。",)),)),)),
            Section(role="causes", points=(Point(key="o", heading="丁", links=("p",)),)),
        ))  # fmt: skip
        made, texts = taken_out(content, "d")
        assert (texts, shape_of(made)[0][3:], find(made, "o").node.links) == (("甲方面。", "乙。丙。"), [], ())

    def test_one_paragraph_and_back(self):
        content = causes(Point(key="a", heading="甲", paragraphs=("乙。", "欢迎关注。")))
        made, text = text_taken_out(content, "a", 1)
        assert (text, with_text(made, "a", text)) == ("欢迎关注。", content)

    def test_not_the_whole_report(self):
        with pytest.raises(NotHere):
            taken_out(causes(), "c")


def test_wording_and_answer():
    content = problems(Dimension(key="d", heading="甲方"))
    made = set_answer(set_heading(content, "d", "甲方面"), "d", "first")
    assert (find(made, "d").node.heading, find(made, "d").node.answers) == ("甲方面", "first")


# Texts without numbers in front: what an operation takes for one is left to the page.
_sentence = st.builds(
    "{}{}".format, st.text("柳溪志书登记迟缓", min_size=1, max_size=8), st.sampled_from(["。", "；", "：", "！", ""])
)
_paragraph = st.lists(_sentence | st.just("比如，柳溪。"), min_size=1, max_size=2).map("".join)
_paragraphs = st.lists(_paragraph, max_size=2).map(tuple)
_headed = {
    "heading": st.sampled_from(["", "登记迟缓", "志书方面", "柳溪。志书"]),
    "end": st.sampled_from([None, "", "。", "，"]),
    "paragraphs": _paragraphs,
}


def _many(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


_examples = _many(st.builds(Example, paragraphs=_paragraphs, own_line=st.booleans()))
_problems = _many(st.builds(Problem, **_headed, examples=_examples))
_leaves = _many(st.builds(Dimension, **_headed, problems=_problems))
_dimensions = _many(
    st.builds(Dimension, **_headed, lead_in=st.sampled_from(["", "表现："]), problems=_problems, children=_leaves)
)
_points = _many(st.builds(Point, **_headed, points=_many(st.builds(Point, **_headed))))
_parts = _many(st.builds(Part, **_headed, points=_points))
_sections = _many(
    st.builds(Section, **_headed, role=st.just("problems"), dimensions=_dimensions)
    | st.builds(Section, **_headed, role=st.sampled_from(["basic", "causes", "other"]), points=_points)
    | st.builds(Section, **_headed, role=st.just("matters"), parts=_parts)
)
_contents = st.builds(Content, preamble=_paragraphs, sections=_sections)


def counted(*texts):
    """How often each character occurs; a 。 after a heading may be the page's or the text's, and is not counted."""
    return Counter("".join(texts).replace("。", ""))


def raw(content):
    """Every text as it is stored."""
    for node, _above in walk(content):
        heading = getattr(node, "heading", "")
        yield (
            heading
            + ((node.end or "") if heading else "")
            + "".join(getattr(node, "paragraphs", ()))
            + getattr(node, "lead_in", "")
        )
    yield from content.preamble


def operations(content, node):
    """What can be done with a node: (name, the report after it, what left the tree)."""
    for name in fitting(content, node.key):
        yield name, PLAIN[name](content, node.key), ()
    for at, _sentence in parts_of_text(node):
        for name, act in AT.items():
            try:
                yield name, act(content, node.key, at), ()
            except NotHere:
                continue
    if isinstance(node, Section):
        for role in ROLES:
            yield "role", set_role(content, node.key, role), ()
    if node is not content:
        yield "noise", *taken_out(content, node.key)


@settings(max_examples=150, deadline=None)
@given(_contents, st.integers(0, 1000))
def test_no_operation_loses_a_character_or_touches_another_section(content, chosen):
    nodes = [(node, above) for node, above in walk(content)]
    node, above = nodes[chosen % len(nodes)]
    types = {node.key: type(node) for node, _above in nodes}
    for name, made, out in operations(content, node):
        assert counted(*raw(made), *out) == counted(*raw(content)), name
        assert dumps(loads(dumps(made))) == dumps(made), name
        assert all(types.get(one.key, type(one)) is type(one) for one, _above in walk(made)), name
        if len(above) > 1:
            others = [one for one in content.sections if one.key != above[1].key]
            assert others == [one for one in made.sections if one.key in {other.key for other in others}], name
        if name in ("split", "raise") and not isinstance(node, Dimension):
            before, after = ("".join(every_text(one)).replace("。", "") for one in (content, made))
            assert after == before, name
