"""What measuring a document finds (`reportsite.inspection`), in the words of who reads it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.inspection.findings import Finding, Place

Text = str | Promise

_ROLES: Mapping[str, Text] = {
    "title": pgettext_lazy("in a document", "the title"),
    "byline": pgettext_lazy("in a document", "what stands under the title"),
    "level1": pgettext_lazy("in a document", "headings 一、"),
    "level2": pgettext_lazy("in a document", "headings （一）"),
    "level3": pgettext_lazy("in a document", "headings 1."),
    "level4": pgettext_lazy("in a document", "headings （1）"),
    "body": pgettext_lazy("in a document", "the text"),
    "cell": pgettext_lazy("in a document", "tables"),
    "latin": pgettext_lazy("in a document", "Latin letters and digits"),
    "marks": pgettext_lazy("in a document", "quotation marks, dashes and dots"),
    "number": pgettext_lazy("in a document", "the page number"),
}
# What a rule is about: "font.body" is that of "font" for the role "body", where the rule is not named itself.
RULES: Mapping[str, Text] = {
    "page.size": _("Size of the paper"),
    "page.margins": _("Margins"),
    "page.lines": _("Lines on a full page"),
    "page.characters": _("Characters on a full line"),
    "font.embedded": _("Fonts that the PDF does not bring along"),
    "font": _("Font of %(role)s"),
    "size": _("Size of %(role)s"),
    "bold": _("Bold in %(role)s"),
    "pitch.body": _("Line pitch of the text"),
    "pitch.title": _("Line pitch of the title"),
    "indent.body": _("Indent of the first line of paragraphs"),
    "indent.heading": _("Indent of headings"),
    "align.body": _("Alignment of the text"),
    "align.title": _("Alignment of the title"),
    "line.edge": _("Right edge of full lines"),
    "line.start": _("A closing mark at the beginning of a line"),
    "line.end": _("An opening mark at the end of a line"),
    "line.number": _("A number parted from its unit at the end of a line"),
    "heading.last": _("A heading last on its page"),
    "number.missing": _("Page number missing"),
    "number.place": _("Place of the page number"),
    "number.inset": _("Page number, in from the edge of the text"),
    "number.height": _("From the text down to the page number"),
    "header.text": _("What stands at the head of the pages"),
    "footer.text": _("What stands at the foot of the pages"),
    "table.header": _("First row of a table, repeated on each page"),
    "numbers.gap": _("A number is left out"),
    "numbers.duplicate": _("A number stands twice"),
    "numbers.mixed": _("Numbers of one level are written in several ways"),
    "heading.end": _("A mark at the end of a heading on its own line"),
    "marks.halfwidth": _("Half-width marks in Chinese text"),
    "marks.double": _("Two marks that do not go together"),
    "quotes.straight": _("Straight quotation marks in Chinese text"),
    "quotes.reversed": _("Quotation marks the wrong way round"),
    "spaces.chinese": _("Spaces within Chinese text"),
}
KINDS: Mapping[str, Text] = {
    "layout": pgettext_lazy("findings in a document", "Layout"),
    "text": pgettext_lazy("findings in a document", "Text"),
}
LEVELS: Mapping[str, Text] = {
    "error": pgettext_lazy("level of a finding in a document", "must be mended"),
    "warn": pgettext_lazy("level of a finding in a document", "should be mended"),
    "hint": pgettext_lazy("level of a finding in a document", "worth a look"),
}
_PARTS: Mapping[str, Text] = {
    "page": pgettext_lazy("place in a document", "page setup"),
    "header": pgettext_lazy("place in a document", "head of the page"),
    "footer": pgettext_lazy("place in a document", "foot of the page"),
    "table": pgettext_lazy("place in a document", "table"),
    "title": pgettext_lazy("place in a document", "title"),
    "styles": pgettext_lazy("place in a document", "styles"),
}
# Rules of the layout whose values are texts of the document.
_QUOTING = ("header.text", "footer.text", "line.start", "line.end", "line.number")
# Values that are words, and patterns of values.
_WORDS: Mapping[str, Text] = {
    "bold": pgettext_lazy("value", "bold"),
    "not bold": pgettext_lazy("value", "not bold"),
    "regular": pgettext_lazy("value", "not bold"),
    "left": pgettext_lazy("value", "left"),
    "center": pgettext_lazy("value", "centred"),
    "right": pgettext_lazy("value", "right"),
    "both": pgettext_lazy("value", "justified"),
    "none": pgettext_lazy("value", "none"),
    "header": pgettext_lazy("value", "at the head"),
    "footer": pgettext_lazy("value", "at the foot"),
    "once": pgettext_lazy("value", "once"),
    "on each page": pgettext_lazy("value", "on each page"),
    "no mark": pgettext_lazy("value", "no mark"),
    "no closing mark": pgettext_lazy("value", "no closing mark"),
    "no opening mark": pgettext_lazy("value", "no opening mark"),
    "uneven": pgettext_lazy("value", "uneven"),
    "even on both sides": pgettext_lazy("value", "even on both sides"),
    "embedded": pgettext_lazy("value", "embedded"),
    "last on its page": pgettext_lazy("value", "last on its page"),
    "on the page of its text": pgettext_lazy("value", "on the page of its text"),
}
_PATTERNS: tuple[tuple[re.Pattern[str], Text], ...] = (
    (re.compile(r"top (?P<value>[\d.-]+ mm)"), _("above %(value)s")),
    (re.compile(r"bottom (?P<value>[\d.-]+ mm)"), _("below %(value)s")),
    (re.compile(r"left (?P<value>[\d.-]+ mm)"), _("left %(value)s")),
    (re.compile(r"right (?P<value>[\d.-]+ mm)"), _("right %(value)s")),
    (re.compile(r"(?P<value>[\d.-]+) lines?"), _("%(value)s lines")),
    (re.compile(r"(?P<value>[\d.-]+) characters?"), _("%(value)s characters")),
    (
        re.compile(r"(?P<value>[\d.-]+) characters and (?P<spaces>\d+) spaces"),
        _("%(value)s characters and %(spaces)s spaces that were typed"),
    ),
    (re.compile(r"about (?P<value>[\d.-]+ pt)"), _("about %(value)s")),
    (re.compile(r"(?P<place>\w+) on odd pages"), _("%(place)s on odd pages")),
    (re.compile(r"(?P<place>\w+) on even pages"), _("%(place)s on even pages")),
    (re.compile(r"(?P<place>\w+) on first pages"), _("%(place)s on first pages")),
)
_COUNT = re.compile(r" \((?:in|on) (?P<count>\d+) (?P<unit>\w+)\)$")
_COUNTS: Mapping[str, Text] = {
    "paragraphs": _(" (in %(count)s paragraphs)"),
    "sections": _(" (in %(count)s sections)"),
    "tables": _(" (in %(count)s tables)"),
    "places": _(" (in %(count)s places)"),
    "lines": _(" (in %(count)s lines)"),
    "pages": _(" (on %(count)s pages)"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as it stands in the table."""

    rule: str
    level: str
    where: str
    found: str
    expected: str


def by_kind(findings: Iterable[Finding]) -> list[tuple[str, list[Row]]]:
    """The findings in words, those of the layout first, each group with its name; none where there is nothing."""
    kept = list(findings)
    groups = [(str(name), [_row(one) for one in kept if one.kind == kind]) for kind, name in KINDS.items()]
    return [(name, rows) for name, rows in groups if rows]


def _row(finding: Finding) -> Row:
    quoted = finding.kind == "text" or finding.rule in _QUOTING
    return Row(
        rule_in_words(finding.rule),
        str(LEVELS[finding.level]),
        place_in_words(finding.where),
        value_in_words(finding.found, quoted),
        value_in_words(finding.expected.replace("{page}", "1"), quoted),
    )


def rule_in_words(rule: str) -> str:
    """What a rule is about."""
    if rule in RULES:
        return str(RULES[rule])
    kind, _dot, role = rule.partition(".")
    return str(RULES[kind]) % {"role": _ROLES[role]}


def place_in_words(place: Place) -> str:
    """Where in the document, with the beginning of what stands there."""
    numbers = (
        (place.page, _("page %(number)s")),
        (place.line, _("line %(number)s")),
        (place.paragraph, _("paragraph %(number)s")),
    )
    parts = [str(text) % {"number": number} for number, text in numbers if number]
    if place.part:
        parts.append(str(_PARTS.get(place.part, place.part)))
    where = str(_SEPARATOR).join(parts)
    return str(_("%(where)s: “%(text)s”")) % {"where": where, "text": place.text} if place.text else where


_SEPARATOR = pgettext_lazy("between places or values", ", ")


def value_in_words(value: str, quoted: bool = False) -> str:
    """A value that was found or expected. What is no word of ours (a font, a text of the document) stays as it is: of
    a value that is `quoted` from the document all but how often it was found."""
    if quoted:
        return _piece(value, lambda plain: plain)
    return str(_SEPARATOR).join(_piece(piece, _by_pattern) for piece in value.split(", "))


def _piece(piece: str, otherwise: Callable[[str], str]) -> str:
    counted = _COUNT.search(piece)
    plain = piece[: counted.start()] if counted else piece
    text = str(_WORDS.get(plain, "")) or otherwise(plain)
    if counted and counted["unit"] in _COUNTS:
        return text + str(_COUNTS[counted["unit"]]) % counted.groupdict()
    return text + (counted[0] if counted else "")


def _by_pattern(plain: str) -> str:
    for pattern, text in _PATTERNS:
        if found := pattern.fullmatch(plain):
            params = {name: str(_WORDS.get(value, value)) for name, value in found.groupdict().items()}
            return str(text) % params
    return plain
