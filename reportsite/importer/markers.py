"""The numbers in front of headings and points, as people type them: every bracket, width and sign that occurs."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportsite.content.numbering import Form

_HAN = "一二三四五六七八九十百"
_NUM = "[0-9０-９]{1,2}"
_GAP = "[ \u3000\u00a0]?"
# 一、二季度 and 三、四十岁 are text.
_NO_SPAN = rf"(?![{_HAN}]{{1,2}}(?:季度|[月批类线级年、，]))"
_DIGITS = "0123456789０１２３４５６７８９"
_BRACKETED = "".join(map(chr, range(0x3220, 0x322A)))  # ㈠ to ㈩
_CIRCLED = "".join(map(chr, range(0x2460, 0x2488)))  # ① to ⒇
_STOPPED = "".join(map(chr, range(0x2488, 0x249C)))  # ⒈ to ⒛
# A form, what it may begin with, and how it is written, in the order in which they are tried; each takes the number from
# its first group and eats white space around it.
_WRITTEN: tuple[tuple[Form, str, str], ...] = (
    ("一、", _HAN, rf"([{_HAN}]{{1,4}}){_GAP}[、．.]{_NO_SPAN}\s*"),
    ("一、", "第", rf"第([{_HAN}]{{1,3}})部分{_GAP}[、：:，,．.]?\s*"),
    ("（一）", "（(", rf"[（(]{_GAP}([{_HAN}]{{1,4}}){_GAP}[)）][、.．]?\s*"),
    ("（一）", _HAN, rf"([{_HAN}]{{1,3}})[)）][、.．]?\s*"),
    ("（一）", _BRACKETED, rf"([{_BRACKETED}])[、.．]?\s*"),
    ("（1）", "（(", rf"[（(]{_GAP}({_NUM}){_GAP}[)）][、.．]?\s*"),
    ("（1）", _DIGITS, rf"({_NUM})[)）][、.．]?\s*"),
    ("（1）", _CIRCLED, rf"([{_CIRCLED}])[、.．]?\s*"),
    ("1.", _DIGITS, rf"({_NUM})[.．](?![{_DIGITS}])\s*"),
    ("1.", _STOPPED, rf"([{_STOPPED}])\s*"),
    ("1、", _DIGITS, rf"({_NUM})、\s*"),
    ("一是", _HAN, rf"([{_HAN}]{{1,3}}){_GAP}是(?![一否]){_GAP}[:：，,]?"),
    ("第一，", "第", rf"第([{_HAN}]{{1,3}})[，,、：:](?!第)\s*"),
)
_PATTERNS = tuple((form, first, re.compile(pattern)) for form, first, pattern in _WRITTEN)
# A number of any form, as a regular expression that scripts of the pages understand too.
ANY = "|".join(f"(?:{pattern})" for _form, _first, pattern in _WRITTEN)
# What stands before the items of a list that has no numbers.
BULLETS = "[•·●○■□◆◇▪▫‣⁃➢➤✓\uf06c\uf075\uf0d8-][ \u3000\u00a0]*(?=[^0-9])"
# By the first character, so that a paragraph without a number costs nothing.
_BY_FIRST = {
    character: tuple((form, pattern) for form, first, pattern in _PATTERNS if character in first)
    for _form, beginnings, _pattern in _PATTERNS
    for character in beginnings
}
_BY_FORM = {
    form: tuple(pattern for written, _first, pattern in _PATTERNS if written == form)
    for form, _first, _pattern in _PATTERNS
}
# Whether there is any number at all within a text, before every form is looked for.
_SOMEWHERE = re.compile(
    rf"[{_HAN}]{_GAP}(?:是|[)）])|第[{_HAN}]{{1,3}}[，,、：:]|[{_DIGITS}][.．、)）]|[{_BRACKETED}{_CIRCLED}{_STOPPED}]"
    rf"|[（(]{_GAP}[{_HAN}{_DIGITS}]"
)
# How deep a form stands: GB/T 9704-2012, 7.3.3, then the habit of review reports.
RANKS: Mapping[Form, int] = {"一、": 1, "（一）": 2, "1.": 3, "1、": 3, "（1）": 4, "第一，": 5, "一是": 6, "": 7}
# Points that may follow each other within a paragraph, and after what; only these two are so common that a comma will do.
_STRONG = '。；：！？;:!?”’"）)》\u3000\u00a0 '
_WEAK = _STRONG + "，、,."
_RUN_IN: Mapping[Form, str] = {
    "一是": _WEAK,
    "第一，": _WEAK,
    "（1）": _WEAK,
    "（一）": _STRONG,
    "1.": _STRONG,
    "1、": _STRONG,
}
_SENTENCE_ENDS = "。：；！:;"
# The first of a row also follows a word: 主要表现在一是…，二是….
_BEFORE_FIRST = "在为有现面括即是足题"
_LONGEST = 40  # characters of a number with white space around it
_DEEPEST = 4  # rows inside each other, in one paragraph

_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")}


class Marker(NamedTuple):
    """A number in front: its form, its value, and how many characters of the text it takes."""

    form: Form
    number: int
    length: int


class Piece(NamedTuple):
    """A stretch of a paragraph: the marker that it begins with, if any, as it was typed, and the text after it."""

    marker: Marker | None
    typed: str
    text: str


def value_of(text: str) -> int:
    """The number that Chinese, Arabic or circled numerals write, up to 999; 0 where they write none."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text not in _HAN:
        return int(unicodedata.numeric(text, 0))
    total = digit = 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit


def marker_of(text: str) -> Marker | None:
    """The number that a paragraph begins with, None where there is none."""
    return _marker_of(text[:_LONGEST]) if text[:1] in _BY_FIRST else None


@lru_cache(maxsize=20_000)
def _marker_of(text: str) -> Marker | None:
    for form, pattern in _BY_FIRST[text[:1]]:
        if (found := pattern.match(text)) and (value := value_of(found[1])):
            return Marker(form, value, found.end())
    return None


def pieces(text: str, row: Marker | None = None) -> list[Piece]:
    """A paragraph parted at the points that follow each other in it: 一是…二是…三是…. Only a row that counts on from one
    (or from the paragraph's own number) and has at least two members parts it, and a single 一是 at the beginning of a
    sentence; a row within a member is left alone. `row` is the number that the paragraph before left off at."""
    own = marker_of(text)
    start = own.length if own else 0
    found: list[Piece] = []
    marker, begun, at = own, 0, start
    for place, following in _outermost(text, start, own) or (_going_on(text, row) if row and not own else ()):
        found.append(Piece(marker, text[begun:at], text[at:place]))
        marker, begun, at = following, place, place + following.length
    found.append(Piece(marker, text[begun:at], text[at:]))
    return found


def _going_on(text: str, last: Marker) -> "_Row":
    """Where in a paragraph the row of the one before goes on, with the very next number."""
    if last.form not in _RUN_IN or not _SOMEWHERE.search(text):
        return []
    row = _row(sorted(_candidates(text, 0, last.form)), last.number)
    return row if row and row[0][1].number == last.number + 1 else []


_Row = list[tuple[int, Marker]]


def _outermost(text: str, start: int, own: Marker | None) -> _Row:
    """Where the points of the row begin that begins first."""
    if not _SOMEWHERE.search(text, start):
        return []
    rows = []
    for form in _RUN_IN:
        goes_on = own is not None and own.form == form
        if own is None or goes_on or RANKS[own.form] < RANKS[form]:
            row = _row(sorted(_candidates(text, start, form)), own.number if own and goes_on else 0)
            if len(row) >= (1 if goes_on else 2) or (row and _stands_alone(text, start, row[0])):
                rows.append(row)
    return min(rows, key=lambda row: row[0][0], default=[])


def _stands_alone(text: str, start: int, first: tuple[int, Marker]) -> bool:
    """Whether a row of one is one: 一是, 第一， or （1） after the end of a sentence, or right behind another number."""
    place, marker = first
    alone = marker.form in ("一是", "第一，", "（1）") and marker.number == 1
    return alone and (place == start or text[place - 1] in _SENTENCE_ENDS)


def _row(candidates: _Row, last: int) -> _Row:
    """The candidates that count on from `last`, those of rows within a member left out. Where hardly any is left
    because numbers were typed twice, all of them are taken."""
    levels = [last] if last else []
    row: _Row = []
    for place, marker in candidates:
        depth = _depth(levels, marker.number)
        if depth is None:
            continue
        del levels[depth:]
        levels.append(marker.number)
        if depth == 0:
            row.append((place, marker))
    numbers = [marker.number for _place, marker in candidates]
    repeated = all(0 <= after - before <= 1 for before, after in pairwise(numbers))
    return candidates if len(row) < 2 and not last and repeated else row


def _depth(levels: list[int], number: int) -> int | None:
    """In which of the rows inside each other a number goes on: the innermost that waits for it; one begins a row of its
    own. A number that was left out or typed twice goes on in the only row."""
    waiting = [depth for depth, last in enumerate(levels) if last + 1 == number]
    if waiting:
        return waiting[-1]
    if number == 1 and len(levels) < _DEEPEST:
        return len(levels)
    if len(levels) == 1 and 0 <= number - levels[0] <= 2:
        return 0
    return 0 if not levels and number == 2 else None


def _candidates(text: str, start: int, form: Form) -> Iterator[tuple[int, Marker]]:
    """Every place from `start` on where a point of this form may begin."""
    for pattern in _BY_FORM[form]:
        for found in pattern.finditer(text, start):
            place = found.start()
            before = text[place - 1] if place > start else "。"
            value = value_of(found[1])
            if value and (before in _RUN_IN[form] or (value == 1 and form == "一是" and before in _BEFORE_FIRST)):
                yield place, Marker(form, value, found.end() - place)
