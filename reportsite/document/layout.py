"""The layout: every number and every font of the page, in one place, read by each renderer.

The defaults are GB/T 9704-2012 (5.2 page and density, 7.3 body, 7.5 page numbers); the fonts of a DOCX are those that
the reader's office has, those of a PDF are free to embed and stand in for them.
"""

from dataclasses import dataclass, field
from unicodedata import east_asian_width


@dataclass(frozen=True, slots=True)
class Font:
    """A role's font: its name in a DOCX, and the families that set it in a PDF, first choice first."""

    docx: str
    families: tuple[str, ...]


FANGSONG = Font("仿宋_GB2312", ("Report Fang", "Noto Serif CJK SC"))
KAITI = Font("楷体_GB2312", ("Report Kai", "Noto Serif CJK SC"))
HEITI = Font("黑体", ("Report Hei", "Noto Sans CJK SC"))
SONGTI = Font("宋体", ("Noto Serif CJK SC",))
XIAOBIAOSONG = Font("方正小标宋简体", ("Noto Serif CJK SC",))
LATIN = Font("Times New Roman", ("Report Latin",))

# The files behind the families above that are not system fonts, looked for in the font folders.
FACES = {
    "Report Fang": "FandolFang-Regular.otf",
    "Report Kai": "FandolKai-Regular.otf",
    "Report Hei": "FandolHei-Regular.otf",
    "Report Latin": "LiberationSerif-Regular.ttf",
}
# A Latin face would take the Chinese quotation marks and dashes; Fandol draws a heavy —, a wide … and a centred ？.
LATIN_CHARACTERS = frozenset(map(chr, range(0x20, 0x7F)))
MARKS_FROM_ELSEWHERE = frozenset("—…？")


@dataclass(frozen=True, slots=True)
class Layout:
    """Lengths in mm where the name ends in `_mm`, in points where it ends in `_pt`."""

    page_width_mm: float = 210
    page_height_mm: float = 297
    top_mm: float = 37
    left_mm: float = 28
    right_mm: float = 26
    bottom_mm: float = 35
    characters: int = 28
    lines: int = 22
    body_pt: float = 16
    pitch_pt: float = 28.95
    indent: int = 2
    title_pt: float = 22
    title_pitch_pt: float = 35
    title_characters: int = 20
    cell_pt: float = 14
    cell_pitch_pt: float = 20
    page_number_pt: float = 14
    page_number_gap_mm: float = 7  # from the text area down to the dashes beside the number
    signature_indent: int = 2
    body: Font = FANGSONG
    title: Font = XIAOBIAOSONG
    byline: Font = KAITI
    page_number: Font = SONGTI
    cell: Font = FANGSONG
    latin: Font = LATIN
    levels: dict[int, Font] = field(default_factory=lambda: {1: HEITI, 2: KAITI, 3: FANGSONG, 4: FANGSONG})

    @property
    def text_width_mm(self) -> float:
        return self.page_width_mm - self.left_mm - self.right_mm


GB_T_9704 = Layout()


def width(text: str) -> float:
    """The width of a text in characters of the body: 1 for a Chinese character, half for a Latin one."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in text)


def signature_indents(name: str, date: str, layout: Layout) -> tuple[float, float]:
    """How far from the right edge the name and the date of a signature end, in characters (GB/T 9704-2012, 7.3.5.2):
    the name ends two characters in and the date begins two characters after the name's first; where that would bring
    the date closer than two characters to the edge, the date ends there and the name moves left with it."""
    inset = float(layout.signature_indent)
    if not name or not date:
        return inset, inset
    date_end = inset + width(name) - layout.indent - width(date)
    if date_end >= inset:
        return inset, date_end
    return max(inset, inset + width(date) + layout.indent - width(name)), inset
