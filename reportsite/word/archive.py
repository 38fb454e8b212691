"""The ZIP archive that a DOCX is: looked at before it is opened, and read with a bound."""

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from reportsite.confined.refused import Refused
from reportsite.word import limits

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What reading a damaged archive may end in.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, IndexError, NotImplementedError,
    RuntimeError, OverflowError,
)  # fmt: skip

# What a file that is no DOCX is, by what it begins with.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"),
    (b"Rar!", "rar"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gz"), (b"<!doctype html", "html"),
    (b"<html", "html"), (b"<?xml", "xml"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams of an OLE file (MS-CFB) by their names; WPS writes its .wps as Word does its .doc.
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("MatOST", "wps"), ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)  # fmt: skip
# What an archive that is no DOCX is: by a text in its first bytes, where formats put their name, or by a part.
_FIRST_TEXTS: tuple[tuple[bytes, str], ...] = (
    (b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "ods"), (b"opendocument.presentation", "odp"),
    (b"epub+zip", "epub"),
)  # fmt: skip
_TELLING_PARTS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"), ("content.xml", "odt"), ("ofd.xml", "ofd"),
)  # fmt: skip


def kind_of_file(data: bytes) -> str:
    """What a file is by its content: "zip" (a DOCX is one), "pdf", "doc" (.wps too), "wps" (of Works), "encrypted" (an
    Office file with a password), "xls", "ppt", "rtf", "html", "xml", "picture", "rar", "7z", "gz", "empty" or
    "unknown"."""
    if not data:
        return "empty"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return "zip"
    if data.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "unknown")
    # A PDF may begin with other bytes, within the first 1,024 (ISO 32000-1, annex H, note 13).
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning.lower())), "unknown")


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a DOCX by their names in lower case: OPC makes no difference (ISO/IEC 29500-2, 6.2.2.3)."""

    entries: dict[str, zipfile.ZipInfo]
    file: zipfile.ZipFile
    kind: str  # what the archive is if it is no DOCX: "xlsx", "pptx", "odt", "ods", "odp", "epub", "ofd" or "zip"

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def read(self, name: str, most: int = limits.XML_BYTES) -> bytes:
        """A part. KeyError where it is not there; Refused where it is damaged or larger than `most` bytes, whatever
        the directory of the archive says."""
        entry = self.entries[name.lower()]
        if entry.file_size > most:
            raise Refused("part_too_big", part=name, size=entry.file_size, most=most)
        try:
            with self.file.open(entry) as part:
                data = part.read(most + 1)
        except _DAMAGED as error:
            raise Refused("damaged", part=name) from error
        if len(data) > most:
            raise Refused("part_too_big", part=name, size=len(data), most=most)
        return data


def open_archive(data: bytes) -> Archive:
    """The archive, where its directory promises no harm. Refused: empty, file_too_big, encrypted, not_docx, damaged,
    too_many_parts, compression, duplicate_part, part_too_big, packed_too_tightly, unpacks_too_big."""
    if len(data) > limits.FILE_BYTES:
        raise Refused("file_too_big", size=len(data), most=limits.FILE_BYTES)
    kind = kind_of_file(data)
    if kind in ("empty", "encrypted"):
        raise Refused(kind)
    if kind != "zip":
        raise Refused("not_docx", kind=kind)
    # Each entry costs memory as soon as the archive is opened, whatever number its end record gives.
    if (count := data.count(_DIRECTORY_ENTRY)) > limits.PARTS:
        raise Refused("too_many_parts", count=count, most=limits.PARTS)
    try:
        file = zipfile.ZipFile(BytesIO(data))
    except _DAMAGED as error:
        raise Refused("damaged", part="") from error
    entries = _checked(file.infolist())
    told = (kind for text, kind in _FIRST_TEXTS if text in data[:256])
    parts = (kind for name, kind in _TELLING_PARTS if name in entries)
    return Archive(entries, file, next(iter((*told, *parts)), "zip"))


def _checked(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The entries by their names, where none of them is to be refused."""
    total = 0
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("encrypted")
        if entry.compress_type not in _METHODS:  # zipfile unpacks these others without a bound
            raise Refused("compression", part=name)
        if name.lower() in named:
            raise Refused("duplicate_part", part=name)
        if entry.file_size > limits.PART_BYTES:
            raise Refused("part_too_big", part=name, size=entry.file_size, most=limits.PART_BYTES)
        if entry.file_size > max(limits.RATIO_FROM_BYTES, limits.RATIO * entry.compress_size):
            raise Refused("packed_too_tightly", part=name, most=limits.RATIO)
        total += entry.file_size
        named[name.lower()] = entry
    if total > limits.UNPACKED_BYTES:
        raise Refused("unpacks_too_big", size=total, most=limits.UNPACKED_BYTES)
    return named
