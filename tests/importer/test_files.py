"""What a returned file brings beside its text."""

import random

import pytest

from reportsite.confined.refused import Refused
from reportsite.importer.files import brought_back, lines_of, returned_of
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


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\r\n", "empty"),
        (docx(""), "empty"),
        ("问\n".encode() * 60_001, "too_many_paragraphs"),
        (random.Random(1).randbytes(20_000), "not_text"),
        (b"\x01\x02\x03" * 100, "not_text"),
    ],
    ids=["mark of order", "blank lines", "no text", "lines", "random", "controls"],
)
def test_what_is_no_report(data, code):
    with pytest.raises(Refused) as refused:
        lines_of(data)
    assert refused.value.code == code


def test_a_returned_file_with_more_text_than_is_taken_wherever_it_hides():
    hidden = "<w:zzz>" + paragraph("".join(map(str, range(110_000)))) + "</w:zzz>"
    with pytest.raises(Refused) as refused:
        returned_of(docx(paragraph("文") + hidden))
    assert refused.value.code == "too_many_characters"


def test_a_comment_says_who_wrote_it_and_about_what():
    marks = ('<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>')
    text = f"<w:p><w:r><w:t>前</w:t></w:r>{marks[0]}<w:r><w:t>少测了三次</w:t></w:r>{marks[1]}<w:r><w:t>后</w:t></w:r></w:p>"
    comment = '<w:comment w:id="7" w:author="王某"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
    assert beside(docx(text, **notes("comments", "comment", "", comment))) == [
        ("comment", "王某：请核实（针对“少测了三次”）")
    ]
