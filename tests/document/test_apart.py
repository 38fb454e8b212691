"""PDF in a process of its own: the same bytes, a limit of time, and the next document after a failure."""

from pathlib import Path

import pytest

from reportsite.document import apart, pdf
from reportsite.document.faces import Faces
from reportsite.document.tree import Document, Paragraph, Run

FACES = Faces((Path(__file__).parents[2] / ".fonts",))
SHORT = Document(blocks=(Paragraph((Run("河道清淤推进不快。"),)),))
LONG = Document(blocks=(Paragraph((Run("（" * 20_000),)),))

pytestmark = pytest.mark.skipif(bool(set(pdf.missing(FACES)) - {"fandol"}), reason="no Pango or no Chinese font here")


def test_the_bytes_are_those_of_the_renderer():
    assert apart.render(SHORT, FACES) == pdf.render(SHORT, FACES)


def test_what_takes_too_long_is_stopped_and_the_next_works(monkeypatch):
    apart.render(SHORT, FACES)
    monkeypatch.setattr(apart._process, "seconds", 1)
    with pytest.raises(pdf.PdfError) as stopped:
        apart.render(LONG, FACES)
    assert stopped.value.missing == ("time",)
    monkeypatch.undo()
    assert apart.render(SHORT, FACES) == pdf.render(SHORT, FACES)


def test_a_process_that_breaks_down_is_replaced():
    apart.render(SHORT, FACES)
    apart._process._running.kill()
    apart._process._running.wait()
    assert apart.render(SHORT, FACES) == pdf.render(SHORT, FACES)
