"""What an import decided and what a person should look at."""

from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["paragraph", "table", "header", "footer", "footnote", "comment", "inserted", "deleted", "hidden"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source as it stands there (a paragraph of a DOCX, a line of a text), counted from 1. `level` is
    that of a heading where the source says so (1 to 9; 0 the title; None: it does not say)."""

    number: int
    text: str
    level: int | None = None
    origin: Origin = "paragraph"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that may be wrong: `code` says of what kind, `text` where in the source, `chosen` what was decided, and
    `alternatives` what else it could be."""

    code: str
    line: int
    text: str
    chosen: str
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True)
class Record:
    """`dropped` are lines left out as noise, `unplaced` texts that belong to the report and found no place in it,
    `notes` what the source holds beside its text (comments, tracked changes)."""

    doubts: list[Doubt] = field(default_factory=list)
    dropped: list[Line] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)

    def doubt(self, code: str, line: Line, chosen: str, *alternatives: str) -> None:
        self.doubts.append(Doubt(code, line.number, line.text.strip()[:80], chosen, alternatives))
