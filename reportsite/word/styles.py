"""What really applies to a paragraph and to a run: defaults, table style, list, styles and direct formatting, laid over
each other in the order of ISO/IEC 29500-1, 17.7.2."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from reportsite.word import limits
from reportsite.word.fonts import Script, script_of, theme_fonts
from reportsite.word.markup import Element, attribute, child, children, value
from reportsite.word.package import Package
from reportsite.word.properties import Alignment, ParagraphLayer, RunLayer, paragraph_layer, run_layer

LineRule = Literal["exact", "atLeast", "multiple"]

_TOGGLES: tuple[Literal["bold", "italic", "hidden"], ...] = ("bold", "italic", "hidden")
# What Word takes where nothing names a font, on a machine of a Chinese office.
_FONTS: Mapping[Script, str] = {"ascii": "Times New Roman", "h_ansi": "Times New Roman", "east_asia": "宋体"}
# Word sets a line of an East Asian font 1.3 times as high as its size.
NATURAL_LINE = 1.3


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a section (w:docGrid): its pitch in points, 0 where lines do not keep to it; `characters_pt` is added
    to the width of a character, None where the grid has no characters."""

    pitch_pt: float = 0
    characters_pt: float | None = None


NO_GRID = Grid()


@dataclass(frozen=True, slots=True)
class Indent:
    """An indent in characters of its paragraph's style and in points. Where it is `counted`, the file has it in
    characters: of the text as it stands there, whatever its style says."""

    characters: float = 0
    pt: float = 0
    counted: bool = False

    def of(self, size_pt: float) -> float:
        """The indent in characters of a size."""
        return self.characters if self.counted else self.pt / size_pt


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """`value` is in points, in lines where the rule is "multiple"."""

    rule: LineRule = "multiple"
    value: float = 1


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How a run is set. `style` is the name of its character style; `underline` and `colour` are "" for none and for
    automatic; `hint` is whether characters of both scripts take the East Asian font."""

    ascii: str
    h_ansi: str
    east_asia: str
    size_pt: float = 10
    bold: bool = False
    italic: bool = False
    underline: str = ""
    colour: str = ""
    spacing_pt: float = 0
    hidden: bool = False
    hint: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is set. `outline` is 1 to 9, 0 for the body; `grid` the grid that its lines keep to;
    `list_id` and `list_level` where its number is made by a list; `frame` where on the
    line a frame puts it ("outside", "right", …); `run` how a run is set that says nothing of its own."""

    run: RunFormat
    style: str = ""
    style_id: str = ""
    outline: int = 0
    align: Alignment = "left"
    first: Indent = Indent()
    hanging: Indent = Indent()
    left: Indent = Indent()
    right: Indent = Indent()
    line: LineSpacing = LineSpacing()
    grid: Grid = NO_GRID
    before_pt: float = 0
    after_pt: float = 0
    keep_next: bool = False
    break_before: bool = False
    border: bool = False
    list_id: str = ""
    list_level: int = 0
    tabs: tuple[tuple[float, str], ...] = ()
    frame: str = ""

    @property
    def pitch_pt(self) -> float:
        """The distance of its lines in points, where text has the size of the style."""
        return pitch(self.line, self.run.size_pt, self.grid)


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it stands in the file. `kind` is "paragraph", "character", "table" or "numbering"."""

    key: str
    name: str
    kind: str
    based_on: str = ""
    link: str = ""
    paragraph: ParagraphLayer = field(default_factory=ParagraphLayer)
    run: RunLayer = field(default_factory=RunLayer)


def font_of(char: str, run: RunFormat) -> str:
    """The font that a character takes in a run."""
    return str(getattr(run, script_of(char, run.hint)))


class Styles:
    """The styles of a document by their identifiers, and what they make of paragraphs and runs. A style that is missing
    is as if it were not named."""

    def __init__(self, package: Package) -> None:
        self.theme = theme_fonts(package.theme, package.settings)
        root = package.styles
        self._default_run = run_layer(child(root, "docDefaults", "rPrDefault", "rPr"), self.theme)
        self._default_paragraph = paragraph_layer(child(root, "docDefaults", "pPrDefault", "pPr"))
        self.all: dict[str, Style] = {}
        self.default = ""
        for element in children(root, "style"):
            style = self._read(element)
            self.all.setdefault(style.key, style)
            if style.kind == "paragraph" and not self.default and attribute(element, "default") in ("1", "true", "on"):
                self.default = style.key
        self._levels = _list_levels(package.numbering)
        self._runs: dict[object, RunFormat] = {}
        self._paragraphs: dict[object, ParagraphFormat] = {}
        self._merged: dict[str, tuple[ParagraphLayer, RunLayer]] = {"": (ParagraphLayer(), RunLayer())}

    def paragraph(self, properties: Element | None, grid: Grid = NO_GRID, table: str = "") -> ParagraphFormat:
        """How a paragraph with these properties (w:pPr) is set, in a section with this grid, in a table of this style."""
        key = (_content(properties), grid, table)
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph(properties, grid, table)
        return self._paragraphs[key]

    def run(self, paragraph: Element | None, properties: Element | None, table: str = "") -> RunFormat:
        """How a run with these properties (w:rPr) is set in a paragraph with those (w:pPr)."""
        style = value(paragraph, "pStyle")
        key = (style, _content(properties), table)
        if key not in self._runs:
            self._runs[key] = self._run(style, properties, table)
        return self._runs[key]

    def _paragraph(self, properties: Element | None, grid: Grid, table: str) -> ParagraphFormat:
        style = self._named(value(properties, "pStyle"), "paragraph") or self.all.get(self.default)
        own, _ = self._of(style.key if style else "")
        direct = paragraph_layer(properties)
        of_table, _ = self._of(table)
        layers = (
            self._default_paragraph, of_table, self._listed(own, own), own, self._listed(direct, own | direct), direct,
        )  # fmt: skip
        merged = ParagraphLayer()
        for layer in layers:
            tabs = _tabs(merged.get("tabs", ()), layer.get("tabs", ()))
            merged |= layer
            merged["tabs"] = tabs
        return _paragraph_format(merged, self.run(properties, None, table), style, grid)

    def _run(self, paragraph_style: str | None, properties: Element | None, table: str) -> RunFormat:
        style = self._named(paragraph_style, "paragraph") or self.all.get(self.default)
        named = self._named(value(properties, "rStyle"), "character")
        styles = [self._of(key)[1] for key in (table, style.key if style else "", named.key if named else "")]
        direct = run_layer(properties, self.theme)
        merged = self._default_run | styles[0] | styles[1] | styles[2]
        for name in _TOGGLES:
            # Styles switch each other over, direct formatting says it outright (17.7.3).
            switched_on = sum(layer.get(name, False) for layer in styles) % 2 == 1
            merged[name] = self._default_run.get(name, False) or switched_on
        merged |= direct
        merged["hint"] = direct.get("hint", False)  # Word does not take it from a style
        return _run_format(merged, named.name if named else "")

    def by_name(self, *names: str) -> Style | None:
        """The first paragraph style that has one of the names, or one of them for its identifier; case does not count."""
        for name in map(str.casefold, names):
            for style in self.all.values():
                if style.kind == "paragraph" and name in (style.name.casefold(), style.key.casefold()):
                    return style
        return None

    def of_style(self, style: Style, grid: Grid = NO_GRID) -> ParagraphFormat:
        """How a paragraph of a style is set that says nothing of its own."""
        own, _ = self._of(style.key)
        merged = self._default_paragraph | self._listed(own, own) | own
        return _paragraph_format(merged, _run_format(self._default_run | self._of(style.key)[1]), style, grid)

    def _read(self, element: Element) -> Style:
        return Style(
            key=(attribute(element, "styleId") or "")[:100],
            name=(value(element, "name") or "")[:100],
            kind=attribute(element, "type") or "paragraph",
            based_on=(value(element, "basedOn") or "")[:100],
            link=(value(element, "link") or "")[:100],
            paragraph=paragraph_layer(child(element, "pPr")),
            run=run_layer(child(element, "rPr"), self.theme),
        )

    def _named(self, key: str | None, kind: str) -> Style | None:
        """The style that an element names, or the one linked to it where that one is of the right kind."""
        style = self.all.get(key or "")
        if style and style.kind != kind:
            style = self.all.get(style.link)
        return style if style and style.kind == kind else None

    def _of(self, key: str) -> tuple[ParagraphLayer, RunLayer]:
        """What a style and all that it is based on set, together."""
        if key not in self._merged:
            paragraph, run = ParagraphLayer(), RunLayer()
            for style in reversed(self._chain(key)):
                tabs = _tabs(paragraph.get("tabs", ()), style.paragraph.get("tabs", ()))
                paragraph |= style.paragraph
                run |= style.run
                if tabs:
                    paragraph["tabs"] = tabs
            self._merged[key] = paragraph, run
        return self._merged[key]

    def _chain(self, key: str) -> list[Style]:
        """The style and those that it is based on, each once, as far as they are of its kind."""
        found: dict[str, Style] = {}
        style = self.all.get(key)
        while style and style.key not in found and len(found) < limits.STYLES_IN_A_CHAIN:
            found[style.key] = style
            below = self.all.get(style.based_on)
            style = below if below and below.kind == style.kind else None
        return list(found.values())

    def _listed(self, naming: ParagraphLayer, known: ParagraphLayer) -> ParagraphLayer:
        """The indents of the list that a layer names: below the layer itself, above what was there before."""
        if "list_id" not in naming:
            return ParagraphLayer()
        return self._levels.get((naming["list_id"], known.get("list_level", 0)), ParagraphLayer())


def _list_levels(numbering: Element | None) -> dict[tuple[str, int], ParagraphLayer]:
    """What the levels of each list set for their paragraphs, by list and level (17.9)."""
    kinds: dict[str, dict[int, ParagraphLayer]] = {}
    for kind in children(numbering, "abstractNum"):
        levels = {int(attribute(level, "ilvl") or 0): level for level in children(kind, "lvl") if _is_level(level)}
        kinds[attribute(kind, "abstractNumId") or ""] = {
            number: paragraph_layer(child(level, "pPr")) for number, level in levels.items()
        }
    found = {}
    for one in children(numbering, "num"):
        for number, layer in kinds.get(value(one, "abstractNumId") or "", {}).items():
            found[attribute(one, "numId") or "", number] = layer
    return found


def _content(properties: Element | None) -> object:
    """What properties say, as a key: equal ones are laid over each other once."""
    return None if properties is None else tuple((part.tag, *part.items()) for part in properties.iter())


def _is_level(level: Element) -> bool:
    return (attribute(level, "ilvl") or "0") in tuple("012345678")


def _tabs(below: Iterable[tuple[float, str]], above: Iterable[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    merged = dict(below) | dict(above)
    return tuple(sorted((place, kind) for place, kind in merged.items() if kind != "clear"))


def _run_format(layer: RunLayer, style: str = "") -> RunFormat:
    fonts = {script: layer.get(script, default) for script, default in _FONTS.items()}
    others = {name: value for name, value in layer.items() if name not in fonts}
    return RunFormat(**cast(dict[str, str], fonts), **others, style=style)  # type: ignore[arg-type]


def _paragraph_format(layer: ParagraphLayer, run: RunFormat, style: Style | None, grid: Grid) -> ParagraphFormat:
    size = run.size_pt
    first = _indent(layer.get("first_characters"), layer.get("first_pt"), size)
    row = grid.pitch_pt or 12
    return ParagraphFormat(
        run=run,
        style=style.name if style else "",
        style_id=style.key if style else "",
        outline=layer.get("outline", 0),
        align=layer.get("align", "left"),
        first=first if first.pt > 0 else Indent(),
        hanging=Indent(-first.characters, -first.pt, first.counted) if first.pt < 0 else Indent(),
        left=_indent(layer.get("left_characters"), layer.get("left_pt"), size),
        right=_indent(layer.get("right_characters"), layer.get("right_pt"), size),
        line=_line(layer.get("line", 240), layer.get("line_rule", "auto")),
        grid=grid if layer.get("snap", True) else NO_GRID,
        before_pt=layer.get("before_lines", 0) * row or layer.get("before_pt", 0),
        after_pt=layer.get("after_lines", 0) * row or layer.get("after_pt", 0),
        keep_next=layer.get("keep_next", False),
        break_before=layer.get("break_before", False),
        border=layer.get("border", False),
        list_id=layer.get("list_id", ""),
        list_level=layer.get("list_level", 0),
        tabs=layer.get("tabs", ()),
        frame=layer.get("frame", ""),
    )


def _indent(characters: float | None, pt: float | None, size_pt: float) -> Indent:
    """Characters go before the length; Word writes 0 of them where the length is to count."""
    if characters:
        return Indent(characters, characters * size_pt, counted=True)
    return Indent((pt or 0) / size_pt, pt or 0)


def _line(line: float, rule: str) -> LineSpacing:
    if rule == "auto":
        return LineSpacing("multiple", line / 240)
    return LineSpacing("exact" if rule == "exact" else "atLeast", line / 20)


def pitch(line: LineSpacing, size_pt: float, grid: Grid) -> float:
    """The distance of lines in points (17.3.1.33, 17.6.5): an exact one as it is; else a line of this size is as high as
    its font makes it, rounded up to whole rows of the grid where there is one."""
    if line.rule == "exact":
        return line.value
    natural = size_pt * NATURAL_LINE
    if grid.pitch_pt:
        natural = grid.pitch_pt * max(math.ceil(natural / grid.pitch_pt - 0.01), 1)
    return natural * line.value if line.rule == "multiple" else max(natural, line.value)
