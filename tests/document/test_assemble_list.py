"""The rectification list as a table."""

import pytest

from reportsite.content.types import Content, Dimension, Example, Problem, RectificationItem, Section
from reportsite.document.assemble import assemble_list
from reportsite.document.tree import Cell
from tests.document.reports import BLOCK


def rows(*dimensions):
    (table,) = assemble_list(Content(sections=(Section(role="problems", dimensions=dimensions),))).blocks
    return list(table.texts)


def summary(problem):
    return rows(Dimension(problems=(problem,)))[0][2]


def test_a_row_for_each_item_and_for_each_problem_without_one():
    (table,) = assemble_list(BLOCK).blocks
    assert [column.heading for column in table.columns] == [
        "序号",
        "查摆方面",
        "存在问题",
        "整改措施",
        "责任领导",
        "责任部门",
        "完成时限",
        "进展",
    ]
    assert list(table.texts) == [
        ["1", "带头读懂藏书，熟悉每个架位方面", "读得不深", "每月精读一册", "柏舟", "阅览部", "2031年6月底", "推进中"],
        ["2", "", "", "写读书札记", "柏舟", "", "长期", "未启动"],
        ["3", "", "用得不活", "", "", "", "", ""],
        ["4", "带头爱护读者方面", "开放时间不便读者", "", "", "", "", ""],
        ["5", "以案促改方面", "盘点不勤", "", "", "", "", ""],
        ["6", "", "制度不严", "", "", "", "", ""],
    ]


def test_cells_of_a_dimension_and_of_a_problem_reach_down_over_their_rows():
    (table,) = assemble_list(BLOCK).blocks
    assert [[(cell.column, cell.rows) for cell in row if cell.column < 3] for row in table.rows] == [
        [(0, 1), (1, 3), (2, 2)],
        [(0, 1)],
        [(0, 1), (2, 1)],
        [(0, 1), (1, 1), (2, 1)],
        [(0, 1), (1, 2), (2, 1)],
        [(0, 1), (2, 1)],
    ]


@pytest.mark.parametrize(
    ("state", "word"), [("", "未启动"), ("begun", "推进中"), ("done", "已完成"), ("closed", "已销号")]
)
def test_the_words_for_the_state(state, word):
    problem = Problem(heading="读得少", rectification=(RectificationItem(state=state),))
    assert rows(Dimension(problems=(problem,)))[0][-1] == word


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem(heading="读得少"), "读得少"),
        (Problem(heading="读得少", paragraphs=("常忙。",)), "读得少"),
        (Problem(paragraphs=("常忙。少读。", "再说。")), "常忙"),
        (Problem(examples=(Example(), Example(paragraphs=("比如，漏读。后补。",)))), "比如，漏读"),
    ],
    ids=["heading alone", "heading", "text", "second example"],
)
def test_a_problem_in_a_few_words(problem, words):
    assert summary(problem) == words


def test_problems_without_text_and_dimensions_without_problems_have_no_row():
    assert rows(Dimension(heading="读书", problems=(Problem(),)), Dimension(heading="护书")) == []


def test_dimensions_of_the_same_name_keep_cells_of_their_own():
    dimension = Dimension(heading="读书", problems=(Problem(heading="少"),))
    (table,) = assemble_list(Content(sections=(Section(dimensions=(dimension, dimension)),))).blocks
    assert [row[1] for row in table.rows] == [Cell("读书", 1, 1), Cell("读书", 1, 1)]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (Content(title="云岭县图书馆专题会对照检查材料"), ("云岭县图书馆专题会整改清单",)),
        (Content(title="专题会发言"), ("专题会发言整改清单",)),
        (Content(unit="云岭县图书馆"), ("云岭县图书馆整改清单",)),
        (Content(title="对照检查材料", unit="云岭县图书馆"), ("云岭县图书馆整改清单",)),
    ],
)
def test_the_title_of_the_list(content, title):
    assert assemble_list(content).title == title


def test_the_list_lies_on_its_side():
    assert assemble_list(BLOCK).landscape is True
