"""The marks on the first page, and the rectification list as an annex."""

import io

import docx
import pytest

from reportsite.drafting.models import Report
from tests.pages import asks_to_sign_in, client_of, hidden_from, only_by_post, refused, said, tree_of


@pytest.fixture
def address(url):
    return url("download/settings/")


def headers_of(answer):
    document = docx.Document(io.BytesIO(answer.content))
    return [paragraph.text for paragraph in document.sections[0].first_page_header.paragraphs]


def test_it_is_saved_and_printed(browser, address, url):
    answer = browser.post(address, {"marks": ["internal", "collected"], "annex": "on"})
    assert (answer.status_code, answer.url) == (302, url("download/"))
    printed = browser.get(url("download/report.docx"))
    assert headers_of(printed) == ["内部资料　会后收回"]
    assert len(docx.Document(io.BytesIO(printed.content)).tables) == 1


def test_the_page_shows_what_is_set(browser, address, url):
    browser.post(address, {"marks": ["collected"]})
    form = tree_of(browser.get(url("download/"))).xpath("//form[contains(@action, 'settings')]")[0]
    assert form.xpath(".//input[@checked]/@value") == ["collected"]


def test_nothing_chosen_takes_all_off(browser, address, full):
    browser.post(address, {"marks": ["internal"], "annex": "on"})
    browser.post(address, {})
    report = Report.objects.get(pk=full.pk)
    assert (report.marks, report.annex) == ([], False)


def test_a_mark_that_there_is_not(browser, address, full):
    answer = browser.post(address, {"marks": ["top-secret"], "annex": "on"})
    assert [level for level, _text in said(answer)] == ["error"]
    assert Report.objects.get(pk=full.pk).annex is False


def test_who_may_not(address, stranger, reviewer, member, drafter):
    asks_to_sign_in(address, "post")
    hidden_from(stranger, address, "post")
    hidden_from(member, address, "post")
    refused(reviewer, address, "post")
    only_by_post(drafter, address)


def test_who_only_reads_sees_no_form_but_those_that_download(url, reviewer):
    forms = tree_of(client_of(reviewer).get(url("download/"))).xpath("//main//form/@action")
    assert set(forms) == {url("exports/")}
