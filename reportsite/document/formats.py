"""The formats in which a document leaves: one table, read by pages and commands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportsite.document import apart, docx, html, markdown, txt, xlsx
from reportsite.document.tree import Document


@dataclass(frozen=True, slots=True)
class Format:
    """`render` takes the document and the font folders."""

    extension: str
    content_type: str
    render: Callable[[Document, Sequence[Path]], bytes]


FORMATS: Mapping[str, Format] = {
    item.extension: item
    for item in (
        Format(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            lambda tree, _: docx.render(tree),
        ),
        Format("pdf", "application/pdf", lambda tree, folders: apart.render(tree, folders)),
        Format("html", "text/html; charset=utf-8", lambda tree, _: html.render(tree)),
        Format("txt", "text/plain; charset=utf-8", lambda tree, _: txt.render(tree)),
        Format("md", "text/markdown; charset=utf-8", lambda tree, _: markdown.render(tree)),
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda tree, _: xlsx.render(tree),
        ),
    )
}
