"""What stands at the head and the foot of a template -> lines of a layout."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reportsite.document.layout import Line, Type
from reportsite.word.body import PAGE, PAGES, Block, Box, Paragraph, Run
from reportsite.word.sections import Side

Place = Literal["left", "center", "right"]
Part = Literal["header", "footer"]
Say = Callable[..., None]  # a code and its parameters
Typed = Callable[[str, float, bool, str], Type]  # font, size, bold, and what is to be said of them

_FIELDS = {PAGE: "{page}", PAGES: "{pages}"}
_MOST_LINES, _MOST_CHARACTERS = 5, 200
_PLACES: tuple[Place, ...] = ("left", "center", "right")
# Where a frame or a text box stands that turns with the pages; the others say it by the word itself.
_TURNING: Mapping[tuple[str, Side], Place] = {
    ("outside", "odd"): "right", ("outside", "even"): "left", ("inside", "odd"): "left", ("inside", "even"): "right",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A line and, in characters of its own, how far from the edge of the text it stands."""

    line: Line
    inset: float


def lines_of(blocks: Iterable[Block], part: Part, side: Side, say: Say, typed: Typed) -> list[Found]:
    """The lines of a head or foot; empty ones are left out. What is no line is said."""
    found: list[Found] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            say("table", part=part)
            continue
        for paragraph, align in _with_boxes(block, part, say):
            if one := _line(paragraph, align, part, side, say, typed):
                found.append(one)
    if len(found) > _MOST_LINES:
        say("many_lines", part=part, count=len(found), most=_MOST_LINES)
    return found[:_MOST_LINES]


def _with_boxes(paragraph: Paragraph, part: Part, say: Say) -> Iterator[tuple[Paragraph, str]]:
    """The paragraph, and those of its text boxes that hold a page number, with where their box stands."""
    yield paragraph, paragraph.format.frame
    for box in paragraph.boxes:
        numbered = [one for one in box.blocks if isinstance(one, Paragraph) and _is_numbered(one)]
        yield from ((one, box.align) for one in numbered)
        if len(numbered) < len(_written(box)):
            say("box", part=part)
    for thing in paragraph.things:
        if thing != "box":
            say("thing", part=part, what=thing)


def _is_numbered(paragraph: Paragraph) -> bool:
    return any(run.field == PAGE for run in paragraph.runs)


def _written(box: Box) -> list[Block]:
    return [one for one in box.blocks if not isinstance(one, Paragraph) or one.text.strip() or _is_numbered(one)]


def _line(paragraph: Paragraph, align: str, part: Part, side: Side, say: Say, typed: Typed) -> Found | None:
    if paragraph.format.border:
        say("border", part=part)
    runs = [run for run in paragraph.runs if not run.format.hidden]
    text = "".join(_text(run, part, say) for run in runs)
    if not text.strip():
        return None
    if len(text) > _MOST_CHARACTERS:
        say("long_line", part=part, characters=len(text), most=_MOST_CHARACTERS)
    texts = _placed(paragraph, align, side, text[:_MOST_CHARACTERS])
    line = Line(_type(runs, part, say, typed), **texts)
    return Found(line, _inset(paragraph, texts))


def _text(run: Run, part: Part, say: Say) -> str:
    if run.field and run.field not in _FIELDS:
        say("field", part=part, name=run.field)
    return _FIELDS.get(run.field) or run.text.replace("\n", " ").replace("\f", "")


def _placed(paragraph: Paragraph, align: str, side: Side, text: str) -> dict[str, str]:
    """The text by where it stands: of one with tabs each part at its tab, else all of it as the line is aligned."""
    format = paragraph.format
    pieces = text.split("\t")
    if len(pieces) == 1 or format.align in ("center", "right"):
        word = _TURNING.get((align, side), align) if align else format.align
        place: Place = word if word in ("center", "right") else "left"  # type: ignore[assignment]
        return {place: " ".join(filter(None, map(str.strip, pieces)))}
    stops = [kind for _, kind in format.tabs if kind in _PLACES] or ["center", "right"]
    places = ["left", *(stops[:1] if len(pieces) == 2 else ("center", "right"))]
    texts = dict(zip(places, map(str.strip, pieces), strict=False))
    if rest := " ".join(filter(None, map(str.strip, pieces[3:]))):
        texts["right"] = f"{texts['right']} {rest}".strip()
    return texts


def _type(runs: Iterable[Run], part: Part, say: Say, typed: Typed) -> Type:
    """What most of the line is set in: by its Chinese font where there is Chinese text."""
    weights: dict[tuple[str, float, bool, str], int] = {}
    for run in runs:
        if run.text.strip() or run.field:
            chinese = any(char >= "\u2e80" for char in run.text)
            font = run.format.east_asia if chinese else run.format.ascii
            key = (font, run.format.size_pt, run.format.bold, run.format.colour)
            weights[key] = weights.get(key, 0) + len(run.text.strip()) + 1
    font, size, bold, colour = max(weights, key=lambda key: weights[key])
    if colour not in ("", "000000"):
        say("colour", role=part, colour=colour)
    return typed(font, size, bold, part)


def _inset(paragraph: Paragraph, texts: Mapping[str, str]) -> float:
    format, size = paragraph.format, paragraph.size_pt
    if "right" in texts:
        return format.right.of(size)
    return format.left.of(size) + format.first.of(size) - format.hanging.of(size)
