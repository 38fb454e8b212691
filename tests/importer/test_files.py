"""What a returned file brings beside its text."""

import pytest

from reportsite.importer.files import brought_back, returned_of
from tests.importer.test_docx_lines import TRACKED, notes
from tests.word.files import docx, paragraph


def beside(data):
    return [(note.origin, note.text) for note in brought_back(returned_of(data))[1]]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (docx(paragraph("文"), **notes("comments", "comment", "请核实")), [("comment", "请核实")]),
        (docx(paragraph("文"), **notes("footnotes", "footnote", "见附表")), [("footnote", "见附表")]),
        (docx(paragraph("文"), **notes("endnotes", "endnote", "见附表")), [("footnote", "见附表")]),
        (docx(TRACKED), [("inserted", "还"), ("deleted", "很")]),
        (docx(paragraph("文") + paragraph("看不见", run="<w:vanish/>")), [("hidden", "看不见")]),
        (docx(paragraph("文")), []),
    ],
    ids=["comment", "footnote", "endnote", "tracked", "hidden", "nothing"],
)
def test_what_somebody_wrote_beside_the_text_is_shown(data, found):
    assert beside(data) == found


def test_hidden_text_is_a_note_and_no_text():
    found, _notes = brought_back(returned_of(docx(paragraph("文") + paragraph("看不见", run="<w:vanish/>"))))
    assert [new.text for new in found.new] == ["文"]
