"""The lines of a source -> paragraphs of the report: noise dropped, title, byline, signature and date found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportsite.importer.markers import marker_of
from reportsite.importer.noise import without_contents, without_page_numbers
from reportsite.importer.record import Line, Record
from reportsite.importer.roles import is_plain_heading, role_of
from reportsite.importer.titles import (
    ADVERTISEMENT,
    DATE,
    FOOT,
    begins_title,
    completes_title,
    is_date,
    is_line,
    is_signature,
    is_title,
    noise_of,
)
from reportsite.importer.wraps import Paragraph, paragraphs

_LATEST_TITLE = 40  # paragraphs before which a title stands
_TITLE_LINES = 3
_FIRST = ("一、", "（一）", "1.", "1、")
_ATTACHED = re.compile(r"^附件[\d一二三四五六七八九十]{0,2}\s?[：:]\s*")
_ANNEX = re.compile(r"附件?[\d一二三四五六七八九十]{0,2}")
_ATTACHED_NUMBER = re.compile(r"^\d{1,2}[.．、]\s*")
_MOST_ATTACHMENTS = 12
_LONGEST_FOOT = 30  # lines
_SIGNED_AND_DATED = re.compile(rf"([^。；]{{2,40}}?)\s*({DATE.pattern})")


@dataclass(slots=True)
class Prepared:
    title: str = ""
    byline: str = ""
    body: list[Paragraph] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    signature: str = ""
    date: str = ""


def prepare(lines: Sequence[Line], record: Record) -> Prepared:
    """The report's parts in order; what is no text of it goes into the record."""
    written = [line for line in lines if line.origin == "paragraph"]
    found = without_contents(paragraphs(without_page_numbers(written, record)), record)
    _drop([one for one in found if _calls(one)], record)
    found = [one for one in found if not _calls(one)]
    prepared = Prepared()
    prepared.body = _back(_front(found, prepared, record), prepared, record)
    _doubt_others(prepared.body, record)
    record.dropped.sort(key=lambda line: line.number)
    return prepared


def _calls(paragraph: Paragraph) -> bool:
    """Whether a line within the text calls to the site that it was copied from."""
    return len(paragraph.text) <= 60 and ADVERTISEMENT.match(paragraph.text) is not None


def _doubt_others(body: Sequence[Paragraph], record: Record) -> None:
    """A title within the text, and sections that are counted from one again behind it: another report."""
    title: Paragraph | None = None
    for place, paragraph in enumerate(body):
        if place and is_line(paragraph.text, 80) and not marker_of(paragraph.text) and is_title(paragraph.text):
            title = paragraph
        elif title and (marker := marker_of(paragraph.text)) and marker.form == "一、":
            if marker.number == 1:
                record.doubt("several_reports", title.line, "one report", "another report from here on")
            title = None


def _front(found: list[Paragraph], prepared: Prepared, record: Record) -> list[Paragraph]:
    """Takes the title and the byline off; drops what stands before them."""
    begin = next((place for place, one in enumerate(found) if _begins_sections(one)), len(found))
    head = found[: min(begin, _LATEST_TITLE)]
    running = next((place for place, one in enumerate(head) if _is_running(one.text)), len(head))
    titled = _title(head, running)
    if titled is None:
        noisy = [place for place, one in enumerate(head[:running]) if noise_of(one.text)]
        last = max(noisy, default=-1) + 1
        _drop(head[:last], record)
        return found[last:]
    first, last = titled
    prepared.title = "".join(one.text for one in head[first:last])
    _drop(head[:first], record)
    until = (
        max(running, last)
        if running >= last
        else next((place for place in range(last, len(head)) if _is_running(head[place].text)), len(head))
    )
    return _byline(head[last:until], prepared, record) + found[until:]


def _begins_sections(paragraph: Paragraph) -> bool:
    """Whether the first section may begin here: a number, a heading of the source, or the words of one."""
    marker = marker_of(paragraph.text)
    if marker is not None:
        return marker.number == 1 and marker.form in _FIRST
    return is_plain_heading(paragraph.text) or (bool(paragraph.level) and not is_title(paragraph.text))


def _is_running(text: str) -> bool:
    """Whether a paragraph belongs to the report's text rather than to its front."""
    if noise_of(text):
        return False
    return len(text) > 90 or text[-1] in "。：:；！？" or (len(text) > 60 and "，" in text)


def _title(head: Sequence[Paragraph], running: int) -> tuple[int, int] | None:
    """Where the title begins and ends: the last line in front of the text that is one, or two or three lines that are one
    together."""
    styled = [place for place, one in enumerate(head) if one.level == 0]
    if styled:
        last = styled[-1] + 1
        first = next((place for place in range(last - 1, -1, -1) if place == 0 or head[place - 1].level != 0), 0)
        return first, last
    for last in range(running, 0, -1):
        for count in range(1, min(_TITLE_LINES, last) + 1):
            lines = [one.text for one in head[last - count : last]]
            bracketed = count > 1 and lines[-1][0] in "（("  # who speaks, or when
            if not bracketed and all(map(_may_be_title, lines)) and is_title("".join(lines)):
                return _whole_title(head, last - count, last)
    return None


def _may_be_title(text: str) -> bool:
    return is_line(text) and noise_of(text) != "sure" and not is_plain_heading(text)


def _whole_title(head: Sequence[Paragraph], first: int, last: int) -> tuple[int, int]:
    """The title with what belongs to it: the lines above that it goes on from, and its last word below."""
    if last < len(head) and completes_title(head[last].text):
        last += 1
    while first and last - first < _TITLE_LINES and begins_title(head[first - 1].text):
        first -= 1
    return first, last


def _drop(found: Sequence[Paragraph], record: Record) -> None:
    for paragraph in found:
        record.dropped += paragraph.lines
        if noise_of(paragraph.text) != "sure":
            record.doubt("before_title", paragraph.line, "dropped", "text")


def _byline(between: list[Paragraph], prepared: Prepared, record: Record) -> list[Paragraph]:
    """What stands between title and text: who and when, and lines of the site that it was copied from."""
    _drop([one for one in between if noise_of(one.text)], record)
    kept = [one for one in between if not noise_of(one.text)]
    if len(kept) > 3 or any(len(one.text) > 40 for one in kept):
        return kept
    prepared.byline = " ".join(one.text for one in kept)
    return []


def _back(found: list[Paragraph], prepared: Prepared, record: Record) -> list[Paragraph]:
    """Takes the attachments, the signature and the date off the end, in whatever order they stand."""
    body = list(found)
    while body and _is_noise_behind(body[-1].text):
        _drop([body.pop()], record)
    foot = _foot_of_page(body)
    _drop(body[foot:], record)
    del body[foot:]
    _annex(body, record)
    _signed(body, prepared)
    _attachments(body, prepared)
    if not (prepared.signature or prepared.date):
        _signed(body, prepared)
    return body


def _foot_of_page(body: Sequence[Paragraph]) -> int:
    """Where the foot of a web page begins: 上一篇, 相关推荐 or the like, and nothing but lines behind it."""
    begin = len(body)
    for place in range(len(body) - 1, max(len(body) - _LONGEST_FOOT, 0) - 1, -1):
        text = body[place].text
        if FOOT.match(text):
            begin = place
        elif len(text) > 80 or text[-1] in "。；：" or is_date(text) or is_signature(text):
            break
    return begin


def _is_noise_behind(text: str) -> bool:
    noise = noise_of(text)
    if marker_of(text) and text[-1] in "。；：":
        return False
    return noise == "sure" or (noise == "maybe" and is_line(text) and not marker_of(text))


def _signed(body: list[Paragraph], prepared: Prepared) -> None:
    _dated(body, prepared)
    if body and not prepared.signature and not marker_of(body[-1].text) and _signs(body[-1].text, bool(prepared.date)):
        prepared.signature = body.pop().text


def _dated(body: list[Paragraph], prepared: Prepared) -> None:
    """A last line that is a date, or a name and a date."""
    if not body:
        return
    text = body[-1].text
    both = _SIGNED_AND_DATED.fullmatch(text) if len(text) <= 60 else None
    if is_date(text):
        prepared.date = body.pop().text
    elif both and (is_signature(both[1].strip()) or len(both[1].strip()) <= 4):
        prepared.signature, prepared.date = both[1].strip(), both[2]
        body.pop()


def _signs(text: str, dated: bool) -> bool:
    return is_signature(text) or (dated and is_line(text, 40) and role_of(text) is None)


def _last_lines(body: Sequence[Paragraph]) -> Iterator[int]:
    """The places of the last short lines, the last first."""
    for place in range(len(body) - 1, max(len(body) - _MOST_ATTACHMENTS, 0) - 1, -1):
        if len(body[place].text) > 80 or body[place].text[-1] in "。；":
            return
        yield place


def _attachments(body: list[Paragraph], prepared: Prepared) -> None:
    """附件：, and a line for each of several."""
    place = next((place for place in _last_lines(body) if _ATTACHED.match(body[place].text)), -1)
    while place > 0 and _ATTACHED.match(body[place - 1].text):
        place -= 1
    names = [_ATTACHED_NUMBER.sub("", _ATTACHED.sub("", one.text)) for one in body[place:]] if place >= 0 else []
    prepared.attachments = [name for name in names if name]
    if prepared.attachments:
        del body[place:]


def _annex(body: list[Paragraph], record: Record) -> None:
    """An annex is a page of its own behind the report: it finds no place."""
    place = next((place for place in _last_lines(body) if _ANNEX.fullmatch(body[place].text)), -1)
    if place >= 0:
        record.unplaced += [one.text for one in body[place:]]
        del body[place:]
