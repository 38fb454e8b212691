"""What each paragraph of a DOCX is, and in what each stretch of it should be set."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportsite.document.layout import Layout, Type
from reportsite.inspection.findings import Place
from reportsite.inspection.fonts import same_font
from reportsite.inspection.numerals import items_within, numeral_of
from reportsite.inspection.rules import excerpt
from reportsite.word.body import Block, Paragraph, Run
from reportsite.word.names import NAMES, level_of_run, role_of
from reportsite.word.styles import Styles

LEVELS = ("level1", "level2", "level3", "level4")
TOLERANCE_PT = 0.3  # sizes are kept in half points
_TYPES = {"signature": "body", "attachment": "body", "label": "level1", "deeper": "body", "contents": "body"}
_OPEN = ("", "body")  # roles that a style leaves open
_UNNUMBERED = ("title", "byline", "label")
_SENTENCE_END = re.compile("[。！？：；]")
_MARK = re.compile("[，。！？：；]")
_DATE = re.compile(
    r"[0-9〇○零一二三四五六七八九十]{2,4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
)
_SHORT = 40  # characters: longer is no title, no signature and no name of an attachment
_HEADING = 60  # characters: longer is no heading, where nothing but its number says that it is one


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a run, and the roles in whose type it may be set; the first is the one that is expected."""

    text: str
    run: Run
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with its number, counted from 1 as paragraphs stand outside of tables, and what it is: "title",
    "byline", "level1" to "level4", "body", "signature", "attachment", "label", or "contents" and "deeper", which are
    not measured. `styled` is whether the document has styles for its headings."""

    number: int
    paragraph: Paragraph
    text: str
    role: str
    styled: bool = True

    @property
    def where(self) -> Place:
        return Place(paragraph=self.number, text=excerpt(self.text))


def type_of(role: str, layout: Layout) -> Type:
    """What the text of a role is set in."""
    if role == "head":
        return Type(layout.level1.font, layout.cell.size_pt, layout.cell.bold)
    type: Type = getattr(layout, _TYPES.get(role, role))
    return type


def place_paragraphs(blocks: Sequence[Block], styles: Styles, layout: Layout) -> list[Placed]:
    """The paragraphs outside of tables that hold text. Where the document has styles for its headings these say what
    is what; where it has none, numbers do. Title, signature and attachments are known by their places as well."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    found = [
        Placed(number, paragraph, text, role_of(paragraph.format))
        for number, paragraph in enumerate(paragraphs, 1)
        if (text := paragraph.text).strip()
    ]
    styled = any(one.role in LEVELS for one in found) or has_the_styles(styles, layout)
    if not styled:
        found = [replace(one, role=_by_number(one), styled=False) for one in found]
    for guess in (_opening, _closing, _attachments):
        found = guess(found)
    return [replace(one, role=one.role or "body") for one in found]


def has_the_styles(styles: Styles, layout: Layout) -> bool:
    """Whether the document's own styles are those of the layout: then a paragraph without one is no heading."""
    for role in ("body", *LEVELS):
        style, type = styles.by_name(*NAMES[role]), type_of(role, layout)
        if style is None:
            return False
        run = styles.of_style(style).run
        if not same_font(run.east_asia, type.font) or abs(run.size_pt - type.size_pt) > TOLERANCE_PT:
            return False
    return True


def _by_number(one: Placed) -> str:
    """The role of a paragraph that its number makes a heading on a line of its own."""
    numeral = numeral_of(one.text.strip())
    if one.role not in _OPEN or numeral is None or numeral.level > len(LEVELS) or len(one.text) > _HEADING:
        return one.role
    return one.role if _SENTENCE_END.search(one.text.strip()[:-1]) else f"level{numeral.level}"


def _opening(found: list[Placed]) -> list[Placed]:
    """Title and byline where no style names them: the centred paragraphs at the beginning, the title as long as the
    size is that of the first; or the first paragraph, where it can be nothing else."""
    made: list[Placed] = []
    for one, following in pairwise([*found, None]):
        assert one
        before = made[-1] if made else None
        is_centred = one.paragraph.format.align == "center"
        if one.role in _OPEN and (is_centred or (before is None and _is_title(one, following))):
            goes_on = (
                before is not None and before.role == "title" and before.paragraph.size_pt == one.paragraph.size_pt
            )
            first = not any(other.role == "title" for other in made)
            made.append(replace(one, role="title" if first or goes_on else "byline"))
        elif one.role in _UNNUMBERED:
            made.append(one)
        else:
            break
    return made + found[len(made) :]


def _is_title(first: Placed, second: Placed | None) -> bool:
    """Whether the first paragraph of a document without styles can only be its title, although it is not centred."""
    text = first.text.strip()
    if second is None or first.styled or len(text) > _SHORT or numeral_of(text) or text.endswith("。"):
        return False
    return first.paragraph.size_pt > second.paragraph.size_pt or not _MARK.search(text)


def _closing(found: list[Placed]) -> list[Placed]:
    """The signature where no style names it: what stands to the right, and the date with the name above it."""
    made = [
        replace(one, role="signature") if one.role in _OPEN and one.paragraph.format.align == "right" else one
        for one in found
    ]
    for place in range(len(made) - 1, max(len(made) - 3, 0), -1):
        one = made[place]
        if one.role in _OPEN and _is_short(one) and _DATE.search(one.text):
            above = made[place - 1]
            made[place] = replace(one, role="signature")
            if above.role in _OPEN and _is_short(above) and not numeral_of(above.text.strip()):
                made[place - 1] = replace(above, role="signature")
    return made


def _is_short(one: Placed) -> bool:
    return len(one.text.strip()) <= _SHORT and not one.text.rstrip().endswith(("。", "：", "；"))


def _attachments(found: list[Placed]) -> list[Placed]:
    """The names of attachments where no style tells: from 附件 on, as long as they are short and numbered."""
    made: list[Placed] = []
    for one in found:
        text = one.text.strip()
        numeral = numeral_of(text)
        goes_on = bool(made) and made[-1].role == "attachment" and numeral is not None and numeral.level == 3
        is_open = one.role in _OPEN or (one.role == "level3" and not one.styled)
        is_one = is_open and _is_short(one) and (text.startswith("附件") or goes_on)
        made.append(replace(one, role="attachment") if is_one else one)
    return made


def stretches(one: Placed) -> Iterator[Stretch]:
    """The stretches of a paragraph. A run-in heading, known by its style or by its number, ends with its sentence."""
    spans = list(_spans(one))
    place = 0
    for run in one.paragraph.runs:
        if run.format.hidden:
            continue
        level = level_of_run(run.format.style)
        if level and one.role == "body":
            yield Stretch(run.text, run, (f"level{level}",))
        else:
            yield from _cut(run, place, spans)
        place += len(run.text)


def _cut(run: Run, place: int, spans: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[Stretch]:
    """A run that begins at `place` of its paragraph, cut where a span ends."""
    start, end = place, place + len(run.text)
    for until, roles in spans:
        if start < min(until, end):
            yield Stretch(run.text[start - place : min(until, end) - place], run, roles)
            start = min(until, end)


def _spans(one: Placed) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where the parts of a paragraph end, and their roles."""
    text = one.text
    if one.role in LEVELS and one.styled:
        yield _sentence_end(text, 0), (one.role,)
        yield len(text), (one.role, "body")
    elif one.role == "body":
        place = 0
        if numeral := numeral_of(text.lstrip()):
            place = _sentence_end(text, len(text) - len(text.lstrip()) + numeral.end)
            level = f"level{min(numeral.level, 4)}"
            yield place, ("body", level) if one.styled or numeral.level > 4 else (level,)
        for item in items_within(text):
            if item.start >= place:
                yield item.start, ("body",)
                place = _sentence_end(text, item.end)
                yield place, ("body", "level4")
        yield len(text), ("body",)
    else:
        yield len(text), (one.role,)


def _sentence_end(text: str, start: int) -> int:
    """Where the sentence ends that begins at `start`: behind its mark."""
    found = _SENTENCE_END.search(text, start)
    return found.end() if found else len(text)
