"""The layout -> the style sheet of a document's pages, for a PDF or for a browser."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from reportsite.document.faces import Faces
from reportsite.document.layout import (
    CELL_PADDING_MM,
    FURNITURE_PITCH,
    GB_T_9704,
    LINE_NUMBER_GAP_MM,
    LINE_NUMBER_PT,
    MM,
    RULE_PT,
    Layout,
    Line,
    Type,
    draft_lines,
    mark_lines,
)
from reportsite.document.tree import Document

# `hyphenate-character` changes nothing here; it marks text that `bold` draws heavier, for want of a bold face.
HEAVIER = "heavier"
_COUNTER = re.compile(r"(\{pages?\})")


def print_style(document: Document, layout: Layout, faces: Faces) -> str:
    """The style sheet of the PDF. Text stands in inline boxes without height of their own, so that a fallback font
    cannot stretch the line pitch."""

    def family(type: Type, latin: str = layout.latin) -> str:
        first = faces.families(latin)[:2] if layout.digits == "latin" and latin else ()
        return ",".join(f'"{name}"' for name in dict.fromkeys((*first, *faces.families(type.font)))) + ",serif"

    def weight(type: Type) -> str:
        if faces.bold(type.font):
            return "font-weight:bold"
        return f'hyphenate-character:"{HEAVIER}"' if type.bold else 'hyphenate-character:"-"'

    return _pages(document, layout, family) + _texts(layout, family, weight)


def browser_style(document: Document, layout: Layout = GB_T_9704) -> str:
    """The style sheet of a page that somebody opens in a browser: the fonts are those of that machine."""

    def family(type: Type, latin: str = layout.latin) -> str:
        names = (latin, type.font) if layout.digits == "latin" and latin else (type.font,)
        return ",".join(f'"{name}"' for name in names) + ",serif"

    def weight(type: Type) -> str:
        return f"font-weight:{'bold' if type.bold else 'normal'}"

    return _pages(document, layout, family) + _texts(layout, family, weight)


def line_numbers(pages: Iterable[Iterable[int]], layout: Layout) -> str:
    """The rules that put a number beside the lines of each page: `pages` holds, for each, the rows of the grid (counted
    from 0) on which a line stands. They are counted anew on each page (as in Word's line numbers)."""
    look = (
        f"font:{LINE_NUMBER_PT}pt/{layout.pitch_pt}pt serif;vertical-align:top;text-align:right;white-space:pre;"
        f"padding-right:{LINE_NUMBER_GAP_MM}mm"
    )
    return "".join(
        f'@page :nth({number}){{@left-top{{content:"{_numbered(sorted(set(rows)))}";{look}}}}}\n'
        for number, rows in enumerate(pages, 1)
    )


def _numbered(rows: list[int]) -> str:
    texts = [""] * (rows[-1] + 1) if rows else [""]
    for number, row in enumerate(rows, 1):
        texts[row] = str(number)
    return "\\A ".join(texts)


def _pages(document: Document, layout: Layout, family: Callable[..., str]) -> str:
    """The @page rules: size, margins, and what stands at the head and the foot."""
    width, height = layout.page_width_mm, layout.page_height_mm
    margin = f"{layout.top_mm}mm {layout.right_mm}mm {layout.bottom_mm}mm {layout.left_mm}mm"
    draft = draft_lines(document.draft, layout)
    heads, feet = layout.header, layout.feet()
    sides = "".join(
        f"@page :{side}{{{_boxes('top', (*draft, *head), layout, family)}{_boxes('bottom', foot, layout, family)}}}\n"
        for side, head, foot in (("right", heads.odd, feet.odd), ("left", heads.even, feet.even))
    )
    if document.marks:
        first = (*mark_lines(document.marks, document.draft, layout), *heads.odd)
        sides += f"@page :first{{{_boxes('top', first, layout, family)}}}\n"
    upright = f"{height}mm {width}mm" if document.landscape else f"{width}mm {height}mm"
    return (
        f"@page{{size:{upright};margin:{margin}}}\n"
        f"@page landscape{{size:{height}mm {width}mm;margin:{margin}}}\n{sides}"
        f".landscape{{page:landscape}}\n"
    )


def _boxes(edge: str, lines: Iterable[Line], layout: Layout, family: Callable[..., str]) -> str:
    """The margin boxes of one edge of the page; all lines of an edge are set as its first."""
    shown = list(lines)
    if not shown:
        return ""
    type = shown[0].type
    own = family(type, "")
    pitch = FURNITURE_PITCH * type.size_pt
    if edge == "top":
        look = f"vertical-align:top;padding-top:{layout.header_mm}mm"
    elif layout.footer is not None and layout.footer_mm is not None:
        look = f"vertical-align:bottom;padding-bottom:{layout.footer_mm}mm"
    else:
        # The dashes stand in the middle of a line.
        look = (
            f"vertical-align:top;padding-top:{layout.page_number_gap_mm * MM - 0.05 * type.size_pt - pitch / 2:.2f}pt"
        )
    look += f";font:{'bold' if type.bold else 'normal'} {type.size_pt}pt/{pitch:.2f}pt {own};white-space:pre"
    out = ""
    for place, texts in zip(
        ("left", "center", "right"), zip(*(line.texts for line in shown), strict=True), strict=True
    ):
        if any(texts):
            inset = f";padding-{place}:1em" if place != "center" and edge == "bottom" and layout.footer is None else ""
            out += f"@{edge}-{place}{{content:{_content(texts)};text-align:{place};{look}{inset}}}"
    return out


def _content(texts: Iterable[str]) -> str:
    """The lines as the value of the `content` property, {page} and {pages} as counters."""
    return ' "\\A " '.join(" ".join(_pieces(text)) or '""' for text in texts)


_COUNTERS: Mapping[str, str] = {"{page}": "counter(page)", "{pages}": "counter(pages)"}


def _pieces(text: str) -> Iterator[str]:
    for piece in filter(None, _COUNTER.split(text)):
        yield _COUNTERS.get(piece) or '"' + "".join(map(_escaped, piece)) + '"'


def _escaped(char: str) -> str:
    return f"\\{ord(char):X} " if char in '"\\<' or ord(char) < 32 else char


def _texts(layout: Layout, family: Callable[..., str], weight: Callable[[Type], str]) -> str:
    """The rules of titles, headings, paragraphs, signatures, attachments and tables."""
    size, pitch = layout.text_width_mm / layout.characters, layout.pitch_pt
    scale = size * MM / layout.body.size_pt  # what the body gives up so that a line is full
    levels = "".join(
        f".l{level}{{font-family:{family(type)};{weight(type)}"
        f"{f';font-size:{type.size_pt * scale:.3f}pt' if type.size_pt != layout.body.size_pt else ''}}}"
        for level, type in layout.levels.items()
    )
    title, byline, cell = layout.title, layout.byline, layout.cell
    return f"""html,body,main{{margin:0;padding:0}}
main{{font-family:{family(layout.body)};{weight(layout.body)};font-size:{size:.4f}mm;text-align:justify;overflow-wrap:anywhere}}
h1,h2,h3,h4,h5,p{{margin:0;font-size:inherit;font-weight:inherit;line-height:{pitch}pt;orphans:1;widows:1}}
h2,h3,h4,h5,p{{text-indent:{layout.indent}em}}h1,h2,h3,h4,h5{{break-after:avoid}}
span{{line-height:0}}{levels}
.title{{font-family:{family(title, "")};{weight(title)};font-size:{title.size_pt}pt;line-height:{layout.title_pitch_pt}pt;\
text-align:center;margin:0 -0.5em {pitch}pt}}
.byline{{font-family:{family(byline)};{weight(byline)};font-size:{byline.size_pt}pt;text-align:center;text-indent:0;\
margin-bottom:{pitch}pt}}
.title+.byline{{margin-top:-{pitch}pt}}
.label{{text-indent:0}}.annex{{break-before:page}}.annex .title{{margin-top:{pitch}pt}}
.attachment.first,.signature.first{{margin-top:{pitch}pt}}
.signature{{text-align:right;text-indent:0;break-before:avoid}}
table{{width:100%;border-collapse:collapse;table-layout:fixed;text-align:left;font-size:{cell.size_pt}pt;\
font-family:{family(cell)};{weight(cell)};line-height:{layout.cell_pitch_pt}pt}}
th,td{{border:{RULE_PT}pt solid #000;padding:{CELL_PADDING_MM[0]}mm {CELL_PADDING_MM[1]}mm;vertical-align:middle}}
th{{font-weight:inherit;font-family:{family(layout.level1)};text-align:center}}
thead{{display:table-header-group}}tr{{break-inside:avoid}}
"""
