"""The structure of a tagged PDF (ISO 32000-1, 14.7): which paragraph, heading or cell a marked text belongs to."""

import ctypes
import re
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# Standard structure types (ISO 32000-1, 14.8.4) that hold the text of one paragraph, and those that hold cells.
_PARAGRAPHS = frozenset(
    (
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "Title",
        "LBody",
        "Lbl",
        "LI",
        "Caption",
        "Note",
        "TOCI",
        "BlockQuote",
    )
)
TABLES = frozenset(("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"))
_CONTAINERS = frozenset(("Document", "Part", "Art", "Sect", "Div", "NonStruct", "Span", ""))
_MOST_ELEMENTS = 200_000
_XMP = re.compile(rb"/Subtype\s*/XML\b[^>]{0,200}>>\s*stream\r?\n")
_MOST_XMP = 65_536


class Tag(NamedTuple):
    """`name` is the standard structure type of a paragraph or heading, "TD" for all that stands in a table; `block`
    counts them on their page, from 1."""

    name: str
    block: int


def tags_of(page: Any) -> dict[int, Tag]:
    """The tag of each marked content of a page (a PDFium handle) by its identifier; none where nothing is tagged."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        return _walk(tree)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _walk(tree: Any) -> dict[int, Tag]:
    found: dict[int, Tag] = {}
    count = max(pdfium.FPDF_StructTree_CountChildren(tree), 0)
    todo = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), Tag("", 0)) for place in reversed(range(count))]
    for block in range(1, _MOST_ELEMENTS):
        if not todo:
            break
        element, above = todo.pop()
        if not element:
            continue
        tag = _tag(_type(element), above, block)
        for identifier in _identifiers(element):
            found[identifier] = tag if tag.block else Tag("P", block)
        count = max(pdfium.FPDF_StructElement_CountChildren(element), 0)
        todo += ((pdfium.FPDF_StructElement_GetChildAtIndex(element, place), tag) for place in reversed(range(count)))
    return found


def _tag(type: str, above: Tag, block: int) -> Tag:
    if above.name == "TD":
        return Tag("TD", block) if type in ("TD", "TH") else above
    if type in TABLES:
        return Tag("TD", block)
    if type in _PARAGRAPHS:
        return Tag(type, block)
    return above if type in _CONTAINERS or above.block else Tag(type, block)


def _type(element: Any) -> str:
    name = ctypes.create_string_buffer(64)
    length = pdfium.FPDF_StructElement_GetType(element, name, 64)
    return name.raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")


def _identifiers(element: Any) -> Iterator[int]:
    for place in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
        identifier = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, place)
        if identifier >= 0:
            yield identifier


def promises_headings(data: bytes) -> bool:
    """Whether the file says that it is PDF/UA: then every heading is tagged as one (ISO 14289-1, 7.4), and what is not
    is none, whatever it looks like."""
    for match in _XMP.finditer(data):
        packet = data[match.end() : match.end() + _MOST_XMP]
        if b"FlateDecode" in match.group():
            try:
                packet = zlib.decompressobj().decompress(packet, _MOST_XMP)
            except zlib.error:
                continue
        if re.search(rb"pdfuaid:part\s*(=\s*[\"']|>)\s*[12]", packet):
            return True
    return False
