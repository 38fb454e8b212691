"""A DOCX that was exported here and changed outside -> its texts by the keys that travelled in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportsite.document.docx_keys import Place, place_of, stamp_of
from reportsite.importer.markers import marker_of
from reportsite.word.marked import MarkedParagraph, marked_paragraphs
from reportsite.word.package import Package

_ATTACHMENT = re.compile(r"\s*(?:附件[：:]?\s*)?(?:\d{1,4}\s*[.．、]\s*)?")
_ENUMERATED = ("一是", "第一，", "（1）")


@dataclass(frozen=True, slots=True)
class NewText:
    """A paragraph, or a point within one, that no key stands around; `after` is the place before it. `alone`: it is a
    paragraph of its own; `cell`: it stands in a table."""

    text: str
    after: Place | None
    alone: bool
    cell: bool = False


@dataclass(slots=True)
class Returned:
    """`texts` are the paragraphs of each place, `order` the places as they come, `new` what nobody's key stands around, `stamp`
    which state of the report was exported (an entry of its journal)."""

    texts: dict[Place, list[str]] = field(default_factory=dict)
    new: list[NewText] = field(default_factory=list)
    stamp: int | None = None

    @property
    def order(self) -> list[Place]:
        return list(self.texts)

    def text(self, place: Place) -> str | None:
        """The text of a place in one line; None where it is gone."""
        found = self.texts.get(place)
        return None if found is None else "".join(found)


def returned(data: bytes) -> Returned:
    """What a file brings back. Raises Refused."""
    found = Returned()
    last: Place | None = None
    paragraphs = marked_paragraphs(Package.open(data))
    for paragraph in paragraphs:
        last = _take(paragraph, found, last)
    found.stamp = stamp_of(name for paragraph in paragraphs for name in paragraph.names)
    return found


def _take(paragraph: MarkedParagraph, found: Returned, last: Place | None) -> Place | None:
    """Take one paragraph over; returns the last place in it."""
    parts = [(_place(stretch.names), stretch.text) for stretch in paragraph.stretches]
    if (empty := _place(paragraph.names)) and paragraph.text.strip() and not any(place for place, _text in parts):
        parts = [(empty, paragraph.text)]  # typed where nothing stood
    if not any(place for place, _text in parts):
        text = paragraph.text.strip()
        # Page breaks, and numbers of items without a text, say nothing.
        if text and (paragraph.in_table or _without_number(text).strip()):
            found.new.append(NewText(text, last, True, paragraph.in_table))
        return last
    opened: set[Place] = set()
    for place, text in _settled(parts):
        if place is None:
            found.new.append(NewText(text.strip(), last, False))
            continue
        lines = found.texts.setdefault(place, [])
        if place in opened:
            lines[-1] += text
        else:
            lines.append(text)
            opened.add(place)
        last = place
    return last


def _place(names: frozenset[str]) -> Place | None:
    return next(filter(None, map(place_of, sorted(names))), None)


def _settled(parts: Sequence[tuple[Place | None, str]]) -> Iterator[tuple[Place | None, str]]:
    """The stretches of a paragraph, what stands between two keys given to one of them: numbers are dropped, what was
    typed after a text belongs to it, what was typed before the first one to that; a new point in a row stays new."""
    placed = [index for index, (place, _text) in enumerate(parts) if place]
    for index, (place, text) in enumerate(parts):
        if place:
            yield place, text
            continue
        before = [at for at in placed if at < index]
        after = [at for at in placed if at > index]
        bare = _without_number(text)
        extra = bare if after else text
        if not bare.strip():
            continue
        marker = marker_of(extra.lstrip())
        if before and marker and marker.form in _ENUMERATED:
            yield None, extra
        elif before:
            yield parts[before[-1]][0], extra
        elif not _ATTACHMENT.fullmatch(extra):
            yield parts[after[0]][0], extra[marker_of(extra).length :] if marker_of(extra) else extra  # type: ignore[union-attr]


def _without_number(text: str) -> str:
    """A text without the numbers at its end, which belong to what comes next: an item without a text of its own and the
    first one below it have one each."""
    while True:
        starts = range(max(len(text) - 8, 0), len(text))
        at = next((at for at in starts if (one := marker_of(text[at:])) and one.length == len(text) - at), None)
        if at is None:
            return text
        text = text[:at]
