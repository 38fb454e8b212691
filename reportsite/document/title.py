"""A title -> its lines, broken where the meaning breaks, without a lone character on the last one."""

import re
from functools import cache
from math import ceil

from reportsite.document.layout import width

# A line may end after these and, less well, anywhere else; never inside a number, a Latin word or a name's brackets.
_GOOD_END = re.compile(r"(?:党组|党委|班子|支部|委员会|年度|生活会|会议|关于|情况|专题|材料|的|》|”|）)$")
_GOOD_START = re.compile(r"^(?:领导班子|个人|对照检查|民主生活会|组织生活会|专题|年度|关于|发言提纲|整改|20\d\d)")
_NEVER = re.compile(r"[0-9A-Za-z]$")
_OPENERS = "《“（‘"
_CLOSERS = "》”）’，。、：；"
_FORBIDDEN = 10_000  # the cost of a line end that is taken only where no other number of lines avoids it
_LONGEST = 120  # a longer title is none, and would take seconds to break


def break_title(title: str, characters: int, name: str = "") -> tuple[str, ...]:
    """The lines of a title, each at most `characters` wide, as few as will do; what is too long for a title stays in
    one piece, and so does `name` (a person's)."""
    if width(title) <= characters or len(title) > _LONGEST:
        return (title,) if title else ()

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        rest = title[start:]
        if lines == 1:
            return (0.0, (rest,)) if width(rest) <= characters else (float("inf"), (rest,))
        found: tuple[float, tuple[str, ...]] = (float("inf"), (rest,))
        for end in range(start + 1, len(title)):
            line = title[start:end]
            if width(line) > characters:
                break
            after, below = best(end, lines - 1)
            cost = _cost(line, title[end:], name) + after + 2 * abs(width(line) - width(below[0]))
            if width(below[-1]) < 3:
                cost += _FORBIDDEN
            found = min(found, (cost, (line, *below)))
        return found

    found: tuple[float, tuple[str, ...]] = (float("inf"), (title,))
    fewest = ceil(width(title) / characters)
    for lines in range(fewest, fewest + 3):
        found = min(found, best(0, lines))
        if found[0] < _FORBIDDEN:
            break
    return found[1]


def _cost(line: str, rest: str, name: str) -> float:
    """How bad it is to end a title's line here."""
    if line[-1] in _OPENERS or rest[0] in _CLOSERS or (_NEVER.search(line) and re.match(r"[0-9A-Za-z年月日]", rest)):
        return _FORBIDDEN
    if name and any(line.endswith(name[:cut]) and rest.startswith(name[cut:]) for cut in range(1, len(name))):
        return _FORBIDDEN
    if _GOOD_START.search(rest):
        return 0 if _GOOD_END.search(line) else 6
    return 8 if _GOOD_END.search(line) else 40
