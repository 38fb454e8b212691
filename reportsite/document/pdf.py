"""Document tree -> PDF, by WeasyPrint, which is loaded at the first use: without Pango the rest still works.

The renderer reads the text and the faces that it is given, and nothing else.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import lru_cache
from itertools import count
from threading import Lock
from typing import Any

from reportsite.document import bold, css, html, justify, pdf_ua
from reportsite.document.faces import CJK_FOLDERS, STAND_INS, Faces, characters, find
from reportsite.document.layout import GB_T_9704, MM, Layout
from reportsite.document.tree import Cell, Document, Paragraph, Table

_PRODUCER = re.compile(rb'<rdf:Description [^>]*pdf:Producer="[^"]*" ?/>')
WORD_JOINER = "\u2060"
_ATTEMPTS = 3  # to find where the pages of a table end
_NUMBER_AND_UNIT = re.compile("(?<=[0-9])(?=[\u4e00-\u9fff%％])")

_ONE_AT_A_TIME = Lock()  # the fonts are shared, and Pango's font maps are not made for threads


class PdfError(RuntimeError):
    """No PDF can be made. `missing` names what is not installed: "pango", "cjk-font"; or what went wrong: "time",
    "memory", "crash", "replaced"."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(f"missing: {', '.join(missing)}")
        self.missing = missing


def missing(faces: Faces) -> tuple[str, ...]:
    """What a PDF needs and this machine lacks: "pango", "cjk-font" (without either there is no PDF), "fandol" (then
    another face stands in for 仿宋, 楷体 and 黑体)."""
    lacks = []
    if not _weasyprint():
        lacks.append("pango")
    if not any(folder.is_dir() and any(folder.glob("NotoSerifCJK*")) for folder in (*CJK_FOLDERS, *faces.folders)):
        lacks.append("cjk-font")
    if not all(find(one.file, faces.folders) for one in STAND_INS.values() if one.file.startswith("Fandol")):
        lacks.append("fandol")
    return tuple(lacks)


def demand(faces: Faces) -> None:
    """Raises PdfError where Pango or a Chinese font is missing."""
    if lacks := [name for name in missing(faces) if name != "fandol"]:
        raise PdfError(tuple(lacks))


def render(document: Document, faces: Faces, layout: Layout = GB_T_9704) -> bytes:
    """The PDF: tagged (PDF/UA-1), with bookmarks from the headings. Raises PdfError where Pango or a Chinese font is
    missing."""
    demand(faces)
    weasyprint = _weasyprint()
    document = whole = _unparted(document)
    style = css.print_style(document, layout, faces)
    with _ONE_AT_A_TIME:
        fonts, fetcher = _fonts(faces), _fetcher(faces)

        def laid_out(document: Document, style: str) -> Any:
            page = weasyprint.HTML(string=html.page(document, style, layout), url_fetcher=fetcher)
            return page.render(font_config=fonts, pdf_variant="pdf/ua-1")

        pages = laid_out(document, style)
        for _attempt in range(_ATTEMPTS):
            cut = _cut(whole, _first_rows(pages))
            if cut == document:
                break
            document, pages = cut, laid_out(cut, style)
        if layout.line_numbers:
            pages = laid_out(document, style + css.line_numbers((_rows(page, layout) for page in pages.pages), layout))
        return pages.write_pdf(pdf_variant="pdf/ua-1", finisher=lambda _document, pdf: _finish(pdf, layout))


def _finish(pdf: Any, layout: Layout) -> None:
    """Nobody's name and no program's stands in the file's properties; the structure is mended."""
    pdf.info.pop("Producer", None)
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Type") == "/Metadata":
            item.stream = [_PRODUCER.sub(b"", part) for part in item.stream]
    pdf_ua.finish(pdf, layout)


def _first_rows(pages: Any) -> set[int]:
    """The numbers of the table rows, counted through the document without the head, that stand first on their page."""
    from weasyprint.formatting_structure import boxes

    numbers: dict[int, int] = {}  # by the identity of their element: pages share it where a row goes on on the next

    def rows(box: Any) -> Iterator[int]:
        if isinstance(box, boxes.TableRowBox):
            yield numbers.setdefault(id(box.element), len(numbers))
        elif isinstance(box, boxes.ParentBox) and not getattr(box, "is_header", False):
            for child in box.children:
                yield from rows(child)

    return {found[0] for page in pages.pages if (found := list(rows(page._page_box)))}


def _rows(page: Any, layout: Layout) -> Iterator[int]:
    """The rows of the page's grid (from 0) on which a line of text stands; lines in tables have no row."""
    from weasyprint.formatting_structure import boxes

    pixels = 96 / 72
    top, pitch = layout.top_mm * MM * pixels, layout.pitch_pt * pixels
    todo = list(page._page_box.children)
    while todo:
        box = todo.pop()
        if isinstance(box, boxes.LineBox):
            yield max(round((box.position_y - top) / pitch), 0)
        elif isinstance(box, boxes.ParentBox) and not isinstance(box, (boxes.TableBox, boxes.MarginBox)):
            todo += box.children


def _cut(document: Document, first: Set[int], counted: Iterator[int] | None = None) -> Document:
    """The document without a cell that reaches over the end of a page: what is left of it goes on empty from the row
    that is the first of the next page, so that it has its lines and its place in the structure on both."""
    numbers = count() if counted is None else counted  # an annex counts on

    def cut(table: Table) -> Table:
        rows = [list(row) for row in table.rows]
        ends = [index for index in range(len(rows)) if next(numbers) in first]
        for index, row in enumerate(rows):
            for place, cell in enumerate(row):
                end = min((end for end in ends if index < end < index + cell.rows), default=0)
                if end:
                    row[place] = replace(cell, rows=end - index)
                    rows[end].append(Cell("", index + cell.rows - end, cell.column))
        return replace(table, rows=tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows))

    blocks = tuple(cut(block) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=blocks, annexes=tuple(_cut(annex, first, numbers) for annex in document.annexes))


def _unparted(document: Document) -> Document:
    """The document with a word joiner between a number and the unit that follows it: no line ends between the two."""

    def joined(text: str) -> str:
        return _NUMBER_AND_UNIT.sub(WORD_JOINER, text)

    def block(block: Paragraph | Table) -> Paragraph | Table:
        if isinstance(block, Paragraph):
            return replace(block, runs=tuple(replace(run, text=joined(run.text)) for run in block.runs))
        return replace(
            block, rows=tuple(tuple(replace(cell, text=joined(cell.text)) for cell in row) for row in block.rows)
        )

    annexes = tuple(map(_unparted, document.annexes))
    return replace(document, blocks=tuple(map(block, document.blocks)), annexes=annexes)


def prepare() -> None:
    """Load what asks the system for its libraries."""
    _weasyprint()


@lru_cache(maxsize=1)
def _weasyprint() -> Any:
    """The library, or None where the libraries that it needs from the system are not there."""
    try:
        import weasyprint
    except OSError:
        return None
    justify.install()
    bold.install()
    return weasyprint


@lru_cache(maxsize=4)
def _fonts(faces: Faces) -> Any:
    """The faces as WeasyPrint holds them, loaded once: to read them for each document takes longer than to set it."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    CSS(string=_face_rules(faces), font_config=fonts, url_fetcher=_fetcher(faces))
    return fonts


def _face_rules(faces: Faces) -> str:
    """The @font-face rules of the faces that are read from files."""
    return "".join(
        f'@font-face{{font-family:"{family}";src:url({path.resolve().as_uri()});'
        f"unicode-range:{','.join(_ranges(characters(family, path, latin)))}}}\n"
        for family, path, latin in faces.files()
    )


def _ranges(points: frozenset[int]) -> Iterator[str]:
    """The code points as ranges of CSS: U+4E00-4E03."""
    starts = [point for point in sorted(points) if point - 1 not in points]
    ends = [point for point in sorted(points) if point + 1 not in points]
    for start, end in zip(starts, ends, strict=True):
        yield f"U+{start:X}-{end:X}"


@lru_cache(maxsize=4)
def _fetcher(faces: Faces) -> Any:
    """A fetcher that hands out the faces and refuses every other address, local files included."""
    from weasyprint.urls import URLFetcher

    allowed = {path.resolve().as_uri() for _family, path, _latin in faces.files()}

    class FontFetcher(URLFetcher):
        def fetch(self, url, headers=None):  # type: ignore[no-untyped-def]
            if url not in allowed:
                raise ValueError("only the fonts of the layout are read")
            return super().fetch(url, headers)

    return FontFetcher(allowed_protocols=["file"])
