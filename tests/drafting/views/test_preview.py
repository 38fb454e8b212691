"""The pages as they will print."""

import pytest

from tests.document.readers import needs_pdf
from tests.pages import client_of, tree_of


def pictures(answer):
    return tree_of(answer).xpath("//main//img")


@needs_pdf
def test_a_picture_for_each_page_in_the_size_of_the_paper(url, browser):
    shown = pictures(browser.get(url("preview/")))
    assert len(shown) >= 1
    for picture in shown:
        assert abs(int(picture.get("height")) / int(picture.get("width")) - 297 / 210) < 0.01
        answer = browser.get(picture.get("src"))
        assert (answer.status_code, answer.headers["Content-Type"], answer.content[:4]) == (
            200,
            "image/png",
            b"\x89PNG",
        )


@needs_pdf
def test_a_changed_report_has_other_addresses_for_its_pictures(page, url, browser, full):
    before = [picture.get("src") for picture in pictures(browser.get(url("preview/")))]
    type(full).objects.update(changed="2031-01-01T00:00:00+00:00")
    assert [picture.get("src") for picture in pictures(browser.get(url("preview/")))] != before


@needs_pdf
@pytest.mark.parametrize("number", [0, 99, 2**31, 2**63, 10**40], ids=str)
def test_a_page_that_is_not_there(browser, url, number):
    assert browser.get(url(f"preview/{number}.png")).status_code == 404


@needs_pdf
def test_a_report_that_is_still_empty(report, drafter):
    assert client_of(drafter).get(f"/reports/{report.pk}/preview/").status_code == 200


class TestWithoutFonts:
    """Where no Chinese font is found."""

    @pytest.fixture(autouse=True)
    def no_fonts(self, bare_machine):
        pass

    def test_the_text_and_the_one_command_that_mends_it(self, url, browser):
        answer = browser.get(url("preview/"))
        tree = tree_of(answer)
        assert (answer.status_code, answer.context["missing"], pictures(answer)) == (200, ("cjk-font", "fandol"), [])
        assert tree.xpath("//main//code/text()") == ["bin/setup"]
        assert "登记不及时" in tree.xpath("//*[@class='paper']")[0].text_content()

    def test_no_picture(self, url, browser):
        assert browser.get(url("preview/1.png")).status_code == 404

    def test_the_page_of_downloads_says_it_too(self, url, browser):
        tree = tree_of(browser.get(url("download/")))
        assert tree.xpath("//main//code/text()") == ["bin/setup"]

    def test_a_pdf_leads_there(self, url, browser):
        for path in ("download/report.pdf", "download/list.pdf"):
            answer = browser.get(url(path))
            assert (answer.status_code, answer.url) == (302, url("download/"))

    @pytest.mark.parametrize(
        "path", ["report.docx", "report.html", "report.txt", "report.md", "list.docx", "list.xlsx"]
    )
    def test_everything_else_is_downloaded(self, url, browser, path):
        assert browser.get(url(f"download/{path}")).status_code == 200


class TestWithoutPango:
    def test_the_same_and_nothing_fails(self, url, browser, no_pango):
        answer = browser.get(url("preview/"))
        assert (answer.status_code, "pango" in answer.context["missing"], pictures(answer)) == (200, True, [])
        assert tree_of(answer).xpath("//main//code/text()") == ["bin/setup"]
        assert browser.get(url("download/report.pdf")).url == url("download/")
        assert browser.get(url("download/report.docx")).status_code == 200
