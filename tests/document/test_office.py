"""Our DOCX as LibreOffice lays it out, beside our own PDF."""

import io
from functools import cache

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from reportsite.document import docx, pdf
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.layout import GB_T_9704, reading
from reportsite.document.tree import Document, Paragraph, Run, Table, lines
from tests.document import glyphs
from tests.document.office import needs_office
from tests.document.readers import FACES, needs_pdf
from tests.document.reports import FULL, headings_at_every_line, long_report, signed_at_every_line

pytestmark = [needs_office, needs_pdf]
DRAFT = "送审稿第2稿"
MADE = {
    "long": (assemble(long_report()), GB_T_9704),
    "short": (assemble(long_report(300, 1)), GB_T_9704),
    "list": (assemble_list(long_report(2_000)), GB_T_9704),
    "annex and marks": (assemble(replace(long_report(1_200, 2), marks=FULL.marks, annex=True)), GB_T_9704),
    "reading copy": (assemble(long_report(1_200, 3), draft=DRAFT), reading(GB_T_9704)),
}
SIGNED = ["末" * 26, "末" * 2, "云岭县图书馆", "2031年1月6日"]
NEVER_FIRST, NEVER_LAST = "，。、；：？！）》”’…", "（《“‘"


@pytest.fixture(scope="module")
def in_office(office):
    """What gives a document as LibreOffice prints our DOCX of it."""

    @cache
    def made(name):
        return office.converted(docx.render(*MADE[name]), "pdf")

    return made


@pytest.fixture(scope="module")
def pages_in_office(in_office):
    @cache
    def made(name):
        return glyphs.pages(in_office(name))

    return made


def bodies(pages, layout=GB_T_9704):
    """The lines between the margins of each page."""
    return [[glyphs.text(row) for row in page.within(layout)] for page in pages]


@pytest.mark.parametrize("name", MADE)
def test_libreoffice_needs_as_many_pages_as_our_pdf(in_office, name):
    document, layout = MADE[name]
    ours, theirs = (
        len(PdfReader(io.BytesIO(data)).pages) for data in (pdf.render(document, FACES, layout), in_office(name))
    )
    assert abs(ours - theirs) <= 1


def test_the_long_report_is_long(pages_in_office):
    assert (len(pages_in_office("long")), sum(map(len, lines(MADE["long"][0]))) > 5_500) == (12, True)


@pytest.mark.parametrize("name", MADE)
def test_libreoffice_loses_and_adds_no_character(pages_in_office, name):
    document, layout = MADE[name]
    found = pages_in_office(name)
    tables = [block for part in (document, *document.annexes) for block in part.blocks if isinstance(block, Table)]
    heads = "".join(column.heading for table in tables for column in table.columns)
    lying = sum(page.width > page.height for page in found)
    furniture = [f"—{number}—{document.draft}" for number in range(1, len(found) + 1)]
    expected = glyphs.characters(*lines(document), *furniture, *document.marks, heads * max(lying - 1, 0))
    # A reading copy has the numbers of its lines beside them.
    left = layout.left_mm * glyphs.MM - 2
    printed = glyphs.characters(*(glyph.text for page in found for glyph in page.glyphs if glyph.x0 > left))
    assert (expected - printed, printed - expected) == ({}, {})


def test_libreoffice_fills_lines_and_pages_as_the_standard_asks(office):
    full = Document(blocks=(Paragraph((Run("书" * 28 * 50),)),))
    first, second, _third = bodies(glyphs.pages(office.converted(docx.render(full), "pdf")))
    assert ([len(line) for line in first], [len(line) for line in second]) == ([26, *[28] * 21], [28] * 22)


def test_no_line_in_libreoffice_begins_or_ends_with_a_mark_that_must_not(pages_in_office):
    found = [line for page in bodies(pages_in_office("long")) for line in page]
    assert len(found) > 200
    assert [line for line in found if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST] == []


def test_no_heading_is_the_last_line_of_a_page_in_libreoffice(office):
    """On pages of seven lines, so that there are many ends."""
    layout = replace(GB_T_9704, page_height_mm=145)
    data = docx.render(headings_at_every_line(), layout)
    pages = bodies(glyphs.pages(office.converted(data, "pdf")), layout)
    assert len([page for page in pages[:-1] if len(page) < 7]) > 10  # where a heading was moved to the next page
    assert [page[-1] for page in pages if set(page[-1]) != {"书"}] == []


def test_no_page_end_parts_a_signature_or_takes_it_from_its_text_in_libreoffice(office):
    pages = bodies(glyphs.pages(office.converted(docx.render(signed_at_every_line()), "pdf")))
    assert [page[-4:] for page in pages if "云岭县图书馆" in page or "2031年1月6日" in page] == [SIGNED] * 9
    assert len(pages) > 9


def test_the_headings_become_the_bookmarks_of_a_pdf_that_libreoffice_makes(in_office):
    def names(outline):
        return [names(item) if isinstance(item, list) else "".join(item.title.split()) for item in outline]

    document, _layout = MADE["long"]
    _title, ours = names(PdfReader(io.BytesIO(pdf.render(document, FACES))).outline)
    assert len(ours) > 3
    assert names(PdfReader(io.BytesIO(in_office("long"))).outline) == ours
