"""The numbers that headings and items begin with: 一、（一）1.（1）一是 第一，."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportsite.content.numbering import chinese

_CHINESE = "一二三四五六七八九"
_NUMERAL = f"[{_CHINESE}十]{{1,3}}"
# The level that a form belongs to (GB/T 9704-2012, 7.3.3; 5 and 6 are the habit of review reports), what stands before
# the number, the number, and what stands after it.
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"()({_NUMERAL})([、.．])")),
    (2, re.compile(rf"([（(])({_NUMERAL})([）)])")),
    (3, re.compile(r"()([0-9]{1,2})([.．、])(?![0-9])")),
    (4, re.compile(r"([（(])([0-9]{1,2})([）)])")),
    (5, re.compile(rf"()({_NUMERAL})(是)")),
    (6, re.compile(rf"(第)({_NUMERAL})([，,、])")),
)
_LONGEST = 8  # characters of a number with what stands around it, and the one behind that
ITEM = 5  # the level of 一是
_WITHIN = re.compile(rf"(?<=[。；：，！？;:,])({_NUMERAL})是")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The number of a heading or an item: `form` is how it would be written for the first ("（一）"), `start` and `end`
    are its place in the text."""

    level: int
    number: int
    before: str
    after: str
    start: int
    end: int

    @property
    def form(self) -> str:
        return self.written(1)

    def written(self, number: int) -> str:
        """Another number in the same form."""
        text = str(number) if self.level in (3, 4) else chinese(number)
        return self.before + text + self.after


def numeral_of(text: str) -> Numeral | None:
    """The number that a text begins with, None where it begins with none."""
    return _numeral_of(text[:_LONGEST])


@lru_cache(maxsize=4096)
def _numeral_of(beginning: str) -> Numeral | None:
    for level, pattern in _FORMS:
        found = pattern.match(beginning)
        if found and (number := _value(found[2])):
            return Numeral(level, number, found[1], found[3], 0, found.end())
    return None


def items_within(text: str) -> Iterator[Numeral]:
    """The 一是, 二是 … that follow a mark inside a text."""
    for found in _WITHIN.finditer(text):
        if number := _value(found[1]):
            yield Numeral(ITEM, number, "", "是", found.start(), found.end())


def _value(text: str) -> int:
    """The value of a number from 1 to 99, 0 where the text is none: 十二 12, 二十 20, 12 12."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _digit(ones)
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    return (_digit(tens) or 1) * 10 + _digit(ones)


def _digit(text: str) -> int:
    return _CHINESE.index(text) + 1 if len(text) == 1 else 0
