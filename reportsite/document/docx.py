"""Document tree -> DOCX: named styles, the layout on the styles and the section, nothing set by hand that a style can hold."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document as new_document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from reportsite.document.docx_styles import (
    ATTACHMENT,
    BODY,
    BYLINE,
    CELL,
    CELL_HEAD,
    PAGE_NUMBERS,
    SIGNATURE,
    TITLE,
    apply,
    element,
    heading,
    run_in,
    style_id,
)
from reportsite.document.layout import GB_T_9704, Layout, signature_indents
from reportsite.document.packaging import repack
from reportsite.document.tree import Cell, Document, Paragraph, Table, attachment_lines

_APPLICATION = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_LEFTOVERS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering")


def render(document: Document, layout: Layout = GB_T_9704) -> bytes:
    """The DOCX. The same document and layout give the same bytes."""
    docx = new_document()
    apply(docx, layout, document.landscape)
    _footers(docx)
    _drop_leftovers(docx)
    body = docx.element.body
    for made in _elements(document, layout):
        body.insert(len(body) - 1, made)  # before sectPr, which is last
    properties = docx.core_properties
    properties.title, properties.author, properties.comments, properties.language = document.name[:255], "", "", "zh-CN"
    out = io.BytesIO()
    docx.save(out)
    return repack(out.getvalue())


def _drop_leftovers(docx: Docx) -> None:
    """What python-docx's template brings along and nobody asked for: a picture of its first page, a second style sheet,
    lists, the language and the name of the machine that it was made on."""
    for relations in (docx.part.package.rels, docx.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFTOVERS):
                del relations[key]
    settings = docx.settings.element
    for name in ("w:zoom", "w:themeFontLang"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    for part in docx.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _APPLICATION


def _elements(document: Document, layout: Layout) -> Iterator[Any]:
    if document.title:
        yield _paragraph(TITLE, [(line, None) for line in document.title], breaks=True)
    if document.byline:
        yield _paragraph(BYLINE, [(document.byline, None)])
    for block in document.blocks:
        yield _table(block, layout, document.landscape) if isinstance(block, Table) else _block(block)
    for index, line in enumerate(attachment_lines(document)):
        if not index:
            yield _paragraph(BODY, [])
        yield _paragraph(ATTACHMENT, [(line, None)])
    if document.signature:
        yield _paragraph(BODY, [])
        signature = document.signature
        indents = signature_indents(signature.name, signature.date, layout)
        for text, indent in zip((signature.name, signature.date), indents, strict=True):
            if text:
                line = _paragraph(SIGNATURE, [(text, None)])
                twips = round(indent * layout.body_pt * 20)
                line.pPr.append(element("w:ind", rightChars=round(indent * 100), right=twips))
                yield line


def _block(paragraph: Paragraph) -> Any:
    """A heading takes its style whole; a run-in heading takes the character style of its level."""
    if paragraph.level:
        return _paragraph(heading(paragraph.level), [(paragraph.text, None)])
    return _paragraph(BODY, [(run.text, run_in(run.level) if run.level else None) for run in paragraph.runs])


def _paragraph(style: str, runs: list[tuple[str, str | None]], breaks: bool = False) -> Any:
    paragraph = OxmlElement("w:p")
    paragraph.get_or_add_pPr()
    if style != BODY:
        paragraph.style = style_id(style)
    for index, (text, run_style) in enumerate(runs):
        run = paragraph.add_r()
        if run_style:
            run.style = style_id(run_style)
        # Without the hint “ ” ‘ ’ — … take the Latin font; no style can carry it.
        run.get_or_add_rPr().append(element("w:rFonts", hint="eastAsia"))
        if breaks and index:
            run.append(OxmlElement("w:br"))
        text_element = OxmlElement("w:t")
        text_element.text = text
        text_element.set(qn("xml:space"), "preserve")
        run.append(text_element)
    return paragraph


def _table(table: Table, layout: Layout, landscape: bool) -> Any:
    width = (layout.page_height_mm if landscape else layout.page_width_mm) - layout.left_mm - layout.right_mm
    widths = [round(Mm(width * column.share / 100).twips) for column in table.columns]
    made = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    properties.append(element("w:tblStyle", val="TableGrid"))
    properties.append(element("w:tblW", w=sum(widths), type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    grid = OxmlElement("w:tblGrid")
    grid.extend(element("w:gridCol", w=twips) for twips in widths)
    made.extend((properties, grid))
    head = _row(
        [Cell(column.heading, column=index) for index, column in enumerate(table.columns)], widths, CELL_HEAD, {}
    )
    row_properties = OxmlElement("w:trPr")
    row_properties.extend((OxmlElement("w:cantSplit"), OxmlElement("w:tblHeader")))
    head.insert(0, row_properties)
    made.append(head)
    spans: dict[int, int] = {}
    for row in table.rows:
        made.append(_row(list(row), widths, CELL, spans))
    return made


def _row(cells: list[Cell], widths: list[int], style: str, spans: dict[int, int]) -> Any:
    """One row; `spans` counts for each column how many rows a cell above still reaches down."""
    row = OxmlElement("w:tr")
    by_column = {cell.column: cell for cell in cells}
    for column, twips in enumerate(widths):
        cell = by_column.get(column)
        made = OxmlElement("w:tc")
        properties = made.get_or_add_tcPr()
        properties.append(element("w:tcW", w=twips, type="dxa"))
        if cell and cell.rows > 1:
            spans[column] = cell.rows
            properties.append(element("w:vMerge", val="restart"))
        elif not cell and spans.get(column):
            properties.append(OxmlElement("w:vMerge"))
        spans[column] = max(spans.get(column, 0) - 1, 0)
        properties.append(element("w:vAlign", val="center"))
        made.append(_paragraph(style, [(cell.text, None)] if cell and cell.text else []))
        row.append(made)
    return row


def _footers(docx: Docx) -> None:
    """“— 1 —” at the foot of odd and of even pages, with the number as a field."""
    section = docx.sections[0]
    for footer, style in zip((section.footer, section.even_page_footer), PAGE_NUMBERS, strict=True):
        footer.is_linked_to_previous = False
        old = footer.paragraphs[0]._p
        paragraph = _paragraph(style, [("— ", None), (" —", None)])
        field = element("w:fldSimple", instr=" PAGE ")
        field.append(_paragraph(style, [("1", None)]).r_lst[0])
        paragraph.r_lst[0].addnext(field)
        old.getparent().replace(old, paragraph)
