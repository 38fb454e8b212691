"""PDF files made by hand, character by character where it is wanted: pages that no program of ours would set. Their
fonts are not embedded."""

from typing import NamedTuple

from reportsite.document.layout import GB_T_9704, MM, Layout
from reportsite.inspection.pdf import measure_pdf

A4 = (210 * MM, 297 * MM)
LEFT, RIGHT = GB_T_9704.left_mm * MM, (210 - GB_T_9704.right_mm) * MM
TOP = (297 - GB_T_9704.top_mm) * MM
PITCH = GB_T_9704.pitch_pt
EM = (RIGHT - LEFT) / 28
_FIRST = 20.5  # points from the top of the text area down to the first baseline


class Piece(NamedTuple):
    """A text that begins at a point, in points from the lower left corner. `font` is a PostScript name."""

    x: float
    y: float
    text: str
    font: str = "FangSong"
    size: float = EM


def row(line: int) -> float:
    """The baseline of a line of the text area, counted from 1."""
    return TOP - _FIRST - (line - 1) * PITCH


def lines(*texts: str, first: int = 1, font: str = "FangSong", size: float = EM) -> list[Piece]:
    """Texts on lines of their own from the line `first`; one that begins with > is indented by two characters."""
    return [
        Piece(LEFT + 2 * EM * text.startswith(">"), row(place), text.removeprefix(">"), font, size)
        for place, text in enumerate(texts, first)
    ]


def flowed(
    *texts: str, characters: int = 28, rows: int = 22, indent: int = 2, pitch: float = PITCH, left: float = LEFT
) -> list[list[Piece]]:
    """Paragraphs of full characters on pages of `rows` lines of `characters`, each with its number."""
    every = []
    for text in texts:
        cut = characters - indent
        every.append((left + indent * EM, text[:cut]))
        every += [(left, text[place : place + characters]) for place in range(cut, len(text), characters)]
    pages = []
    for start in range(0, len(every), rows):
        shown = every[start : start + rows]
        pieces = [Piece(x, row(1) - place * pitch, text) for place, (x, text) in enumerate(shown)]
        pages.append([*pieces, number(len(pages) + 1)])
    return pages


def number(page: int, size: float = 14) -> Piece:
    """A page's number where the standard has it; digits are half as wide as high."""
    text = f"—{page}—"
    width = (2 + 0.5 * len(str(page))) * size
    return Piece(RIGHT - size - width if page % 2 else LEFT + size, 74, text, "SimSun", size)


def pdf_of(
    *pages: list[Piece], paper: tuple[float, float] = A4, rules: tuple[tuple[float, float, float], ...] = ()
) -> bytes:
    """The file; `rules` are ruled lines on every page: where across, from which height, to which."""
    fonts = sorted({piece.font for page in pages for piece in page})
    names = {font: f"F{place}" for place, font in enumerate(fonts)}
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    resources = []
    for font in fonts:
        objects.append(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font}/DW 1000/W[1 95 500]"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
            f"/FontDescriptor<</Type/FontDescriptor/FontName/{font}/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
            "/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>"
        )
        objects.append(
            f"<</Type/Font/Subtype/Type0/BaseFont/{font}/Encoding/UniGB-UCS2-H/DescendantFonts[{len(objects)} 0 R]>>"
        )
        resources.append(f"/{names[font]} {len(objects)} 0 R")
    kids = []
    for page in pages:
        stream = "".join(f"{x:.2f} {low:.2f} m {x:.2f} {high:.2f} l S\n" for x, low, high in rules)
        for piece in page:
            code = piece.text.encode("utf-16-be").hex()
            stream += f"BT /{names[piece.font]} {piece.size:.4f} Tf {piece.x:.3f} {piece.y:.3f} Td <{code}> Tj ET\n"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {paper[0]:.3f} {paper[1]:.3f}]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<<{' '.join(resources)}>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _file(objects)


def _file(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return out + end.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()


def differences(*pages: list[Piece], layout: Layout = GB_T_9704, **more: object) -> dict[str, tuple[str, str]]:
    """(found, expected) of every rule that the pages break, but for the fonts that are not embedded."""
    found = measure_pdf(pdf_of(*pages, **more), layout)
    return {one.rule: (one.found, one.expected) for one in found if one.rule != "font.embedded"}
