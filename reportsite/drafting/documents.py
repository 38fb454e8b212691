"""A report -> the files that are downloaded, for pages and commands alike."""

import hashlib
from contextlib import suppress

from django.conf import settings
from django.core.cache import cache

from reportsite.content import json
from reportsite.content.types import Content
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.fingerprint import renderer_fingerprint
from reportsite.document.formats import FORMATS
from reportsite.document.tree import Document

REPORT_FORMATS = ("docx", "pdf", "html", "txt", "md")
LIST_FORMATS = ("docx", "pdf", "xlsx")
_KEEP = 3600  # seconds; a preview asks for the same PDF once a page


def _render(document: Document, extension: str) -> bytes:
    """The document in one of the formats, kept for a while. Raises PdfError where this machine cannot make a PDF."""
    made_from = repr((document, extension, settings.FONT_FOLDERS, renderer_fingerprint())).encode()
    key = f"document-{hashlib.sha256(made_from).hexdigest()}"
    # A cache that cannot be read or written (another user's, a full disk) costs time and nothing else.
    with suppress(OSError):
        kept: bytes | None = cache.get(key)
        if kept is not None:
            return kept
    data = FORMATS[extension].render(document, settings.FONT_FOLDERS)
    with suppress(OSError):
        cache.set(key, data, _KEEP)
    return data


def report_file(content: Content, extension: str) -> bytes:
    """The report as docx, pdf, html, txt, md, or as json, its plain data."""
    return json.dumps(content) if extension == "json" else _render(assemble(content), extension)


def list_file(content: Content, extension: str) -> bytes:
    """The rectification list as docx, pdf or xlsx."""
    return _render(assemble_list(content), extension)


def file_name(content: Content, extension: str, suffix: str = "") -> str:
    """A name for the file, from the report's title, without what file systems refuse."""
    name = content.title or f"{content.person or content.unit}对照检查材料"
    if content.person and content.person not in name:
        name = content.person + name  # every member's title is the same
    name += suffix
    allowed = "".join(char for char in name if char.isalnum() or char in "—-_（）“”·")
    return f"{allowed[:80] or 'report'}.{extension}"
