"""PDF -> pictures of its pages, for seeing on screen what will print."""

import io
from threading import Lock

import pypdfium2

_SCALE = 1.6  # pixels a point: 952 x 1347 for A4, sharp enough on an office screen
_ONE_AT_A_TIME = Lock()  # PDFium is not safe for threads


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of every page's picture in pixels."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    return [(round(width * _SCALE), round(height * _SCALE)) for width, height in sizes]


def page_picture(pdf: bytes, number: int) -> bytes | None:
    """The page `number` (from 1) as a PNG, None where there is no such page."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            return None
        picture = document[number - 1].render(scale=_SCALE).to_pil().convert("L")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
