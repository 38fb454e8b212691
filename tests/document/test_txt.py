"""Plain text."""

from reportsite.document import txt
from reportsite.document.tree import Document, Paragraph, Run


def test_a_line_for_each_paragraph():
    document = Document(title=("云岭县", "图书馆"), blocks=(Paragraph((Run("一是", 4), Run("读书"))),))
    assert txt.render(document).decode() == "云岭县图书馆\n一是读书\n"


def test_an_empty_document_is_an_empty_file():
    assert txt.render(Document()) == b""
