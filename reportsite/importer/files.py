"""A file or a pasted text -> lines, by what it is and not by its name; done in a process with limits."""

from dataclasses import dataclass

import msgspec

from reportsite.confined.refused import Refused
from reportsite.content.types import Content
from reportsite.document.docx_keys import Place
from reportsite.importer.docx import docx_lines
from reportsite.importer.plain import (
    MAX_CHARACTERS,
    MAX_LINES,
    decoded,
    looks_like_markdown,
    markdown_lines,
    text_lines,
)
from reportsite.importer.reading import read
from reportsite.importer.record import Line, Record
from reportsite.importer.returned import NewText, Returned, returned
from reportsite.word.archive import kind_of_file

MAX_BYTES = 20 * 1024**2
# What somebody wrote beside the text of a returned file; its heads and feet are our own.
_BESIDE = ("comment", "footnote", "inserted", "deleted", "hidden")


def lines_of(data: bytes) -> list[Line]:
    """The lines of a DOCX, a plain text or a Markdown text. Refused: not_readable (kind says what it is), file_too_big,
    too_many_characters, not_text, and all that `word` refuses."""
    if len(data) > MAX_BYTES:
        raise Refused("file_too_big", size=len(data), most=MAX_BYTES)
    kind = kind_of_file(data)
    if kind == "empty":
        raise Refused("empty")
    if kind not in ("zip", "unknown"):
        raise Refused("not_readable", kind=kind)
    lines = docx_lines(data) if kind == "zip" else pasted_lines(decoded(data))
    if len(lines) > MAX_LINES:
        raise Refused("too_many_paragraphs", most=MAX_LINES)
    if not any(line.text.strip() for line in lines):
        raise Refused("empty")
    return lines


def pasted_lines(text: str) -> list[Line]:
    """The lines of a text that somebody pasted."""
    if len(text) > MAX_CHARACTERS:
        raise Refused("too_many_characters", most=MAX_CHARACTERS)
    return list(markdown_lines(text) if looks_like_markdown(text) else text_lines(text))


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds, and what was read in it."""

    lines: list[Line]
    content: Content
    record: Record


def source_of(data: bytes) -> bytes:
    """A file -> its Source as JSON: a task for a process of its own."""
    lines = lines_of(data)
    reading = read(lines)
    return msgspec.json.encode(Source(lines, reading.content, reading.record))


class Packed(msgspec.Struct, frozen=True):
    """What a returned file brings back, in a form that JSON has: texts as (key, place, paragraphs)."""

    texts: list[tuple[str, str, list[str]]]
    new: list[tuple[str, tuple[str, str] | None, bool, bool]]
    stamp: int | None
    notes: list[Line]


def returned_of(data: bytes) -> bytes:
    """A DOCX that was exported here -> what it brings back, with what somebody wrote beside its text, as JSON: a task for
    a process of its own."""
    if len(data) > MAX_BYTES:
        raise Refused("file_too_big", size=len(data), most=MAX_BYTES)
    found = returned(data)
    said = sum(len(text) for texts in found.texts.values() for text in texts) + sum(len(one.text) for one in found.new)
    if said > MAX_CHARACTERS:
        raise Refused("too_many_characters", most=MAX_CHARACTERS)
    notes = [line for line in docx_lines(data) if line.origin in _BESIDE]
    texts = [(place.key, place.place, lines) for place, lines in found.texts.items()]
    new = [
        (one.text, (one.after.key, one.after.place) if one.after else None, one.alone, one.cell) for one in found.new
    ]
    return msgspec.json.encode(Packed(texts, new, found.stamp, notes))


def brought_back(answer: bytes) -> tuple[Returned, list[Line]]:
    """What `returned_of` answered."""
    packed = msgspec.json.decode(answer, type=Packed)
    texts = {Place(key, place): lines for key, place, lines in packed.texts}
    new = [NewText(text, Place(*after) if after else None, alone, cell) for text, after, alone, cell in packed.new]
    return Returned(texts, new, packed.stamp), packed.notes


def unpacked(answer: bytes) -> Source:
    """What `source_of` answered."""
    return msgspec.json.decode(answer, type=Source)
