"""The formats in which a document leaves: one table, read by pages and commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportsite.document import apart, docx, html, markdown, txt, xlsx
from reportsite.document.faces import Faces
from reportsite.document.layout import Layout
from reportsite.document.tree import Document

Wanted = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Format:
    """`render` takes the document, its layout, the faces at hand, and a question that is asked now and then during long
    work: is the answer still wanted?"""

    extension: str
    content_type: str
    render: Callable[[Document, Layout, Faces, Wanted], bytes]


FORMATS: Mapping[str, Format] = {
    item.extension: item
    for item in (
        Format(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            lambda tree, layout, _faces, _wanted: docx.render(tree, layout),
        ),
        Format(
            "pdf",
            "application/pdf",
            lambda tree, layout, faces, wanted: apart.render(tree, faces, layout, wanted),
        ),
        Format("html", "text/html; charset=utf-8", lambda tree, layout, _faces, _wanted: html.render(tree, layout)),
        Format("txt", "text/plain; charset=utf-8", lambda tree, _layout, _faces, _wanted: txt.render(tree)),
        Format("md", "text/markdown; charset=utf-8", lambda tree, _layout, _faces, _wanted: markdown.render(tree)),
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda tree, layout, _faces, _wanted: xlsx.render(tree, layout),
        ),
    )
}
