"""The past of one text: its saves, gathered into what a person would call one change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportsite.content.differences import MOST, Stretch, differences, effort

PAUSE = timedelta(minutes=10)
# How the operation begins by which somebody put an older text back.
BACK = "back-"


@dataclass(frozen=True, slots=True)
class Save:
    """One accepted save: the row of the journal, by whom (a primary key; nobody: None), when and by which operation. What was saved is read for
    those that are shown: a long text that was saved a thousand times is a hundred megabytes."""

    entry: int
    person: int | None
    at: datetime
    operation: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Saves of one person without a long pause: `entry` is the last one's, `before` that of what stood there until then, 0
    where that is what the text was made with. `back`: an older text was put back, which is always a change by itself."""

    entry: int
    person: int | None
    begun: datetime
    ended: datetime
    saves: int
    before: int
    back: bool = False


def changes(saves: Iterable[Save], pause: timedelta = PAUSE) -> list[Change]:
    """The changes of a text, the newest first; `saves` in the order in which they came. With a `pause` of nothing each save
    is one."""
    found: list[Change] = []
    for save in saves:
        last = found[-1] if found else None
        back = save.operation.startswith(BACK)
        apart = last is None or back or last.back or last.person != save.person or save.at - last.ended >= pause
        if last and not apart:
            found[-1] = Change(save.entry, save.person, last.begun, save.at, last.saves + 1, last.before)
        else:
            found.append(Change(save.entry, save.person, save.at, save.at, 1, last.entry if last else 0, back))
    return found[::-1]


def marked(shown: Iterable[Change], texts: Mapping[int, str], most: int = MOST) -> Iterator[Sequence[Stretch]]:
    """What each change took out and put in, marked by character, given the texts by entries. All of them together take no
    more effort than `most`: where one would, its texts stand whole."""
    for change in shown:
        before, after = texts[change.before], texts[change.entry]
        needed = effort(before, after)
        yield differences(before, after, most)
        most -= needed if needed <= most else 0
