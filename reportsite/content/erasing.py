"""Erasing a passage from texts: every occurrence, whatever white space and line ends stand in it."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

ERASED = "〔已清除〕"
SHORTEST = 4  # characters of a line that is looked for; shorter ones stand everywhere

# What a value of the data says by these names is a word of the data itself, and no text of a person.
NO_TEXTS = frozenset(
    {"key", "kind", "role", "source", "state", "end", "links", "themes", "marks", "answers", "shape", "shapes"}
    | {"origin", "code", "place", "after", "stamp", "unit_id"}
)
# Values that are data themselves, written as a text.
_WRITTEN = frozenset({"content", "record"})


def lines_of(passage: str) -> tuple[str, ...]:
    """What is looked for: each line of the passage by itself, without white space, the longest first."""
    lines = {"".join(line.split()) for line in passage.splitlines()}
    return tuple(sorted(filter(None, lines), key=lambda line: (-len(line), line)))


def erased(text: str, lines: Sequence[str]) -> str:
    """The text with every occurrence of the lines erased."""
    for line in lines:
        if line not in "".join(text.split()):
            continue
        places = [place for place, char in enumerate(text) if not char.isspace()]
        bare = "".join(text[place] for place in places)
        parts, at, start = [], 0, bare.find(line)
        while start >= 0:
            end = start + len(line)
            parts += [text[at : places[start]], ERASED]
            at, start = places[end - 1] + 1, bare.find(line, end)
        text = "".join((*parts, text[at:]))
    return text


def erased_data(data: str, lines: Sequence[str]) -> str:
    """JSON with every occurrence erased from the texts in it, also from one that runs over neighbours in a list; its own
    words and keys stay. What is no JSON is a text."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        return erased(data, lines)
    after = _erased_value(value, lines, "")
    return data if after == value else _written(after, data, value)


def _written(value: Any, like: str, before: Any) -> str:
    """JSON in the form in which it stood."""
    plain = msgspec.json.encode(before)
    if plain.decode() != like and msgspec.json.format(plain, indent=1).decode() == like:
        return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
    return msgspec.json.encode(value).decode()


def _erased_value(value: Any, lines: Sequence[str], name: str) -> Any:
    if name in NO_TEXTS:
        return value
    if isinstance(value, str):
        return erased_data(value, lines) if name in _WRITTEN and value[:1] in "{[" else erased(value, lines)
    if isinstance(value, dict):
        return {key: _erased_value(one, lines, key) for key, one in value.items()}
    if isinstance(value, list):
        return _across([_erased_value(one, lines, name) for one in value], lines)
    return value


def _across(rows: list[Any], lines: Sequence[str]) -> list[Any]:
    """Neighbouring texts of which the lines run from one into the next: the lines of a source that was wrapped. They are
    texts, or hold one by the name "text"."""
    texts = [row if isinstance(row, str) else row.get("text") if isinstance(row, dict) else None for row in rows]
    if len(rows) < 2 or not all(isinstance(text, str) for text in texts):
        return rows
    bare = "".join("".join(str(text).split()) for text in texts)
    if not any(line in bare for line in lines):
        return rows
    left = _erased_from(list(map(str, texts)), lines)
    return [row | {"text": text} if isinstance(row, dict) else text for row, text in zip(rows, left, strict=True)]


def _erased_from(texts: Sequence[str], lines: Collection[str]) -> list[str]:
    """The texts with each line erased that begins in one and ends in a later one."""
    chars = [(row, place) for row, text in enumerate(texts) for place, char in enumerate(text) if not char.isspace()]
    bare = "".join(texts[row][place] for row, place in chars)
    gone: dict[int, list[tuple[int, int]]] = {}
    for line in lines:
        start = bare.find(line)
        while start >= 0:
            end = start + len(line)
            for row in {chars[at][0] for at in range(start, end)}:
                inside = [chars[at][1] for at in range(start, end) if chars[at][0] == row]
                gone.setdefault(row, []).append((inside[0], inside[-1] + 1))
            start = bare.find(line, end)
    return [_without(text, gone.get(row, [])) for row, text in enumerate(texts)]


def _without(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    at, parts = 0, []
    for start, end in sorted(stretches):
        if end > at:
            parts += [text[at : max(at, start)], ERASED if start >= at else ""]
            at = end
    return "".join((*parts, text[at:]))
