"""The text of a document with the bookmarks around it: what is seen, and nothing that is not."""

import pytest

from reportsite.word.marked import marked_paragraphs
from reportsite.word.package import Package
from tests.word.files import docx


def stretches(*inside):
    (found,) = marked_paragraphs(Package.open(docx(f"<w:p>{''.join(inside)}</w:p>")))
    return [(stretch.text, *sorted(stretch.names)) for stretch in found.stretches]


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(name, *inside):
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{"".join(inside)}<w:bookmarkEnd w:id="1"/>'


@pytest.mark.parametrize("hidden", ["<w:vanish/>", '<w:vanish w:val="1"/>', '<w:b/><w:vanish w:val="true"/>'])
def test_hidden_runs_are_left_out(hidden):
    assert stretches(marked("k", r("看得见"), r("看不见", hidden), r("也看得见"))) == [("看得见也看得见", "k")]


@pytest.mark.parametrize("shown", ['<w:vanish w:val="0"/>', '<w:vanish w:val="false"/>', "<w:webHidden/>"])
def test_runs_that_say_that_they_are_not_hidden_stay(shown):
    assert stretches(r("看得见", shown)) == [("看得见",)]


def test_a_paragraph_that_is_hidden_whole_keeps_its_bookmarks():
    data = docx(f"<w:p>{marked('k', r('看不见', '<w:vanish/>'))}</w:p>")
    (found,) = marked_paragraphs(Package.open(data))
    assert (found.text, found.names) == ("", {"k"})


def test_a_sign_of_some_font_is_seen_in_its_place():
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert stretches(marked("k", r("甲"), sign, r("乙"))) == [("甲\ufffd乙", "k")]
