"""What a file that was exported here and changed outside says; the file is changed as a person would change it."""

import io

import docx as python_docx
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportsite.content.types import Content, Dimension, Example, Point, Problem, RectificationItem, Section, walk
from reportsite.document import docx
from reportsite.document.assemble import assemble
from reportsite.document.docx_keys import Place
from reportsite.importer.changes import Change, changes
from reportsite.importer.editing import NotHere
from reportsite.importer.returned import returned
from reportsite.importer.taking import taken
from tests.content.strategies import contents
from tests.document.reports import BLOCK, MEMBER, RUN_IN

REPORT = Content(
    key="c0",
    title="青禾市水文站对照检查材料",
    preamble=("站里逐条查摆。", "现将情况报告如下。"),
    sections=(
        Section(
            key="s1",
            role="problems",
            heading="存在的主要问题",
            dimensions=(
                Dimension(
                    key="d1",
                    heading="测流方面",
                    lead_in="存在的主要问题：",
                    problems=(
                        Problem(
                            key="p1",
                            heading="测得不勤",
                            paragraphs=("汛期少测了三次。",),
                            examples=(Example(key="e1", paragraphs=("比如，七月只测了一次。",)),),
                        ),
                        Problem(key="p2", heading="记得不细", paragraphs=("记录只写了水位。",)),
                    ),
                ),
                Dimension(
                    key="d2",
                    heading="值守方面",
                    problems=(Problem(key="p3", heading="交接不清", paragraphs=("只口头交接。",)),),
                ),
            ),
        ),
        Section(
            key="s2",
            role="causes",
            heading="原因分析",
            points=(Point(key="a1", heading="认识不足", paragraphs=("重设备轻记录。",), links=("p2", "d1")),),
        ),
    ),
    signature="青禾市水文站",
    date="2031年1月6日",
)


def edited(content, edit):
    """The exported file after `edit` (a function of a python-docx document) was done to it."""
    document = python_docx.Document(io.BytesIO(docx.render(assemble(content))))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return returned(out.getvalue())


def paragraph(document, text):
    return next(one for one in document.paragraphs if text in one.text)


def put(document, old, new):
    """Type over a text within one run, as Word does."""
    run = next(run for one in document.paragraphs for run in one.runs if old in run.text)
    run.text = run.text.replace(old, new)


def said(content, edit, current=None):
    return [
        (change.kind, change.key if change.kind != "added" else change.after, change.name, change.theirs)
        for change in changes(edited(content, edit), content, current or content)
    ]


@pytest.mark.parametrize("content", [REPORT, BLOCK, MEMBER, RUN_IN], ids=["own", "block", "member", "run-in"])
def test_a_file_that_nobody_changed_says_nothing(content):
    assert said(content, lambda document: None) == []


@settings(max_examples=25, deadline=None)
@given(contents())
def test_nor_does_any_other(content):
    assert said(content, lambda document: None) == []


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("少测了三次", "少测了五次", ("changed", "p1", "paragraphs", "汛期少测了五次。")),
        ("记得不细。", "记得不细不全。", ("changed", "p2", "heading", "记得不细不全")),
        ("测流方面", "测流测沙方面", ("changed", "d1", "heading", "测流测沙方面")),
        ("存在的主要问题：", "仍有问题：", ("changed", "d1", "lead_in", "仍有问题：")),
        ("只测了一次", "只测了两次", ("changed", "e1", "paragraphs", "比如，七月只测了两次。")),
        ("站里逐条查摆。", "全站逐条查摆。", ("changed", "c0", "preamble", "全站逐条查摆。\n现将情况报告如下。")),
        ("青禾市水文站对照", "青禾水文站对照", ("changed", "c0", "title", "青禾水文站对照检查材料")),
        ("2031年1月6日", "2031年1月8日", ("changed", "c0", "date", "2031年1月8日")),
        ("原因分析", "问题根源分析", ("changed", "s2", "heading", "问题根源分析")),
    ],
)
def test_a_changed_text(old, new, change):
    assert said(REPORT, lambda document: put(document, old, new)) == [change]


def test_white_space_is_no_change():
    assert said(REPORT, lambda document: put(document, "少测了三次", "少测 了三次 ")) == []


def test_a_paragraph_that_was_added_belongs_to_the_item_before_it():
    def add(document):
        paragraph(document, "记得不细").insert_paragraph_before("七月的记录还缺了两页。")

    assert said(REPORT, add) == [("changed", "e1", "paragraphs", "比如，七月只测了一次。\n七月的记录还缺了两页。")]


def test_a_numbered_paragraph_that_was_added_is_a_new_item():
    def add(document):
        paragraph(document, "（二）值守方面").insert_paragraph_before(
            "三是校核不严。两人互校流于形式。比如，八月没有校。"
        )

    (change,) = changes(edited(REPORT, add), REPORT, REPORT)
    assert (change.kind, change.type, change.parent, change.after) == ("added", "problem", "d1", "p2")
    problem = msgspec.convert(change.node, Problem)
    assert (problem.heading, problem.paragraphs) == ("校核不严", ("两人互校流于形式。",))
    assert [example.paragraphs for example in problem.examples] == [("比如，八月没有校。",)]


def test_what_was_deleted_with_all_its_text():
    def delete(document):
        element = paragraph(document, "记得不细")._p
        element.getparent().remove(element)

    assert said(REPORT, delete) == [("deleted", "p2", "", "")]


def test_a_dimension_that_was_deleted_takes_its_problems_along():
    def delete(document):
        for text in ("值守方面", "交接不清"):
            element = paragraph(document, text)._p
            element.getparent().remove(element)

    assert said(REPORT, delete) == [("deleted", "d2", "", "")]


def test_items_that_changed_places():
    def move(document):
        first = paragraph(document, "测得不勤")._p
        paragraph(document, "记得不细")._p.addnext(first)

    assert [change[:2] for change in said(REPORT, move)] == [("moved", "p2")]


def test_an_item_that_went_to_another_dimension():
    def move(document):
        paragraph(document, "交接不清")._p.addprevious(paragraph(document, "记得不细")._p)

    (change,) = changes(edited(REPORT, move), REPORT, REPORT)
    assert (change.kind, change.key, change.parent, change.after) == ("moved", "p2", "d2", "")


def test_what_was_changed_here_too_is_shown_beside():
    current = taken_problem(heading="记得不全")
    (change,) = changes(edited(REPORT, lambda document: put(document, "记得不细。", "记得太粗。")), REPORT, current)
    assert (change.before, change.theirs, change.mine, change.meets) == ("记得不细", "记得太粗", "记得不全", True)


def test_what_was_changed_here_alone_is_no_change_of_the_file():
    assert said(REPORT, lambda document: None, taken_problem(heading="记得不全")) == []


def test_what_both_changed_alike_is_settled():
    edit = lambda document: put(document, "记得不细。", "记得不全。")  # noqa: E731
    assert said(REPORT, edit, taken_problem(heading="记得不全")) == []


def taken_problem(**values):
    problems = REPORT.sections[0].dimensions[0].problems
    changed = (problems[0], replace(problems[1], **values))
    first = replace(REPORT.sections[0].dimensions[0], problems=changed)
    section = replace(REPORT.sections[0], dimensions=(first, REPORT.sections[0].dimensions[1]))
    return replace(REPORT, sections=(section, REPORT.sections[1]))


def everything(document):
    put(document, "少测了三次", "少测了五次")
    paragraph(document, "（二）值守方面").insert_paragraph_before("三是校核不严。两人互校流于形式。")
    element = paragraph(document, "交接不清")._p
    element.getparent().remove(element)
    paragraph(document, "测得不勤")._p.addprevious(paragraph(document, "记得不细")._p)


def test_what_is_accepted_stands_in_the_report_and_the_same_file_then_says_nothing():
    file = edited(REPORT, everything)
    found = changes(file, REPORT, REPORT)
    after = taken(REPORT, found)
    assert sorted(change.kind for change in found) == ["added", "changed", "deleted", "moved"]
    assert [(one.key, one.heading) for one in after.sections[0].dimensions[0].problems[:2]] == [
        ("p2", "记得不细"),
        ("p1", "测得不勤"),
    ]
    assert after.sections[0].dimensions[0].problems[2].heading == "校核不严"
    assert after.sections[0].dimensions[1].problems == ()
    assert changes(file, REPORT, after) == []


def test_nothing_accepted_changes_nothing():
    assert taken(REPORT, []) == REPORT


def test_the_keys_of_all_that_stays_stay():
    before = {node.key for node, _above in walk(REPORT)}
    after = {node.key for node, _above in walk(taken(REPORT, changes(edited(REPORT, everything), REPORT, REPORT)))}
    assert before - after == {"p3"}


def test_a_link_to_what_was_deleted_goes_with_it():
    def delete(document):
        element = paragraph(document, "记得不细")._p
        element.getparent().remove(element)

    after = taken(REPORT, changes(edited(REPORT, delete), REPORT, REPORT))
    assert after.sections[1].points[0].links == ("d1",)


def test_the_same_change_has_the_same_name_each_time():
    first, second = (changes(edited(REPORT, everything), REPORT, REPORT) for _ in range(2))
    assert [change.id for change in first] == [change.id for change in second]


def insert(before, text):
    """Type a paragraph of its own in front of another one."""
    return lambda document: paragraph(document, before).insert_paragraph_before(text)


@pytest.mark.parametrize("text", ["一段没有编号的话。", "一是这里不该有的编号。", "7.多出来的一行。", "（九）更多。"])
@pytest.mark.parametrize(
    "before", ["站里逐条查摆", "存在的主要问题", "（一）测流", "（二）值守", "二、原因分析", "1月6日"]
)
def test_nothing_that_was_typed_is_passed_over(before, text):
    found = changes(edited(REPORT, insert(before, text)), REPORT, REPORT)
    assert sum(text in change.theirs for change in found) == 1


def test_a_deleted_item_is_shown_whole():
    def edit(document):
        element = paragraph(document, "测得不勤")._p
        element.getparent().remove(element)

    (change,) = changes(edited(REPORT, edit), REPORT, REPORT)
    assert change.before == "测得不勤。汛期少测了三次。\n比如，七月只测了一次。"


def test_what_the_file_changed_and_was_deleted_here_is_offered_again():
    first, *others = REPORT.sections
    dimension = replace(first.dimensions[0], problems=first.dimensions[0].problems[:1])
    current = replace(REPORT, sections=(replace(first, dimensions=(dimension, first.dimensions[1])), *others))
    file = edited(REPORT, lambda document: put(document, "记录只写了水位", "记录本上只写了水位"))
    (change,) = changes(file, REPORT, current)
    assert (change.kind, change.key, change.after) == ("added", "p2", "p1")
    (_first, second) = taken(current, [change]).sections[0].dimensions[0].problems
    assert (second.key, second.heading, second.paragraphs) == ("p2", "记得不细", ("记录本上只写了水位。",))


def taken_from(content, edit, current=None):
    """The report after everything that a file says was taken over."""
    found = changes(edited(content, edit), content, current or content)
    return taken(current or content, [one for one in found if one.kind != "unplaced"])


def problems_of(content, dimension=0):
    return [one.heading for one in content.sections[0].dimensions[dimension].problems]


def many(count):
    problems = tuple(
        Problem(key=f"q{number}", heading=f"问题{number}", paragraphs=("说明。",)) for number in range(count)
    )
    first, *others = REPORT.sections
    return replace(
        REPORT, sections=(replace(first, dimensions=(replace(first.dimensions[0], problems=problems),)), *others)
    )


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(5)))
def test_any_order_of_siblings_is_that_of_the_file(order):
    content = many(5)

    def edit(document):
        rows = [paragraph(document, f"问题{number}")._p for number in range(5)]
        place = rows[0].getprevious()
        for row in rows:
            row.getparent().remove(row)
        for number in reversed(order):
            place.addnext(rows[number])

    assert problems_of(taken_from(content, edit)) == [f"问题{number}" for number in order]


def insert_all(before, *texts):
    def edit(document):
        for text in texts:
            paragraph(document, before).insert_paragraph_before(text)

    return edit


NEW = ("二是存得太散。纸张到处放。", "三是算得太慢。月底才算。", "四是报得太晚。次月才报。")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1,), (2, 0)])
def test_new_items_come_in_the_order_of_the_file_in_whatever_order_they_are_taken(order):
    current = REPORT
    file = edited(REPORT, insert_all("二是记得不细", *NEW))
    for number in order:
        (change,) = (one for one in changes(file, REPORT, current) if one.theirs == NEW[number])
        current = taken(current, [change])
    names = ["存得太散", "算得太慢", "报得太晚"]
    assert problems_of(current) == ["测得不勤", *(names[number] for number in sorted(order)), "记得不细"]


def test_two_new_items_that_are_the_same_are_two():
    assert problems_of(taken_from(REPORT, insert_all("二是记得不细", NEW[0], NEW[0]))) == [
        "测得不勤", "存得太散", "存得太散", "记得不细",
    ]  # fmt: skip


def test_a_new_item_with_the_heading_of_another_dimensions():
    text = "三是交接不清。这里说的是另一件事。"
    assert problems_of(taken_from(REPORT, insert(before="（二）值守", text=text))) == [
        "测得不勤",
        "记得不细",
        "交接不清",
    ]


@pytest.mark.parametrize(
    ("gone", "change"),
    [
        ("测得不勤。", ("changed", "p1", "heading", "")),
        ("青禾市水文站对照检查材料", ("changed", "c0", "title", "")),
        ("2031年1月6日", ("changed", "c0", "date", "")),
        ("存在的主要问题：", ("changed", "d1", "lead_in", "")),
        ("汛期少测了三次。", ("changed", "p1", "paragraphs", "")),
    ],
)
def test_a_text_that_is_gone_while_its_item_stays(gone, change):
    assert said(REPORT, lambda document: put(document, gone, "")) == [change]


def test_another_mark_behind_a_heading():
    assert said(REPORT, lambda document: put(document, "测得不勤。", "测得不勤，")) == [("changed", "p1", "end", "，")]


def test_a_paragraph_that_was_parted_in_two():
    def edit(document):
        put(document, "站里逐条查摆。", "站里逐条\n查摆。")

    assert said(REPORT, edit) == [("changed", "c0", "preamble", "站里逐条\n查摆。\n现将情况报告如下。")]


def test_a_paragraph_between_two_others():
    edit = insert("现将情况报告如下", "站长带头查。")
    assert said(REPORT, edit) == [("changed", "c0", "preamble", "站里逐条查摆。\n站长带头查。\n现将情况报告如下。")]


def at_the_end(document):
    document.add_paragraph("抄送：市局。")


def in_a_table(document):
    document.add_table(1, 1).cell(0, 0).text = "抄送：市局。"


@pytest.mark.parametrize("edit", [at_the_end, in_a_table])
def test_what_belongs_to_no_text_is_said(edit):
    assert said(REPORT, edit) == [("unplaced", "", "", "抄送：市局。")]


def test_texts_of_another_report_are_said():
    file = edited(REPORT, lambda document: None)
    file.texts[Place("elsewhere", "1")] = ["别处的话。"]
    file.texts[Place("p1", "z9")] = ["没有这个地方。"]
    assert [(one.kind, one.theirs) for one in changes(file, REPORT, REPORT)] == [
        ("unplaced", "别处的话。"),
        ("unplaced", "没有这个地方。"),
    ]


ITEMS = (RectificationItem(key="r1", measure="每月测十次", leader="站长"), RectificationItem(key="r2", measure="记全"))
LISTED = replace(
    REPORT,
    annex=True,
    sections=(
        replace(
            REPORT.sections[0],
            dimensions=(
                replace(
                    REPORT.sections[0].dimensions[0],
                    problems=(replace(REPORT.sections[0].dimensions[0].problems[0], rectification=ITEMS),),
                ),
            ),
        ),
    ),
)


def test_an_annex_that_nobody_changed_says_nothing():
    assert said(LISTED, lambda document: None) == []


def test_what_is_typed_into_an_empty_cell_of_the_list():
    def edit(document):
        cells = document.tables[0].rows[2].cells
        cells[4].paragraphs[0].add_run("副站长")

    assert said(LISTED, edit) == [("changed", "r2", "leader", "副站长")]


def test_a_file_without_the_list_says_nothing_of_it():
    def edit(document):
        for table in document.tables:
            table._tbl.getparent().remove(table._tbl)

    assert said(LISTED, edit) == []


def test_an_item_that_moved_here_is_not_made_twice():
    """p1 stands in another dimension here, whose own was deleted; the file has the dimension with another heading."""
    first, second = REPORT.sections[0].dimensions
    here = (replace(second, problems=(*second.problems, replace(first.problems[0], heading="测得太少"))),)
    current = replace(REPORT, sections=(replace(REPORT.sections[0], dimensions=here), *REPORT.sections[1:]))
    content = taken_from(REPORT, lambda document: put(document, "测流方面", "测流测深方面"), current)
    assert [[one.heading for one in dimension.problems] for dimension in content.sections[0].dimensions] == [
        ["记得不细"], ["交接不清", "测得太少"],
    ]  # fmt: skip


def test_a_problem_that_the_file_changed_below_a_dimension_that_was_deleted_here():
    current = replace(
        REPORT,
        sections=(replace(REPORT.sections[0], dimensions=REPORT.sections[0].dimensions[1:]), *REPORT.sections[1:]),
    )
    content = taken_from(REPORT, lambda document: put(document, "记录只写了水位", "只写了水位"), current)
    assert content.sections[0].dimensions[0].problems[1].paragraphs == ("只写了水位。",)


def test_a_change_that_cannot_be_made():
    with pytest.raises(NotHere):
        taken(REPORT, [Change(kind="changed", key="nothing", name="heading", theirs="甲", type="problem")])


def test_numbers_without_end():
    found = edited(REPORT, lambda document: document.add_paragraph("（一）" * 1_500))
    assert [one.text for one in found.new] == []
