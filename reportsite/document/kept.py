"""Documents that were made a moment ago, kept in a folder by the hash of all that they were made from."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from time import time

from reportsite.document.faces import Faces
from reportsite.document.fingerprint import renderer_fingerprint
from reportsite.document.layout import Layout
from reportsite.document.tree import Document

_LOOK_EVERY = 16  # of so many documents that are put in, one looks whether there are too many


def name_of(document: Document, extension: str, layout: Layout, faces: Faces) -> str:
    """The name of the file: a hash of the document, its layout, the faces and the version of the renderer."""
    made_from = repr((document, layout, extension, faces, renderer_fingerprint()))
    return f"{hashlib.sha256(made_from.encode()).hexdigest()}.{extension}"


def write_whole(path: Path, data: bytes | memoryview) -> None:
    """Write a file that readers see whole or not at all; where that fails nothing is left of it."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise


class Folder:
    """A folder of at most `most` bytes, give or take some files; those that nobody asked for longest go first, and all
    that nobody asked for in `seconds`. A disk that cannot be read or written costs time and nothing else."""

    def __init__(self, path: Path, most: int, seconds: float) -> None:
        self.path, self.most, self.seconds = path, most, seconds

    def get(self, name: str) -> bytes | None:
        """The document, None where it is not kept."""
        with suppress(OSError):
            os.utime(self.path / name)
            return (self.path / name).read_bytes()
        return None

    def put(self, name: str, data: bytes) -> None:
        """Keep a document. Readers see it whole or not at all."""
        with suppress(OSError):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.path / name, data)
            if int(name[:2], 16) % _LOOK_EVERY == 0 or len(data) * _LOOK_EVERY > self.most:
                self.sweep()

    def sweep(self) -> None:
        """Delete what is too old, and of the rest what is too much."""
        left = self.most
        for at, size, path in sorted(self._files(), reverse=True):
            left -= size
            if left < 0 or time() - at > self.seconds:
                with suppress(OSError):
                    path.unlink()

    def clear(self) -> None:
        """Delete every document."""
        with suppress(FileNotFoundError):
            for _at, _size, path in list(self._files()):
                path.unlink(missing_ok=True)

    def _files(self) -> Iterable[tuple[float, int, Path]]:
        for path in self.path.iterdir():
            with suppress(OSError):  # another process deleted it
                about = path.stat()
                yield about.st_mtime, about.st_size, path
