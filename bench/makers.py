"""Who makes the documents: ours, and for each of ours two others that are given the same text.

`given` runs before anything is timed and says what the maker is handed; `make` is what is timed, loading the library
included where it is the first in its process.
"""

import io
import shutil
import subprocess
import tempfile
from abc import ABC, abstractmethod
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportsite.document.tree import Document

FONTS = Path(__file__).resolve().parents[1] / ".fonts"


class Maker(ABC):
    """One who makes a document. `extension` is the format, `label` how tables call it."""

    extension: str
    label: str
    library = ""  # the module without which it is left out
    program = ""  # the program without which it is left out

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def is_installed(cls) -> bool:
        return not (cls.library and not find_spec(cls.library)) and not (cls.program and not shutil.which(cls.program))

    @staticmethod
    @abstractmethod
    def given(document: Document) -> Any:
        """What the maker is handed for a document."""

    @abstractmethod
    def make(self, given: Any) -> bytes:
        """The file."""


class OurDocx(Maker):
    extension, label = "docx", "our DOCX"

    @staticmethod
    def given(document: Document) -> Document:
        return document

    def make(self, given: Document) -> bytes:
        from reportsite.document import docx

        return docx.render(given)


class OurPdf(Maker):
    extension, label = "pdf", "our PDF"

    @staticmethod
    def given(document: Document) -> Document:
        return document

    def make(self, given: Document) -> bytes:
        from reportsite.document import apart
        from reportsite.document.faces import Faces

        return apart.render(given, Faces((FONTS,)))


class Docxtpl(Maker):
    """The template is read for each document: docxtpl fills it only once."""

    extension, label, library = "docx", "docxtpl", "docxtpl"

    @staticmethod
    def given(document: Document) -> tuple[bytes, dict[str, Any]]:
        from bench.template import values

        return _template(), values(document)

    def make(self, given: tuple[bytes, dict[str, Any]]) -> bytes:
        from docxtpl import DocxTemplate  # type: ignore[import-untyped]

        template = DocxTemplate(io.BytesIO(given[0]))
        template.render(given[1], autoescape=True)  # people's texts hold & and < too
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()


@lru_cache(maxsize=1)
def _template() -> bytes:
    from bench.template import template

    return template()


class LibreOffice(Maker):
    """Each conversion is a process; the profile is one that the maker's first conversion sets up."""

    extension, label, program = "pdf", "LibreOffice", "soffice"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.profile = Path(tempfile.mkdtemp(prefix="profile-", dir=folder))

    @staticmethod
    def given(document: Document) -> bytes:
        from reportsite.document import docx

        return docx.render(document)

    def make(self, given: bytes) -> bytes:
        source = self.profile / "report.docx"
        source.write_bytes(given)
        command = ["soffice", f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run(  # noqa: S603 - our own arguments
            [*command, "--outdir", str(self.profile), str(source)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
        )
        return source.with_suffix(".pdf").read_bytes()


class Typst(Maker):
    """Fonts are found once for each process; the standard is that of our PDF."""

    extension, label, library = "pdf", "Typst", "typst"
    compiler: Any = None

    @staticmethod
    def given(document: Document) -> bytes:
        from bench.typst_source import source

        return source(document).encode()

    def make(self, given: bytes) -> bytes:
        import typst

        self.compiler = self.compiler or typst.Compiler(font_paths=typst.Fonts(font_paths=[str(FONTS)]))
        made: bytes = self.compiler.compile(input=given, format="pdf", pdf_standards="ua-1")
        return made


MAKERS: dict[str, type[Maker]] = {
    "docx": OurDocx,
    "docxtpl": Docxtpl,
    "pdf": OurPdf,
    "libreoffice": LibreOffice,
    "typst": Typst,
}
