"""A report -> the files that are downloaded, for pages and commands alike."""

from dataclasses import dataclass, field, replace
from typing import Self

from reportsite.accounts.models import Person, Unit
from reportsite.content import json
from reportsite.content.types import Content
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.faces import Faces
from reportsite.document.layout import GB_T_9704, Layout, reading
from reportsite.document.tree import Document
from reportsite.layouts.printing import printed
from reportsite.layouts.queries import faces_of, layout_of

REPORT_FORMATS = ("docx", "pdf", "html", "txt", "md")
LIST_FORMATS = ("docx", "pdf", "xlsx")
DRAFT_FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Press:
    """What documents are made with: the unit's layout and faces, for whom, and whether what was made before will do."""

    layout: Layout = GB_T_9704
    faces: Faces = field(default_factory=Faces)
    person: Person | None = None
    anew: bool = False

    @classmethod
    def of(cls, unit: Unit, person: Person | None = None, anew: bool = False) -> Self:
        return cls(layout_of(unit), faces_of(unit), person, anew)

    def report(self, content: Content, extension: str, entry: int = 0) -> bytes:
        """The report as docx, pdf, html, txt, md, or as json, its plain data. A DOCX remembers the `entry` of the journal
        that it was made after. Raises PdfError."""
        if extension == "json":
            return json.dumps(content)
        document = assemble(content, self.layout)
        if extension == "docx" and entry:
            document = replace(document, stamp=str(entry))
        return self.print(document, extension)

    def rectification_list(self, content: Content, extension: str) -> bytes:
        """The rectification list as docx, pdf or xlsx. Raises PdfError."""
        return self.print(assemble_list(content, self.layout), extension)

    def draft(self, content: Content, extension: str, number: int) -> bytes:
        """A reading copy of a submitted draft (送审稿), for marks by hand. Raises PdfError."""
        layout = reading(self.layout)
        return self.print(assemble(content, layout, f"送审稿（第{number}稿）"), extension, layout)

    def print(self, document: Document, extension: str, layout: Layout | None = None) -> bytes:
        """The document in one of the formats; one that was made before is not made again. Raises PdfError."""
        return printed(document, extension, layout or self.layout, self.faces, person=self.person, anew=self.anew)


def file_name(content: Content, extension: str, suffix: str = "") -> str:
    """A name for the file, from the report's title, without what file systems refuse."""
    name = content.title or f"{content.person or content.unit}对照检查材料"
    if content.person and content.person not in name:
        name = content.person + name  # every member's title is the same
    name += suffix
    allowed = "".join(char for char in name if char.isalnum() or char in "—-_（）“”·")
    return f"{allowed[:80] or 'report'}.{extension}"
