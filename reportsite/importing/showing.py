"""What the correction page shows: the lines of the source beside the tree that was understood, each leading to the other."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reportsite.content.theme import Theme, ThemeDimension
from reportsite.content.types import Content, Dimension, Node, Part, Section
from reportsite.document.assemble import assemble
from reportsite.document.tree import Paragraph
from reportsite.drafting.models import ItemKind
from reportsite.drafting.rows import KIND_OF
from reportsite.importer.editing import BELOW, every_text, places, texts_of
from reportsite.importer.record import Line, Record
from reportsite.importer.themes import likeness
from reportsite.themes.models import SectionRole

# What a line of the source is, where it is no text of the report.
ORIGINS: Mapping[str, str | Promise] = {
    "table": _("table"),
    "header": _("header"),
    "footer": _("footer"),
    "footnote": _("footnote"),
    "comment": _("comment"),
    "inserted": _("tracked insertion"),
    "deleted": _("tracked deletion"),
    "hidden": _("hidden text"),
}
_SHORT = 8  # characters; a shorter text that is found far away is found by chance
_FAR = 4_000


@dataclass(frozen=True, slots=True)
class Match:
    """The dimension of the theme that a dimension answers, and how like its heading is, in percent."""

    wanted: ThemeDimension
    percent: int
    differs: bool

    @property
    def offered(self) -> bool:
        """Whether its wording may be taken as the official one."""
        return self.wanted.confirmed and self.differs


@dataclass(frozen=True, slots=True)
class Row:
    """A node as the page shows it; `line` is that of the source where its text begins, 0 where it is not found."""

    node: Node
    kind: str
    number: str
    line: int
    role: str = ""
    match: Match | None = None
    within: Sequence["Row"] = field(default=())

    @property
    def heading(self) -> str:
        return getattr(self.node, "heading", "")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return getattr(self.node, "paragraphs", ())

    @property
    def lead_in(self) -> str:
        return getattr(self.node, "lead_in", "")


def rows_of(content: Content, lines: Mapping[str, int], themes: Sequence[Theme]) -> list[Row]:
    """The sections with all that stands in them."""
    numbers = numbers_of(content)
    wanted = {one.key: one for theme in themes for one in theme.dimensions}

    def row(node: Node) -> Row:
        return Row(
            node,
            str(ItemKind(KIND_OF[type(node)]).label),
            numbers.get(node.key, ""),
            lines.get(node.key, 0),
            str(SectionRole(node.role).label) if isinstance(node, (Section, Part)) else "",
            _match(node, wanted),
            [row(child) for name in BELOW[type(node)] if name != "rectification" for child in getattr(node, name)],
        )

    return [row(section) for section in content.sections]


def _match(node: Node, wanted: Mapping[str, ThemeDimension]) -> Match | None:
    if not isinstance(node, Dimension) or node.answers not in wanted:
        return None
    one = wanted[node.answers]
    percent = round(100 * likeness(node.heading, one.wording))
    return Match(one, percent, node.heading != one.wording.rstrip("。"))


def numbers_of(content: Content) -> dict[str, str]:
    """The number that each node prints in front, by its key."""
    found: dict[str, str] = {}
    for block in assemble(content).blocks:
        for run in block.runs if isinstance(block, Paragraph) else ():
            if run.number:
                found.setdefault(run.key, run.text[: run.number])
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the source: what it is where it is no text, whether it was left out, the first node that begins in it."""

    number: int
    text: str
    origin: str | Promise
    dropped: bool
    key: str


def source_of(lines: Sequence[Line], record: Record, where: Mapping[str, int]) -> list[Shown]:
    keys: dict[int, str] = {}
    for key, number in where.items():
        keys.setdefault(number, key)
    dropped: dict[int, set[str]] = defaultdict(set)
    for line in record.dropped:
        dropped[line.number].add(_bare(line.text))
    return [
        Shown(
            line.number,
            line.text.strip(),
            ORIGINS.get(line.origin, ""),
            _bare(line.text) in dropped.get(line.number, ()),
            keys.get(line.number, ""),
        )
        for line in lines
        if line.text.strip()
    ]


def where_of(content: Content, lines: Sequence[Line]) -> dict[str, int]:
    """The line of the source in which the text of each node begins: its first words, looked for from where those of the
    node before it were found."""
    texts = [_bare(line.text) if line.origin in ("paragraph", "table") else "" for line in lines]
    ends = list(accumulate(map(len, texts)))
    whole = "".join(texts)
    found: dict[str, int] = {}
    at = 0
    for place in places(content):
        words = _bare(next(iter(texts_of(place.node)), ""))[:40]
        heading = _bare(getattr(place.node, "heading", ""))[:40]
        for text in filter(None, (heading, words)):
            start = _found(whole, text, at)
            if start >= 0:
                found[place.node.key] = lines[bisect_right(ends, start)].number
                at = start + 1
                break
    return found


def _found(whole: str, text: str, at: int) -> int:
    near = whole.find(text, at, at + _FAR)
    if near >= 0 or len(text) < _SHORT:
        return near
    return whole.find(text)


def _bare(text: str) -> str:
    return "".join(text.split())


def line_of(content: Content, lines: Sequence[Line], key: str) -> int:
    """The line in which a node begins, 0 where it is not found."""
    return where_of(content, lines).get(key, 0)


def choices_of(content: Content) -> list[tuple[str, str]]:
    """(key, number and first words) of every item that a text can be put in; the preamble first."""
    numbers = numbers_of(content)
    found = [(content.key, str(_("Preamble")))]
    for place in places(content):
        node, depth = place.node, len(place.path)
        if depth and hasattr(node, "paragraphs"):
            words = getattr(node, "heading", "") or "".join(every_text(node)[:1])
            found.append((node.key, "　" * (depth - 1) + numbers.get(node.key, "") + words[:24]))
    return found
