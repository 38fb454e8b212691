"""A table of the document tree -> its element in a DOCX."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reportsite.document.docx_keys import Keys
from reportsite.document.docx_styles import CELL, CELL_HEAD, child, element, style_id, twips
from reportsite.document.layout import CELL_PADDING_MM, Layout
from reportsite.document.tree import Cell, Table


def table_element(table: Table, layout: Layout, landscape: bool, keys: Keys) -> Any:
    """The w:tbl element: fixed columns, lines around each cell, the header row on every page."""
    across = layout.page_height_mm if landscape else layout.page_width_mm
    width = across - layout.left_mm - layout.right_mm
    widths = [twips(width * column.share / 100) for column in table.columns]
    made = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    properties.append(element("w:tblStyle", val="TableGrid"))
    properties.append(element("w:tblW", w=sum(widths), type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    down, aside = map(twips, CELL_PADDING_MM)
    for side, padding in (("top", down), ("left", aside), ("bottom", down), ("right", aside)):
        margins.append(element(f"w:{side}", w=padding, type="dxa"))
    properties.append(margins)
    grid = OxmlElement("w:tblGrid")
    grid.extend(element("w:gridCol", w=column) for column in widths)
    made.extend((properties, grid))
    head = [Cell(column.heading, column=index) for index, column in enumerate(table.columns)]
    made.append(_row(head, widths, CELL_HEAD, {}, keys))
    made.tr_lst[0].trPr.append(OxmlElement("w:tblHeader"))
    spans: dict[int, int] = {}
    for row in table.rows:
        made.append(_row(list(row), widths, CELL, spans, keys))
    return made


def _row(cells: list[Cell], widths: list[int], style: str, spans: dict[int, int], keys: Keys) -> Any:
    """One row, which no page end parts; `spans` counts for each column how many rows a cell above still reaches down."""
    row = OxmlElement("w:tr")
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    by_column = {cell.column: cell for cell in cells}
    for column, width in enumerate(widths):
        cell = by_column.get(column)
        made = OxmlElement("w:tc")
        properties = made.get_or_add_tcPr()
        properties.append(element("w:tcW", w=width, type="dxa"))
        if cell and cell.rows > 1:
            spans[column] = cell.rows
            properties.append(element("w:vMerge", val="restart"))
        elif not cell and spans.get(column):
            properties.append(OxmlElement("w:vMerge"))
        spans[column] = max(spans.get(column, 0) - 1, 0)
        properties.append(element("w:vAlign", val="center"))
        made.append(_paragraph(style, cell, keys))
        row.append(made)
    return row


def _paragraph(style: str, cell: Cell | None, keys: Keys) -> Any:
    paragraph = element("w:p")
    child(child(paragraph, "w:pPr"), "w:pStyle", val=style_id(style))
    if cell and cell.key and not cell.text:
        with keys.around(paragraph, cell.key, cell.place):
            pass  # what is typed here finds its place
    elif cell and cell.text:
        with keys.around(paragraph, cell.key, cell.place):
            run = child(paragraph, "w:r")
            child(child(run, "w:rPr"), "w:rFonts", hint="eastAsia")
            text = child(run, "w:t")
            text.text = cell.text
            text.set(qn("xml:space"), "preserve")
    return paragraph
