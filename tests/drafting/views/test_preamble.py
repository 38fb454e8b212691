from reportsite.drafting.rows import load_content
from tests.pages import tree_of


def test_a_paragraph_a_line(page, full):
    page("preamble/").press(typed={"c0.preamble": "\r\n 头一段。 \r\n\r\n\t又一段。\u2028还有一段。\r\n"})
    assert load_content(full).preamble == ("头一段。", "又一段。", "还有一段。")


def test_the_page_counts_the_words_as_stored(page):
    page("preamble/").press(typed={"c0.preamble": "五个汉字，GB/T 9704"})
    assert page("preamble/").answer.context["words"] == 7


def test_markup_is_text(page, browser, url):
    page("preamble/").press(typed={"c0.preamble": "</textarea><script>alert(1)</script>"})
    for path in ("preamble/", "preview/"):
        assert tree_of(browser.get(url(path))).xpath("//script[not(@src)]") == []
    assert page("preamble/").values["c0.preamble"] == ["</textarea><script>alert(1)</script>"]
