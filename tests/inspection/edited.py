"""Reports of our own, opened in python-docx and spoilt in one place; and documents typed from nothing."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reportsite.document import docx
from reportsite.document.assemble import assemble
from reportsite.document.layout import GB_T_9704
from reportsite.inspection.inspect import inspect


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def found_in(data, layout=GB_T_9704, kind="layout"):
    """The findings as (rule, found, expected)."""
    return [(one.rule, one.found, one.expected) for one in inspect(data, layout) if one.kind == kind]


def opened(report, layout=GB_T_9704):
    """A report of our own in python-docx."""
    return Document(io.BytesIO(docx.render(assemble(report, layout), layout)))


def set_fonts(run, east_asia=None, latin=None):
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for name, font in (("eastAsia", east_asia), ("ascii", latin), ("hAnsi", latin)):
        if font:
            fonts.set(qn(f"w:{name}"), font)
    return run


def set_attributes(parent, tag, **values):
    """The child with a tag, made where it is missing, with these attributes."""
    element = parent.find(qn(tag))
    if element is None:
        element = OxmlElement(tag)
        parent.append(element)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def page_number(footer, alignment, inset="right", size=14, font="宋体"):
    """“— 1 —” in a footer."""
    paragraph = footer.paragraphs[0]
    paragraph.alignment = alignment
    paragraph.paragraph_format.line_spacing = Pt(size * 1.3)
    if inset:
        indent = paragraph.paragraph_format
        setattr(indent, f"{inset}_indent", Pt(size))
    for text, kind in (("— ", None), ("", "begin"), (" PAGE ", "code"), ("", "end"), (" —", None)):
        run = set_fonts(paragraph.add_run(text if kind is None else ""), font, font)
        run.font.size = Pt(size)
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)
        elif kind:
            run._r.append(OxmlElement("w:fldChar"))
            run._r[-1].set(qn("w:fldCharType"), kind)


# How the lines of a document are typed by somebody who knows no styles, and knows the standard.
TITLE = {
    "east_asia": "方正小标宋_GBK",
    "latin": "Times New Roman",
    "size": 22,
    "align": "CENTER",
    "pitch": 35,
    "first": 0,
}
BODY = {"east_asia": "仿宋", "latin": "Times New Roman", "size": 16, "align": "JUSTIFY", "pitch": 28.95, "first": 32}
LEVEL_1 = BODY | {"east_asia": "SimHei"}
LEVEL_2 = BODY | {"east_asia": "楷体"}


def typed(lines, numbers=True):
    """A document of direct formatting alone, its page as the standard has it. A line is (text, how), or several of
    these, one for each run."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    section.footer_distance = Mm(25)
    if numbers:
        document.settings.odd_and_even_pages_header_footer = True
        page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
        page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "left")
    for line in lines:
        add_line(document, line)
    return document


def add_line(document, line):
    runs = [line] if isinstance(line[0], str) else list(line)
    paragraph = document.add_paragraph()
    how = runs[0][1]
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, how["align"])
    format = paragraph.paragraph_format
    format.first_line_indent = Pt(how["first"])
    format.line_spacing_rule, format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(how["pitch"])
    for text, how in runs:
        run = set_fonts(paragraph.add_run(text), how["east_asia"], how["latin"])
        run._r.rPr.rFonts.set(qn("w:hint"), "eastAsia")
        run.font.size = Pt(how["size"])
        run.font.bold = how.get("bold")
        set_attributes(run._r.rPr, "w:spacing", val=-5)
    return paragraph
