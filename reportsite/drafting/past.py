"""The past of one text: its saves, gathered into what a person would call one change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportsite.content.differences import Stretch, differences

PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Save:
    """One accepted save: the row of the journal, by whom (nobody: None) and when, and the text that was saved."""

    entry: int
    person: str | None
    at: datetime
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """Saves of one person without a long pause: `entry` is the last one's, `value` what it left, `before` what stood there
    until then."""

    entry: int
    person: str | None
    begun: datetime
    ended: datetime
    saves: int
    value: str
    before: str

    @property
    def texts(self) -> Sequence[Stretch]:
        """What was taken out and put in, marked by character."""
        return differences(self.before, self.value)


def changes(made: str, saves: Iterable[Save], pause: timedelta = PAUSE) -> list[Change]:
    """The changes of a text that was made as `made`, the newest first; `saves` in the order in which they came. With a
    `pause` of nothing each save is one."""
    found: list[Change] = []
    for save in saves:
        last = found[-1] if found else None
        if last and last.person == save.person and save.at - last.ended < pause:
            found[-1] = Change(save.entry, save.person, last.begun, save.at, last.saves + 1, save.value, last.before)
        else:
            before = last.value if last else made
            found.append(Change(save.entry, save.person, save.at, save.at, 1, save.value, before))
    return found[::-1]
