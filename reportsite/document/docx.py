"""Document tree -> DOCX: named styles, the layout on the styles and the section, nothing set by hand that a style can hold."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document as new_document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_PARAGRAPH_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.styles.style import BaseStyle, ParagraphStyle
from lxml import etree

from reportsite.document.layout import GB_T_9704, Font, Layout, signature_indents
from reportsite.document.packaging import repack
from reportsite.document.tree import Cell, Document, Paragraph, Table, attachment_lines

_BODY, _TITLE, _BYLINE, _SIGNATURE, _ATTACHMENT, _CELL, _CELL_HEAD, _NUMBER = (
    "Normal",
    "Title",
    "Subtitle",
    "Signature",
    "Attachment",
    "Table Text",
    "Table Heading",
    "Page Number Line",
)
# What may stand before each child that is inserted into pPr, in the order of the schema (ISO/IEC 29500-1, 17.3.1.26).
_BEFORE = {
    "w:widowControl": ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr"),
    "w:kinsoku": ("w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens"),
    "w:snapToGrid": ("w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd"),
}  # fmt: skip


def render(document: Document, layout: Layout = GB_T_9704) -> bytes:
    """The DOCX. The same document and layout give the same bytes."""
    docx = new_document()
    _defaults(docx, layout)
    _styles(docx, layout)
    _page(docx, layout, document.landscape)
    body = docx.element.body
    for element in _elements(document, layout):
        body.insert(len(body) - 1, element)  # before sectPr, which is last
    properties = docx.core_properties
    properties.title, properties.author, properties.comments, properties.language = document.name[:255], "", "", "zh-CN"
    out = io.BytesIO()
    docx.save(out)
    return repack(out.getvalue())


def _elements(document: Document, layout: Layout) -> Iterator[Any]:
    if document.title:
        yield _paragraph(_TITLE, [(line, None) for line in document.title], breaks=True)
    if document.byline:
        yield _paragraph(_BYLINE, [(document.byline, None)])
    for block in document.blocks:
        yield _table(block, layout, document.landscape) if isinstance(block, Table) else _block(block)
    for index, line in enumerate(attachment_lines(document)):
        if not index:
            yield _paragraph(_BODY, [])
        yield _paragraph(_ATTACHMENT, [(line, None)])
    if document.signature:
        yield _paragraph(_BODY, [])
        signature = document.signature
        indents = signature_indents(signature.name, signature.date, layout)
        for text, indent in zip((signature.name, signature.date), indents, strict=True):
            if text:
                element = _paragraph(_SIGNATURE, [(text, None)])
                element.pPr.append(
                    _element("w:ind", rightChars=round(indent * 100), right=round(indent * layout.body_pt * 20))
                )
                yield element


def _block(paragraph: Paragraph) -> Any:
    """A heading takes its style whole; a run-in heading takes the character style of its level."""
    if paragraph.level:
        return _paragraph(f"Heading {paragraph.level}", [(paragraph.text, None)])
    return _paragraph(_BODY, [(run.text, f"Run-in {run.level}" if run.level else None) for run in paragraph.runs])


def _paragraph(style: str, runs: list[tuple[str, str | None]], breaks: bool = False) -> Any:
    paragraph = OxmlElement("w:p")
    paragraph.get_or_add_pPr()
    if style != _BODY:
        paragraph.style = style.replace(" ", "")
    for index, (text, run_style) in enumerate(runs):
        run = paragraph.add_r()
        if run_style:
            run.style = run_style.replace(" ", "")
        # Without the hint “ ” ‘ ’ — … take the Latin font; no style can carry it.
        run.get_or_add_rPr().append(_element("w:rFonts", hint="eastAsia"))
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
    element = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    properties.append(_element("w:tblStyle", val="TableGrid"))
    properties.append(_element("w:tblW", w=sum(widths), type="dxa"))
    properties.append(_element("w:tblLayout", type="fixed"))
    grid = OxmlElement("w:tblGrid")
    grid.extend(_element("w:gridCol", w=twips) for twips in widths)
    element.extend((properties, grid))
    head = _row(
        [Cell(column.heading, column=index) for index, column in enumerate(table.columns)], widths, _CELL_HEAD, {}
    )
    row_properties = OxmlElement("w:trPr")
    row_properties.extend((OxmlElement("w:cantSplit"), OxmlElement("w:tblHeader")))
    head.insert(0, row_properties)
    element.append(head)
    spans: dict[int, int] = {}
    for row in table.rows:
        element.append(_row(list(row), widths, _CELL, spans))
    return element


def _row(cells: list[Cell], widths: list[int], style: str, spans: dict[int, int]) -> Any:
    """One row; `spans` counts for each column how many rows a cell above still reaches down."""
    row = OxmlElement("w:tr")
    by_column = {cell.column: cell for cell in cells}
    for column, twips in enumerate(widths):
        cell = by_column.get(column)
        element = OxmlElement("w:tc")
        properties = element.get_or_add_tcPr()
        properties.append(_element("w:tcW", w=twips, type="dxa"))
        if cell and cell.rows > 1:
            spans[column] = cell.rows
            properties.append(_element("w:vMerge", val="restart"))
        elif not cell and spans.get(column):
            properties.append(OxmlElement("w:vMerge"))
        spans[column] = max(spans.get(column, 0) - 1, 0)
        properties.append(_element("w:vAlign", val="center"))
        for old in element.findall(qn("w:p")):
            element.remove(old)
        element.append(_paragraph(style, [(cell.text, None)] if cell and cell.text else []))
        row.append(element)
    return row


def _element(tag: str, **attributes: str | int) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def _set_fonts(properties: Any, font: Font, layout: Layout) -> None:
    """Both scripts' fonts on an rPr, and no theme attribute, which would override them."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    latin = layout.latin.docx
    properties.insert(0, _element("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=font.docx, cs=latin))


def _defaults(docx: Docx, layout: Layout) -> None:
    """docDefaults carry the body's fonts and the language, for text that somebody adds without a style; no style of
    the template takes a font of the theme."""
    properties = docx.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_fonts(properties, layout.body, layout)
    for fonts in docx.styles.element.iter(qn("w:rFonts")):
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = properties.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _style(docx: Docx, name: str, kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH, base: str | None = _BODY) -> Any:
    """The style of that name, made anew so that nothing of the template's own look is left, in the style gallery."""
    if name in docx.styles:
        style = docx.styles[name]
        for tag in ("w:rPr", "w:pPr", "w:basedOn", "w:next", "w:link"):
            for element in style.element.findall(qn(tag)):
                style.element.remove(element)
    else:
        style = docx.styles.add_style(name, kind)
        style.element.set(qn("w:styleId"), name.replace(" ", ""))
    if base and name != _BODY:
        style.base_style = docx.styles[base]
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    return style


def _styles(docx: Docx, layout: Layout) -> None:
    body: ParagraphStyle = _style(docx, _BODY)
    _look(body, layout.body, layout.body_pt, layout)
    _pitch(body, layout.pitch_pt)
    body.paragraph_format.alignment = WD_PARAGRAPH_ALIGNMENT.JUSTIFY
    _insert(body, "w:widowControl", val=0)
    _insert(body, "w:kinsoku", val=1)
    # 28 characters of 16 pt are wider than 156 mm: each gives up a little (in twentieths of a point, rounded down).
    spacing = int((layout.text_width_mm / 25.4 * 72 / layout.characters - layout.body_pt) * 20 - 0.999)
    body.element.rPr.find(qn("w:sz")).addprevious(_element("w:spacing", val=spacing))  # where the schema has it
    _indent(body, layout.indent, layout)
    for level, font in layout.levels.items():
        heading = _style(docx, f"Heading {level}")
        heading.next_paragraph_style = body
        heading.paragraph_format.keep_with_next = True
        _look(heading, font, layout.body_pt, layout)
        heading.element.get_or_add_pPr().append(_element("w:outlineLvl", val=level - 1))
        _look(_style(docx, f"Run-in {level}", WD_STYLE_TYPE.CHARACTER, None), font, None, layout)
    title = _style(docx, _TITLE)
    _look(title, layout.title, layout.title_pt, layout)
    _pitch(title, layout.title_pitch_pt, layout.pitch_pt)
    _insert(title, "w:snapToGrid", val=0)
    _centre(title, layout)
    byline = _style(docx, _BYLINE)
    _look(byline, layout.byline, layout.body_pt, layout)
    _pitch(byline, layout.pitch_pt, layout.pitch_pt)
    _centre(byline, layout)
    signature = _style(docx, _SIGNATURE)
    signature.paragraph_format.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT
    signature.paragraph_format.keep_together = True
    _indent(signature, 0, layout)
    attachment = _style(docx, _ATTACHMENT)
    attachment.element.get_or_add_pPr().append(
        _element(
            "w:ind",
            leftChars=500,
            left=round(5 * layout.body_pt * 20),
            hangingChars=300,
            hanging=round(3 * layout.body_pt * 20),
        )
    )
    for name, font in ((_CELL, layout.cell), (_CELL_HEAD, layout.levels[1])):
        cell = _style(docx, name)
        _look(cell, font, layout.cell_pt, layout)
        _pitch(cell, layout.cell_pitch_pt)
        _insert(cell, "w:snapToGrid", val=0)
        cell.paragraph_format.alignment = (
            WD_PARAGRAPH_ALIGNMENT.CENTER if name == _CELL_HEAD else WD_PARAGRAPH_ALIGNMENT.LEFT
        )
        _indent(cell, 0, layout)
    for name in ("Odd", "Even"):
        number = _style(docx, f"{_NUMBER} {name}")
        _look(number, layout.page_number, layout.page_number_pt, layout)
        _insert(number, "w:snapToGrid", val=0)
        number.paragraph_format.line_spacing = 1.0
        number.paragraph_format.alignment = (
            WD_PARAGRAPH_ALIGNMENT.RIGHT if name == "Odd" else WD_PARAGRAPH_ALIGNMENT.LEFT
        )
        side = "right" if name == "Odd" else "left"
        number.element.get_or_add_pPr()._insert_ind(
            _element(
                "w:ind",
                **{f"{side}Chars": 100, side: round(layout.page_number_pt * 20), "firstLineChars": 0, "firstLine": 0},
            )
        )


def _look(style: BaseStyle, font: Font, size: float | None, layout: Layout) -> None:
    properties = style.element.get_or_add_rPr()
    _set_fonts(properties, font, layout)
    if size:
        style.font.size = Pt(size)  # type: ignore[attr-defined]
        properties.append(_element("w:szCs", val=round(size * 2)))


def _pitch(style: ParagraphStyle, points: float, after: float = 0) -> None:
    spacing = style.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
    spacing.space_before, spacing.space_after = Pt(0), Pt(after)


def _indent(style: ParagraphStyle, characters: int, layout: Layout) -> None:
    twips = round(characters * layout.body_pt * 20)
    style.element.get_or_add_pPr()._insert_ind(_element("w:ind", firstLineChars=characters * 100, firstLine=twips))


def _centre(style: ParagraphStyle, layout: Layout) -> None:
    style.paragraph_format.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    _indent(style, 0, layout)


def _insert(style: ParagraphStyle, tag: str, **attributes: int) -> None:
    """Add a child to a style's pPr at the place that the schema gives it."""
    properties = style.element.get_or_add_pPr()
    before: set[str] = set()
    for name, earlier in _BEFORE.items():
        before |= {qn(item) for item in earlier}
        if name == tag:
            break
        before.add(qn(name))
    place = sum(1 for child in properties if child.tag in before)
    properties.insert(place, _element(tag, **attributes))


def _page(docx: Docx, layout: Layout, landscape: bool) -> None:
    section = docx.sections[0]
    width, height = Mm(layout.page_width_mm), Mm(layout.page_height_mm)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(layout.top_mm), Mm(layout.bottom_mm)
    section.left_margin, section.right_margin = Mm(layout.left_mm), Mm(layout.right_mm)
    number_height = Pt(layout.page_number_pt * 1.3)
    section.footer_distance = Emu(Mm(layout.bottom_mm - layout.page_number_gap_mm) - number_height)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(layout.pitch_pt * 20)))
    docx.settings.odd_and_even_pages_header_footer = True
    for footer, name in ((section.footer, "Odd"), (section.even_page_footer, "Even")):
        footer.is_linked_to_previous = False
        old = footer.paragraphs[0]._p
        paragraph = _paragraph(f"{_NUMBER} {name}", [("— ", None)])
        for kind in ("begin", None, "end"):
            run = paragraph.add_r()
            if kind:
                run.append(_element("w:fldChar", fldCharType=kind))
            else:
                code = OxmlElement("w:instrText")
                code.text = "PAGE"
                run.append(code)
        paragraph.append(etree.fromstring(etree.tostring(_paragraph(_BODY, [(" —", None)]).r_lst[0])))
        old.getparent().replace(old, paragraph)
