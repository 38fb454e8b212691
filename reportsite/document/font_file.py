"""A font file that somebody brings along: what it is, which font of the layout it is for, whether it may be embedded,
which characters it has, and whether a PDF really takes it. Hostile until shown otherwise: it runs in a process of its
own (`confined`)."""

import ctypes
import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from reportsite.confined.refused import Refused
from reportsite.content.text import one_line
from reportsite.document import pdf
from reportsite.document.faces import LATIN_CHARACTERS, Face, Faces, kind_of
from reportsite.document.layout import Layout, Type
from reportsite.document.tree import Document, Paragraph, Run

# What a file is that is no TTF, OTF or TTC, by its first bytes.
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"wOFF", "font_webfont"), (b"wOF2", "font_webfont"), (b"%!PS-AdobeFont", "font_type1"),
    (b"%!FontType1", "font_type1"), (b"\x80\x01", "font_type1"), (b"PK\x03\x04", "font_packed"),
    (b"Rar!", "font_packed"), (b"7z\xbc\xaf", "font_packed"), (b"\x1f\x8b", "font_packed"),
)  # fmt: skip
_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")
_EOT_MARK, _EOT_PLACE = b"LP", 34
_TABLES = ("cmap", "head", "hhea", "maxp", "name")
_OUTLINES = ("glyf", "CFF ", "CFF2")
# OS/2 fsType (OpenType 1.9): what the maker forbids. A PDF holds the glyphs that it shows, not the whole file.
_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_DEEPEST = 8  # glyphs made of glyphs
_LEAST = 0.9  # of the characters
_TRIED = 40  # characters in the PDF that is tried

_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC = 1, 4, 6, 16
_CHINESE = (0x804, 33)  # languages of the name table on Windows and Macintosh
# Fonts that call themselves otherwise than offices do.
_ALIASES: Mapping[str, str] = {
    "fangsong": "仿宋", "fangsonggb2312": "仿宋gb2312", "simfang": "仿宋", "kaiti": "楷体", "kaitigb2312": "楷体gb2312",
    "simkai": "楷体", "simhei": "黑体", "simsun": "宋体", "nsimsun": "新宋体", "stzhongsong": "华文中宋",
    "fzxbsjw": "方正小标宋简体", "fzxbsjwgb10": "方正小标宋简体", "fzxbsk": "方正小标宋gbk", "fzfsk": "方正仿宋gbk",
}  # fmt: skip


class Facts(msgspec.Struct, frozen=True):
    """A font that was found to be good. `name` is the font of the layout that it is for, `family` its own name,
    `faces` how many fonts the file held, `data` the one that is kept; `covered` of `wanted` characters are there."""

    name: str
    family: str
    faces: int
    covered: int
    wanted: int
    data: bytes


def prepare() -> None:
    """Load what asks the system for its libraries."""
    import PIL.Image
    import pypdfium2

    assert PIL.Image
    assert pypdfium2
    pdf.prepare()


def examine(data: bytes, fonts: tuple[str, ...], folders: tuple[Path, ...]) -> bytes:
    """The Facts, as MessagePack. `fonts` are those that it may be for: where there is one, it is that. Refused: empty,
    font_none, font_webfont, font_type1, font_eot, font_packed, font_damaged, font_tables, font_restricted,
    font_bitmaps_only, font_no_subsetting, font_unmatched, font_coverage, font_coverage_latin, font_unused."""
    _look_at_beginning(data)
    try:
        font, faces = _opened(data)
        _may_be_embedded(font)
        name, family = _meant(tuple(_names(font)), fonts)
        there = _characters(font, name)
        kept = data if faces == 1 else _single(font)
    except Refused:
        raise
    except Exception as error:  # a damaged file can end in any error of the library
        raise Refused("font_damaged") from error
    wanted = wanted_characters(name)
    if len(there) < _LEAST * len(wanted):
        code = "font_coverage_latin" if wanted == LATIN_CHARACTERS else "font_coverage"
        raise Refused(code, family=family, covered=len(there), wanted=len(wanted), name=name)
    _try(name, kept, sorted(there), folders)
    return msgspec.msgpack.encode(Facts(name, family, faces, len(there), len(wanted), kept))


def wanted_characters(name: str) -> frozenset[int]:
    """The characters that a font of the layout is there for: Latin letters, digits and signs, or the 6,763 of GB2312."""
    return LATIN_CHARACTERS if kind_of(name) == "latin" else GB2312


def _gb2312() -> Iterator[int]:
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from map(ord, bytes((row, cell)).decode("gb2312", errors="ignore"))


GB2312 = frozenset(_gb2312())


def _look_at_beginning(data: bytes) -> None:
    if not data:
        raise Refused("empty")
    if data[_EOT_PLACE : _EOT_PLACE + 2] == _EOT_MARK and not data.startswith(_KINDS):
        raise Refused("font_eot")
    for beginning, code in _OTHER_KINDS:
        if data.startswith(beginning):
            raise Refused(code)
    if not data.startswith(_KINDS):
        raise Refused("font_none")


def _opened(data: bytes) -> tuple[Any, int]:
    """The font, the first one of a collection, and how many there are."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0, recalcBBoxes=False, recalcTimestamp=False)
    faces = font.reader.numFonts if data.startswith(b"ttcf") else 1
    missing = [table for table in _TABLES if table not in font]
    if not any(table in font for table in _OUTLINES):
        missing.append("glyf/CFF")
    if missing:
        raise Refused("font_tables", tables=", ".join(missing))
    for table in ("head", "hhea", "maxp"):
        assert font[table]  # read, so that what is damaged is found
    return font, faces


def _may_be_embedded(font: Any) -> None:
    """A font without this table forbids nothing."""
    permissions = font["OS/2"].fsType if "OS/2" in font else 0
    for forbidden, code in (
        (_RESTRICTED, "font_restricted"),
        (_BITMAPS_ONLY, "font_bitmaps_only"),
        (_NO_SUBSETTING, "font_no_subsetting"),
    ):
        if permissions & forbidden:
            raise Refused(code)


def _names(font: Any) -> Iterator[str]:
    """What the font calls itself, Chinese names of its family first."""
    found: list[tuple[int, str]] = []
    for record in font["name"].names[:500]:
        if record.nameID not in (_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC):
            continue
        try:
            text = one_line(record.toUnicode())[:80]
        except UnicodeDecodeError:
            continue
        family, chinese = record.nameID in (_FAMILY, _TYPOGRAPHIC), record.langID in _CHINESE
        if text:
            found.append((2 * (not family) + (not chinese), text))
    yield from dict.fromkeys(text for _order, text in sorted(found, key=lambda pair: pair[0]))


def _meant(names: tuple[str, ...], fonts: tuple[str, ...]) -> tuple[str, str]:
    """(the font of the layout that the file is for, its own name): the one that is called so, else the only one of its
    kind."""
    family = names[0] if names else ""
    if len(fonts) == 1:
        return fonts[0], family
    called = {_plain(name) for name in names} | {_ALIASES.get(_plain(name), "") for name in names}
    same = [name for name in fonts if _plain(name) in called]
    kinds = {kind_of(name) for name in names} - {""}
    like = [name for name in fonts if kind_of(name) in kinds]
    for found in (same, like):
        if len(found) == 1:
            return found[0], family
    raise Refused("font_unmatched", family=family)


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-]", "", name).casefold().removesuffix("regular")


def _characters(font: Any, name: str) -> frozenset[int]:
    """Those of the characters wanted that the font can draw."""
    glyphs: Mapping[int, str] = font.getBestCmap() or {}
    there = wanted_characters(name) & glyphs.keys()
    if "glyf" in font:
        _refuse_cycles(font["glyf"], {glyphs[point] for point in there})
    return frozenset(there)


def _refuse_cycles(table: Any, glyphs: set[str]) -> None:
    """A glyph may be made of others, but not of itself, nor in many layers."""
    level = glyphs
    for _ in range(_DEEPEST):
        composed = [table[glyph] for glyph in level if table[glyph].isComposite()]
        level = {part for glyph in composed for part in glyph.getComponentNames(table)}
        if not level:
            return
    raise Refused("font_damaged")


def _single(font: Any) -> bytes:
    """The one font of a collection that is open, as a file."""
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _try(name: str, data: bytes, there: list[int], folders: tuple[Path, ...]) -> None:
    """A line of text must be set with the font, and be seen. Where no PDF can be made nothing can be tried."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / sha256(data).hexdigest()
        path.write_bytes(data)
        faces = Faces(folders, (Face(name, path),))
        if set(pdf.missing(faces)) - {"fandol"}:
            return
        text = "".join(map(chr, there[:: len(there) // _TRIED or 1]))
        layout = Layout(body=Type(name), digits="own", page_number="none")
        try:
            page = pdf.render(Document(blocks=(Paragraph((Run(text),)),)), faces, layout)
            used = _is_seen(page, str(faces.own_for(name)[0]))  # type: ignore[index]
        except Exception as error:
            raise Refused("font_unused", name=name) from error
    if not used:
        raise Refused("font_unused", name=name)


def _is_seen(page: bytes, family: str) -> bool:
    """Whether the PDF embeds the family, and anything is drawn."""
    import pypdfium2

    with pypdfium2.PdfDocument(page) as document:
        picture = document[0].render(scale=1).to_pil().convert("L")
        return family in set(_embedded(document[0])) and picture.getextrema()[0] < 128


def _embedded(page: Any) -> Iterator[str]:
    """The fonts that a page of a PDF brings along."""
    from pypdfium2 import raw

    for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font, name = raw.FPDFTextObj_GetFont(text.raw), ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, name, 256)
        if raw.FPDFFont_GetIsEmbedded(font) == 1:
            yield name.value.decode(errors="replace").partition("+")[2].rstrip(",").replace("-", " ")
