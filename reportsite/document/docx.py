"""Document tree -> DOCX: named styles, the layout on the styles and the sections, nothing set by hand that a style can
hold, and the items' keys in hidden bookmarks."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from copy import deepcopy
from functools import lru_cache
from typing import Any, NamedTuple

from docx import Document as new_document
from docx.document import Document as Docx
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from reportsite.document.docx_keys import REPORT_PLACES, Keys, stamped
from reportsite.document.docx_styles import (
    ATTACHMENT,
    BODY,
    BYLINE,
    LABEL,
    SIGNATURE,
    TITLE,
    apply,
    child,
    element,
    furniture,
    heading,
    indents,
    run_in,
    section,
    style_id,
)
from reportsite.document.docx_table import table_element
from reportsite.document.layout import (
    GB_T_9704,
    Furniture,
    Layout,
    Line,
    attachment_indents,
    draft_lines,
    mark_lines,
    signature_indents,
)
from reportsite.document.packaging import packed, unpacked
from reportsite.document.tree import Document, Paragraph, Run, Table, attachment_lines

_APPLICATION = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_TEXT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_SPACE = qn("xml:space")
_Side = tuple[tuple[str, tuple[Line, ...]], ...]  # the lines at the head or foot by the kind of page
_SHORT_LINES = 3  # of a paragraph that goes to the next page with the signature
_LEFTOVERS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering")


class Text(NamedTuple):
    """A run of a paragraph: its text, its character style if any, and the place of the text among the items'."""

    text: str
    style: str | None = None
    key: str = ""
    place: str = ""
    number: int = 0


def render(document: Document, layout: Layout = GB_T_9704) -> bytes:
    """The DOCX. The same document and layout give the same bytes."""
    heads, feet = _furniture(document, layout)
    parts = dict(_shell(layout, tuple(heads.items()), tuple(feet.items())))
    root, properties = parse_xml(parts[_TEXT]), parse_xml(parts[_PROPERTIES])
    _fill(root[0], document, layout, "First" in heads)
    properties.title_text = document.name[:255]
    parts[_TEXT], parts[_PROPERTIES] = serialize_part_xml(root), serialize_part_xml(properties)
    return packed(parts)


@lru_cache(maxsize=16)
def _shell(layout: Layout, heads: _Side, feet: _Side) -> Mapping[str, bytes]:
    """The parts of a file without text: all that the documents of a layout have in common. In its body stand the
    references to its heads and feet."""
    docx = new_document()
    sides = {"Header": dict(heads), "Footer": dict(feet)}
    lines = {
        furniture(kind, side, number): line
        for kind, of_side in sides.items()
        for side, shown in of_side.items()
        for number, line in enumerate(shown, 1)
    }
    apply(docx, layout, lines)
    references = _furniture_parts(docx, sides)
    _drop_leftovers(docx)
    body = docx.element.body
    body[:] = references
    properties = docx.core_properties
    properties.title, properties.author, properties.comments, properties.language = "", "", "", "zh-CN"
    out = io.BytesIO()
    docx.save(out)
    return unpacked(out.getvalue())


def _fill(body: Any, document: Document, layout: Layout, marked: bool) -> None:
    """Put the text of the document and of its annexes in the body of a shell, a section each."""
    references = list(body)
    body[:] = []
    keys = Keys()
    parts = (document, *document.annexes)
    for part in parts:
        elements = list(_elements(part, layout, keys))
        body.extend(elements)
        if part is document and elements and elements[0].tag == qn("w:p"):
            stamped(elements[0], document.stamp)
        if part.signature:
            count = bool(part.signature.name) + bool(part.signature.date)
            _keep_together(elements[-count - 2 :], layout)
        properties = section(layout, map(deepcopy, references), part.landscape, part is document and marked)
        body.append(properties if part is parts[-1] else _section_end(properties, layout))


def _section_end(properties: Any, layout: Layout) -> Any:
    """The paragraph that carries a section's properties: one that takes no line of its own."""
    paragraph = _blank(layout)
    paragraph.pPr.append(element("w:spacing", before=0, after=0, line=20, lineRule="exact"))
    paragraph.pPr.append(properties)
    return paragraph


def _keep_together(elements: list[Any], layout: Layout) -> None:
    """Let no page end part a signature, nor take it from the text above (GB/T 9704-2012, 7.3.5.4): unless that is long,
    for LibreOffice would take all of it to the next page."""
    above, *signature = elements
    short = above.tag == qn("w:p") and len(above.text) <= _SHORT_LINES * layout.characters
    for paragraph in (elements if short else signature)[:-1]:
        paragraph.pPr.get_or_add_keepNext()


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


def _elements(document: Document, layout: Layout, keys: Keys) -> Iterator[Any]:
    def own(lines: Iterable[str], name: str) -> list[Text]:
        place = document.title_place if name == "title" else REPORT_PLACES[name]
        return [Text("\n".join(lines), None, document.key, place)]

    if document.label:
        yield from (_paragraph(LABEL, own([document.label], "label"), keys), _blank(layout))
    if document.title:
        yield _paragraph(TITLE, own(document.title, "title"), keys)
    if document.byline:
        yield _paragraph(BYLINE, own(document.byline, "byline"), keys)
    for block in document.blocks:
        yield (
            table_element(block, layout, document.landscape, keys) if isinstance(block, Table) else _block(block, keys)
        )
    yield from _attachments(document, layout, keys)
    if document.signature:
        yield _blank(layout)
        signature = document.signature
        found = signature_indents(signature.name, signature.date, layout)
        texts = (("signature", signature.name), ("date", signature.date))
        for (name, text), indent in zip(texts, found, strict=True):
            if text:
                line = _paragraph(SIGNATURE, own([text], name), keys)
                line.pPr.append(element("w:ind", **indents({"right": indent}, layout.body.size_pt)))
                yield line


def _attachments(document: Document, layout: Layout, keys: Keys) -> Iterator[Any]:
    lines = list(attachment_lines(document))
    if lines:
        yield _blank(layout)
    found = zip(lines, document.attachments, attachment_indents(len(lines), layout), strict=True)
    for number, (line, name, (left, first)) in enumerate(found, 1):
        text = Text(line, None, document.key, f"a{number}", len(line) - len(name))
        paragraph = _paragraph(ATTACHMENT, [text], keys)
        if len(lines) > 1:
            paragraph.pPr.append(element("w:ind", **indents({"left": left, "hanging": -first}, layout.body.size_pt)))
        yield paragraph


def _block(paragraph: Paragraph, keys: Keys) -> Any:
    """A heading takes its style whole; a run-in heading takes the character style of its level."""

    def text(run: Run) -> Text:
        style = run_in(run.level) if run.level and not paragraph.level else None
        return Text(run.text, style, run.key, run.place, run.number)

    return _paragraph(heading(paragraph.level) if paragraph.level else BODY, map(text, paragraph.runs), keys)


def _paragraph(style: str, texts: Iterable[Text], keys: Keys | None = None) -> Any:
    """A paragraph; a line end within a text stays one."""
    paragraph = element("w:p")
    properties = child(paragraph, "w:pPr")
    if style != BODY:
        child(properties, "w:pStyle", val=style_id(style))
    for text in texts:
        number, rest = text.text[: text.number], text.text[text.number :]
        if number:
            _run(paragraph, number, text.style)
        if rest:
            with keys.around(paragraph, text.key, text.place) if keys else nullcontext():
                for index, line in enumerate(rest.split("\n")):
                    _run(paragraph, line, text.style, broken=bool(index))
    return paragraph


def _blank(layout: Layout) -> Any:
    """An empty line; it has no number where lines are numbered, nor has it one in the PDF."""
    paragraph = _paragraph(BODY, ())
    if layout.line_numbers:
        child(paragraph.pPr, "w:suppressLineNumbers")
    return paragraph


def _run(paragraph: Any, text: str, style: str | None = None, broken: bool = False) -> None:
    """Add a run, on a new line where it is `broken` off the one before."""
    run = deepcopy(_empty_run(style, broken))
    run[-1].text = text
    paragraph.append(run)


@lru_cache(maxsize=32)
def _empty_run(style: str | None, broken: bool) -> Any:
    """A run without text, to be copied: that takes a third of the time that its elements take one by one."""
    run = element("w:r")
    properties = child(run, "w:rPr")
    if style:
        child(properties, "w:rStyle", val=style_id(style))
    # Without the hint “ ” ‘ ’ — … take the Latin font; no style can carry it.
    child(properties, "w:rFonts", hint="eastAsia")
    if broken:
        child(run, "w:br")
    child(run, "w:t").set(_SPACE, "preserve")
    return run


def _furniture(document: Document, layout: Layout) -> tuple[dict[str, tuple[Line, ...]], dict[str, tuple[Line, ...]]]:
    """The lines at the head and at the foot, by "Odd", "Even" and, where there are marks, "First" pages. Without "Even"
    all pages are alike."""
    draft = draft_lines(document.draft, layout)
    heads = {"Odd": (*draft, *layout.header.odd), "Even": (*draft, *layout.header.even)}
    feet = {"Odd": layout.feet().odd, "Even": layout.feet().even}
    if Furniture(heads["Odd"], feet["Odd"]) == Furniture(heads["Even"], feet["Even"]):
        del heads["Even"], feet["Even"]
    if document.marks:
        heads["First"] = (*mark_lines(document.marks, document.draft, layout), *layout.header.odd)
        feet["First"] = feet["Odd"]
    return heads, feet


_OBJECTS = {
    ("Header", "Odd"): "header",
    ("Header", "Even"): "even_page_header",
    ("Header", "First"): "first_page_header",
    ("Footer", "Odd"): "footer",
    ("Footer", "Even"): "even_page_footer",
    ("Footer", "First"): "first_page_footer",
}


def _furniture_parts(docx: Docx, sides: dict[str, dict[str, tuple[Line, ...]]]) -> list[Any]:
    """Writes the heads and feet; returns the elements by which a section refers to them."""
    docx.settings.odd_and_even_pages_header_footer = "Even" in sides["Header"]
    for kind, by_side in sides.items():
        for side, lines in by_side.items():
            if not any(by_side.values()):
                continue
            place: Any = getattr(docx.sections[0], _OBJECTS[kind, side])
            place.is_linked_to_previous = False
            root = place._element
            for old in list(root):
                root.remove(old)
            root.extend(_line(furniture(kind, side, number), line) for number, line in enumerate(lines, 1))
            if not lines:
                root.append(_paragraph(BODY, ()))
    references = (qn("w:headerReference"), qn("w:footerReference"))
    return [child for child in docx.sections[0]._sectPr if child.tag in references]


_FIELDS = {"{page}": " PAGE ", "{pages}": " NUMPAGES "}


def _line(style: str, line: Line) -> Any:
    """A line of the head or foot: its texts with tabs between them, page numbers as fields."""
    paragraph = _paragraph(style, ())
    several = sum(map(bool, line.texts)) > 1
    for place, text in enumerate(line.texts):
        if several and place:
            child(child(paragraph, "w:r"), "w:tab")
        for piece in filter(None, re.split(r"(\{pages?\})", text)):
            if piece in _FIELDS:
                _run(child(paragraph, "w:fldSimple", instr=_FIELDS[piece]), "1")
            else:
                _run(paragraph, piece)
    return paragraph
