"""Document tree -> Markdown (CommonMark). Whatever the text holds stays text: marks in it are escaped."""

import re

from reportsite.document.tree import Document, Paragraph, Table, attachment_lines

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+\-!|~&=.()])")


def escape(text: str) -> str:
    """`text` with every character that Markdown could take for a mark escaped by a backslash."""
    return _MARKS.sub(r"\\\1", text)


def render(document: Document) -> bytes:
    """The document as Markdown, UTF-8: headings on their own line as headings, a table as a pipe table."""
    blocks = ["# " + "".join(map(escape, document.title))] if document.title else []
    if document.byline:
        blocks.append(escape(document.byline))
    for block in document.blocks:
        if isinstance(block, Table):
            blocks.append(_table(block))
        else:
            blocks.append(_paragraph(block))
    blocks += map(escape, attachment_lines(document))
    if document.signature:
        blocks += map(escape, filter(None, (document.signature.name, document.signature.date)))
    return "".join(block + "\n\n" for block in blocks).encode()


def _paragraph(paragraph: Paragraph) -> str:
    mark = "#" * (paragraph.level + 1) + " " if paragraph.level else ""
    return mark + escape(paragraph.text)


def _table(table: Table) -> str:
    rows = [[column.heading for column in table.columns], ["---"] * len(table.columns)]
    rows += (list(map(escape, texts)) for texts in table.texts)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
