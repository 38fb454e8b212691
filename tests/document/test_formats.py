"""Every format says the same, character for character, whatever the text; and says it in the same bytes each time."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from reportsite.content.json import dumps
from reportsite.content.types import Content, Section
from reportsite.document import docx, html, markdown, pdf, txt, xlsx
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.formats import FORMATS
from reportsite.document.layout import GB_T_9704
from reportsite.document.tree import lines
from tests.content.strategies import contents
from tests.document.readers import (
    FACES,
    MISSING,
    needs_pdf,
    of_docx,
    of_html,
    of_markdown,
    of_pdf,
    of_txt,
    of_xlsx,
    rendered,
    tags_of_html,
)
from tests.document.reports import BLOCK, HOSTILE_TEXTS, MEMBER, RUN_IN, hostile

REPORTS = {"block": BLOCK, "run-in": RUN_IN, "member": MEMBER}


def in_every_format(document):
    """The text of the document in each format but PDF."""
    return {
        "html": of_html(html.render(document)),
        "md": of_markdown(markdown.render(document)),
        "txt": of_txt(txt.render(document)),
        "docx": of_docx(docx.render(document)),
    }


def the_same(texts):
    return dict.fromkeys(("html", "md", "txt", "docx"), texts)


@settings(max_examples=25, deadline=None)
@given(contents())
def test_a_report_says_the_same_in_every_format(content):
    document = replace(assemble(content), annexes=())
    assert in_every_format(document) == the_same(list(lines(document)))


def test_an_annex_says_what_the_list_says():
    document = assemble(msgspec.structs.replace(BLOCK, annex=True, attachments=("馆藏目录",)))
    alone, listed = in_every_format(replace(document, annexes=())), in_every_format(assemble_list(BLOCK))
    assert alone["txt"][-4:-2] == ["附件：1. 馆藏目录", "2. 云岭县图书馆整改清单"]
    assert in_every_format(document) == {name: [*alone[name], "附件2", *listed[name]] for name in alone}


@settings(max_examples=25, deadline=None)
@given(contents())
def test_a_rectification_list_says_the_same_in_every_format(content):
    document = assemble_list(content)
    (table,) = document.blocks
    texts = [
        document.name,
        *(column.heading for column in table.columns),
        *(text for row in table.texts for text in row),
    ]
    spanned = [cell.text for row in table.rows for cell in row]
    assert in_every_format(document) | {"xlsx": of_xlsx(xlsx.render(document))} == the_same(texts) | {
        "html": [*texts[: 1 + len(table.columns)], *spanned],
        "xlsx": texts,
    }


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=lambda text: text[:12])
def test_a_hostile_text_stays_text(text):
    document = assemble(hostile(text))
    assert in_every_format(document) == the_same(list(lines(document)))


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=lambda text: text[:12])
def test_a_hostile_text_stays_text_in_a_list(text):
    document = assemble_list(hostile(text))
    (table,) = document.blocks
    (row,) = table.texts
    texts = [f"{text}整改清单", *(column.heading for column in table.columns), *row]
    assert row == ["1", text, text, text, text, text, text, "未启动"]
    assert in_every_format(document) | {"xlsx": of_xlsx(xlsx.render(document))} == the_same(texts) | {"xlsx": texts}


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=lambda text: text[:12])
def test_a_hostile_text_makes_no_tag(text):
    harmless, harmful = (assemble(hostile(word)) for word in ("无害", text))
    assert tags_of_html(html.render(harmful)) - {"br"} == tags_of_html(html.render(harmless))
    assert tags_of_html(rendered(markdown.render(harmful))) == tags_of_html(rendered(markdown.render(harmless)))


@needs_pdf
@pytest.mark.parametrize("name", REPORTS)
def test_a_pdf_says_the_same(name):
    document = assemble(REPORTS[name])
    assert of_pdf(pdf.render(document, FACES)) == "".join("".join(lines(document)).split())


@needs_pdf
@pytest.mark.parametrize(
    "text", [text for text in HOSTILE_TEXTS if text.isprintable() and "😀" not in text], ids=lambda text: text[:12]
)
def test_a_hostile_text_stays_text_in_a_pdf(text):
    document = assemble(Content(title=text, sections=(Section(heading=text, paragraphs=(text,)),)))
    assert of_pdf(pdf.render(document, FACES)) == "".join("".join(lines(document)).split())


@needs_pdf
@pytest.mark.parametrize("text", [text for text in HOSTILE_TEXTS if not text.isprintable() or "😀" in text])
def test_marks_and_pictures_do_not_hinder_a_pdf(text):
    assert pdf.render(assemble(hostile(text)), FACES)[:5] == b"%PDF-"


def test_the_formats_on_offer():
    assert {name: (item.extension, item.content_type.partition(";")[0]) for name, item in FORMATS.items()} == {
        "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "pdf": ("pdf", "application/pdf"),
        "html": ("html", "text/html"),
        "txt": ("txt", "text/plain"),
        "md": ("md", "text/markdown"),
        "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    }


BEGINNINGS = {"docx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!doctype html>", "xlsx": b"PK\x03\x04"}
MADE_HERE = [name for name in FORMATS if name != "pdf" or not {"pango", "cjk-font"} & set(MISSING)]


def digests(content):
    """The format's name and the digest of what it makes of the report and of its list, for each format."""
    return {
        name: hashlib.sha256(
            b"".join(
                FORMATS[name].render(make(content), GB_T_9704, FACES, lambda: True)
                for make in (assemble, assemble_list)
            )
        ).hexdigest()
        for name in MADE_HERE
    }


def test_every_format_makes_what_it_names():
    made = {name: FORMATS[name].render(assemble(BLOCK), GB_T_9704, FACES, lambda: True) for name in MADE_HERE}
    assert {name: made[name][: len(BEGINNINGS[name])] for name in made if name in BEGINNINGS} == {
        name: beginning for name, beginning in BEGINNINGS.items() if name in made
    }


def test_the_same_report_gives_the_same_bytes_in_another_process():
    program = (
        "import json, sys; from reportsite.content.json import loads; from tests.document.test_formats import digests; "
        "print(json.dumps(digests(loads(sys.stdin.buffer.read()))))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        input=dumps(BLOCK),
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={"PYTHONHASHSEED": "7", "PATH": "", "TZ": "Asia/Shanghai"},
    )
    assert json.loads(elsewhere.stdout) == digests(BLOCK)
