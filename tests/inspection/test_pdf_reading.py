"""Which files are refused, and what is read of the others."""

import io

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject, NumberObject, RectangleObject

from reportsite.confined.refused import Refused
from reportsite.document.layout import GB_T_9704
from reportsite.inspection.pdf import measure_pdf
from reportsite.inspection.pdf_reading import MOST_CHARACTERS, MOST_PAGES, read
from tests.inspection.handmade import A4, Piece, flowed, lines, pdf_of

PAGE = lines(">一页纸。")


def rewritten(data, change):
    """The file after `change` has had its pypdf writer."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turn(writer, degrees):
    writer.pages[0][NameObject("/Rotate")] = NumberObject(degrees)


def hidden(writer):
    """Draw nothing of the first page's text (ISO 32000-1, table 106), as what a scanner recognised."""
    stream = DecodedStreamObject()
    stream.set_data(b"3 Tr\n" + writer.pages[0].get_contents().get_data())
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)


def blank(pages):
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b"", "empty", {}),
        (b"PK\x03\x04 a document", "not_pdf", {"kind": "zip"}),
        (b"%PDF-1.7\nnothing more", "damaged", {"part": ""}),
        (pdf_of(PAGE)[:300], "damaged", {"part": ""}),
        (rewritten(pdf_of(PAGE), lambda writer: writer.encrypt("secret")), "encrypted", {}),
        (blank(MOST_PAGES + 1), "too_many_pages", {"count": MOST_PAGES + 1, "most": MOST_PAGES}),
        (blank(2), "no_text", {"count": 2}),
        (rewritten(pdf_of(PAGE), hidden), "no_text", {"count": 1}),
        (rewritten(pdf_of(PAGE), lambda writer: turn(writer, 90)), "no_text", {"count": 1}),
    ],
    ids=["empty", "a ZIP", "a beginning", "cut off", "encrypted", "pages", "without text", "a scan", "on its side"],
)
def test_what_is_refused(data, code, params):
    with pytest.raises(Refused) as caught:
        measure_pdf(data, GB_T_9704)
    assert (caught.value.code, dict(caught.value.params)) == (code, params)


@pytest.mark.slow
def test_a_file_with_too_many_characters_is_refused():
    data = pdf_of(*flowed("水" * MOST_CHARACTERS, characters=200, rows=60))
    with pytest.raises(Refused) as caught:
        measure_pdf(data, GB_T_9704)
    assert (caught.value.code, dict(caught.value.params)) == ("too_many_characters", {"most": MOST_CHARACTERS})


def test_a_file_that_anybody_may_read_but_not_change_is_read():
    data = rewritten(pdf_of(PAGE), lambda writer: writer.encrypt("", "owner"))
    assert "".join(glyph.text for page in read(data).pages for glyph in page.glyphs) == "一页纸。"


def test_where_a_character_stands_and_what_it_is_set_in():
    (page,) = read(pdf_of([Piece(100, 700, "水", "SimSun,Bold", 16)])).pages
    (glyph,) = page.glyphs
    assert (glyph.text, glyph.x, glyph.right, glyph.y) == ("水", 100, 116, 700)
    assert (glyph.look.kind, glyph.look.bold, glyph.look.size, glyph.look.embedded) == ("song", True, 16, False)


def test_a_page_that_is_turned_is_read_as_it_is_seen():
    """Programs print pages on their sides upright, and say that they are to be turned."""

    def lay(writer):
        writer.pages[0].add_transformation(pypdf.Transformation().rotate(90).translate(A4[0], 0))
        turn(writer, 90)

    (page,) = read(rewritten(pdf_of([Piece(100, 200, "水", size=16)]), lay)).pages
    (glyph,) = page.glyphs
    assert [round(value) for value in (page.width, page.height, glyph.x, glyph.y, glyph.right)] == [
        842,
        595,
        100,
        200,
        116,
    ]


def test_points_are_counted_from_the_corner_of_the_page_that_is_seen():
    def crop(writer):
        writer.pages[0].cropbox = RectangleObject((20, 30, 595, 842))

    (page,) = read(rewritten(pdf_of([Piece(100, 700, "水")]), crop)).pages
    assert [(glyph.x, glyph.y) for glyph in page.glyphs] == [(80, 670)]


def test_a_file_of_many_pages_is_read_whole():
    pages = flowed("水" * 20_000)
    assert sum(len(page.glyphs) for page in read(pdf_of(*pages)).pages) == 20_000 + sum(
        len(page[-1].text) for page in pages
    )
