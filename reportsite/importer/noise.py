"""What the lines of a source hold that is no text of the report: numbers of pages, rules, a table of contents."""

import re
from collections import defaultdict
from collections.abc import Sequence

from reportsite.importer.markers import marker_of
from reportsite.importer.record import Line, Record
from reportsite.importer.wraps import SPACE, Paragraph

_PAGE = re.compile(
    r"[-—–－·|\s]*(?:第|Page|P\.?)?\s?[0-9０-９]{1,3}\s?页?(?:\s?[,，/]?\s?(?:共|of)?\s?[0-9０-９]{1,3}\s?页?)?[-—–－·|\s]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-=_*~—–－＝＿\s]{3,}")
_LONGEST = 40

_CONTENTS = re.compile(r"目\s{0,4}录|CONTENTS", re.IGNORECASE)
_LEADER = re.compile(r"[.．…·\s]{2,20}\d{1,3}$|…\d{1,3}$|\s{1,4}\d{1,3}$")
_WITHIN = re.compile("[。！？；].")
_LONGEST_ENTRY, _ENTRIES, _LAST_ENTRY = 80, 3, 200
_BEGINNING = 6  # characters by which an entry's heading is looked up


def without_page_numbers(lines: Sequence[Line], record: Record) -> list[Line]:
    """The lines without those that number a page or only part the text."""
    kept = []
    for line in lines:
        text = line.text.strip(SPACE)
        if text and len(text) <= _LONGEST and (_PAGE.fullmatch(text) or _RULE.fullmatch(text)):
            record.dropped.append(line)
        else:
            kept.append(line)
    return kept


def without_contents(paragraphs: list[Paragraph], record: Record) -> list[Paragraph]:
    """Without a table of contents: a run of short lines in front that all stand again later."""
    later: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, paragraph in enumerate(paragraphs):
        bare = _bare(paragraph.text[: 2 * _LONGEST_ENTRY])
        later[bare[:_BEGINNING]].append((place, bare))
    begin, end = _longest_run(
        [_is_entry(paragraphs, place, later) for place in range(min(len(paragraphs), _LAST_ENTRY))]
    )
    if end - begin < _ENTRIES:
        return paragraphs
    titled = _CONTENTS.fullmatch(paragraphs[begin].text[:_LONGEST])
    if not titled:
        record.doubt("contents", paragraphs[begin].line, "dropped", "text")
    record.dropped += [line for paragraph in paragraphs[begin:end] for line in paragraph.lines]
    return paragraphs[:begin] + paragraphs[end:]


def _is_entry(paragraphs: Sequence[Paragraph], place: int, later: dict[str, list[tuple[int, str]]]) -> bool:
    """Whether a line is in a table of contents: a heading that stands again further down, there perhaps with its text. Who
    writes 一是 writes text, and so does who goes on behind a full stop."""
    text = paragraphs[place].text
    marker = marker_of(text)
    if len(text) > _LONGEST_ENTRY or _WITHIN.search(text) or (marker and marker.form in ("一是", "第一，")):
        return False
    if _CONTENTS.fullmatch(text):
        return True
    bare = _bare(text)
    if marker is None and not _LEADER.search(text):
        return False
    return any(other > place and whole.startswith(bare) for other, whole in later[bare[:_BEGINNING]][-_ENTRIES:])


def _longest_run(entries: Sequence[bool]) -> tuple[int, int]:
    """Where the longest run of true ones begins and ends."""
    best, begin = (0, 0), None
    for place, entry in enumerate([*entries, False]):
        if entry and begin is None:
            begin = place
        elif not entry and begin is not None:
            best = max(best, (begin, place), key=lambda run: run[1] - run[0])
            begin = None
    return best


def _bare(text: str) -> str:
    return "".join(_LEADER.sub("", text).split()).rstrip("。.…")
