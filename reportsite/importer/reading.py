"""Lines of a source -> a report as plain data, and the record of what was decided."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportsite.content.types import Content, Section
from reportsite.document.assemble import assemble
from reportsite.importer.building import Builder
from reportsite.importer.preparing import Prepared, prepare
from reportsite.importer.record import Line, Record
from reportsite.importer.roles import CLOSING, LOOKS_ON, kind_of
from reportsite.importer.script import simplified
from reportsite.importer.shapes import gathered
from reportsite.importer.tree import Node, descendants, grow
from reportsite.importer.wraps import Paragraph

_YEAR = re.compile(r"20[0-4]\d(?=\s*年)")
_LONGEST_CLOSING = 400


@dataclass(frozen=True, slots=True)
class Reading:
    content: Content
    record: Record


def read(lines: Sequence[Line]) -> Reading:
    """A whole report. Every character of the lines is in the content, in the dropped lines, among the unplaced texts or in
    the notes, numbers in front apart."""
    record = Record(notes=[line for line in lines if line.origin not in ("paragraph", "table")])
    prepared = prepare(lines, record)
    record.unplaced += [line.text for line in lines if line.origin == "table"]
    root = grow(prepared.body)
    closing = _closing(root, record)
    sections, shapes = gathered(Builder(record).sections(root.children) + closing)
    if not sections:
        record.doubt("no_section", prepared.body[0].line if prepared.body else Line(1, ""), "text")
    content = Content(
        kind=kind_of(prepared.title, "\n".join(paragraph.text for paragraph in prepared.body)),
        title=prepared.title,
        byline=prepared.byline,
        year=_year(prepared),
        preamble=tuple(paragraph.text for paragraph in root.paragraphs),
        sections=sections,
        signature=prepared.signature,
        date=prepared.date,
        attachments=tuple(prepared.attachments),
        shapes=shapes,
    )
    record.unplaced += _lost(prepared.body, root, content)
    return Reading(content, record)


def _closing(root: Node, record: Record) -> tuple[Section, ...]:
    """The last paragraphs of the last section where they close the report rather than that section: they say so, or none
    of the points before goes on below its paragraph."""
    node, siblings = root, root.children
    while node.children:
        siblings, node = node.children, node.children[-1]
    if node is root or node.rank < 1:
        siblings = []
    taken: list[Paragraph] = []
    while node is not root and node.paragraphs and CLOSING.match(node.paragraphs[-1].text):
        taken.insert(0, node.paragraphs.pop())
    if not taken and _goes_on_alone(node, siblings[:-1]):
        record.doubt("closing", node.paragraphs[-1].line, "closing", "text")
        taken.append(node.paragraphs.pop())
    return (Section(role="closing", paragraphs=tuple(one.text for one in taken)),) if taken else ()


def _goes_on_alone(node: Node, before: Sequence[Node]) -> bool:
    """Whether the last point has one paragraph more than the points before it, and that one may close the report: the point
    has its text already and none before it is longer, or that paragraph speaks of the meeting."""
    alike = [one for one in before if not one.children]
    if not alike or not node.paragraphs or node.marker is None:
        return False
    held, text = len(node.paragraphs) - 1, node.paragraphs[-1].text
    if any(len(one.paragraphs) != held for one in alike) or not 20 < len(text) <= _LONGEST_CLOSING:
        return False
    if LOOKS_ON.search(simplified(text)):
        return True
    return not held and len(alike) == len(before) and node.text.endswith(("。", "！"))


def _year(prepared: Prepared) -> int | None:
    """The year that the report is about: the one its title names, else the first of its text, else that of its date."""
    places = (prepared.title, *(one.text[:2000] for one in prepared.body[:3]), prepared.byline, prepared.date)
    found = next(filter(None, map(_YEAR.search, places)), None)
    return int(found[0]) if found else None


def _lost(body: Sequence[Paragraph], root: Node, content: Content) -> list[str]:
    """The paragraphs of the source of which the content would not print every character: none, unless something in this
    package is wrong. The numbers in front are made anew, and count on neither side."""
    wanted = _counted(paragraph.text for paragraph in body)
    wanted.subtract(_counted(node.raw[: len(node.raw) - len(node.text)] for node in descendants(root.children)))
    runs = (run for block in assemble(content).blocks for run in getattr(block, "runs", ()))
    missing = wanted - _counted(run.text[run.number :] for run in runs)
    lost = []
    for paragraph in body if missing else ():
        if any(missing[character] > 0 for character in paragraph.text):
            lost.append(paragraph.text)
            missing.subtract(paragraph.text)
    return lost


def _counted(texts: Iterable[str]) -> Counter[str]:
    """How often each character stands in the texts, white space apart."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update("".join(text.split()))
    return found
