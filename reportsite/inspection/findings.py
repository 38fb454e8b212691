"""What measuring a document finds."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["layout", "text"]
Level = Literal["error", "warn", "hint"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document: pages, lines of a page and paragraphs are counted from 1; 0 where that is not known.
    `part` names a place that is none of these ("header", "footer", "page", "styles", "table"); `text` is the beginning
    of what stands there."""

    page: int = 0
    line: int = 0
    paragraph: int = 0
    part: str = ""
    text: str = ""

    def __str__(self) -> str:
        numbers = (("page", self.page), ("line", self.line), ("paragraph", self.paragraph))
        where = ", ".join(filter(None, (*(f"{name} {number}" for name, number in numbers if number), self.part)))
        return f"{where}: {self.text}" if self.text else where


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule` is the code of what was measured (font.body, page.margins, …), which pages put into words; `found` and
    `expected` are the values, as short texts with their units ("仿宋", "28.95 pt")."""

    rule: str
    kind: Kind
    level: Level
    where: Place
    found: str
    expected: str
