"""Pictures of a PDF's pages."""

import pytest

from reportsite.document import pdf
from reportsite.document.assemble import assemble
from reportsite.document.pictures import page_picture, page_sizes
from tests.document.readers import FACES, needs_pdf
from tests.document.reports import BLOCK

pytestmark = needs_pdf


@pytest.fixture(scope="module")
def data():
    return pdf.render(assemble(BLOCK), FACES)


def test_every_page_has_the_size_of_a4(data):
    assert page_sizes(data) == [(952, 1347), (952, 1347)]


def test_a_page_is_a_png_of_that_size(data):
    picture = page_picture(data, 2)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")) == (953, 1348)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_there_are_no_other_pages(data, number):
    assert page_picture(data, number) is None
