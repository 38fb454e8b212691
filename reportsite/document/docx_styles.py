"""The layout -> the named styles and the page of a DOCX: one table of styles, written in the order of the schema."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from reportsite.document.layout import Font, Layout

BODY, TITLE, BYLINE, SIGNATURE, ATTACHMENT, CELL, CELL_HEAD = (
    "Normal",
    "Title",
    "Subtitle",
    "Signature",
    "Attachment",
    "Table Text",
    "Table Heading",
)
_WORDS_OWN = (BODY, TITLE, BYLINE, SIGNATURE)
# Of the template's 160 styles, what every document rests on and the lines of a table.
_KEPT = ("DefaultParagraphFont", "TableNormal", "NoList", "TableGrid")
PAGE_NUMBERS = ("Page Number Line Odd", "Page Number Line Even")


@dataclass(frozen=True, slots=True)
class Style:
    """A named style. Indents are in characters; what is None stays as in the style that it is based on.

    `pitch_pt` is an exact line pitch, 0 the font's own; `after_pt` the space after the paragraph; `squeeze` what each
    character gives up, in twentieths of a point.
    """

    name: str
    font: Font
    latin: Font
    size_pt: float | None = None
    kind: Literal["paragraph", "character"] = "paragraph"
    pitch_pt: float | None = None
    after_pt: float = 0
    align: Literal["both", "center", "left", "right"] | None = None
    first: int | None = None
    left: int = 0
    hanging: int = 0
    right: int = 0
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    on_grid: bool = True
    squeeze: int = 0


def heading(level: int) -> str:
    """The style of a heading on a line of its own; Word knows its own styles by their names in lower case."""
    return f"heading {level}"


def run_in(level: int) -> str:
    """The character style of a heading that the text follows on the same line."""
    return f"Run-in {level}"


def style_id(name: str) -> str:
    """The identifier by which paragraphs name a style."""
    return (name[0].upper() + name[1:]).replace(" ", "")


def styles(layout: Layout) -> Iterator[Style]:
    """Every style of the layout; the first is what the others are based on."""
    # 28 characters of 16 pt are wider than 156 mm: each gives up a little, rounded so that the line still fits.
    squeeze = int((layout.text_width_mm / 25.4 * 72 / layout.characters - layout.body_pt) * 20 - 0.999)
    pitch, size, latin = layout.pitch_pt, layout.body_pt, layout.latin
    yield Style(BODY, layout.body, latin, size, pitch_pt=pitch, align="both", first=layout.indent, squeeze=squeeze)
    for level, font in layout.levels.items():
        yield Style(heading(level), font, latin, size, outline=level - 1, keep_next=True)
        yield Style(run_in(level), font, latin, kind="character")
    yield Style(
        TITLE,
        layout.title,
        layout.title,
        layout.title_pt,
        pitch_pt=layout.title_pitch_pt,
        after_pt=pitch,
        align="center",
        first=0,
        on_grid=False,
    )
    yield Style(BYLINE, layout.byline, latin, size, pitch_pt=pitch, after_pt=pitch, align="center", first=0)
    yield Style(SIGNATURE, layout.body, latin, size, align="right", first=0, keep_lines=True)
    yield Style(ATTACHMENT, layout.body, latin, size, left=5, hanging=3)
    cell = layout.cell_pitch_pt
    yield Style(CELL, layout.cell, latin, layout.cell_pt, pitch_pt=cell, align="left", first=0, on_grid=False)
    yield Style(
        CELL_HEAD, layout.levels[1], latin, layout.cell_pt, pitch_pt=cell, align="center", first=0, on_grid=False
    )
    font, number = layout.page_number, layout.page_number_pt
    odd, even = PAGE_NUMBERS
    yield Style(odd, font, font, number, pitch_pt=0, align="right", first=0, right=1, on_grid=False)
    yield Style(even, font, font, number, pitch_pt=0, align="left", first=0, left=1, on_grid=False)


def apply(docx: Docx, layout: Layout, landscape: bool) -> None:
    """Give the document the layout's styles, defaults, page and grid."""
    _defaults(docx, layout)
    for old in docx.styles.element.findall(qn("w:style")):
        if old.get(qn("w:styleId")) not in _KEPT:
            docx.styles.element.remove(old)
    docx.styles.element.extend(_style(style, layout) for style in styles(layout))
    _page(docx, layout, landscape)


def element(tag: str, **attributes: str | int) -> Any:
    """An element of WordprocessingML with attributes of the same namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def _style(style: Style, layout: Layout) -> Any:
    """The w:style element (ISO/IEC 29500-1, 17.7.4.17), made anew, so that nothing of the template's look is left."""
    made = element("w:style", type=style.kind, styleId=style_id(style.name))
    if style.name not in _WORDS_OWN and style.outline is None:
        made.set(qn("w:customStyle"), "1")
    made.append(element("w:name", val=style.name))
    if style.name == BODY:
        made.set(qn("w:default"), "1")
    elif style.kind == "paragraph":
        made.extend((element("w:basedOn", val=style_id(BODY)), element("w:next", val=style_id(BODY))))
    made.append(element("w:qFormat"))
    if style.kind == "paragraph":
        made.append(_paragraph_properties(style, layout))
    made.append(_run_properties(style, layout))
    return made


def _paragraph_properties(style: Style, layout: Layout) -> Any:
    """The w:pPr element, its children in the order of the schema (17.3.1.26)."""
    properties = OxmlElement("w:pPr")
    if style.keep_next:
        properties.append(element("w:keepNext"))
    if style.keep_lines:
        properties.append(element("w:keepLines"))
    if style.name == BODY:
        properties.append(element("w:widowControl", val=0))
        properties.append(element("w:kinsoku", val=1))
        # Word would part Chinese from Latin letters and digits by a quarter of a character: 28 would no longer fit.
        properties.extend((element("w:autoSpaceDE", val=0), element("w:autoSpaceDN", val=0)))
    if not style.on_grid:
        properties.append(element("w:snapToGrid", val=0))
    if style.pitch_pt is not None:
        line, rule = (round(style.pitch_pt * 20), "exact") if style.pitch_pt else (240, "auto")
        after = round(style.after_pt * 20)
        properties.append(element("w:spacing", before=0, after=after, line=line, lineRule=rule))
    if indent := _indent(style, layout):
        properties.append(element("w:ind", **indent))
    if style.align:
        properties.append(element("w:jc", val=style.align))
    if style.outline is not None:
        properties.append(element("w:outlineLvl", val=style.outline))
    return properties


def _indent(style: Style, layout: Layout) -> dict[str, int]:
    """The attributes of w:ind: in hundredths of a character for Word and WPS, in twips for everything else."""
    given = {"left": style.left, "right": style.right, "hanging": style.hanging}
    indent = {name: count for name, count in given.items() if count}
    if style.first is not None:
        indent["firstLine"] = style.first
    size = style.size_pt or layout.body_pt
    return {
        key: value
        for name, count in indent.items()
        for key, value in ((f"{name}Chars", count * 100), (name, round(count * size * 20)))
    }


def _run_properties(style: Style, layout: Layout) -> Any:
    """The w:rPr element, its children in the order of the schema (17.3.2.28)."""
    properties = OxmlElement("w:rPr")
    properties.append(_fonts(style.font, style.latin))
    if style.squeeze or style.size_pt not in (None, layout.body_pt):  # other sizes do not give up what the body does
        properties.append(element("w:spacing", val=style.squeeze))
    if style.size_pt:
        half_points = round(style.size_pt * 2)
        properties.extend((element("w:sz", val=half_points), element("w:szCs", val=half_points)))
    return properties


def _fonts(font: Font, latin: Font) -> Any:
    """Both scripts' fonts, by name: an attribute of the theme would override them."""
    return element("w:rFonts", ascii=latin.docx, hAnsi=latin.docx, eastAsia=font.docx, cs=latin.docx)


def _defaults(docx: Docx, layout: Layout) -> None:
    """docDefaults carry the body's fonts and the language, for text that somebody adds without a style; no style of
    the template takes a font of the theme."""
    properties = docx.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, _fonts(layout.body, layout.latin))
    for fonts in docx.styles.element.iter(qn("w:rFonts")):
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = properties.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _page(docx: Docx, layout: Layout, landscape: bool) -> None:
    section = docx.sections[0]
    width, height = Mm(layout.page_width_mm), Mm(layout.page_height_mm)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(layout.top_mm), Mm(layout.bottom_mm)
    section.left_margin, section.right_margin = Mm(layout.left_mm), Mm(layout.right_mm)
    # The dashes, in the middle of the number's line of about 1.3 em, stand where the layout has them.
    half_a_line = Pt(layout.page_number_pt * 1.3 / 2)
    section.footer_distance = Emu(Mm(layout.bottom_mm - layout.page_number_gap_mm) - half_a_line)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(element("w:docGrid", type="lines", linePitch=round(layout.pitch_pt * 20)))
    docx.settings.odd_and_even_pages_header_footer = True
