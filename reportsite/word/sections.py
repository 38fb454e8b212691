"""The sections of a document: their pages, and what stands at the head and foot of these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportsite.word.markup import Element, R, attribute, child, children, integer, number, points, switched
from reportsite.word.package import Package
from reportsite.word.styles import NO_GRID, Grid

Side = Literal["odd", "even", "first"]

MM = 25.4 / 72  # millimetres in a point
_TYPES: Mapping[Side, str] = {"odd": "default", "even": "even", "first": "first"}
# What Word takes where the file says nothing: a letter with an inch around.
_PAGE_PT, _MARGIN_PT, _EDGE_PT = (612.0, 792.0), 72.0, 36.0


@dataclass(frozen=True, slots=True)
class Section:
    """Lengths in mm. `header_mm` and `footer_mm` are from the edge of the page to the head and foot. `headers` and
    `footers` name the part that stands on odd, even and first pages, "" where nothing does; they are taken over from
    the section before, and odd and even pages are the same where the document makes no difference."""

    width_mm: float
    height_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float
    left_mm: float
    header_mm: float
    footer_mm: float
    landscape: bool = False
    grid: Grid = NO_GRID
    first_page_differs: bool = False
    columns: int = 1
    line_numbers: bool = False
    headers: Mapping[Side, str] = field(default_factory=dict)
    footers: Mapping[Side, str] = field(default_factory=dict)


def sections(package: Package, elements: Iterable[Element | None]) -> tuple[Section, ...]:
    """The sections that the w:sectPr elements of a document set, in their order; None is one that is missing."""
    odd_and_even = bool(switched(child(package.settings, "evenAndOddHeaders")))
    named: dict[tuple[str, str], str] = {}
    found = []
    for element in elements:
        named |= _references(package, element)
        first = bool(switched(child(element, "titlePg")))
        found.append(
            _section(
                element,
                first,
                headers=_shown(named, "headerReference", odd_and_even, first),
                footers=_shown(named, "footerReference", odd_and_even, first),
            )
        )
    return tuple(found)


def _references(package: Package, element: Element | None) -> dict[tuple[str, str], str]:
    """The parts that a section names for itself, by the kind of the reference and the type of the page."""
    relations = package.relations(package.main)
    found = {}
    for kind in ("headerReference", "footerReference"):
        for reference in children(element, kind):
            relation = relations.get(reference.get(f"{R}id", ""))
            if relation and not relation.external:
                found[kind, attribute(reference, "type") or "default"] = relation.target
    return found


def _shown(named: Mapping[tuple[str, str], str], kind: str, odd_and_even: bool, first: bool) -> dict[Side, str]:
    shown: dict[Side, str] = {side: named.get((kind, type), "") for side, type in _TYPES.items()}
    if not odd_and_even:
        shown["even"] = shown["odd"]
    if not first:
        shown["first"] = shown["odd"]
    return shown


def _section(element: Element | None, first: bool, headers: Mapping[Side, str], footers: Mapping[Side, str]) -> Section:
    size, margins, grid = child(element, "pgSz"), child(element, "pgMar"), child(element, "docGrid")
    width, height = (
        points(attribute(size, name)) or default for name, default in zip(("w", "h"), _PAGE_PT, strict=True)
    )
    # A negative margin above or below (17.6.11) is as wide; it only does not yield to a high head.
    return Section(
        width_mm=width * MM,
        height_mm=height * MM,
        top_mm=abs(_length(margins, "top", _MARGIN_PT)),
        right_mm=_length(margins, "right", _MARGIN_PT),
        bottom_mm=abs(_length(margins, "bottom", _MARGIN_PT)),
        left_mm=_length(margins, "left", _MARGIN_PT) + _length(margins, "gutter", 0),
        header_mm=_length(margins, "header", _EDGE_PT),
        footer_mm=_length(margins, "footer", _EDGE_PT),
        landscape=attribute(size, "orient") == "landscape",
        grid=_grid(grid),
        first_page_differs=first,
        columns=integer(attribute(child(element, "cols"), "num"), 1, 45) or 1,
        line_numbers=child(element, "lnNumType") is not None,
        headers=headers,
        footers=footers,
    )


def _length(element: Element | None, name: str, default_pt: float) -> float:
    """A margin in mm."""
    found = points(attribute(element, name))
    return (default_pt if found is None else found) * MM


def _grid(element: Element | None) -> Grid:
    """w:docGrid (17.6.5). Without a type its pitch means nothing; charSpace is in 1/4096 of a point."""
    kind = attribute(element, "type")
    if kind not in ("lines", "linesAndChars", "snapToChars"):
        return NO_GRID
    twips = number(attribute(element, "linePitch"), 1, 31_680) or 0
    extra = number(attribute(element, "charSpace")) or 0
    return Grid(twips / 20, None if kind == "lines" else extra / 4096)
