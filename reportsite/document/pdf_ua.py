"""What WeasyPrint 70 leaves to be done for PDF/UA-1 (ISO 14289-1), on its finished objects: what stands around the text
of the pages is no text (7.8), a cell finds its heading by the column (7.5), headings skip no level (7.4.2)."""

import re
from collections.abc import Iterator
from typing import Any

from reportsite.document.layout import MM, Layout

_HEADING = re.compile("/H[1-6]")


def finish(pdf: Any, layout: Layout) -> None:
    """Mend the structure of a PDF that is about to be written."""
    _headings_by_column(pdf)
    _heading_levels(pdf)
    _artifacts(pdf, layout)


def _headings_by_column(pdf: Any) -> None:
    """WeasyPrint lists each cell's headings, and miscounts beside merged cells: the scope of the headings tells as much."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/TH":
            item["A"]["Scope"] = "/Column"
        elif isinstance(item, dict) and item.get("S") == "/TD":
            item["A"].pop("Headers", None)


def _heading_levels(pdf: Any) -> None:
    """Number the headings by how deep they stand: the form of a number, which the level in the layout follows, may leave
    levels out."""
    above: list[str] = []
    for reference in _below(pdf, _at(pdf, pdf.catalog["StructTreeRoot"])):
        element = _at(pdf, reference)
        if _HEADING.fullmatch(level := element.get("S", "")):
            above = [*(one for one in above if one < level), level]
            element["S"] = f"/H{len(above)}"


def _artifacts(pdf: Any, layout: Layout) -> None:
    """Mark page numbers and the like as artifacts: WeasyPrint marks them as text and leaves them out of the structure."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    tagged = set(_below(pdf, root))
    parents = _at(pdf, root["ParentTree"])["Nums"][1::2]
    for reference, marked in zip(pdf.page_references, parents, strict=False):  # annotations follow
        page = _at(pdf, reference)
        operators = _at(pdf, page["Contents"]).stream
        for place, item in enumerate(operators):
            if isinstance(item, dict) and "MCID" in item and marked[item["MCID"]] not in tagged:
                operators[place - 1] = "/Artifact"
                item.clear()
                item["Type"] = "/Pagination"
                if kind := _kind(operators[place:], page["MediaBox"][3], layout):
                    item["Subtype"] = kind
        marked[:] = [one if one in tagged else "null" for one in marked]


def _kind(operators: list[Any], height: float, layout: Layout) -> str:
    """Whether the text that comes next stands at the head or the foot of its page, "" where it stands beside the text."""
    matrix = next(one for one in operators if isinstance(one, bytes) and one.endswith(b"Tm"))
    down = float(matrix.split()[5]) * 72 / 96
    if down < layout.top_mm * MM:
        return "/Header"
    return "/Footer" if down > height - layout.bottom_mm * MM else ""


def _below(pdf: Any, element: Any) -> Iterator[bytes]:
    """The references of all structure elements below one."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _below(pdf, _at(pdf, kid))


def _at(pdf: Any, reference: bytes) -> Any:
    """The object that a reference ("12 0 R") means."""
    return pdf.objects[int(reference.split()[0])]
