"""The keys of the items, hidden in a DOCX: a bookmark around each text, whose name begins with “_”, so that Word, WPS and
LibreOffice keep it and show it to nobody. A file that comes back is put in its place by them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from reportsite.document.docx_styles import child, element

_NAME = re.compile(r"_k([0-9A-Za-z]{1,32})_([a-z][0-9]{0,3}|[1-9][0-9]{0,3})")
_STAMP_ID = 1_000_000  # beyond the number of any key
# Places of the report's own texts; items have "h" (heading), "l" (lead-in) and the numbers of their paragraphs.
# Attachments are "a1", "a2", …; the label and the title of a rectification list, which are made anew, "x" and "y".
REPORT_PLACES = {"title": "t", "byline": "b", "signature": "s", "date": "d", "label": "x"}


_STAMP = re.compile(r"_j([0-9]{1,19})")


def stamped(paragraph: Any, stamp: str) -> None:
    """Put the bookmark that tells the state of the report around a paragraph."""
    if _STAMP.fullmatch(name := f"_j{stamp}"):
        paragraph.insert(1, element("w:bookmarkStart", id=_STAMP_ID, name=name))  # after its properties
        paragraph.append(element("w:bookmarkEnd", id=_STAMP_ID))


def stamp_of(names: Iterable[str]) -> int | None:
    """The state that a document was made from, by the names of its bookmarks."""
    return next((int(found[1]) for name in names if (found := _STAMP.fullmatch(name))), None)


class Place(NamedTuple):
    """Which text: the key of the item, and which of its texts."""

    key: str
    place: str


def name_of(key: str, place: str) -> str:
    """The name of the bookmark, at most 40 characters as Word has it; "" where the key or place could not be one."""
    name = f"_k{key}_{place}"
    return name if _NAME.fullmatch(name) else ""


def place_of(name: str) -> Place | None:
    """What the name of a bookmark tells; None for those that are somebody else's."""
    found = _NAME.fullmatch(name)
    return Place(*found.groups()) if found else None


class Keys:
    """Makes the bookmarks of one document: numbered in their order, each name once, as Word compares them: without a
    difference between capitals and small letters."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    @contextmanager
    def around(self, paragraph: Any, key: str, place: str) -> Iterator[None]:
        """Put the bookmark of a text around what is added to the paragraph meanwhile."""
        name = name_of(key, place)
        if not name or name.lower() in self.used:
            yield
            return
        number = len(self.used)
        self.used.add(name.lower())
        child(paragraph, "w:bookmarkStart", id=number, name=name)
        yield
        child(paragraph, "w:bookmarkEnd", id=number)
