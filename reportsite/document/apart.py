"""PDF in a process of its own: it stays warm, reads the text and the fonts alone, and is stopped when it takes too long
or too much."""

from collections.abc import Callable

from reportsite.confined.process import Process, Stopped
from reportsite.document import pdf
from reportsite.document.faces import Faces
from reportsite.document.layout import GB_T_9704, Layout
from reportsite.document.tree import Document

SECONDS = 30
MEMORY = 1024**3

_process = Process("reportsite.document.pdf:render", seconds=SECONDS, memory=MEMORY)


def render(
    document: Document, faces: Faces, layout: Layout = GB_T_9704, wanted: Callable[[], bool] = lambda: True
) -> bytes:
    """The PDF as `pdf.render` makes it. Raises PdfError also where it took longer than SECONDS ("time"), more than
    MEMORY ("memory"), where nobody wants it any more ("replaced") or the process broke down ("crash"); the next document
    gets a new one."""
    pdf.demand(faces)
    folders = (*faces.folders, *(face.path.parent for face in faces.own))
    try:
        return _process.call(document, faces, layout, readable=folders, wanted=wanted)
    except Stopped as stopped:
        raise pdf.PdfError((stopped.reason,)) from stopped
