"""Submitted drafts (送审稿): a number for the report as it stands, and its reading copy."""

import io

import docx
import pytest

from reportsite.drafting.actions.documents import number_draft
from tests.document.readers import needs_pdf, of_pdf
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, tree_of


@pytest.fixture
def address(url):
    return url("drafts/new/")


def test_a_number_for_the_report_as_it_stands(browser, address, url, full):
    answer = browser.post(address)
    assert (answer.status_code, answer.url) == (302, url("download/"))
    links = tree_of(browser.get(url("download/"))).xpath("//main//table//a/@href")
    assert [link for link in links if "/drafts/" in link] == [url("drafts/1.docx"), url("drafts/1.pdf")]


def test_pressing_twice_gives_one_number(browser, address, full):
    browser.post(address)
    browser.post(address)
    assert full.drafts.count() == 1


def test_the_copy_says_its_number_on_every_page(browser, address, url):
    browser.post(address)
    document = docx.Document(io.BytesIO(browser.get(url("drafts/1.docx")).content))
    section = document.sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs] == ["送审稿（第1稿）"]
    assert section._sectPr.find("{*}lnNumType") is not None


@needs_pdf
def test_the_copy_as_a_pdf(browser, address, url):
    browser.post(address)
    assert "送审稿（第1稿）" in of_pdf(browser.get(url("drafts/1.pdf")).content)


def test_the_copy_stays_as_it_was_when_the_report_changes(browser, address, url, page):
    browser.post(address)
    page("preamble/").press(typed={"c0.preamble": "改过的前言。"})

    def text():
        document = docx.Document(io.BytesIO(browser.get(url("drafts/1.docx")).content))
        return "".join(paragraph.text for paragraph in document.paragraphs)

    assert "改过的前言。" not in text()


def test_the_name_of_the_file_tells_the_number(browser, address, url):
    browser.post(address)
    named = browser.get(url("drafts/1.docx")).headers["Content-Disposition"]
    assert "%E9%80%81%E5%AE%A1%E7%A8%BF%E7%AC%AC1%E7%A8%BF.docx" in named


@pytest.mark.parametrize("path", ["drafts/2.docx", "drafts/0.pdf", "drafts/1.txt", f"drafts/{10**30}.pdf"])
def test_what_is_not_there(browser, address, url, path):
    browser.post(address)
    assert browser.get(url(path)).status_code == 404


def test_who_may_number(address, stranger, reviewer, member, drafter):
    asks_to_sign_in(address, "post")
    hidden_from(stranger, address, "post")
    hidden_from(member, address, "post")
    refused(reviewer, address, "post")
    only_by_post(drafter, address)


def test_who_may_read(full, url, drafter, reviewer, stranger):
    number_draft(report=full, by=drafter)
    assert client_of(reviewer).get(url("drafts/1.docx")).status_code == 200
    hidden_from(stranger, url("drafts/1.docx"))
