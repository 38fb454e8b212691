"""Lines -> paragraphs: what was broken at the end of a page's lines, or in the middle of a title, is put together."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportsite.content.text import one_line
from reportsite.importer.markers import marker_of
from reportsite.importer.record import Line
from reportsite.importer.titles import is_title

SPACE = " \t\u3000\u00a0\u2002\u2003\u200b\ufeff"
_ENDS = '。！？!?；;：:…”"’）)》'
# What no line of a Chinese text begins with: it goes with the character before.
_NEVER_FIRST = "，。、；：！？”’）》〉」』】,;:!?)%％"
_NEVER_LAST = "“‘（《〈「『【("
_STOPS = (
    "，。、；：！？》,;:!?"  # a line that begins so is none of its own; quotation marks are typed the wrong way round
)
_PAIRS = dict(zip("《（“(", "》）”)", strict=True))
_TAIL = 200  # how far back an open bracket is looked for, and how far on its other half
_LINES_ON = 4
_ENUMERATED = ("一是", "第一，")
_LONGEST_TITLE = 100
_LEAST_LINES, _LEAST_WIDTH, _MOST_WIDTH = 6, 12, 90


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the source, joined where it was wrapped; `line` is the first of its lines, `more` the others."""

    text: str
    line: Line
    more: tuple[Line, ...] = ()

    @property
    def level(self) -> int | None:
        return self.line.level

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.line, *self.more)


@dataclass(slots=True)
class _Written:
    """A line that says something. `measured` is it with its indent; `apart`: a blank line stands before it."""

    line: Line
    text: str
    measured: str
    indented: bool
    apart: bool


@dataclass(slots=True)
class _Open:
    """A paragraph that may go on: its pieces, its last characters, and how long it is."""

    pieces: list[str]
    lines: list[Line]
    tail: str
    length: int
    headed: bool

    def add(self, written: _Written) -> None:
        self.pieces.append(written.text)
        self.lines.append(written.line)
        self.tail = (self.tail + written.text)[-_TAIL:]
        self.length += len(written.text)

    def closed(self) -> Paragraph:
        return Paragraph("".join(self.pieces), self.lines[0], tuple(self.lines[1:]))


@dataclass(slots=True)
class _Habits:
    """How the text was wrapped: the width of its lines (0: it was not), by how much they may fall short of it, in what
    they are measured; whether paragraphs are indented, whether blank lines stand between them, and whether 一是, 二是 …
    begin paragraphs."""

    width: float = 0
    slack: float = 0
    counted: bool = True
    indented: bool = False
    parted: bool = False
    listed: bool = False

    def wide(self, text: str) -> float:
        return len(text) if self.counted else columns(text)


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a text: a line each, unless it was wrapped or broken within a bracket."""
    written = list(_written(lines))
    habits = _habits(written)
    found: list[Paragraph] = []
    current: _Open | None = None
    for place, line in enumerate(written):
        if current is not None and _goes_on(current, written, place, habits):
            current.add(line)
            continue
        if current is not None:
            found.append(current.closed())
        current = _Open([line.text], [line.line], line.text[-_TAIL:], len(line.text), marker_of(line.text) is not None)
    return [*found, current.closed()] if current is not None else found


def columns(text: str) -> float:
    """The width of a text in Chinese characters; a narrow one counts half."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def _written(lines: Sequence[Line]) -> list[_Written]:
    found: list[_Written] = []
    apart = False
    for line in lines:
        if text := one_line(line.text.strip(SPACE)).strip(SPACE):
            found.append(_Written(line, text, line.text.rstrip(SPACE), line.text[:1] in SPACE, apart))
            apart = False
        else:
            apart = True
    return found


def _habits(written: Sequence[_Written]) -> _Habits:
    habits = max((_measured(written, counted) for counted in (True, False)), key=lambda pair: pair[1])[0]
    # Where nearly every line is indented or stands apart, that says nothing about paragraphs.
    most = len(written) * (0.6 if habits.width else 0.9)
    habits.indented = 2 < sum(one.indented for one in written) < most
    habits.parted = 0 < sum(one.apart for one in written) < most
    habits.listed = any(
        _is_enumerated(line.text) and not _is_full(before, line, habits) for before, line in pairwise(written)
    )
    return habits


def _is_enumerated(text: str) -> bool:
    marker = marker_of(text)
    return marker is not None and marker.form in _ENUMERATED


def _measured(written: Sequence[_Written], counted: bool) -> tuple[_Habits, float]:
    """The habits by one measure, and how well it fits: the share of lines that are as wide as any."""
    habits = _Habits(counted=counted)
    if len(written) < _LEAST_LINES or sum(len(one.measured) > 2 * _MOST_WIDTH for one in written) > len(written) // 30:
        return habits, 0.0
    widths = [habits.wide(one.measured) for one in written]
    width = sorted(widths)[-1 - len(written) // 30]  # a line of the site may be longer
    full = [(wide, one) for wide, one in zip(widths, written, strict=True) if wide >= width * 0.8]
    # Where a page's line ends, most sentences do not.
    within = sum(one.text[-1] not in _ENDS for _wide, one in full)
    if not _LEAST_WIDTH <= width <= _MOST_WIDTH or len(full) < len(widths) * 0.4 or within * 2 < len(full):
        return habits, 0.0
    habits.width, habits.slack = width, max(width - sorted(wide for wide, _one in full)[len(full) // 10], 0.0)
    return habits, sum(wide >= width - 1 for wide, _one in full) / len(widths)


def _goes_on(current: _Open, written: Sequence[_Written], place: int, habits: _Habits) -> bool:
    line, before = written[place], written[place - 1]
    if line.line.level is not None:
        return False
    if before.line.level is not None:
        return bool(habits.width) and not line.apart and is_title("".join((*current.pieces, line.text)))
    if (line.apart and habits.parted) or _is_whole_title(current, line.text):
        return False
    if line.text[0] in _STOPS:
        return True
    if line.indented and habits.indented:
        return False
    if habits.width:
        return _was_wrapped(current, line, before, habits)
    if marker_of(line.text):
        return False
    return current.tail[-1] not in _ENDS and _closes_soon(current.tail, written, place)


def _is_whole_title(current: _Open, following: str) -> bool:
    """Whether a title stands there that does not go on in the next line."""
    text = "".join(current.pieces) if current.length <= _LONGEST_TITLE else ""
    return bool(text) and is_title(text) and (following[0] in "（(" or not is_title(text + following))


def _was_wrapped(current: _Open, line: _Written, before: _Written, habits: _Habits) -> bool:
    """In a wrapped text: whether a line goes on in the next. It was full, or the sentence is not at its end."""
    ended = current.tail[-1] in _ENDS or current.tail.endswith("方面")
    full, marker = _is_full(before, line, habits), marker_of(line.text)
    if marker:
        enumerated = marker.form in _ENUMERATED
        heading = current.headed and not enumerated and not any(mark in current.tail for mark in "。；！？")
        return full and not heading and (not ended or (enumerated and not habits.listed))
    if full:
        return True
    return current.tail[-1] in "，、,"


def _is_full(line: _Written, following: _Written, habits: _Habits) -> bool:
    """Whether what begins the next line would not have fitted on this one."""
    return habits.wide(line.measured) + habits.wide(_first_unit(following.text)) > habits.width - habits.slack


def _first_unit(text: str) -> str:
    """What cannot be parted at the beginning of a line: a character or a word, with the marks that go with it."""
    end = 0
    while end < min(len(text), 30) - 1 and text[end] in _NEVER_LAST:
        end += 1
    word = text[end].isascii() and text[end].isalnum()
    end += 1
    while end < min(len(text), 30) and (
        text[end] in _NEVER_FIRST or (word and text[end].isascii() and text[end].isalnum())
    ):
        end += 1
    return text[:end]


def _closes_soon(tail: str, written: Sequence[_Written], place: int) -> bool:
    """Whether a bracket or a quotation mark is open at the end, and one of the next lines closes it."""
    for left, right in _PAIRS.items():
        opened = tail.rfind(left)
        if opened <= tail.rfind(right) or tail.count(left) <= tail.count(right):
            continue
        for line in written[place : place + _LINES_ON]:
            beginning = line.text[:_TAIL]
            closing, again = beginning.find(right), beginning.find(left)
            if closing >= 0 and (again < 0 or closing < again):
                return True
            if again >= 0 or marker_of(line.text) or line.text[-1] in "。！？":
                break
    return False
