"""What a file says of its tags, and the tags of our own."""

import zlib

import pytest

from reportsite.document import pdf
from reportsite.document.assemble import assemble, assemble_list
from reportsite.inspection.pdf_lines import sheets_of
from reportsite.inspection.pdf_reading import read
from reportsite.inspection.pdf_tags import promises_headings
from tests.document.readers import FACES, needs_pdf
from tests.document.reports import BLOCK, MEMBER
from tests.inspection.handmade import lines, pdf_of

PACKET = b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
ELEMENT = b"<pdfuaid:part>1</pdfuaid:part>"


def stream(data, more=b""):
    return b"<</Type/Metadata/Subtype/XML" + more + b">>stream\n" + data + b"\nendstream"


@pytest.mark.parametrize(
    ("data", "promised"),
    [
        (stream(PACKET), True),
        (stream(ELEMENT), True),
        (stream(zlib.compress(PACKET), b"/Filter/FlateDecode"), True),
        (stream(b"x", b"/Filter/FlateDecode") + stream(PACKET), True),
        (stream(zlib.compress(b" " * 10**7 + PACKET), b"/Filter/FlateDecode"), False),
        (stream(b"<rdf:Description/>"), False),
        (PACKET, False),
        (b"", False),
    ],
    ids=["attribute", "element", "packed", "a broken one before", "too long", "another", "no metadata", "nothing"],
)
def test_whether_a_file_promises_its_headings(data, promised):
    assert promises_headings(data) == promised


@needs_pdf
def test_our_files_are_tagged_and_promise_their_headings():
    files = [read(data) for data in (pdf.render(assemble(MEMBER), FACES), pdf_of(lines("一页纸。")))]
    assert [(file.tagged, file.promised) for file in files] == [(True, True), (False, False)]


@needs_pdf
def test_paragraphs_headings_cells_and_numbers_of_ours():
    tags = {glyph.tag.name for page in read(pdf.render(assemble(MEMBER), FACES)).pages for glyph in page.glyphs}
    assert tags >= {"P", "H1", "H2", ""}
    (sheet,) = sheets_of(read(pdf.render(assemble_list(BLOCK), FACES)))
    assert ([line.tag for line in sheet.lines], sheet.tables, [piece.text for piece in sheet.pieces]) == (
        ["H1"],
        True,
        ["—1—"],
    )
