"""A unit's own DOCX template, or any report in its style -> a layout, and what of it a layout cannot hold."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from reportsite.document.faces import kind_of
from reportsite.document.layout import FURNITURE_PITCH, GB_T_9704, MM, Furniture, Layout, Type, check
from reportsite.document.template_lines import Found, Part, lines_of
from reportsite.word.body import Body, Paragraph, every_paragraph, read
from reportsite.word.names import NAMES, level_of_run, role_of
from reportsite.word.package import Package
from reportsite.word.sections import Section, Side
from reportsite.word.styles import ParagraphFormat, RunFormat, Styles, pitch

_ROLES = ("body", "title", "byline", "level1", "level2", "level3", "level4", "cell")
_LEVELS = _ROLES[3:7]
_LOOKED_FOR = _ROLES[:-1]  # the style of tables is our own: no template has it
_PAGE = ("page_width_mm", "page_height_mm", "top_mm", "right_mm", "bottom_mm", "left_mm")
_NUMBER = "— {page} —"
_CHINESE = re.compile("[一-龥]")
# Characters that a text must have for its own setting to count more than its style.
_ENOUGH, _ENOUGH_OF_THE_BODY = 4, 100


@dataclass(frozen=True, slots=True)
class Note:
    """What could not be taken over, or only with a change. `code` and `params` are put into words by the pages:

    out_of_range: setting, value · no_room · landscape · sections, columns: count · first_page
    style_missing: role · set_by_hand: role · colour: role, colour · italic, underline, list_numbers: role
    pitch_reckoned: setting, value · font_not_chinese: font, taken · indent_rounded: found, taken · fonts_differ: found, taken
    table, border, box: part · thing: part, what ("picture", "watermark", "object", "formula", …) · field: part, name
    many_lines: part, count, most · long_line: part, characters, most
    macros · external: what, count · objects: count · tables: count · text: characters
    """

    code: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)


def layout_of(data: bytes) -> tuple[Layout, tuple[Note, ...]]:
    """The layout of a DOCX. What it does not say, or says beyond the limits of a layout, is that of GB/T 9704-2012.
    Refused where the file is no DOCX (`word.package.Package`)."""
    package = Package.open(data)
    styles = Styles(package)
    document = read(package, styles)
    reading = _Reading(styles, document)
    layout = reading.layout()
    reading.say_the_rest(package)
    return layout, tuple(reading.notes)


class _Reading:
    """Collects the settings that were found, and what is to be said about them, each once."""

    def __init__(self, styles: Styles, document: Body) -> None:
        self.styles, self.document = styles, document
        self.section: Section = document.sections[0]
        self.notes: list[Note] = []
        self.settings: dict[str, Any] = {}
        self.by_role: dict[str, list[Paragraph]] = {}
        for block in document.blocks:
            if isinstance(block, Paragraph):
                self.by_role.setdefault(role_of(block.format) or "body", []).append(block)

    def say(self, code: str, **params: str | int | float) -> None:
        note = Note(code, params)
        if note not in self.notes:
            self.notes.append(note)

    def set(self, name: str, value: Any, reckoned: bool = False) -> None:
        """A setting, unless it is out of its range."""
        try:
            msgspec.convert({name: value}, Layout)
        except msgspec.ValidationError:
            self.say("out_of_range", setting=name, value=_plain(value))
            return
        if reckoned:
            self.say("pitch_reckoned", setting=name, value=value)
        self.settings[name] = value

    def layout(self) -> Layout:
        self._page()
        self._texts()
        self._furniture()
        layout = Layout(**self.settings)
        try:
            return check(layout)
        except ValueError:
            self.say("no_room")
            return replace(layout, **{name: getattr(GB_T_9704, name) for name in _PAGE})

    # The page

    def _page(self) -> None:
        section = self.section
        wide, high = section.width_mm, section.height_mm
        if section.landscape or wide > high:
            self.say("landscape")
            wide, high = high, wide
        found = {"page_width_mm": wide, "page_height_mm": high, "header_mm": section.header_mm}
        found |= {f"{side}_mm": getattr(section, f"{side}_mm") for side in ("top", "right", "bottom", "left")}
        for name, value in found.items():
            self.set(name, round_mm(value))
        if section.line_numbers:
            self.set("line_numbers", True)
        if len(self.document.sections) > 1:
            self.say("sections", count=len(self.document.sections))
        if section.columns > 1:
            self.say("columns", count=section.columns)

    # What text is set in

    def _texts(self) -> None:
        formats = {role: found for role in _ROLES if (found := self._format(role))}
        for role, (paragraph, run) in formats.items():
            self.settings[role] = self.type(run.east_asia, run.size_pt, run.bold, role)
            self._say_looks(role, paragraph, run)
        for role, name in (("body", "pitch_pt"), ("title", "title_pitch_pt"), ("cell", "cell_pitch_pt")):
            if role in formats:
                paragraph, run = formats[role]
                distance = round(pitch(paragraph.line, run.size_pt, paragraph.grid), 2)
                self.set(name, distance, reckoned=paragraph.line.rule != "exact" and not paragraph.grid.pitch_pt)
        if "body" in formats:
            self._indent(*formats["body"])
            self._latin({role: run for role, (_, run) in formats.items() if role != "title"})

    def _format(self, role: str) -> tuple[ParagraphFormat, RunFormat] | None:
        """How the text of a role is set: as its style says, or as most of its text really is where that is another."""
        style = self.styles.by_name(*NAMES[role])
        if style is None and role == "body":
            style = self.styles.all.get(self.styles.default)
        by_hand = _most(self.by_role.get(role, ()), _ENOUGH_OF_THE_BODY if role == "body" else _ENOUGH)
        if style is None:
            if by_hand is None and role in _LOOKED_FOR:
                self.say("style_missing", role=role)
            return by_hand
        paragraph = self.styles.of_style(style, self.section.grid)
        if by_hand is None or _essence(*by_hand) == _essence(paragraph, paragraph.run):
            return paragraph, paragraph.run
        self.say("set_by_hand", role=role)
        return by_hand

    def type(self, font: str, size_pt: float, bold: bool, role: str) -> Type:
        """A type; what of it is out of range is that of the body of the standard."""
        default: Type = getattr(GB_T_9704, role) if role in _ROLES else GB_T_9704.number
        if not (kind_of(font) or _CHINESE.search(font)):
            # Word's own styles name the fonts of the machine on which they were made: ＭＳ ゴシック, Cambria.
            self.say("font_not_chinese", font=font, taken=default.font)
            font = default.font
        made: dict[str, Any] = {}
        for name, value in (("font", font), ("size_pt", size_pt)):
            try:
                msgspec.convert({"font": default.font} | {name: value}, Type)
                made[name] = value
            except msgspec.ValidationError:
                self.say("out_of_range", setting=f"{role}.{name}", value=_plain(value))
                made[name] = getattr(default, name)
        return Type(made["font"], made["size_pt"], bold)

    def _say_looks(self, role: str, paragraph: ParagraphFormat, run: RunFormat) -> None:
        if run.colour not in ("", "000000"):
            self.say("colour", role=role, colour=run.colour)
        for code, applies in (("italic", run.italic), ("underline", bool(run.underline))):
            if applies:
                self.say(code, role=role)
        if paragraph.list_id and role in _LEVELS:
            self.say("list_numbers", role=role)

    def _indent(self, paragraph: ParagraphFormat, run: RunFormat) -> None:
        found = paragraph.first.of(run.size_pt)
        if abs(found - round(found)) > 0.1:
            self.say("indent_rounded", found=round(found, 2), taken=round(found))
        self.set("indent", round(found))

    def _latin(self, runs: Mapping[str, RunFormat]) -> None:
        """Latin letters and digits have one font, or each text sets its own."""
        if all(run.ascii == run.east_asia for run in runs.values()):
            self.set("digits", "own")
            return
        self.set("latin", runs["body"].ascii)
        for other in sorted({run.ascii for run in runs.values()} - {runs["body"].ascii}):
            self.say("fonts_differ", found=other, taken=runs["body"].ascii)

    # Head and foot

    def _furniture(self) -> None:
        heads, feet = self._both_sides("header"), self._both_sides("footer")
        self.settings["header"] = _furniture(heads)
        if self.section.first_page_differs:
            self.say("first_page")
        if not feet["odd"] and not feet["even"]:
            self.set("page_number", "none")
        elif not self._page_number(feet["odd"], feet["even"]):
            self.settings["footer"] = _furniture(feet)
            distance = round_mm(self.section.footer_mm)
            if abs(distance - self._foot(GB_T_9704.number, GB_T_9704.page_number_gap_mm)) > 0.02:
                self.set("footer_mm", distance)

    def _both_sides(self, part: Part) -> dict[Side, list[Found]]:
        names: Mapping[Side, str] = self.section.headers if part == "header" else self.section.footers
        sides: tuple[Side, ...] = ("odd", "even")
        return {
            side: lines_of(self.document.furniture.get(names.get(side, ""), ()), part, side, self.say, self.type)
            for side in sides
        }

    def _page_number(self, odd: list[Found], even: list[Found]) -> bool:
        """Whether the foot is the page number of the standard alone, in one of its two places: then it is taken so."""
        if len(odd) != 1 or len(even) != 1 or odd[0].line.type != even[0].line.type:
            return False
        places = tuple(_place_of_number(found) for found in (odd[0], even[0]))
        known = {("right", "left"): "outside", ("center", "center"): "center"}
        gap = round_mm(self._foot(odd[0].line.type, 0) - self.section.footer_mm)
        if places not in known or not 0 <= gap <= 200:
            return False
        self.set("page_number", known[places])
        self.set("page_number_gap_mm", gap)
        self.settings["number"] = odd[0].line.type
        return True

    def _foot(self, number: Type, gap_mm: float) -> float:
        """How far from the edge of the page the foot is, if the page number stands that far below the text."""
        bottom = self.settings.get("bottom_mm", GB_T_9704.bottom_mm)
        return float(bottom - gap_mm - number.size_pt * FURNITURE_PITCH / 2 / MM)

    # What a layout has no room for

    def say_the_rest(self, package: Package) -> None:
        """Things in the package and in the body that no layout holds."""
        if package.macros:
            self.say("macros")
        for what, count in sorted(Counter(relation.kind for relation in package.external).items()):
            self.say("external", what=what[:40], count=count)
        if package.objects:
            self.say("objects", count=len(package.objects))
        paragraphs = list(every_paragraph(self.document.blocks))
        for thing in dict.fromkeys(thing for one in paragraphs for thing in one.things):
            if thing == "box":
                self.say("box", part="body")
            else:
                self.say("thing", part="body", what=thing)
        tables = sum(not isinstance(block, Paragraph) for block in self.document.blocks)
        if tables:
            self.say("tables", count=tables)
        if characters := sum(len(one.text.strip()) for one in paragraphs):
            self.say("text", characters=characters)


def round_mm(mm: float) -> float:
    """A length as somebody would have given it: Word keeps it in twips, a little less than 0.02 mm each."""
    for places in (0, 1, 2):
        if abs(round(mm, places) - mm) * MM * 20 <= 1.01:
            return round(mm, places)
    return mm


def _plain(value: Any) -> str | int | float:
    return value if isinstance(value, (str, int, float)) else str(value)[:80]


def _furniture(sides: Mapping[Side, list[Found]]) -> Furniture:
    odd, even = (tuple(found.line for found in sides[side]) for side in ("odd", "even"))
    return Furniture(odd, even)


def _most(paragraphs: Iterable[Paragraph], enough: int) -> tuple[ParagraphFormat, RunFormat] | None:
    """How most of the text of some paragraphs is set, run-in headings left out; None where there is not enough of it."""
    weights: Counter[tuple[object, ...]] = Counter()
    formats: dict[tuple[object, ...], tuple[ParagraphFormat, RunFormat]] = {}
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if not run.format.hidden and not level_of_run(run.format.style):
                found = (paragraph.format, run.format)
                key = _essence(*found)
                weights[key] += len(run.text.strip())
                formats.setdefault(key, found)
    if weights.total() < enough:
        return None
    return formats[weights.most_common(1)[0][0]]


def _essence(paragraph: ParagraphFormat, run: RunFormat) -> tuple[object, ...]:
    """What of the setting of a text a layout takes over."""
    size = run.size_pt
    line = round(pitch(paragraph.line, size, paragraph.grid), 1)
    return run.east_asia, run.ascii, size, run.bold, line, round(paragraph.first.of(size), 1)


def _place_of_number(found: Found) -> str:
    """Where the page number of the standard stands, "" where the line is another: at a side it is one character in."""
    texts = {place: text for place in ("left", "center", "right") if (text := getattr(found.line, place))}
    if set(texts.values()) != {_NUMBER} or len(texts) != 1:
        return ""
    (place,) = texts
    return place if place == "center" or abs(found.inset - 1) < 0.1 else ""
