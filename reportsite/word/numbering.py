"""The numbers that Word makes for its lists, as a reader sees them (ISO/IEC 29500-1, 17.9)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from reportsite.content.numbering import chinese
from reportsite.word.markup import Element, attribute, child, children, integer, switched, value

_PLACE = re.compile("%([1-9])")
_LARGEST = 9_999


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    out = ""
    for size, sign in (*signs, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        out += sign * (number // size)
        number %= size
    return out


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _in_brackets(number: int) -> str:
    return chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})"


def _with_stop(number: int) -> str:
    return chr(0x2488 + number - 1) if 1 <= number <= 20 else f"{number}."


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


# The number formats (17.18.59) that occur in Chinese documents; every other is written in Arabic digits.
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese,
    "ideographDigital": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _in_brackets,
    "decimalEnclosedFullstop": _with_stop,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "bullet": lambda _number: "",
    "none": lambda _number: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """`legal`: all numbers in its text are written in Arabic digits (w:isLgl)."""

    start: int
    format: str
    text: str
    restart: int  # the level after whose numbers it begins anew, counted from 1; 0 never
    legal: bool = False


class Numbers:
    """Counts through the lists of one document, paragraph by paragraph in their order."""

    def __init__(self, numbering: Element | None) -> None:
        self._kinds: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for kind in children(numbering, "abstractNum"):
            levels = filter(None, (self._level(level) for level in children(kind, "lvl")))
            self._kinds[attribute(kind, "abstractNumId") or ""] = dict(levels)
        for one in children(numbering, "num"):
            self._read_list(one)

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of a list, "" where it has none (a bullet, a list that is not there)."""
        if list_id not in self._lists:
            return ""
        kind, levels = self._lists[list_id]
        counts = self._counts.setdefault(kind, {})
        known = levels.get(level, _Level(1, "decimal", f"%{level + 1}.", level))
        overridden = (list_id, level) not in self._begun and level in self._overrides.get(list_id, {})
        self._begun.add((list_id, level))
        if level not in counts or overridden:
            counts[level] = known.start
        else:
            counts[level] = min(counts[level] + 1, _LARGEST)
        for below in [other for other in counts if other > level]:
            if level < levels.get(below, known).restart:
                del counts[below]
        return _PLACE.sub(lambda found: self._shown(int(found[1]) - 1, counts, levels, known.legal), known.text)

    def _shown(self, level: int, counts: dict[int, int], levels: dict[int, _Level], legal: bool) -> str:
        made = levels.get(level, _Level(1, "decimal", "", level))
        number = counts.setdefault(level, made.start)
        return str(number) if legal or number < 1 else _FORMATS.get(made.format, str)(number)

    def _read_list(self, one: Element) -> None:
        key, kind = attribute(one, "numId") or "", value(one, "abstractNumId") or ""
        levels = dict(self._kinds.get(kind, {}))
        for override in children(one, "lvlOverride"):
            place = integer(attribute(override, "ilvl"), 0, 8)
            if place is None:
                continue
            if replaced := self._level(child(override, "lvl")):
                levels[place] = replaced[1]
            start = integer(value(override, "startOverride"), 0, _LARGEST)
            if start is not None:
                old = levels.get(place, _Level(1, "decimal", f"%{place + 1}.", place))
                levels[place] = replace(old, start=start)
                self._overrides.setdefault(key, {})[place] = start
        self._lists[key] = (kind, levels)

    def _level(self, level: Element | None) -> tuple[int, _Level] | None:
        place = integer(attribute(level, "ilvl"), 0, 8) if level is not None else None
        if place is None:
            return None
        start = integer(value(level, "start"), 0, _LARGEST)
        restart = integer(value(level, "lvlRestart"), 0, 9)
        return place, _Level(
            1 if start is None else start,
            value(level, "numFmt") or "decimal",
            (value(level, "lvlText") or "")[:40],
            place if restart is None else restart,
            bool(switched(child(level, "isLgl"))),
        )
