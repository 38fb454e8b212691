"""A PDF -> its pages with every character that is seen on them: where it stands, what it is set in, how it is tagged.

PDFium is not safe for threads: one call at a time in a process.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reportsite.confined.refused import Refused
from reportsite.inspection.pdf_fonts import is_bold, kind_of_font, plain_name
from reportsite.inspection.pdf_tags import Tag, promises_headings, tags_of
from reportsite.word.archive import kind_of_file

MOST_PAGES = 500
MOST_CHARACTERS = 500_000
_MOST_OBJECTS = 50_000  # of a page, looked at for ruled lines
_MOST_RULINGS = 4_000
_SIZES = (0.5, 500.0)  # points; nobody reads what is smaller, and no page has room for what is larger
_OUTLINED = (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_FORCE_BOLD = 1 << 18  # ISO 32000-1, table 123
_UNTAGGED = Tag("", 0)
_WIDEST = 3  # ems; no letter is wider
_THIN = 3.0  # points; a path that is no wider is a ruled line
# What a page's own rotation makes of a point, for a page as wide and high as it is seen (ISO 32000-1, table 30).
_TURNS: Mapping[int, Callable[[float, float, float, float], tuple[float, float]]] = {
    0: lambda x, y, width, height: (x, y),
    1: lambda x, y, width, height: (y, height - x),
    2: lambda x, y, width, height: (width - x, height - y),
    3: lambda x, y, width, height: (width - y, x),
}


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a character is set in. `font` is the name in the file, `size` in points as seen. Those of one file that are
    equal are one."""

    font: str
    kind: str
    bold: bool
    size: float
    embedded: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character (or what one glyph stands for) on its page, in points from the lower left corner: `x` where it begins,
    `right` where its advance ends, `y` the baseline."""

    text: str
    x: float
    right: float
    y: float
    look: Look
    tag: Tag


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruled line that goes up and down."""

    x: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class File:
    """`tagged`: the text is tagged, and what is not is furniture; `promised`: and every heading as one."""

    pages: tuple[Page, ...]
    tagged: bool
    promised: bool


@dataclass(frozen=True, slots=True)
class _Object:
    """What the characters of one text object share."""

    look: Look
    tag: Tag
    stretch: float  # how much wider than high its characters are drawn
    seen: bool


def read(data: bytes) -> File:
    """The pages of a PDF. Refused: empty, not_pdf (kind), encrypted, damaged (part), too_many_pages (count, most),
    too_many_characters (most), no_text (count of pages)."""
    document = _opened(data)
    try:
        if not len(document):
            raise Refused("empty")
        if len(document) > MOST_PAGES:
            raise Refused("too_many_pages", count=len(document), most=MOST_PAGES)
        _count_characters(document)
        pages = tuple(_pages(document))
    except (pypdfium2.PdfiumError, ctypes.ArgumentError) as error:
        raise Refused("damaged", part="") from error
    finally:
        document.close()
    if not any(page.glyphs for page in pages):
        raise Refused("no_text", count=len(pages))
    tags = Counter(bool(glyph.tag.block) for page in pages for glyph in page.glyphs)
    promised = promises_headings(data)
    return File(pages, promised or tags[True] > tags[False], promised)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    if not data:
        raise Refused("empty")
    if (kind := kind_of_file(data)) != "pdf":
        raise Refused("not_pdf", kind=kind)
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Refused("encrypted") from error
        raise Refused("damaged", part="") from error


def _count_characters(document: pypdfium2.PdfDocument) -> None:
    """Refuse a file with too many, before they are looked at one by one."""
    count = 0
    for index in range(len(document)):
        with _text_of(document, index) as (_page, text):
            count += text.count_chars()
        if count > MOST_CHARACTERS:
            raise Refused("too_many_characters", most=MOST_CHARACTERS)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    for index in range(len(document)):
        with _text_of(document, index) as (page, text):
            width, height = page.get_size()
            yield Page(
                index + 1, width, height, tuple(_glyphs(page, text)), tuple(islice(_rulings(page), _MOST_RULINGS))
            )


@contextmanager
def _text_of(document: pypdfium2.PdfDocument, index: int) -> Iterator[tuple[Any, Any]]:
    """A page and its text, closed when they are done with: PDFium keeps both in memory till then."""
    page = document[index]
    text = page.get_textpage()
    try:
        yield page, text
    finally:
        text.close()
        page.close()


def _glyphs(page: Any, text: Any) -> Iterator[Glyph]:
    """The characters in the order of the file, without those that are not seen or do not stand upright."""
    tags = tags_of(page.raw)
    turn, (width, height), (left, bottom, *_) = page.get_rotation() // 90, page.get_size(), page.get_bbox()
    objects: dict[int, _Object | None] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    half = ""
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        handle = pdfium.FPDFText_GetTextObject(text.raw, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if key not in objects:
            objects[key] = _object(handle, text.raw, index, tags, turn) if key else None
        shared = objects[key]
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond U+FFFF; the second comes next
            half = chr(code)
            continue
        character = _character(half, code)
        half = ""
        if shared is None or not shared.seen or not character:
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text.raw, index, box)
        at = _TURNS[turn](x.value - left, y.value - bottom, width, height)
        if -1 < at[0] < width + 1 and -1 < at[1] < height + 1:
            right = _right(character, at[0], box.right - left if not turn else at[0], shared)
            yield Glyph(character, round(at[0], 3), round(right, 3), round(at[1], 3), shared.look, shared.tag)


def _character(half: str, code: int) -> str:
    """What a glyph stands for; "" for what is no character. Radicals and compatibility forms, which programs take for
    the characters that they look like, are those."""
    if 0xDC00 <= code < 0xE000:
        return (half + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if half else ""
    if code < 0x20:
        return "-" if code == 2 else ""  # PDFium's sign for a hyphen at the end of a line
    character = chr(code)
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", character)
    return " " if character.isspace() and character != "\u3000" else character


def _right(character: str, x: float, end: float, shared: _Object) -> float:
    """Where the advance of a character ends. PDFium's box also holds what is drawn beyond it, so that for a Chinese
    character, which is as wide as high, the em counts; a mark may be set narrower."""
    em, wide = shared.look.size * shared.stretch, unicodedata.east_asian_width(character[0]) in "WF"
    if not end > x:
        return x + em if wide else x
    return min(end, x + em * (1 if wide else _WIDEST))


def _object(handle: Any, text: Any, index: int, tags: Mapping[int, Tag], turn: int) -> _Object | None:
    """What the characters of a text object share; None where they do not stand upright."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, matrix):
        return None
    across, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    upright = _TURNS[turn](matrix.a, matrix.b, 0, 0)
    size = round(pdfium.FPDFText_GetFontSize(text, index) * up, 2)
    if not (0 < across < 100 * up and _SIZES[0] < size < _SIZES[1]) or upright[0] < 0.98 * across:
        return None
    font = pdfium.FPDFTextObj_GetFont(handle)
    name = _font_name(font)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    bold = is_bold(name) or mode in _OUTLINED or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
    tag = tags.get(pdfium.FPDFPageObj_GetMarkedContentID(handle), _UNTAGGED)
    return _Object(
        _look(name, bold, size, pdfium.FPDFFont_GetIsEmbedded(font) != 0), tag, across / up, mode not in _UNSEEN
    )


@lru_cache(maxsize=4096)
def _look(name: str, bold: bool, size: float, embedded: bool) -> Look:
    return Look(name, kind_of_font(name), bold, size, embedded)


def _font_name(font: Any) -> str:
    name = ctypes.create_string_buffer(256)
    length = pdfium.FPDFFont_GetBaseFontName(font, name, 256)
    return plain_name(name.raw[: max(min(length, 256) - 1, 0)])


def _rulings(page: Any) -> Iterator[Ruling]:
    """The ruled lines that go up and down: thin paths, and the sides of boxes that are stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        handle = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            continue
        if right.value - left.value <= _THIN < top.value - bottom.value:
            yield Ruling(left.value, bottom.value, top.value)
        elif top.value - bottom.value > _THIN and pdfium.FPDFPath_GetDrawMode(handle, fill, stroke) and stroke.value:
            yield Ruling(left.value, bottom.value, top.value)
            yield Ruling(right.value, bottom.value, top.value)
