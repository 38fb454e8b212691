"""Document tree -> HTML: the body alone for a page of the application, or a page of its own that can be printed."""

from collections.abc import Iterable, Iterator
from html import escape

from reportsite.document.layout import GB_T_9704, Font, Layout, signature_indents
from reportsite.document.tree import Document, Paragraph, Table, attachment_lines


def body(document: Document, layout: Layout = GB_T_9704) -> str:
    """The document as an HTML fragment; all text is escaped."""
    return "".join(_parts(document, layout))


def render(document: Document, layout: Layout = GB_T_9704) -> bytes:
    """The document as an HTML page of its own, UTF-8, for a browser."""
    return page(document, css(layout, document.landscape), layout).encode()


def page(document: Document, style: str, layout: Layout = GB_T_9704) -> str:
    """A complete HTML page with the given style sheet."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(document.name)}</title>'
        f"<style>{style}</style></head><body><main>{body(document, layout)}</main></body></html>"
    )


def _parts(document: Document, layout: Layout) -> Iterator[str]:
    if document.title:
        yield f'<h1 class="title">{"<br>".join(_span(line) for line in document.title)}</h1>'
    if document.byline:
        yield f'<p class="byline">{_span(document.byline)}</p>'
    for block in document.blocks:
        yield _table(block) if isinstance(block, Table) else _paragraph(block)
    for index, line in enumerate(attachment_lines(document)):
        yield f'<p class="attachment{" first" if not index else ""}">{_span(line)}</p>'
    if document.signature:
        signature = document.signature
        for index, (text, indent) in enumerate(
            zip(
                (signature.name, signature.date), signature_indents(signature.name, signature.date, layout), strict=True
            )
        ):
            if text:
                yield f'<p class="signature{" first" if not index else ""}" style="padding-right:{indent:g}em">{_span(text)}</p>'


def _span(text: str, level: int = 0) -> str:
    return f'<span class="l{level}">{escape(text)}</span>' if level else f"<span>{escape(text)}</span>"


def _paragraph(paragraph: Paragraph) -> str:
    runs = "".join(_span(run.text, run.level) for run in paragraph.runs)
    tag = f"h{paragraph.level + 1}" if paragraph.level else "p"
    return f"<{tag}>{runs}</{tag}>"


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{column.share}%">' for column in table.columns)
    head = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(row: Iterable) -> str:
    return "".join(
        f"<td{f' rowspan={chr(34)}{cell.rows}{chr(34)}' if cell.rows > 1 else ''}>{escape(cell.text)}</td>"
        for cell in row
    )


def _own(font: Font) -> str:
    """A font that sets Latin letters and digits itself."""
    return ",".join(f'"{name}"' for name in font.families) + ",serif"


def _family(font: Font, layout: Layout) -> str:
    return ",".join(f'"{name}"' for name in (*layout.latin.families, *font.families)) + ",serif"


def css(layout: Layout, landscape: bool = False) -> str:
    """The style sheet of the pages. Text stands in inline boxes without height of their own, so that a fallback font
    cannot stretch the line pitch."""
    width, height = layout.page_width_mm, layout.page_height_mm
    if landscape:
        width, height = height, width
    size = layout.text_width_mm / layout.characters
    # On a line one em high the dashes stand 0.55 em below its top.
    top = layout.page_number_gap_mm / 25.4 * 72 - 0.55 * layout.page_number_pt
    number = f"font:{layout.page_number_pt}pt/1 {_own(layout.page_number)};vertical-align:top;padding-top:{top:.2f}pt"
    counter = 'content:"— " counter(page) " —"'
    levels = "".join(f".l{level}{{font-family:{_family(font, layout)}}}" for level, font in layout.levels.items())
    return f"""
@page{{size:{width}mm {height}mm;margin:{layout.top_mm}mm {layout.right_mm}mm {layout.bottom_mm}mm {layout.left_mm}mm}}
@page :right{{@bottom-right{{{counter};{number};padding-right:1em}}}}
@page :left{{@bottom-left{{{counter};{number};padding-left:1em}}}}
html,body,main{{margin:0;padding:0}}
main{{font-family:{_family(layout.body, layout)};font-size:{size:.4f}mm;text-align:justify;overflow-wrap:anywhere}}
h1,h2,h3,h4,h5,p{{margin:0;font-size:inherit;font-weight:normal;line-height:{layout.pitch_pt}pt;orphans:1;widows:1}}
h2,h3,h4,h5,p{{text-indent:{layout.indent}em}}h2,h3,h4,h5{{break-after:avoid}}
span{{line-height:0}}{levels}
.title{{font:bold {layout.title_pt}pt/{layout.title_pitch_pt}pt {_own(layout.title)};text-align:center;margin-bottom:{layout.pitch_pt}pt}}
.byline{{font-family:{_family(layout.byline, layout)};text-align:center;text-indent:0;margin-bottom:{layout.pitch_pt}pt}}
.title+.byline{{margin-top:-{layout.pitch_pt}pt}}
.attachment{{padding-left:5em;text-indent:-3em}}.attachment.first{{margin-top:{layout.pitch_pt}pt}}
.signature{{text-align:right;text-indent:0;break-before:avoid}}.signature.first{{margin-top:{layout.pitch_pt}pt}}
table{{width:100%;border-collapse:collapse;table-layout:fixed;font-size:{layout.cell_pt}pt;line-height:{layout.cell_pitch_pt}pt;text-align:left}}
th,td{{border:.5pt solid #000;padding:1mm 1.5mm;vertical-align:middle}}
th{{font-weight:normal;font-family:{_family(layout.levels[1], layout)};text-align:center}}
thead{{display:table-header-group}}tr{{break-inside:avoid}}
"""
