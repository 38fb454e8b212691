"""What one w:pPr or w:rPr says, as a layer: only what it sets. Layers are laid over each other in `styles`."""

from collections.abc import Mapping
from typing import Literal, TypedDict

from reportsite.word.fonts import named_fonts
from reportsite.word.markup import (
    Element,
    attribute,
    child,
    children,
    integer,
    number,
    points,
    switched,
    value,
)

Alignment = Literal["left", "center", "right", "both", "distribute"]

# ISO/IEC 29500-1, 17.18.44, the values of Strict included; an alignment of other scripts is as good as both sides.
_ALIGNMENTS: Mapping[str, Alignment] = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "both": "both",
    "distribute": "distribute", "thaiDistribute": "distribute", "lowKashida": "both", "mediumKashida": "both",
    "highKashida": "both",
}  # fmt: skip
_LINE_RULES = ("exact", "atLeast", "auto")


class RunLayer(TypedDict, total=False):
    """Sizes in points. `bold`, `italic` and `hidden` of a style switch over what the other styles say."""

    ascii: str
    h_ansi: str
    east_asia: str
    hint: bool
    size_pt: float
    bold: bool
    italic: bool
    hidden: bool
    underline: str
    colour: str
    spacing_pt: float


class ParagraphLayer(TypedDict, total=False):
    """Lengths in points, in characters where the name says so; a hanging first line is a negative one.

    `line` is in twips, in 240ths of a line where `line_rule` is "auto"; `before_lines` and `after_lines` in lines.
    """

    outline: int
    align: Alignment
    first_pt: float
    first_characters: float
    left_pt: float
    left_characters: float
    right_pt: float
    right_characters: float
    line: float
    line_rule: str
    before_pt: float
    after_pt: float
    before_lines: float
    after_lines: float
    snap: bool
    keep_next: bool
    break_before: bool
    list_id: str
    list_level: int
    tabs: tuple[tuple[float, str], ...]
    frame: str
    border: bool


def run_layer(properties: Element | None, theme: Mapping[str, str]) -> RunLayer:
    """What a w:rPr sets."""
    layer = RunLayer()
    if properties is None:
        return layer
    if (fonts := child(properties, "rFonts")) is not None:
        layer.update(named_fonts(fonts, theme))  # type: ignore[typeddict-item]
        if attribute(fonts, "hint"):
            layer["hint"] = attribute(fonts, "hint") == "eastAsia"
    if (half_points := number(value(properties, "sz"), 1, 3276)) is not None:
        layer["size_pt"] = half_points / 2
    if (spacing := points(value(properties, "spacing"))) is not None:
        layer["spacing_pt"] = spacing
    if underline := value(properties, "u"):
        layer["underline"] = "" if underline == "none" else underline[:20]
    if colour := value(properties, "color"):
        layer["colour"] = "" if colour == "auto" else colour[:20].upper()
    if (bold := switched(child(properties, "b"))) is not None:
        layer["bold"] = bold
    if (italic := switched(child(properties, "i"))) is not None:
        layer["italic"] = italic
    if (hidden := switched(child(properties, "vanish"))) is not None:
        layer["hidden"] = hidden
    return layer


def paragraph_layer(properties: Element | None) -> ParagraphLayer:
    """What a w:pPr sets."""
    layer = ParagraphLayer()
    if properties is None:
        return layer
    if (outline := integer(value(properties, "outlineLvl"), 0, 9)) is not None:
        layer["outline"] = (outline + 1) % 10  # 9 is the body
    if align := _ALIGNMENTS.get(value(properties, "jc") or ""):
        layer["align"] = align
    if (snap := switched(child(properties, "snapToGrid"))) is not None:
        layer["snap"] = snap
    if (keep := switched(child(properties, "keepNext"))) is not None:
        layer["keep_next"] = keep
    if (break_before := switched(child(properties, "pageBreakBefore"))) is not None:
        layer["break_before"] = break_before
    if frame := attribute(child(properties, "framePr"), "xAlign"):
        layer["frame"] = frame[:20]
    if (borders := child(properties, "pBdr")) is not None:
        layer["border"] = any(attribute(side) not in (None, "nil", "none") for side in borders)
    layer.update(_indents(child(properties, "ind")))
    layer.update(_spacing(child(properties, "spacing")))
    layer.update(_list(child(properties, "numPr")))
    if tabs := tuple(_tabs(child(properties, "tabs"))):
        layer["tabs"] = tabs
    return layer


def _indents(element: Element | None) -> ParagraphLayer:
    """w:ind (17.3.1.12). Left and right are called start and end in Strict files."""
    layer = ParagraphLayer()
    if element is None:
        return layer
    for name, first, second in (("left", "left", "start"), ("right", "right", "end")):
        length = points(attribute(element, first) or attribute(element, second))
        share = number(attribute(element, f"{first}Chars") or attribute(element, f"{second}Chars"), -10_000, 10_000)
        if length is not None:
            layer[f"{name}_pt"] = length  # type: ignore[literal-required]
        if share is not None:
            layer[f"{name}_characters"] = share / 100  # type: ignore[literal-required]
    hanging, first_line = points(attribute(element, "hanging")), points(attribute(element, "firstLine"))
    if hanging is not None or first_line is not None:
        layer["first_pt"] = (first_line or 0) if hanging is None else -hanging
    hanging = number(attribute(element, "hangingChars"), 0, 10_000)
    first_line = number(attribute(element, "firstLineChars"), 0, 10_000)
    if hanging is not None or first_line is not None:
        layer["first_characters"] = -hanging / 100 if hanging else (first_line or 0) / 100
    return layer


def _spacing(element: Element | None) -> ParagraphLayer:
    """w:spacing (17.3.1.33)."""
    layer = ParagraphLayer()
    rule = attribute(element, "lineRule")
    if (line := number(attribute(element, "line"), 0, 31_680)) is not None:
        layer["line"] = line
        layer["line_rule"] = rule if rule in _LINE_RULES else "auto"
    if (before := points(attribute(element, "before"))) is not None:
        layer["before_pt"] = before
    if (after := points(attribute(element, "after"))) is not None:
        layer["after_pt"] = after
    if (before := number(attribute(element, "beforeLines"), 0, 10_000)) is not None:
        layer["before_lines"] = before / 100
    if (after := number(attribute(element, "afterLines"), 0, 10_000)) is not None:
        layer["after_lines"] = after / 100
    return layer


def _list(element: Element | None) -> ParagraphLayer:
    """w:numPr (17.3.1.19): which list the paragraph is numbered in and at which level; list 0 is none."""
    layer = ParagraphLayer()
    if (key := value(element, "numId")) is not None:
        layer["list_id"] = "" if key.strip() == "0" else key.strip()[:20]
    if (level := integer(value(element, "ilvl"), 0, 8)) is not None:
        layer["list_level"] = level
    return layer


def _tabs(element: Element | None) -> list[tuple[float, str]]:
    """The tab stops in the order of their places, in points; "clear" takes away one of another layer."""
    found = ((points(attribute(tab, "pos")), attribute(tab) or "") for tab in children(element, "tab"))
    return sorted((place, kind[:20]) for place, kind in found if place is not None)
