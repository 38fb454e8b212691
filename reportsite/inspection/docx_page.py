"""The pages of a DOCX: their size and margins, how many lines they have and how many characters a line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportsite.document.layout import MM, Layout
from reportsite.inspection.docx_roles import TOLERANCE_PT, Placed
from reportsite.inspection.findings import Place
from reportsite.inspection.rules import Seen
from reportsite.word.names import level_of_run
from reportsite.word.sections import Section

PAGE = Place(part="page")
_TOLERANCE_MM = 0.5
_SIDES = ("top", "right", "bottom", "left")


def pages(sections: Sequence[Section], placed: Sequence[Placed], layout: Layout) -> Iterator[Seen]:
    """The rules `page.*`. What a page holds is reckoned from the first section and the body's most common setting."""
    for section in sections:
        yield from _size(section, layout)
        yield from _margins(section, layout)
    if sections:
        yield from _lines(sections[0], placed, layout)
        yield from _characters(sections[0], placed, layout)


def _size(section: Section, layout: Layout) -> Iterator[Seen]:
    """The page, upright or turned: a table may stand on a page that is turned."""
    wide, high = layout.page_width_mm, layout.page_height_mm
    if not any(
        abs(section.width_mm - across) <= _TOLERANCE_MM and abs(section.height_mm - down) <= _TOLERANCE_MM
        for across, down in ((wide, high), (high, wide))
    ):
        yield Seen("page.size", PAGE, _by(section.width_mm, section.height_mm), _by(wide, high))


def _by(wide: float, high: float) -> str:
    return f"{round(wide, 1):g} x {round(high, 1):g} mm"


def _margins(section: Section, layout: Layout) -> Iterator[Seen]:
    pairs = [(side, getattr(section, f"{side}_mm"), getattr(layout, f"{side}_mm")) for side in _SIDES]
    wrong = [(side, found, expected) for side, found, expected in pairs if abs(found - expected) > _TOLERANCE_MM]
    if wrong:
        found = ", ".join(f"{side} {round(value, 1):g} mm" for side, value, _ in wrong)
        expected = ", ".join(f"{side} {round(value, 1):g} mm" for side, _, value in wrong)
        yield Seen("page.margins", PAGE, found, expected)


def most_common(values: Iterable[tuple[float, int]]) -> float | None:
    """The value that most characters have: (value, characters)."""
    counted: Counter[float] = Counter()
    for value, count in values:
        counted[round(value, 2)] += count
    return counted.most_common(1)[0][0] if counted else None


def _body(placed: Iterable[Placed]) -> list[Placed]:
    return [one for one in placed if one.role == "body"]


def _lines(section: Section, placed: Sequence[Placed], layout: Layout) -> Iterator[Seen]:
    pitch = most_common((one.paragraph.pitch_pt, len(one.text)) for one in _body(placed))
    if not pitch or pitch <= 0:
        return
    height = (section.height_mm - section.top_mm - section.bottom_mm) * MM
    # As many as the layout has fit, and one more does not; the file's twips are a twentieth of a point each.
    if layout.lines * (pitch - 0.05) > height + 0.1 or (layout.lines + 1) * (pitch + 0.05) <= height - 0.1:
        yield Seen("page.lines", PAGE, f"{max(int(height / pitch + 0.01), 0)} lines", f"{layout.lines} lines")


def _characters(section: Section, placed: Sequence[Placed], layout: Layout) -> Iterator[Seen]:
    runs = [
        run
        for one in _body(placed)
        for run in one.paragraph.runs
        if not run.format.hidden and not level_of_run(run.format.style)
    ]
    size = most_common((run.format.size_pt, len(run.text)) for run in runs)
    spacing = most_common((run.format.spacing_pt, len(run.text)) for run in runs)
    if size is None or spacing is None or layout.characters <= layout.indent:
        return
    if abs(size - layout.body.size_pt) <= TOLERANCE_PT:
        size = layout.body.size_pt  # a file keeps half points
    width = (section.width_mm - section.left_mm - section.right_mm) * MM
    if section.grid.characters_pt is not None:
        character, spread = size + section.grid.characters_pt, 0.0
    else:
        # The indent of a first line gives up nothing of its width.
        character, spread = size + spacing, layout.indent * spacing
    if character <= 0:
        return
    found, expected = max(int((width + spread + 0.1) / character), 0), layout.characters
    # What a character gives up is a whole twentieth of a point: over a line of small characters others find room.
    rounding = int((expected / 20 + 0.2) / character)
    if not expected <= found <= expected + rounding:
        yield Seen("page.characters", PAGE, f"{found} characters", f"{expected} characters")
