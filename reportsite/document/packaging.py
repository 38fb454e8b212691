"""Office files are ZIP archives: the same parts always give the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def repack(data: bytes) -> bytes:
    """The archive with fixed dates, within its directory and in its properties, the parts in the order that they had."""
    return packed(unpacked(data))


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {entry.filename: source.read(entry) for entry in source.infolist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The archive of the parts, with fixed dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
            target.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
