"""Erasing a passage from texts: every occurrence, whatever white space and line ends stand in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

ERASED = "〔已清除〕"
SHORTEST = 4  # characters of a line that is looked for; shorter ones stand everywhere

# By these names a value of the data is a text of a person or of a source; by any other it is a word of the data itself: a
# key, a code, a role, a shape, a slug.
TEXTS = frozenset(
    {"title", "unit", "person", "byline", "preamble", "signature", "date", "attachments", "heading", "paragraphs"}
    | {"lead_in", "measure", "leader", "department", "deadline", "text", "unplaced"}
)
# Rows that are written as lists: which of their values is the text. What a returned file says: (key, place, texts), and
# (text, the place before it, …).
_ROWS: Mapping[str, int] = {"texts": 2, "new": 0}
# Values that are data themselves, written as a text.
_WRITTEN = frozenset({"content", "record"})


def lines_of(passage: str) -> tuple[str, ...]:
    """What is looked for: each line of the passage by itself, without white space, the longest first."""
    lines = {"".join(line.split()) for line in passage.splitlines()}
    return tuple(sorted(filter(None, lines), key=lambda line: (-len(line), line)))


def erased(text: str, lines: Sequence[str]) -> str:
    """The text with every occurrence of the lines erased, those that overlap as one. What was erased once is a border: no
    occurrence runs over it, so that erasing twice is erasing once."""
    return _without([text], tuple(lines))[0]


def erased_data(data: str, lines: Sequence[str]) -> str:
    """JSON with every occurrence erased from the texts in it, also from one that runs over neighbours in a list; its own
    words and keys stay. What is no JSON is a text."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        return erased(data, lines)
    after = _erased_value(value, tuple(lines), "")
    return data if after == value else _written(after, data, value)


def _written(value: Any, like: str, before: Any) -> str:
    """JSON in the form in which it stood."""
    plain = msgspec.json.encode(before)
    if plain.decode() != like and msgspec.json.format(plain, indent=1).decode() == like:
        return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    return msgspec.json.encode(value).decode()


def _erased_value(value: Any, lines: tuple[str, ...], name: str) -> Any:
    if isinstance(value, str):
        if name in _WRITTEN and value[:1] in "{[":
            return erased_data(value, lines)
        return erased(value, lines) if name in TEXTS else value
    if isinstance(value, dict):
        return {key: _erased_value(one, lines, key) for key, one in value.items()}
    if isinstance(value, list):
        if name in _ROWS:
            return [_erased_row(row, lines, _ROWS[name]) for row in value]
        if name in TEXTS and all(isinstance(one, str) for one in value):
            return _without(value, lines)
        return [_erased_value(one, lines, name) for one in _across(value, lines)]
    return value


def _erased_row(row: Any, lines: tuple[str, ...], at: int) -> Any:
    """A row of which the value at this place is a text, or several of them."""
    if not isinstance(row, list) or len(row) <= at:
        return row
    return [*row[:at], _erased_value(row[at], lines, "text"), *row[at + 1 :]]


def _across(rows: list[Any], lines: tuple[str, ...]) -> list[Any]:
    """Neighbours that each hold a text, of which the lines run from one into the next: a source that was wrapped."""
    texts = [row.get("text") if isinstance(row, dict) else None for row in rows]
    if not all(isinstance(text, str) for text in texts):
        return rows
    left = _without(list(map(str, texts)), lines)
    return [row | {"text": text} for row, text in zip(rows, left, strict=True)]


@lru_cache(maxsize=8)
def _pattern(lines: tuple[str, ...]) -> re.Pattern[str]:
    """All lines at once, the longest first: one way through a text, however many lines there are."""
    return re.compile("|".join(map(re.escape, sorted(lines, key=len, reverse=True))) or r"(?!)")


def _without(texts: list[str], lines: tuple[str, ...]) -> list[str]:
    """The texts, read as one, without the lines that stand in one or run over several."""
    bare = "".join("".join(text.split()) for text in texts)
    # Most texts hold none, and to see that is faster for one line after the other than for all of them at once.
    if not any(line in bare for line in lines):
        return texts
    spans = list(_spans(bare, _pattern(lines)))
    chars = [(row, place) for row, text in enumerate(texts) for place, char in enumerate(text) if not char.isspace()]
    parts: list[list[str]] = [[] for _text in texts]
    at = [0] * len(texts)
    for start, end in spans:
        # The first and the last character of the span in each text that it touches.
        ends: dict[int, tuple[int, int]] = {}
        for row, place in chars[start:end]:
            ends[row] = ends.get(row, (place, place))[0], place
        for row, (first, last) in ends.items():
            parts[row] += [texts[row][at[row] : first], ERASED]
            at[row] = last + 1
    return ["".join((*kept, text[begin:])) for kept, text, begin in zip(parts, texts, at, strict=True)]


def _spans(bare: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the lines stand, from left to right, those that overlap as one, between what was erased before."""
    offset = 0
    for piece in bare.split(ERASED):
        start = end = 0
        found = pattern.search(piece)
        while found:
            if found.start() >= end:
                if end > start:
                    yield offset + start, offset + end
                start = found.start()
            end = max(end, found.end())
            found = pattern.search(piece, found.start() + 1)
        if end > start:
            yield offset + start, offset + end
        offset += len(piece) + len(ERASED)
