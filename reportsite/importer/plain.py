"""Bytes or pasted text -> lines: TXT in the encodings of Chinese offices, and Markdown."""

import re
from collections.abc import Iterator

from reportsite.confined.refused import Refused
from reportsite.content.text import REPLACEMENT
from reportsite.importer.record import Line
from reportsite.word import limits

MAX_CHARACTERS = 500_000
MAX_LINES = limits.PARAGRAPHS
_ENCODINGS = ("gb18030", "utf-16-le", "utf-16-be")
# What no text has: signs that control machines, line ends and the like apart.
_CONTROLS = [chr(number) for number in range(32) if chr(number) not in "\t\n\v\f\r\x1a"] + ["\x7f"]
_COMMON = frozenset("的一是不在有了和人中大为上个国以要对民学会，。、：\n 0123456789")
_SAMPLE = 8_000  # bytes
_LEAST_SENSE = 0.04
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_BLANK = " \t\u3000\u00a0"
_HEADING = re.compile(r"#{1,6}(?=[ \t\u3000\u00a0])")
_BULLET = re.compile(r"[-*+>][ \t]+")
_STRONG = re.compile(r"(\*\*|__)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]<>#+\-!|~&=.()])")
_RULE = re.compile(r"(?:[-*_][ \t]?){3,}|={3,}|\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+")
_LONGEST_RULE = 200
# Marks of headings and of strong text around a heading or a number; ** alone may stand for a word left out.
_MARKDOWN = re.compile(
    rf"^[{_BLANK}]*(?:#{{1,6}}[{_BLANK}]+[^\s#]|\*\*[^*\n]{{1,200}}\*\*[{_BLANK}]*$"
    r"|\*\*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、是]|\d{1,2}[.、])[^*\n]{1,200}\*\*)",
    re.MULTILINE,
)
# Strong text begins and ends at a mark or at the end of a word; where both stand amid words, they hide something.
_AROUND = "。，、；：！？,.;:!?()（）【】《》“”\"' \t\u3000\u00a0是"
_TABLE_CELLS = 3  # tabs in a row that has as many as the next


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, with BOM or not, UTF-16, else GB18030. Raises Refused where it is none."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16", errors="replace") if marked else _unmarked(data)
    if sum(map(text.count, _CONTROLS)) > len(text) // 100:
        raise Refused("not_text")
    if len(text) > MAX_CHARACTERS:
        raise Refused("too_many_characters", most=MAX_CHARACTERS)
    return text.removeprefix("\ufeff")


def _unmarked(data: bytes) -> str:
    """The text of a file that does not say how it is encoded: in UTF-8 if it can be, else in what makes most sense."""
    text = _strictly(data, "utf-8")
    if text is not None and "\0" not in text:
        return text
    senses = {encoding: _sense(data[:_SAMPLE].decode(encoding, errors="replace")) for encoding in _ENCODINGS}
    best = max(_ENCODINGS, key=senses.__getitem__)
    known = senses[best] >= _LEAST_SENSE
    text = data.decode(best, errors="replace") if known else _strictly(data, "gb18030")
    if text is None or text.count(REPLACEMENT) > len(text) // 100:
        raise Refused("not_text")
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sense(text: str) -> float:
    """How many of a text's characters are of those that every Chinese text has most."""
    return sum(character in _COMMON for character in text) / max(len(text), 1)


def text_lines(text: str) -> Iterator[Line]:
    """The lines of a plain text, every kind of line end taken for one. Rows of a table are known by their tabs."""
    lines = _LINE_ENDS.split(text)
    tabs = [line.strip(_BLANK).count("\t") for line in lines]
    for place, line in enumerate(lines):
        beside = tabs[max(place - 1, 0) : place] + tabs[place + 1 : place + 2]
        is_row = tabs[place] >= _TABLE_CELLS and tabs[place] in beside
        yield Line(place + 1, line, None, "table" if is_row else "paragraph")


def markdown_lines(text: str) -> Iterator[Line]:
    """The lines of a Markdown text without its marks: they are no text of the report."""
    for line in text_lines(text):
        yield from unmarked(line)


def unmarked(line: Line) -> Iterator[Line]:
    """A line without the marks of Markdown, its indent as it was; a rule is nothing but a mark."""
    bare = line.text.strip(_BLANK)
    indent = line.text[: len(line.text) - len(line.text.lstrip(_BLANK))]
    if len(bare) <= _LONGEST_RULE and _RULE.fullmatch(bare):
        return
    level, origin = line.level, line.origin
    if found := _HEADING.match(bare):
        level, bare = found.end() - 1, bare[found.end() :].rstrip("#").strip(_BLANK)
    elif found := _BULLET.match(bare):
        bare = bare[found.end() :]
    elif bare.startswith("|") and bare.endswith("|") and bare.count("|") > _TABLE_CELLS:
        origin, bare = "table", "\t".join(cell.strip() for cell in bare[1:-1].split("|"))
    yield Line(line.number, indent + _ESCAPE.sub(r"\1", _plain(bare)), level, origin)


def _plain(text: str) -> str:
    """A text without the marks around its strong parts."""
    pieces = _STRONG.split(text)
    opened: dict[str, int] = {}
    for place in range(1, len(pieces), 2):
        mark, before, after = pieces[place], pieces[place - 1][-1:], pieces[place + 1][:1]
        begun = opened.pop(mark, None)
        if begun is not None and before.strip() and _is_strong(pieces, begun, place):
            pieces[begun] = pieces[place] = ""
        elif after.strip():
            opened[mark] = place
    return "".join(pieces)


def _is_strong(pieces: list[str], begun: int, ended: int) -> bool:
    first, last, after = pieces[begun - 1][-1:], pieces[ended - 1][-1:], pieces[ended + 1][:1]
    return first in _AROUND or last in _AROUND or after in _AROUND


def looks_like_markdown(text: str) -> bool:
    """Whether a text carries Markdown's marks for headings or strong text."""
    return _MARKDOWN.search(text) is not None
