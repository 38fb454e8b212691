"""What a check finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warn", "todo", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` with `params` is the message, which pages put into words; `check` is the rule's id (S01, Q12, …).

    `level`: must be mended, to be mended or explained, not begun and so not wrong yet, advice.
    The place: keys of the section, dimension and item, and, where it is a stretch of the item's text `field`, its
    start and end in characters. `step` names the page of the guided steps where it is mended.
    """

    check: str
    level: Level
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    section: str = ""
    dimension: str = ""
    item: str = ""
    field: str = ""
    start: int | None = None
    end: int | None = None
    step: str = ""
