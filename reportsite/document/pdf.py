"""Document tree -> PDF, by WeasyPrint, which is loaded at the first use: without Pango the rest still works.

The renderer reads the text and the fonts of its folders and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

from reportsite.document import html, justify
from reportsite.document.layout import FACES, GB_T_9704, LATIN_CHARACTERS, MARKS_FROM_ELSEWHERE, Layout
from reportsite.document.tree import Document, Paragraph

FONT_FOLDERS = (Path("/usr/share/fonts/truetype/liberation"), Path("/usr/share/fonts/truetype/liberation2"))
CJK_FOLDERS = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/noto-cjk"),
    Path("/usr/share/fonts/google-noto-cjk"),
)


WORD_JOINER = "\u2060"
_NUMBER_AND_UNIT = re.compile("(?<=[0-9])(?=[\u4e00-\u9fff])")


_ONE_AT_A_TIME = Lock()  # the fonts are shared, and Pango's font maps are not made for threads


class PdfError(RuntimeError):
    """No PDF can be made. `missing` names what is not installed: "pango", "cjk-font"; or what went wrong: "time",
    "crash"."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(f"missing: {', '.join(missing)}")
        self.missing = missing


def missing(folders: Sequence[Path]) -> tuple[str, ...]:
    """What a PDF needs and this machine lacks: "pango", "cjk-font" (without either there is no PDF), "fandol" (then
    another face stands in for 仿宋, 楷体 and 黑体)."""
    lacks = []
    if not _weasyprint():
        lacks.append("pango")
    if not any(folder.is_dir() and any(folder.glob("NotoSerifCJK*")) for folder in (*CJK_FOLDERS, *folders)):
        lacks.append("cjk-font")
    if not all(_find(name, folders) for name in FACES.values() if name.startswith("Fandol")):
        lacks.append("fandol")
    return tuple(lacks)


def render(document: Document, folders: Sequence[Path], layout: Layout = GB_T_9704) -> bytes:
    """The PDF: tagged, with bookmarks from the headings. Raises PdfError where Pango or a Chinese font is missing."""
    demand(folders)
    weasyprint = _weasyprint()
    text = html.page(_unparted(document), html.css(layout, document.landscape), layout)
    with _ONE_AT_A_TIME:
        page = weasyprint.HTML(string=text, url_fetcher=_fetcher(tuple(folders)))
        return page.write_pdf(pdf_variant="pdf/ua-1", font_config=_fonts(tuple(folders)))


def demand(folders: Sequence[Path]) -> None:
    """Raises PdfError where Pango or a Chinese font is missing."""
    if lacks := [name for name in missing(folders) if name != "fandol"]:
        raise PdfError(tuple(lacks))


def _unparted(document: Document) -> Document:
    """The document with a word joiner between a number and the unit that follows it: no line ends between the two."""
    blocks = [
        replace(block, runs=tuple(replace(run, text=_NUMBER_AND_UNIT.sub(WORD_JOINER, run.text)) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


@lru_cache(maxsize=1)
def _weasyprint():  # type: ignore[no-untyped-def]
    """The library, or None where the libraries that it needs from the system are not there."""
    try:
        import weasyprint
    except OSError:
        return None
    justify.install()
    return weasyprint


def _find(name: str, folders: Sequence[Path]) -> Path | None:
    return next((folder / name for folder in (*folders, *FONT_FOLDERS) if (folder / name).is_file()), None)


@lru_cache(maxsize=4)
def _fonts(folders: tuple[Path, ...]):  # type: ignore[no-untyped-def]
    """The faces of the folders as WeasyPrint holds them, loaded once: to read them for each document takes longer than
    to set it."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    CSS(string=_faces(folders), font_config=fonts, url_fetcher=_fetcher(folders))
    return fonts


def _faces(folders: tuple[Path, ...]) -> str:
    """The @font-face rules of the faces found in the folders."""
    rules = ""
    for family, name in FACES.items():
        if path := _find(name, folders):
            reach = ",".join(_ranges(_characters(family, path)))
            rules += f'@font-face{{font-family:"{family}";src:url({path.resolve().as_uri()});unicode-range:{reach}}}\n'
    return rules


def _characters(family: str, path: Path) -> set[int]:
    """The code points that a face sets: those that it has a glyph for, without the marks that another face sets better.
    To promise more than the face has would print empty boxes instead of falling back."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        points = set(font.getBestCmap())
    latin = set(map(ord, LATIN_CHARACTERS))
    return points & latin if family == "Report Latin" else points - latin - set(map(ord, MARKS_FROM_ELSEWHERE))


def _ranges(points: set[int]) -> Iterator[str]:
    """The code points as ranges of CSS: U+4E00-4E03."""
    ordered = sorted(points)
    starts = [point for point in ordered if point - 1 not in points]
    ends = [point for point in ordered if point + 1 not in points]
    for start, end in zip(starts, ends, strict=True):
        yield f"U+{start:X}-{end:X}"


@lru_cache(maxsize=4)
def _fetcher(folders: tuple[Path, ...]):  # type: ignore[no-untyped-def]
    """A fetcher that hands out the faces and refuses every other address, local files included."""
    from weasyprint.urls import URLFetcher

    allowed = {path.resolve().as_uri() for name in FACES.values() if (path := _find(name, folders))}

    class FontFetcher(URLFetcher):
        def fetch(self, url, headers=None):  # type: ignore[no-untyped-def]
            if url not in allowed:
                raise ValueError("only the fonts of the layout are read")
            return super().fetch(url, headers)

    return FontFetcher(allowed_protocols=["file"])
