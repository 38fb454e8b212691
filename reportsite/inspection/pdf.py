"""Anyone's PDF, measured against a layout, and its paragraphs as plain text."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportsite.document.layout import Layout
from reportsite.inspection.findings import Finding, Level, Place
from reportsite.inspection.pdf_area import area_occurrences, margin_breaches
from reportsite.inspection.pdf_line_ends import line_end_occurrences
from reportsite.inspection.pdf_lines import sheets_of
from reportsite.inspection.pdf_measures import Measures, Occurrence
from reportsite.inspection.pdf_numbers import number_occurrences
from reportsite.inspection.pdf_paragraphs import Text, text_of
from reportsite.inspection.pdf_reading import read
from reportsite.inspection.pdf_type import type_occurrences


class Rule(NamedTuple):
    """`unit` is what is counted where the rule is broken more than once."""

    level: Level
    unit: str = "lines"


_MOST_VALUES = 3  # that a finding names
_ROLES = ("title", "level1", "level2", "level3", "level4", "body")
# Every rule, in the order in which its findings are told. The numbers are those of GB/T 9704-2012.
RULES: Mapping[str, Rule] = {
    "page.size": Rule("error", "pages"),  # 5.1
    "page.margins": Rule("error"),  # 5.2.1
    "page.lines": Rule("warn"),  # 5.2.3
    "page.characters": Rule("warn"),  # 5.2.3
    "pitch.body": Rule("error"),
    "indent.body": Rule("warn", "paragraphs"),  # 7.3.3
    "line.edge": Rule("warn"),
    "line.start": Rule("error"),  # GB/T 15834-2011, 5.1
    "line.end": Rule("error"),
    "line.number": Rule("warn"),
    "heading.last": Rule("error", "pages"),
    **{f"font.{role}": Rule("error") for role in _ROLES},  # 5.2.2, 7.3
    "font.latin": Rule("warn"),
    "font.embedded": Rule("error", "pages"),
    **{f"size.{role}": Rule("error") for role in _ROLES},
    **{f"bold.{role}": Rule("warn") for role in _ROLES},
    "number.missing": Rule("error", "pages"),  # 7.5
    "number.place": Rule("warn", "pages"),
    "number.inset": Rule("hint", "pages"),
    "number.height": Rule("hint", "pages"),
    "font.number": Rule("hint", "pages"),
    "size.number": Rule("hint", "pages"),
}
_ORDER = {rule: place for place, rule in enumerate(RULES)}


def measure_pdf(data: bytes, layout: Layout) -> list[Finding]:
    """How a PDF differs from the layout, for certain. Refused, as `read` says, where it is none that can be read."""
    measures = Measures(_text(data), layout)
    occurrences = [
        *area_occurrences(measures),
        *line_end_occurrences(measures),
        *type_occurrences(measures),
        *number_occurrences(measures, margins_differ=bool(margin_breaches(measures))),
    ]
    return _gathered(occurrences)


def paragraphs_of(data: bytes) -> list[tuple[Place, int, str]]:
    """The paragraphs of a PDF as (place, level of a heading or 0, text); a title's place has the part "title". What
    stands in tables, heads and feet is left out. Refused as `read` says."""
    return [(paragraph.place, paragraph.level, paragraph.text) for paragraph in _text(data).paragraphs]


def _text(data: bytes) -> Text:
    file = read(data)
    return text_of(file, sheets_of(file))


def _gathered(occurrences: Iterable[Occurrence]) -> list[Finding]:
    """One finding for each rule, at the first place, with the values found and how often each was."""
    by_rule: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        by_rule.setdefault(one.rule, []).append(one)
    return [_finding(by_rule[rule]) for rule in sorted(by_rule, key=_ORDER.__getitem__)]


def _finding(seen: list[Occurrence]) -> Finding:
    rule, place, _found, expected = seen[0]
    counts = Counter(one.found for one in seen).most_common()
    texts = [f"{found} (in {count} {RULES[rule].unit})" if count > 1 else found for found, count in counts]
    found = ", ".join(texts[:_MOST_VALUES]) + (", …" if len(texts) > _MOST_VALUES else "")
    return Finding(rule, "layout", RULES[rule].level, place, found, expected)
