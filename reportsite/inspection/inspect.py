"""A file held against a layout: a DOCX or a PDF, by what is in it, whatever it is called."""

from collections.abc import Iterator, Sequence

from reportsite.document.layout import GB_T_9704, Layout
from reportsite.inspection.findings import Finding
from reportsite.inspection.rules import Seen, gather
from reportsite.inspection.text import Text, seen
from reportsite.word.archive import kind_of_file


def inspect(data: bytes, layout: Layout = GB_T_9704) -> list[Finding]:
    """What a file does otherwise than the layout asks for, and what its text does otherwise than is written. Refused
    where it is neither a DOCX nor a PDF, or too much of one."""
    # Each reads what it needs when it is needed: a PDF brings a library of its own.
    if kind_of_file(data) == "pdf":
        from reportsite.inspection.pdf import measure_pdf, paragraphs_of

        return [*measure_pdf(data, layout), *gather(_seen(paragraphs_of(data)))]
    from reportsite.inspection.docx import measure_docx

    return measure_docx(data, layout)


def _seen(texts: Sequence[Text]) -> Iterator[Seen]:
    """What the text rules find; behind each title the numbers begin anew, as in an annex."""
    part: list[Text] = []
    for text in texts:
        if text[0].part == "title" and part and part[-1][0].part != "title":
            yield from seen(part)
            part = []
        part.append(text)
    yield from seen(part)
