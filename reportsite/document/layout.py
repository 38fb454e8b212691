"""The layout: every number and every font of the page, in one place, read by each renderer.

The defaults are GB/T 9704-2012 (5.2 page and density, 7.3 body, 7.5 page numbers). A unit may keep a layout of its own:
its JSON form is what is stored. Fonts are named as the offices have them; `faces` says what sets them in a PDF.
"""

from collections.abc import Iterator
from typing import Annotated, Literal
from unicodedata import east_asian_width

import msgspec
from msgspec import Meta
from msgspec.structs import replace

MM = 72 / 25.4  # points in a millimetre

# What no unit changes.
RULE_PT = 0.5  # the lines of a table
CELL_PADDING_MM = (1.0, 1.5)  # above and below, left and right
FURNITURE_PITCH = 1.3  # of the font's size, at the head and the foot
LINE_NUMBER_PT, LINE_NUMBER_GAP_MM = 9, 3.0

# What may be stored; a form may ask for less.
FontName = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[\w .()（）\-]+$")]
Points = Annotated[float, Meta(ge=5, le=100)]
Page = Annotated[float, Meta(ge=100, le=600)]
Margin = Annotated[float, Meta(ge=0, le=200)]


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a text is set in: a font by the name that offices know it by, its size in points, bold or not."""

    font: FontName
    size_pt: Points = 16
    bold: bool = False


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line at the head or foot of a page: what stands left, in the middle and right. `{page}` is the page's number,
    `{pages}` how many there are."""

    type: Type
    left: str = ""
    center: str = ""
    right: str = ""

    @property
    def texts(self) -> tuple[str, str, str]:
        return self.left, self.center, self.right


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lines at the head or foot of odd and of even pages."""

    odd: tuple[Line, ...] = ()
    even: tuple[Line, ...] = ()


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lengths in mm where the name ends in `_mm`, in points where it ends in `_pt`, in characters of the body else.

    `latin` sets Latin letters and digits, unless `digits` says that each font sets its own. `signature` is where unit
    or name and date stand: at the end, or under the title. `footer` replaces the page number where a template brought
    one of its own. `line_numbers` and `draft` are those of a reading copy.
    """

    page_width_mm: Page = 210
    page_height_mm: Page = 297
    top_mm: Margin = 37
    left_mm: Margin = 28
    right_mm: Margin = 26
    bottom_mm: Margin = 35
    header_mm: Margin = 15  # from the edge of the page to the head
    pitch_pt: Annotated[float, Meta(ge=12, le=80)] = 28.95
    indent: Annotated[int, Meta(ge=0, le=8)] = 2
    title_pitch_pt: Annotated[float, Meta(ge=12, le=100)] = 35
    cell_pitch_pt: Annotated[float, Meta(ge=8, le=60)] = 20
    page_number: Literal["outside", "center", "none"] = "outside"
    page_number_gap_mm: Margin = 7  # from the text area down to the dashes beside the number
    footer_mm: Margin | None = None  # from the edge of the page to the foot, where `footer` is set
    header: Furniture = Furniture()
    footer: Furniture | None = None
    signature: Literal["end", "title"] = "end"
    signature_indent: Annotated[int, Meta(ge=0, le=10)] = 2
    digits: Literal["latin", "own"] = "latin"
    latin: FontName = "Times New Roman"
    body: Type = Type("仿宋_GB2312")
    level1: Type = Type("黑体")
    level2: Type = Type("楷体_GB2312")
    level3: Type = Type("仿宋_GB2312")
    level4: Type = Type("仿宋_GB2312")
    title: Type = Type("方正小标宋简体", 22)
    byline: Type = Type("楷体_GB2312")
    cell: Type = Type("仿宋_GB2312", 14)
    number: Type = Type("宋体", 14)
    line_numbers: bool = False

    @property
    def levels(self) -> dict[int, Type]:
        """What the headings of each level are set in."""
        return {1: self.level1, 2: self.level2, 3: self.level3, 4: self.level4}

    @property
    def types(self) -> tuple[Type, ...]:
        """All that the layout sets text in."""
        furniture = (self.header, self.footer or Furniture())
        lines = (line.type for side in furniture for line in (*side.odd, *side.even))
        return (self.title, self.byline, *self.levels.values(), self.body, self.cell, self.number, *lines)

    @property
    def text_width_mm(self) -> float:
        return self.page_width_mm - self.left_mm - self.right_mm

    @property
    def characters(self) -> int:
        """The characters on a full line: as many as fit best. 16 pt are a little more than 156 / 28 mm: 28, each of
        which gives up a little."""
        return max(round(self.text_width_mm * MM / self.body.size_pt), 1)

    def title_characters(self, landscape: bool = False) -> int:
        """The characters that a line of the title has room for."""
        across = self.page_height_mm if landscape else self.page_width_mm
        return max(int((across - self.left_mm - self.right_mm) * MM / self.title.size_pt), 4)

    @property
    def lines(self) -> int:
        """The lines on a full page."""
        return int((self.page_height_mm - self.top_mm - self.bottom_mm) * MM / self.pitch_pt)

    def latin_of(self, type: Type) -> str:
        """The font of the Latin letters and digits that stand in a text of this type."""
        return self.latin if self.digits == "latin" else type.font

    def feet(self) -> Furniture:
        """What stands at the foot of the pages: what a template brought, else the page number (GB/T 9704-2012, 7.5):
        one character in from the right on odd pages, from the left on even ones."""
        if self.footer is not None or self.page_number == "none":
            return self.footer or Furniture()
        text = "— {page} —"
        if self.page_number == "center":
            return Furniture((Line(self.number, center=text),), (Line(self.number, center=text),))
        return Furniture((Line(self.number, right=text),), (Line(self.number, left=text),))


GB_T_9704 = Layout()


def reading(layout: Layout) -> Layout:
    """The layout of a reading copy: larger type, room for marks by hand on the right, the lines numbered."""
    larger = {
        name: Type(value.font, value.size_pt + 2, value.bold)
        for name, value in (("body", layout.body), ("byline", layout.byline))
    }
    levels = {f"level{level}": Type(old.font, old.size_pt + 2, old.bold) for level, old in layout.levels.items()}
    pitch = max(layout.pitch_pt, 36)
    # The title takes the pitch of the body, so that each line stands where its number does.
    return replace(
        layout, right_mm=62, pitch_pt=pitch, title_pitch_pt=pitch, line_numbers=True,
        **larger, **levels,
    )  # fmt: skip


def dumps(layout: Layout) -> str:
    """The JSON form, every setting named."""
    return msgspec.json.encode(layout).decode()


def loads(text: str) -> Layout:
    """The layout that `dumps` wrote; settings that it lacks have their default. Raises ValueError."""
    return check(msgspec.json.decode(text, type=Layout))


def check(layout: Layout) -> Layout:
    """The layout, where text has room on its page; else ValueError. The values one by one are checked by their types."""
    if layout.text_width_mm < 40 or layout.page_height_mm - layout.top_mm - layout.bottom_mm < 40:
        raise ValueError("the margins leave no room for text")
    return layout


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


def attachment_indents(count: int, layout: Layout) -> tuple[tuple[float, float], ...]:
    """For each of `count` attachments how far its lines and, beyond that, its first line are indented, in characters:
    “附件：” two characters in, turned lines under the first character of the name (GB/T 9704-2012, 7.3.4)."""
    note = layout.indent + width("附件：")
    number = 0.0 if count < 2 else 1.0 if layout.digits == "latin" else 1.5  # “1. ”
    return tuple((note + number, layout.indent - note - number if not place else -number) for place in range(count))


def mark_lines(marks: tuple[str, ...], draft: str, layout: Layout) -> tuple[Line, ...]:
    """What stands above the text of the first page: the marks flush left, in the font and size of a security mark (GB/T
    9704-2012, 7.2.2), the number of the draft flush right."""
    return (Line(_mark_type(layout), left="\u3000".join(marks), right=draft),)


def draft_lines(draft: str, layout: Layout) -> tuple[Line, ...]:
    """What stands above the text of every page of a draft."""
    return (Line(_mark_type(layout), right=draft),) if draft else ()


def _mark_type(layout: Layout) -> Type:
    return Type(layout.level1.font, 16)


def font_names(layout: Layout) -> Iterator[str]:
    """Every font that the layout names, each once, the most seen first."""
    latin = (layout.latin,) if layout.digits == "latin" else ()
    yield from dict.fromkeys((layout.title.font, layout.body.font, *(type.font for type in layout.types), *latin))
