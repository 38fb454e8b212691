"""The XML of a document: parsed within bounds, its values read without trusting them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat  # the first look at a part: no tree is made, and it ends where a bound is passed

from lxml import etree

from reportsite.confined.refused import Refused
from reportsite.word import limits

Element = Any  # lxml has no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# The namespaces of Strict files (ISO/IEC 29500-1, annex A) and those that everything here reads.
_STRICT: tuple[tuple[bytes, bytes], ...] = tuple(
    (b"http://purl.oclc.org/ooxml/" + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
        (b"drawingml/picture", b"drawingml/2006/picture"),
    )
)
# OPC allows these alone (ISO/IEC 29500-2, 6.2.5); two parsers could read another in two ways.
_ENCODINGS = ("utf-8", "utf-16")

_LARGEST = 1_000_000
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{0,9})?", re.ASCII)
_MOST_TWIPS = 100_000  # 1.7 m; Word itself goes to 22 inches
# Twips in a unit of ST_UniversalMeasure (ISO/IEC 29500-1, 22.9.2.15).
_UNITS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Budget:
    """What may still be read of a document: elements and attributes, and paragraphs."""

    nodes: int = limits.NODES
    paragraphs: int = limits.PARAGRAPHS


def parse(data: bytes, part: str, budget: Budget) -> Element:
    """The root of a part. Refused: doctype, encoding, broken_xml, too_deep, too_many_elements, too_many_paragraphs."""
    _measure(data, part, budget)
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT:
            for quote in (b'"', b"'"):
                data = data.replace(quote + strict + quote, quote + usual + quote)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("broken_xml", part=part) from error


def _measure(data: bytes, part: str, budget: Budget) -> None:
    """Take what the part holds from the budget; Refused as soon as there is too much of it."""
    depth = 0

    def begin(name: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        budget.nodes -= 1 + len(attributes) // 2
        if name == "p" or name.endswith(":p"):
            budget.paragraphs -= 1
        if depth > limits.DEPTH:
            raise Refused("too_deep", part=part, most=limits.DEPTH)
        if budget.paragraphs < 0:
            raise Refused("too_many_paragraphs", most=limits.PARAGRAPHS)
        if budget.nodes < 0:
            raise Refused("too_many_elements", most=limits.NODES)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_declared: object) -> None:
        raise Refused("doctype", part=part)

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise Refused("encoding", part=part, encoding=encoding[:40])

    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler, parser.XmlDeclHandler = doctype, declaration
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("broken_xml", part=part) from error


def child(element: Element | None, *path: str) -> Element | None:
    """The element at a path of names of WordprocessingML, None where one is missing or nothing is given."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children with a name of WordprocessingML."""
    return iter(()) if element is None else element.iterchildren(W + name)


def attribute(element: Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML."""
    return None if element is None else element.get(W + name)


def value(element: Element | None, name: str) -> str | None:
    """The `w:val` of a child."""
    return attribute(child(element, name))


def number(text: str | None, least: float = -_LARGEST, most: float = _LARGEST) -> float | None:
    """A number, None where the text is none or beyond the bounds: nothing is better than a wrong one."""
    if text is None or not _NUMBER.fullmatch(text.strip()[:30]):
        return None
    found = float(text)
    return found if least <= found <= most else None


def integer(text: str | None, least: int, most: int) -> int | None:
    """A whole number within bounds, else None."""
    found = number(text, least, most)
    return None if found is None else int(found)


def points(text: str | None) -> float | None:
    """A length in points, given in twips or with a unit; None where it is none or longer than any page."""
    if text is None:
        return None
    text = text.strip()
    unit = _UNITS.get(text[-2:], 1.0)
    found = number(text[:-2] if text[-2:] in _UNITS else text)
    twips = None if found is None else found * unit
    return twips / 20 if twips is not None and abs(twips) <= _MOST_TWIPS else None


def switched(element: Element | None) -> bool | None:
    """Whether an element of type on/off is on, None where it is missing (ISO/IEC 29500-1, 17.17.4)."""
    if element is None:
        return None
    return (attribute(element) or "1").lower() not in _OFF
