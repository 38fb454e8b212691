"""Document tree -> XLSX: each table of the document on one sheet, under the title."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from reportsite.document.layout import GB_T_9704, Layout
from reportsite.document.packaging import repack
from reportsite.document.tree import Document, Table

_LINE = Side(style="thin")
_CHARACTERS_A_PERCENT = 1.3  # a landscape A4 page is about 130 characters of 11 pt wide


def render(document: Document, layout: Layout = GB_T_9704) -> bytes:
    """The workbook. Every cell is text: what begins with = stays what was typed."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = "整改清单"
    sheet["A1"].value, sheet["A1"].data_type = document.name, "s"
    for table in document.blocks:
        if isinstance(table, Table):
            _write(sheet, table)
            sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(table.columns))
    sheet["A1"].font = Font(name=layout.title.font, size=18)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:2"
    out = io.BytesIO()
    book.save(out)
    return repack(out.getvalue())


def _write(sheet: Worksheet, table: Table) -> None:
    top = sheet.max_row + 1
    for index, column in enumerate(table.columns, 1):
        sheet.column_dimensions[sheet.cell(top, index).column_letter].width = column.share * _CHARACTERS_A_PERCENT
        _set(sheet, top, index, column.heading)
    for offset, row in enumerate(table.rows, 1):
        for cell in row:
            _set(sheet, top + offset, cell.column + 1, cell.text)
            if cell.rows > 1:
                sheet.merge_cells(
                    start_row=top + offset,
                    end_row=top + offset + cell.rows - 1,
                    start_column=cell.column + 1,
                    end_column=cell.column + 1,
                )


def _set(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = text[:32_767]  # the most that Excel keeps in a cell
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = Border(_LINE, _LINE, _LINE, _LINE)
