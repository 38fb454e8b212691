"""What the bytes of a document depend on besides the document: this package and the libraries under it."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "python-docx", "openpyxl")


@lru_cache(maxsize=1)
def renderer_fingerprint() -> str:
    """A hash that changes when a renderer, the layout or a library that they use does."""
    parts = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    parts += [f"{name} {version(name)}".encode() for name in _LIBRARIES]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
