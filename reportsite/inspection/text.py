"""The text rules: numbers, headings and marks of a report, whatever file it comes from."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from reportsite.inspection.findings import Finding, Place
from reportsite.inspection.numerals import ITEM, Numeral, items_within, numeral_of
from reportsite.inspection.rules import Seen, gather

Text = tuple[Place, int, str]  # where, the level of a heading on a line of its own or 0, what stands there

# Each pattern looks at one character and its neighbours, or at a stretch of one kind: none goes back over the text.
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = _HAN + "，。、；：！？（）《》〈〉【】「」『』“”‘’"
# The mark itself comes first, then what stands beside it: that is what makes them quick.
_HALF = re.compile(
    rf"[,;:?!](?<=[{_CHINESE}].)(?=[{_CHINESE}]|\Z)"
    rf"|\.(?<=[{_HAN}].)(?=[{_HAN}]|\Z)"
    rf"|\((?<![0-9A-Za-z].)(?=[{_CHINESE}])[^()]{{0,60}}(?<=[{_CHINESE}])\)(?![0-9A-Za-z])"
)
_STRAIGHT = re.compile(rf"[\"'](?:(?<=[{_CHINESE}].)|(?<![0-9].)(?=[{_CHINESE}]))")
_DOUBLE = re.compile("[。，、；：]{2,}|[！？][。，、；：]|[。，、；：][！？]")
_SPACES = re.compile(rf"(?<=[{_CHINESE}])[ \t\u00a0\u3000]++(?=[{_CHINESE}])")
_NO_QUOTES = re.compile("[^“”]++")
_FULL = str.maketrans(",;:?!.()", "，；：？！。（）")
_MARKS_AT_END = ("。", "，", "、", "；", "：", "！", ".", ",", ";", ":", "!")
_ATTACHMENTS = ("附件：", "附件:")
_MOST_ITEMS = 1_000  # 一是 and the like that are read in one text
_AROUND = 4  # characters shown on each side of what is wrong


def check_texts(texts: Sequence[Text]) -> list[Finding]:
    """The findings of the text rules, gathered."""
    return gather(seen(texts))


def seen(texts: Sequence[Text]) -> Iterator[Seen]:
    """Every place where a text rule is broken, of texts in their order."""
    yield from _numbers(texts)
    yield from _mixed(texts)
    for where, level, text in texts:
        if level and text.rstrip().endswith(_MARKS_AT_END):
            yield Seen("heading.end", where, text.rstrip()[-1], "no mark")
        yield from seen_marks(where, text)


def seen_marks(where: Place, text: str) -> Iterator[Seen]:
    """The rules about marks that one text breaks, each with the first place and how often."""
    for rule, pattern, expected in _MARKS:
        if found := pattern.search(text):
            yield Seen(rule, where, _around(text, found), expected(text, found), len(pattern.findall(text)))
    yield from _reversed(where, text)


def _closed_up(text: str, spaces: re.Match[str]) -> str:
    return text[max(spaces.start() - _AROUND, 0) : spaces.start()] + text[spaces.end() : spaces.end() + _AROUND]


# The rules about marks: the pattern of what is wrong, and how it should be written.
_MARKS: tuple[tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], str]], ...] = (
    ("marks.halfwidth", _HALF, lambda _, found: found[0].translate(_FULL)),
    ("marks.double", _DOUBLE, lambda _, found: found[0][0]),
    ("quotes.straight", _STRAIGHT, lambda _, found: "“ ”" if found[0] == '"' else "‘ ’"),
    ("spaces.chinese", _SPACES, _closed_up),
)


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(found.start() - _AROUND, 0) : found.end() + _AROUND].strip()


def _reversed(where: Place, text: str) -> Iterator[Seen]:
    """Pairs of quotation marks the wrong way round: one that closes though none is open, before one that opens."""
    marks = _NO_QUOTES.sub("", text)
    opened, first, count = 0, 0, 0
    for place, mark in enumerate(marks):
        if mark == "“":
            opened += 1
        elif opened > 0:
            opened -= 1
        elif marks[place + 1 : place + 2] == "“":
            opened, count = -1, count + 1  # the one that follows closes this pair
            first = place if count == 1 else first
    if count:
        start = _place_of(marks[: first + 1], text)
        end = text.index("“", start)
        yield Seen("quotes.reversed", where, text[start : end + 1][:20], "“ ”", count)


def _place_of(marks: str, text: str) -> int:
    """Where the last of these quotation marks, the first ones of a text, stands in it."""
    place = -1
    for mark in marks:
        place = text.index(mark, place + 1)
    return place


def _numbers(texts: Sequence[Text]) -> Iterator[Seen]:
    """Gaps and repetitions in the numbers of each level, which begin anew below each item of a level above."""
    last = dict.fromkeys(range(1, 7), 0)
    for where, _, text in texts:
        stripped = text.strip()
        if stripped.startswith(_ATTACHMENTS):  # their numbers are their own, and the first stands behind this
            stripped = stripped[len(_ATTACHMENTS[0]) :].strip()
            last[3] = 0
        first = numeral_of(stripped)
        for numeral in (*filter(None, [first]), *islice(items_within(stripped), _MOST_ITEMS)):
            before = last[numeral.level]
            if numeral.level == ITEM and not before and "一是" in stripped[: numeral.start]:
                before = 1  # the first stands where no mark tells it from other words
            if numeral.number > before + 1:
                yield Seen("numbers.gap", where, _written(numeral), numeral.written(before + 1))
            elif before and numeral.number <= before and (numeral.number > 1 or before == 1 or numeral.level == 1):
                yield Seen("numbers.duplicate", where, _written(numeral), numeral.written(before + 1))
            last[numeral.level] = numeral.number
            for deeper in range(numeral.level + 1, 7):
                last[deeper] = 0


def _written(numeral: Numeral) -> str:
    return numeral.written(numeral.number)


def _mixed(texts: Sequence[Text]) -> Iterator[Seen]:
    """Numbers of one level that are written in several ways: what is rarer than the others, or comes later."""
    found = [(where, numeral) for where, _, text in texts if (numeral := numeral_of(text.strip()))]
    forms = Counter((numeral.level, numeral.form) for _, numeral in found)
    usual: dict[int, str] = {}
    for (level, form), _ in forms.most_common():
        usual.setdefault(level, form)
    for where, numeral in found:
        if numeral.form != usual[numeral.level]:
            yield Seen("numbers.mixed", where, numeral.form, usual[numeral.level])
