"""What a reader sees in each format: the text of its paragraphs, a list; tables as rows of cells."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from reportsite.document import pdf
from reportsite.document.faces import Faces

FOLDERS = (Path(__file__).resolve().parents[2] / ".fonts",)
FACES = Faces(FOLDERS)
MISSING = pdf.missing(FACES)
needs_pdf = pytest.mark.skipif(
    bool({"pango", "cjk-font"} & set(MISSING)), reason=f"no PDF can be made here: {', '.join(MISSING)}"
)


class _Blocks(HTMLParser):
    """Collects the text of each paragraph, heading and table cell of the body, and the names of all tags."""

    def __init__(self):
        super().__init__()
        self.tags, self.texts, self.open = [], [], False

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag in ("h1", "h2", "h3", "h4", "h5", "p", "td", "th"):
            self.texts.append("")
            self.open = True

    def handle_endtag(self, tag):
        if tag in ("h1", "h2", "h3", "h4", "h5", "p", "td", "th"):
            self.open = False

    def handle_data(self, data):
        if self.open:
            self.texts[-1] += data
        elif self.tags[-1:] not in (["title"], ["style"]) and data.strip():
            self.texts.append(f"outside of any paragraph: {data}")


def _parse(html):
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    return parser


def of_html(data):
    return _parse(data.decode()).texts


def tags_of_html(data):
    return set(_parse(data.decode()).tags)


def rendered(data):
    """A Markdown file as HTML, tables included."""
    return MarkdownIt("commonmark").enable("table").render(data.decode()).encode()


def of_markdown(data):
    return of_html(rendered(data))


def of_txt(data):
    lines = data.decode().split("\n")
    assert lines.pop() == ""
    return [cell for line in lines for cell in line.split("\t")]


def of_docx(data):
    document = docx.Document(io.BytesIO(data))
    found = [paragraph.text.replace("\n", "") for paragraph in document.paragraphs]
    found = [text for text in found if text]
    for table in document.tables:
        for row in table._tbl.tr_lst:
            found += ["".join(text.text for text in cell.iter("{*}t")) for cell in row.tc_lst]
    return found


def of_xlsx(data):
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    title, *rows = sheet.iter_rows(values_only=True)
    return [title[0] or "", *(value or "" for row in rows for value in row)]


def of_pdf(data):
    """All characters that are no white space, in one line, without the page numbers."""
    pages = (re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages)
    return "".join(page.replace(f"—{number}—", "") for number, page in enumerate(pages, 1))
