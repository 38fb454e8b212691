"""Where the lines and pages of a PDF end: no line begins with a closing mark or ends with an opening one, no number is
parted from its unit, no heading stands last on its page (GB/T 15834-2011, 5.1; GB/T 9704-2012)."""

from collections.abc import Iterator
from itertools import pairwise

from reportsite.inspection.pdf_lines import CLOSERS, IDEOGRAPH, OPENERS
from reportsite.inspection.pdf_measures import Measures, Occurrence, Pair
from reportsite.inspection.pdf_paragraphs import Paragraph

_UNITS = "年月日号时分秒元万亿个名人次件条项家户岁天周页米吨亩℃％%"
_MOST_HEADINGS = 5  # on end, that a page could have taken over to the next
_ENDS = "。！？；：…”）"


def line_end_occurrences(measures: Measures) -> Iterator[Occurrence]:
    """The breaches of the rules of line ends and page ends, where the line could surely have ended elsewhere."""
    for pair in _read_forward(measures):
        for rule, found, expected in _breaches(pair):
            place = measures.text.place(pair.next if rule == "line.start" else pair.line)
            yield Occurrence(rule, place, found, expected)
    yield from _last_headings(measures)


def _read_forward(measures: Measures) -> Iterator[Pair]:
    """The pairs of lines of paragraphs that begin with a word and end with a mark. Others may be written from right to
    left, which a PDF does not tell."""
    for paragraph in measures.paragraphs:
        first, last = paragraph.lines[0].dense, paragraph.lines[-1].dense
        if first[0] not in CLOSERS and last[-1] in _ENDS:
            yield from (Pair(*pair) for pair in pairwise(paragraph.lines) if pair[0].plain and pair[1].plain)


def _breaches(pair: Pair) -> Iterator[tuple[str, str, str]]:
    """(rule, found, expected) of each breach between two lines."""
    above, below = pair.line.dense, pair.next.dense
    if below[0] in CLOSERS and _words(above[-2:]):
        yield "line.start", below[0], "no closing mark"
    if above[-1] in OPENERS and _words(below[0]) and _words(above[-2:-1]):
        yield "line.end", above[-1], "no opening mark"
    number = len(above) - len(above.rstrip("0123456789.,"))
    if above[-1].isdigit() and below[0] in _UNITS and _words(above[-number - 1 : -number]):
        yield "line.number", f"{above[-number:]} | {below[0]}", above[-number:] + below[0]


def _words(text: str) -> bool:
    """Whether there are Chinese characters alone, between which a line may be broken."""
    return bool(text) and all(map(IDEOGRAPH.match, text))


def _last_headings(measures: Measures) -> Iterator[Occurrence]:
    """The headings that stand last on a page, where there is text above them that they could have been parted from."""
    text = measures.text
    of_line = {line: paragraph for paragraph in text.upright for line in paragraph.lines}
    for above, below in pairwise(text.sheets):
        roles = [of_line.get(line) for line in above.lines]
        following = of_line.get(below.lines[0]) if below.lines else None
        if following is None or following.role != "text" or below.tables or above.tables:
            continue
        headings = _trailing(roles)
        if 0 < len(headings) <= _MOST_HEADINGS and len(headings) < len(roles):
            yield Occurrence(
                "heading.last", text.place(headings[0].lines[0]), "last on its page", "on the page of its text"
            )


def _trailing(paragraphs: list[Paragraph | None]) -> list[Paragraph]:
    """The headings of one line that end a page, from the last upwards."""
    found: list[Paragraph] = []
    for paragraph in reversed(paragraphs):
        if paragraph is None or paragraph.role != "heading" or len(paragraph.lines) > 1:
            break
        found.append(paragraph)
    return found
