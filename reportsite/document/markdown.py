"""Document tree -> Markdown (CommonMark). Whatever the text holds stays text: marks in it are escaped."""

import re
from collections.abc import Iterator

from reportsite.document.tree import Document, Paragraph, Table, attachment_lines

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+\-!|~&=.()])")


def escape(text: str) -> str:
    """`text` with every character that Markdown could take for a mark escaped by a backslash."""
    return _MARKS.sub(r"\\\1", text)


def render(document: Document) -> bytes:
    """The document as Markdown, UTF-8: headings on their own line as headings, a table as a pipe table."""
    return "".join(block + "\n\n" for block in _blocks(document)).encode()


def _blocks(document: Document) -> Iterator[str]:
    yield from filter(None, (escape(document.label),))
    if document.title:
        yield "# " + "".join(map(escape, document.title))
    yield from map(escape, document.byline)
    for block in document.blocks:
        yield _table(block) if isinstance(block, Table) else _paragraph(block)
    yield from map(escape, attachment_lines(document))
    if document.signature:
        yield from map(escape, filter(None, (document.signature.name, document.signature.date)))
    for annex in document.annexes:
        yield from _blocks(annex)


def _paragraph(paragraph: Paragraph) -> str:
    mark = "#" * (paragraph.level + 1) + " " if paragraph.level else ""
    return mark + escape(paragraph.text)


def _table(table: Table) -> str:
    rows = [[column.heading for column in table.columns], ["---"] * len(table.columns)]
    rows += (list(map(escape, texts)) for texts in table.texts)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
