"""The characters of a page -> its lines, and which of them are text, stand in a table, or are head and foot."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from reportsite.inspection.pdf_reading import File, Glyph, Look, Page, Ruling

IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
CLOSERS = "。，、；：？！）》〉」』】〕”’"  # no line begins with one
OPENERS = "（《〈「『【〔“‘"  # no line ends with one
# What an official text is made of. A line with any other character (a face, a mark that turns the direction of
# writing) may break and fill otherwise, and is not measured.
PLAIN = re.compile("[\u4e00-\u9fff\u3001-\u3011\u2014\u2018-\u201d\u2026·，。；：？！（）／％～\u0020-\u007e]+")
_GAP = 1.5  # in sizes: a wider gap parts a line of the head or foot
_SAME_LINE = 0.3  # of the size: so much may baselines differ on one line
_APART = 1.1  # times the usual pitch: head and foot stand further from the text
_TALL = 0.8  # of the page: a longer ruled line is a frame around it
NUMBER = re.compile(r"[—–―\-－~～·•]*第?(\d{1,4})页?(?:[/／,，]?共?\d{1,4}页?)?[—–―\-－~～·•]*")


@dataclass(frozen=True, eq=False)
class Line:
    """A line from left to right; lengths in points from the lower left corner of the page."""

    page: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """The text, with a space where Latin words stand apart without one."""
        out = self.glyphs[0].text
        for before, glyph in pairwise(self.glyphs):
            apart = glyph.x - before.right > 0.2 * glyph.look.size
            if apart and glyph.text.isascii() and before.text.isascii() and not out.endswith(" "):
                out += " "
            out += glyph.text
        return out.strip(" ")

    @cached_property
    def dense(self) -> str:
        """The text without any space."""
        return "".join(self.text.split())

    @property
    def left(self) -> float:
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @cached_property
    def y(self) -> float:
        """The baseline."""
        return median(glyph.y for glyph in self.glyphs)

    @cached_property
    def look(self) -> Look:
        """What most of its characters are set in."""
        return Counter(glyph.look for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def size(self) -> float:
        return self.look.size

    @property
    def tag(self) -> str:
        return self.glyphs[0].tag.name

    @property
    def block(self) -> int:
        return self.glyphs[0].tag.block

    @cached_property
    def plain(self) -> bool:
        """Whether it can be measured: an ordinary text from end to end."""
        return bool(PLAIN.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page by its lines from top to bottom: those of the text, and what stands around it, in pieces."""

    page: Page
    lines: tuple[Line, ...]
    pieces: tuple[Line, ...]
    tables: bool


def sheets_of(file: File) -> list[Sheet]:
    """The pages by their lines."""
    sheets = [_sheet(page, file.tagged) for page in file.pages]
    return sheets if file.promised else _without_repeated(sheets)


def _sheet(page: Page, tagged: bool) -> Sheet:
    """In a tagged file what has no tag is furniture."""
    text = [glyph for glyph in page.glyphs if glyph.tag.block] if tagged else list(page.glyphs)
    around = [glyph for glyph in page.glyphs if not glyph.tag.block] if tagged else []
    lines = [line for row in _rows(text) for line in _lines(page.number, row, tagged)]
    tables = [line.tag == "TD" or _ruled_in(line, page) for line in lines]
    body = sorted(
        (line for line, table in zip(lines, tables, strict=True) if not table), key=lambda line: (-line.y, line.left)
    )
    return Sheet(page, tuple(body), tuple(_pieces(page.number, around)), any(tables))


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The characters by their baselines, from top to bottom; what is raised or lowered goes with the line beside it."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.y, glyph.x)):
        if rows and rows[-1][0].y - glyph.y <= _SAME_LINE * max(glyph.look.size, rows[-1][0].look.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    previous: list[Glyph] = []
    for row in rows:
        if previous and _raised(previous, row):
            previous += row
            continue
        if previous:
            yield previous
        previous = row
    if previous:
        yield previous


def _raised(above: Sequence[Glyph], below: Sequence[Glyph]) -> bool:
    """Whether one of two rows is but a small sign on the other's line, as 2 in m²."""
    sizes = [max(glyph.look.size for glyph in row) for row in (above, below)]
    return min(sizes) < 0.75 * max(sizes) and above[0].y - below[0].y < 0.6 * max(sizes)


def _lines(page: int, row: Sequence[Glyph], tagged: bool) -> Iterator[Line]:
    """The lines of a row: one, but for tagged text, where cells and columns beside each other are told apart."""
    parts: dict[int, list[Glyph]] = {}
    for glyph in row:
        parts.setdefault(glyph.tag.block if tagged else 0, []).append(glyph)
    for part in parts.values():
        if line := _line(page, part):
            yield line


def _line(page: int, glyphs: Iterable[Glyph]) -> Line | None:
    """A line without the spaces at its ends, None where there is nothing else."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.x)
    seen = [place for place, glyph in enumerate(ordered) if not glyph.text.isspace()]
    return Line(page, tuple(ordered[seen[0] : seen[-1] + 1])) if seen else None


def _ruled_in(line: Line, page: Page) -> bool:
    """Whether a line stands between two ruled lines that go up and down, as in a table."""
    beside = [one for one in page.rulings if one.bottom - 1 <= line.y <= one.top and not _frame(one, page)]
    return any(one.x <= line.left + 1 for one in beside) and any(one.x >= line.right - 1 for one in beside)


def _frame(ruling: Ruling, page: Page) -> bool:
    return ruling.top - ruling.bottom > _TALL * page.height


def _pieces(page: int, glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """What stands around the text, row by row, parted where there is a wide gap."""
    for row in _rows(glyphs):
        piece: list[Glyph] = []
        for glyph in sorted((glyph for glyph in row if not glyph.text.isspace()), key=lambda glyph: glyph.x):
            if piece and glyph.x - piece[-1].right > _GAP * glyph.look.size:
                yield Line(page, tuple(piece))
                piece = []
            piece.append(glyph)
        if piece:
            yield Line(page, tuple(piece))


def _without_repeated(sheets: list[Sheet]) -> list[Sheet]:
    """The pages with their heads and feet taken out of the text: what stands first or last on most of them in the same
    place with the same words, and a number at the very end."""
    keys = Counter(key for sheet in sheets for key in {_key(line) for line in _ends(sheet.lines)})
    repeated = {key for key, count in keys.items() if count >= max(2, 0.4 * len(sheets))}
    return [_trimmed(sheet, repeated) for sheet in sheets]


def _key(line: Line) -> tuple[str, int]:
    """What head and foot of different pages have in common: their words without the numbers, and their height."""
    return re.sub(r"\d+", "#", line.dense), round(line.y / 2)


def _ends(lines: Sequence[Line]) -> set[Line]:
    """The first and the last two lines of a page."""
    return {*lines[:2], *lines[-2:]}


def _trimmed(sheet: Sheet, repeated: set[tuple[str, int]]) -> Sheet:
    """The page without its head and foot, which stand further from the text than its lines from each other."""
    lines = list(sheet.lines)
    steps = [above.y - below.y for above, below in pairwise(lines)]
    apart = _APART * min(median(steps), 2 * median(line.size for line in lines)) if steps else 0
    stands = [True, *(above.y - below.y > apart for above, below in pairwise(lines)), True]  # apart from the line above
    taken = [_key(line) in repeated or _is_number(line, sheet.page) for line in lines]
    head = max(place for place in range(len(lines) + 1) if stands[place] and all(taken[:place]))
    foot = min(place for place in range(head, len(lines) + 1) if stands[place] and all(taken[place:]))
    around = (glyph for line in (*lines[:head], *lines[foot:]) for glyph in line.glyphs)
    pieces = (*sheet.pieces, *_pieces(sheet.page.number, around))
    return Sheet(sheet.page, tuple(lines[head:foot]), pieces, sheet.tables)


def _is_number(line: Line, page: Page) -> bool:
    """Whether a line is nothing but a number, in the lowest sixth of the page."""
    return bool(NUMBER.fullmatch(line.dense)) and line.y < page.height / 6
