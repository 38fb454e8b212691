"""Where the sections of a text begin: by their numbers, by headings of the source, or by words alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportsite.content.numbering import Form
from reportsite.content.types import Role
from reportsite.importer.markers import Marker, marker_of
from reportsite.importer.roles import is_plain_heading, role_of
from reportsite.importer.sentences import is_aspect, line_head, wording_of
from reportsite.importer.wraps import Paragraph

_LONGEST_HEADING = 60
_LONGEST_ASPECT = 160
_ENUMERATED = ("一是", "第一，")
# Where no section has 一、, the forms that may number them.
_OTHERS: tuple[Form, ...] = ("（一）", "1.", "1、", "（1）")


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of the paragraphs that begin a section; the first of them; the level of the source's headings that is
    a section's; and the paragraphs without a number that name a dimension."""

    sections: frozenset[int]
    preamble: int
    base: int
    aspects: frozenset[int]


def plan_of(paragraphs: Sequence[Paragraph]) -> Plan:
    """The plan of a whole text."""
    markers = [marker_of(paragraph.text) for paragraph in paragraphs]
    base = min((one.level for one in paragraphs if one.level and _is_short(one)), default=1)
    sections = frozenset(_sections(paragraphs, markers, base))
    aspects = frozenset(_aspects(paragraphs, markers, sorted(sections)))
    return Plan(sections, min(sections, default=len(paragraphs)), base, aspects)


def _sections(paragraphs: Sequence[Paragraph], markers: Sequence[Marker | None], base: int) -> Iterable[int]:
    numbered = [place for place, marker in enumerate(markers) if marker and marker.form == "一、"]
    worded = [place for place, one in enumerate(paragraphs) if markers[place] is None and is_plain_heading(one.text)]
    restarted = sum(marker is not None and marker.form == "一、" and marker.number == 1 for marker in markers) > 1
    if numbered and not (restarted and len(_roles(paragraphs, worded)) > 1):
        # Between numbers 存在的主要问题： leads in the problems of a dimension.
        return numbered + [place for place in worded if paragraphs[place].text[-1] not in "：:"]
    headings = [place for place, one in enumerate(paragraphs) if one.level == base and _is_short(one)]
    if len(headings) > 1 or _roles(paragraphs, headings):
        return [*headings, *worded]
    for form in _OTHERS:
        found = [place for place, marker in enumerate(markers) if marker and marker.form == form]
        plain = [place for place in found if is_plain_heading(_heading(paragraphs[place], markers[place]))]
        if len(_roles(paragraphs, plain)) > 1:
            return found + worded
    return worded


def _roles(paragraphs: Sequence[Paragraph], places: Iterable[int]) -> set[Role]:
    """The roles that the headings at these places name."""
    return {role for place in places if (role := role_of(paragraphs[place].text))}


def _heading(paragraph: Paragraph, marker: Marker | None) -> str:
    return line_head(paragraph.text[marker.length if marker else 0 :]).heading


def _is_short(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_HEADING


def _aspects(paragraphs: Sequence[Paragraph], markers: Sequence[Marker | None], sections: list[int]) -> Iterable[int]:
    """The names of dimensions without a number, in the sections about problems where nothing else is numbered."""
    for begin, end in zip(sections or [-1], [*sections[1:], len(paragraphs)], strict=True):
        role = role_of(_heading(paragraphs[begin], markers[begin])) if begin >= 0 else "problems"
        inside = range(begin + 1, end)
        if role != "problems" or any(_is_numbered(markers[place]) for place in inside):
            continue
        yield from (place for place in inside if markers[place] is None and _names_aspect(paragraphs[place].text))


def _is_numbered(marker: Marker | None) -> bool:
    return marker is not None and marker.form not in _ENUMERATED


def _names_aspect(text: str) -> bool:
    heading = wording_of(text).heading
    return len(heading) <= _LONGEST_ASPECT and is_aspect(heading)
