"""Who reads a file: our importer, and beside it what takes a DOCX's text and understands nothing of it."""

from abc import ABC, abstractmethod
from pathlib import Path


class Reader(ABC):
    """One who reads a file. What it answers is b"read" or the code of a refusal; `label` is how tables call it."""

    extension = "txt"
    label: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def make(self, given: bytes) -> bytes:
        """Read the file."""


class Importer(Reader):
    label = "our importer: a report with its record"

    def make(self, given: bytes) -> bytes:
        from reportsite.confined.refused import Refused
        from reportsite.importer.files import lines_of
        from reportsite.importer.reading import read

        try:
            read(lines_of(given))
        except Refused as refused:
            return refused.code.encode()
        return b"read"


class PythonDocx(Reader):
    label = "python-docx: the paragraphs' texts joined"

    def make(self, given: bytes) -> bytes:
        import io

        import docx

        return b"read" if "\n".join(one.text for one in docx.Document(io.BytesIO(given)).paragraphs) else b"empty"


READERS: dict[str, type[Reader]] = {"importer": Importer, "python-docx": PythonDocx}
