"""Document tree -> HTML: the body alone for a page of the application, or a page of its own that can be printed."""

from collections.abc import Iterable, Iterator
from html import escape

from reportsite.document.css import browser_style
from reportsite.document.layout import GB_T_9704, Layout, attachment_indents, signature_indents
from reportsite.document.tree import Document, Paragraph, Table, attachment_lines

UNTITLED = "对照检查材料"  # PDF/UA-1 (ISO 14289-1, 7.1) asks for a title in the properties of every document


def body(document: Document, layout: Layout = GB_T_9704, keyed: bool = False) -> str:
    """The document as an HTML fragment; all text is escaped. With `keyed` each text of a paragraph names its item."""
    return "".join(_parts(document, layout, keyed))


def render(document: Document, layout: Layout = GB_T_9704) -> bytes:
    """The document as an HTML page of its own, UTF-8, for a browser, in the fonts that offices have."""
    return page(document, browser_style(document, layout), layout).encode()


def page(document: Document, style: str, layout: Layout = GB_T_9704) -> str:
    """A complete HTML page with the given style sheet."""
    kind = ' class="landscape"' if document.landscape else ""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(document.name or UNTITLED)}</title>'
        f"<style>{style}</style></head><body><main{kind}>{body(document, layout)}</main></body></html>"
    )


def _parts(document: Document, layout: Layout, keyed: bool = False) -> Iterator[str]:
    if document.label:
        yield f'<p class="label">{_span(document.label, 1)}</p>'
    if document.title:
        yield f'<h1 class="title">{_lines(document.title)}</h1>'
    if document.byline:
        yield f'<p class="byline">{_lines(document.byline)}</p>'
    for block in document.blocks:
        yield _table(block) if isinstance(block, Table) else _paragraph(block, keyed)
    indents = attachment_indents(len(document.attachments), layout)
    for index, (text, (left, first)) in enumerate(zip(attachment_lines(document), indents, strict=True)):
        kind = "attachment first" if not index else "attachment"
        yield f'<p class="{kind}" style="padding-left:{left:g}em;text-indent:{first:g}em">{_span(text)}</p>'
    if document.signature:
        texts = (document.signature.name, document.signature.date)
        for index, (text, indent) in enumerate(zip(texts, signature_indents(*texts, layout), strict=True)):
            if text:
                kind = "signature first" if not index or not texts[0] else "signature"
                yield f'<p class="{kind}" style="padding-right:{indent:g}em">{_span(text)}</p>'
    for annex in document.annexes:
        yield f'<section class="annex{" landscape" if annex.landscape else ""}">{body(annex, layout)}</section>'


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(map(_span, lines))


def _span(text: str, level: int = 0, key: str = "") -> str:
    marks = (f' class="l{level}"' if level else "") + (f' data-key="{escape(key)}"' if key else "")
    return f"<span{marks}>{escape(text)}</span>"


def _paragraph(paragraph: Paragraph, keyed: bool) -> str:
    runs = "".join(_span(run.text, run.level, run.key if keyed else "") for run in paragraph.runs)
    tag = f"h{paragraph.level + 1}" if paragraph.level else "p"
    return f"<{tag}>{runs}</{tag}>"


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{column.share}%">' for column in table.columns)
    head = "".join(f'<th scope="col">{_span(column.heading)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(row: Iterable) -> str:
    return "".join(
        f"<td{f' rowspan={chr(34)}{cell.rows}{chr(34)}' if cell.rows > 1 else ''}>{_span(cell.text)}</td>"
        for cell in row
    )
