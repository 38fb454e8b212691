"""The layout -> the named styles and the page of a DOCX: one table of styles, written in the order of the schema."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import floor
from typing import Any, Literal

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml import etree

from reportsite.document.layout import FURNITURE_PITCH, LINE_NUMBER_GAP_MM, MM, Layout, Line, Type, attachment_indents

BODY, TITLE, BYLINE, SIGNATURE, ATTACHMENT, LABEL, CELL, CELL_HEAD = (
    "Normal",
    "Title",
    "Subtitle",
    "Signature",
    "Attachment",
    "Annex Label",
    "Table Text",
    "Table Heading",
)
_WORDS_OWN = (BODY, TITLE, BYLINE, SIGNATURE)
# Of the template's 160 styles, what every document rests on and the lines of a table.
_KEPT = ("DefaultParagraphFont", "TableNormal", "NoList", "TableGrid")


@dataclass(frozen=True, slots=True)
class Style:
    """A named style. Indents are in characters; what is None stays as in the style that it is based on.

    `pitch_pt` is an exact line pitch, 0 the font's own; `after_pt` the space after the paragraph; `squeeze` what each
    character gives up, in twentieths of a point; `tabs` are alignments and places in mm.
    """

    name: str
    type: Type
    latin: str
    kind: Literal["paragraph", "character"] = "paragraph"
    pitch_pt: float | None = None
    after_pt: float = 0
    align: Literal["both", "center", "left", "right"] | None = None
    first: int | None = None
    left: float = 0
    hanging: float = 0
    right: float = 0
    tabs: tuple[tuple[str, float], ...] = ()
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


def furniture(kind: str, side: str, number: int) -> str:
    """The style of the line `number` at the head or foot ("Header", "Footer") of "Odd", "Even" or "First" pages."""
    return f"{kind} {side} {number}"


def styles(layout: Layout, lines: Mapping[str, Line]) -> Iterator[Style]:
    """Every style of the layout; the first is what the others are based on. `lines` are those at the head and the foot,
    by the names of their styles."""
    pitch, body = layout.pitch_pt, layout.body

    def style(name: str, type: Type, **settings: Any) -> Style:
        return Style(name, type, layout.latin_of(type), **settings)

    yield style(BODY, body, pitch_pt=pitch, align="both", first=layout.indent, squeeze=_squeeze(layout))
    for level, type in layout.levels.items():
        yield style(heading(level), type, outline=level - 1, keep_next=True)
        yield style(run_in(level), type, kind="character")
    title = Style(TITLE, layout.title, layout.title.font, pitch_pt=layout.title_pitch_pt, after_pt=pitch)
    yield replace(title, align="center", first=0, on_grid=False)
    yield style(BYLINE, layout.byline, pitch_pt=pitch, after_pt=pitch, align="center", first=0)
    yield style(SIGNATURE, body, align="right", first=0, keep_lines=True)
    left, first = attachment_indents(1, layout)[0]
    yield style(ATTACHMENT, body, left=left, hanging=-first)
    yield style(LABEL, layout.level1, first=0)
    cell = {"pitch_pt": layout.cell_pitch_pt, "first": 0, "on_grid": False}
    yield style(CELL, layout.cell, align="left", **cell)
    yield style(CELL_HEAD, replace_font(layout.cell, layout.level1.font), align="center", **cell)
    for name, line in lines.items():
        yield _furniture_style(name, line, layout)


def replace_font(type: Type, font: str) -> Type:
    return Type(font, type.size_pt, type.bold)


def _furniture_style(name: str, line: Line, layout: Layout) -> Style:
    """A line with one text is aligned as that text is, one with several has tabs; a page number of our own stands one
    character in."""
    inset = int(name.startswith("Footer") and layout.footer is None)
    sides = [side for side, text in zip(("left", "center", "right"), line.texts, strict=True) if text]
    plain = Style(name, line.type, line.type.font, pitch_pt=0, first=0, on_grid=False)
    if len(sides) > 1:
        width = layout.text_width_mm
        return replace(plain, align="left", tabs=(("center", width / 2), ("right", width)))
    align: Any = sides[0] if sides else "left"
    return replace(plain, align=align, left=inset * (align == "left"), right=inset * (align == "right"))


def _squeeze(layout: Layout) -> int:
    """What each character of the body gives up so that a line is full, in twentieths of a point: 28 characters of 16 pt
    are wider than 156 mm. The first line of a paragraph has to fit too, whose indent gives up nothing."""
    characters, size = layout.characters, layout.body.size_pt
    too_wide = characters * size - layout.text_width_mm * MM
    return floor(-too_wide * 20 / max(characters - layout.indent, 1))


def apply(docx: Docx, layout: Layout, lines: Mapping[str, Line]) -> None:
    """Give the document the layout's styles and defaults."""
    _defaults(docx, layout)
    for old in docx.styles.element.findall(qn("w:style")):
        if old.get(qn("w:styleId")) not in _KEPT:
            docx.styles.element.remove(old)
    docx.styles.element.extend(_style(style, layout) for style in styles(layout, lines))


def twips(mm: float) -> int:
    return round(mm * MM * 20)


def section(layout: Layout, references: Iterable[Any], landscape: bool, marked: bool) -> Any:
    """The w:sectPr element: page, margins, grid (ISO/IEC 29500-1, 17.6.17, its children in the order of the schema)."""
    made = OxmlElement("w:sectPr")
    made.extend(references)
    across, down = twips(layout.page_width_mm), twips(layout.page_height_mm)
    size = {"w": down, "h": across, "orient": "landscape"} if landscape else {"w": across, "h": down}
    made.append(element("w:pgSz", **size))
    # The dashes, in the middle of the number's line, stand where the layout has them.
    half_a_line = layout.number.size_pt * FURNITURE_PITCH / 2
    foot = layout.bottom_mm - layout.page_number_gap_mm - half_a_line / MM
    if layout.footer is not None and layout.footer_mm is not None:
        foot = layout.footer_mm
    margins = {"top": layout.top_mm, "right": layout.right_mm, "bottom": layout.bottom_mm, "left": layout.left_mm}
    margins |= {"header": layout.header_mm, "footer": foot, "gutter": 0}
    made.append(element("w:pgMar", **{name: twips(mm) for name, mm in margins.items()}))
    if layout.line_numbers:
        made.append(element("w:lnNumType", countBy=1, distance=twips(LINE_NUMBER_GAP_MM), restart="newPage"))
    if marked:
        made.append(OxmlElement("w:titlePg"))
    made.append(element("w:docGrid", type="lines", linePitch=round(layout.pitch_pt * 20)))
    return made


_full = cache(qn)  # there are some dozen names, and a report has thousands of elements
_PREFIX = {"w": nsmap["w"]}


def element(tag: str, **attributes: str | int) -> Any:
    """An element of WordprocessingML with attributes of the same namespace, as OxmlElement makes it."""
    return oxml_parser.makeelement(_full(tag), _full_names(attributes), _PREFIX)


def child(parent: Any, tag: str, **attributes: str | int) -> Any:
    """Such an element as the last one in another: faster than to make it alone and to append it."""
    return etree.SubElement(parent, _full(tag), _full_names(attributes))


def _full_names(attributes: Mapping[str, str | int]) -> dict[str, str]:
    return {_full(f"w:{name}"): str(value) for name, value in attributes.items()}


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
        # As in Word anyway. LibreOffice reads it the other way round and lets no mark hang over the line's end: of those
        # that hang where characters are set closer, it loses some.
        properties.append(element("w:overflowPunct", val=1))
        # Word would part Chinese from Latin letters and digits by a quarter of a character: 28 would no longer fit.
        properties.extend((element("w:autoSpaceDE", val=0), element("w:autoSpaceDN", val=0)))
    if layout.line_numbers and style.name.startswith(("Header ", "Footer ")):
        properties.append(OxmlElement("w:suppressLineNumbers"))
    if style.tabs:
        tabs = OxmlElement("w:tabs")
        tabs.extend(element("w:tab", val=align, pos=twips(mm)) for align, mm in style.tabs)
        properties.append(tabs)
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
    return indents(indent, style.type.size_pt)


def indents(characters: Mapping[str, float], size_pt: float) -> dict[str, int]:
    """The attributes of w:ind, in hundredths of a character for Word and WPS and in twips for everything else."""
    return {
        key: value
        for name, count in characters.items()
        for key, value in ((f"{name}Chars", round(count * 100)), (name, round(count * size_pt * 20)))
    }


def _run_properties(style: Style, layout: Layout) -> Any:
    """The w:rPr element, its children in the order of the schema (17.3.2.28)."""
    properties = OxmlElement("w:rPr")
    properties.append(_fonts(style.type.font, style.latin))
    if style.type.bold:
        properties.extend((OxmlElement("w:b"), OxmlElement("w:bCs")))
    other_size = style.type.size_pt != layout.body.size_pt
    if style.squeeze or other_size:  # other sizes do not give up what the body does
        properties.append(element("w:spacing", val=style.squeeze))
    if style.kind == "paragraph" or other_size:
        half_points = round(style.type.size_pt * 2)
        properties.extend((element("w:sz", val=half_points), element("w:szCs", val=half_points)))
    return properties


def _fonts(font: str, latin: str) -> Any:
    """Both scripts' fonts, by name: an attribute of the theme would override them."""
    return element("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=font, cs=latin)


def _defaults(docx: Docx, layout: Layout) -> None:
    """docDefaults carry the body's fonts and the language, for text that somebody adds without a style; no style of
    the template takes a font of the theme."""
    properties = docx.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, _fonts(layout.body.font, layout.latin_of(layout.body)))
    for fonts in docx.styles.element.iter(qn("w:rFonts")):
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = properties.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
