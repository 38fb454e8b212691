"""The files."""

import io
import re
import zipfile
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from reportsite.document.docx_keys import stamp_of
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.history import last_entry
from reportsite.drafting.rows import load_content
from reportsite.word.marked import marked_paragraphs
from reportsite.word.package import Package
from tests.document.readers import needs_pdf
from tests.meanwhile import meanwhile
from tests.pages import client_of, tree_of

OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX, XLSX = f"{OFFICE}.wordprocessingml.document", f"{OFFICE}.spreadsheetml.sheet"
TITLE = "青禾市档案馆对照检查材料"
FILES = [
    ("report.docx", DOCX, b"PK", f"{TITLE}.docx"),
    pytest.param("report.pdf", "application/pdf", b"%PDF", f"{TITLE}.pdf", marks=needs_pdf),
    ("report.html", "text/html; charset=utf-8", b"<", f"{TITLE}.html"),
    ("report.txt", "text/plain; charset=utf-8", TITLE.encode(), f"{TITLE}.txt"),
    ("report.md", "text/markdown; charset=utf-8", b"", f"{TITLE}.md"),
    ("list.docx", DOCX, b"PK", f"{TITLE}整改清单.docx"),
    pytest.param("list.pdf", "application/pdf", b"%PDF", f"{TITLE}整改清单.pdf", marks=needs_pdf),
    ("list.xlsx", XLSX, b"PK", f"{TITLE}整改清单.xlsx"),
]


def name_of(answer):
    quoted, encoded = re.fullmatch(
        r"attachment; filename(?:=\"([^\"\\]*)\"|\*=utf-8''([\w%.~-]*))", answer.headers["Content-Disposition"]
    ).groups()
    return quoted or unquote(encoded)


@pytest.mark.parametrize(("path", "content_type", "begin", "name"), FILES)
def test_each_format(url, browser, path, content_type, begin, name):
    answer = browser.get(url(f"download/{path}"))
    assert (answer.status_code, answer.headers["Content-Type"], name_of(answer)) == (200, content_type, name)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(begin)


def test_what_is_in_them(url, browser):
    report = docx.Document(io.BytesIO(browser.get(url("download/report.docx")).content))
    assert "登记不及时" in "".join(paragraph.text for paragraph in report.paragraphs)
    sheet = openpyxl.load_workbook(io.BytesIO(browser.get(url("download/list.xlsx")).content)).worksheets[0]
    assert "当日登记" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_the_page_leads_to_every_one(url, browser):
    tree = tree_of(browser.get(url("download/")))
    links = tree.xpath("//main//a/@href")
    formats = tree.xpath("//main//form[@action=$action]//button/@value", action=url("exports/"))
    wanted = [getattr(item, "values", item)[0] for item in FILES]
    assert {url(f"download/{name}") for name in wanted if name.startswith("list")} <= set(links)
    assert [f"report.{format}" for format in formats] == [name for name in wanted if name.startswith("report")]


@pytest.mark.parametrize(
    "path",
    [
        "report.json",
        "report.doc",
        "report.xlsx",
        "list.txt",
        "list.html",
        "report.",
        "report.DOCX",
        "report.docx%00",
        "report...%2f..%2fx",
    ],
)
def test_other_formats_are_not_there(url, browser, path):
    assert browser.get(url(f"download/{path}")).status_code == 404


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "青禾市档案馆对照检查材料.txt"),
        ("../../x/y\r\nSet-Cookie: a=1", "xySet-Cookiea1.txt"),
        ('引号"和/斜线\\<>|:*?', "引号和斜线.txt"),
        ("长" * 300, "长" * 80 + ".txt"),
        ("。", "report.txt"),
        ("\x01\ufffd", "report.txt"),
    ],
    ids=["none", "path", "signs", "long", "mark", "forbidden"],
)
def test_the_name_is_safe_whatever_the_title(page, url, browser, title, name):
    page("facts/").press(typed={"c0.title": title})
    answer = browser.get(url("download/report.txt"))
    assert (answer.status_code, name_of(answer)) == (200, name)
    assert "Set-Cookie" not in answer.headers


def test_control_characters_break_no_docx(page, url, browser):
    page("preamble/").press(typed={"c0.preamble": "前\x00\x01\x0b\x1f\ufffe\x7f后"})
    answer = browser.get(url("download/report.docx"))
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    assert "前\ufffd\ufffd" in "".join(p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs)


def test_what_was_changed_is_in_the_next_file(page, url, browser):
    assert "头一段" not in browser.get(url("download/report.txt")).content.decode()
    page("preamble/").press(typed={"c0.preamble": "头一段改了。"})
    assert "头一段改了。" in browser.get(url("download/report.txt")).content.decode()


def test_a_docx_is_never_stamped_as_newer_than_its_text(full, drafter, url, browser):
    """What is saved at the moment at which the stamp is taken is in the text."""

    def save():
        text = full.items.get(key=load_content(full).key).texts.get(name="title")
        save_texts(report=full, person=drafter, changes=[Change(text.item.key, "title", text.revision, "改过的题目")])

    with meanwhile("drafting_journal", save):
        data = browser.get(url("download/report.docx")).content
    stamp = stamp_of(name for one in marked_paragraphs(Package.open(data)) for name in one.names)
    assert stamp == last_entry(full)
    assert "改过的题目" in "".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_report_that_is_still_empty(report, drafter):
    client = client_of(drafter)
    for path in ("report.docx", "report.html", "report.txt", "report.md", "list.docx", "list.xlsx"):
        assert client.get(f"/reports/{report.pk}/download/{path}").status_code == 200
