"""The rectification list as a workbook."""

import io

import openpyxl
import pytest

from reportsite.document import xlsx
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.tree import Cell, Column, Document, Table
from tests.document.reports import BLOCK, hostile


def sheet_of(document):
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(document))).worksheets[0]


def test_rows_of_a_dimension_and_of_a_problem_are_merged():
    sheet = sheet_of(assemble_list(BLOCK))
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A1:H1", "B3:B5", "B7:B8", "C3:C4"]


def test_the_cells():
    sheet = sheet_of(assemble_list(BLOCK))
    assert [[value or "" for value in row] for row in sheet.iter_rows(max_row=5, values_only=True)] == [
        ["云岭县图书馆整改清单", "", "", "", "", "", "", ""],
        ["序号", "查摆方面", "存在问题", "整改措施", "责任领导", "责任部门", "完成时限", "进展"],
        ["1", "带头读懂藏书，熟悉每个架位方面", "读得不深", "每月精读一册", "柏舟", "阅览部", "2031年6月底", "推进中"],
        ["2", "", "", "写读书札记", "柏舟", "", "长期", "未启动"],
        ["3", "", "用得不活", "", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://example.invalid")', "+1", "-1", "@A1", "2031-01-06", "1e5", "0012"]
)
def test_every_cell_is_text(text):
    sheet = sheet_of(assemble_list(hostile(text)))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert sheet["D3"].value == text


def test_the_first_two_rows_are_the_title_and_the_heads_of_every_page():
    sheet = sheet_of(assemble_list(BLOCK))
    assert (sheet.title, sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
        "整改清单",
        "$2:$2",
        "landscape",
        9,
    )


def test_a_cell_holds_no_more_than_excel_keeps():
    table = Table((Column("甲", 100),), ((Cell("书" * 40_000),),))
    assert len(sheet_of(Document(title=("题",), blocks=(table,)))["A3"].value) == 32_767


def test_the_same_list_gives_the_same_bytes():
    assert xlsx.render(assemble_list(BLOCK)) == xlsx.render(assemble_list(BLOCK))


def test_a_document_without_a_table_has_its_title_alone():
    assert list(sheet_of(assemble(BLOCK)).iter_rows(values_only=True)) == [(None,)]
