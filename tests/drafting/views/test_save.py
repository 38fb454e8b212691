"""The button that saves, and what is common to all saves of texts."""

import pytest

from reportsite.drafting.models import Report, Text
from reportsite.drafting.rows import load_content
from tests.pages import said


def test_what_was_typed_is_stored_and_said(page, url, text, journal):
    answer = page("dimensions/d1/").press(typed={"p1.heading": "登记拖拉", "e1.paragraphs": "比如，5月那回。"})
    assert (answer.url, [level for level, _sentence in said(answer)]) == (url("dimensions/d1/"), ["success"])
    assert (text("p1", "heading").value, text("e1", "paragraphs").value) == ("登记拖拉", "比如，5月那回。")
    assert text("p1", "heading").revision == 1
    assert sorted(journal()) == [
        ("save", "e1", "paragraphs", "比如，5月那回。"),
        ("save", "p1", "heading", "登记拖拉"),
    ]


def test_the_page_shows_what_was_stored(page):
    typed = {"p1.paragraphs": "第一段。\r\n第二段“引号”<b>&amp;</b>\r\n\r\n", "p1.end": "-", "p1.source": "self"}
    page("dimensions/d1/").press(typed=typed)
    values = page("dimensions/d1/").values
    assert {name: values[name][0].replace("\n", "\r\n") for name in typed} == typed


def test_a_page_that_is_saved_untouched_changes_nothing(page, full, journal):
    before, content = full.changed, load_content(full)
    for path in ("facts/", "preamble/", "sections/s4/", "sections/s5/", "dimensions/d1/", "rectification/"):
        assert page(path).press().status_code == 302
    full.refresh_from_db()
    assert (journal(), full.changed, load_content(full)) == ([], before, content)


def test_the_same_save_twice_is_one(page, url, browser, text, journal):
    shown = page("preamble/")
    posted = shown.values | {"c0.preamble": "改过的开头"}
    answers = [browser.post(url("save/"), posted).status_code for _ in range(2)]
    assert (answers, text("c0", "preamble").revision, len(journal())) == ([302, 302], 1, 1)


def test_going_back_in_the_browser_and_typing_on_loses_neither_text(page, text):
    shown = page("preamble/")
    shown.press(typed={"c0.preamble": "第一次写的"})
    answer = shown.press(typed={"c0.preamble": "退回来又写的"})
    assert (answer.status_code, text("c0", "preamble").value) == (409, "第一次写的")
    assert "退回来又写的" in answer.content.decode()


def test_a_button_that_leads_on_saves_first(page, url, text):
    shown = page("dimensions/d1/")
    for number, (action, extra) in enumerate(shown.buttons):
        if extra:
            answer = page("dimensions/d1/").press(action, {"p1.heading": f"第{number}次"}, extra)
            assert (answer.url, text("p1", "heading").value) == (extra[1], f"第{number}次")
    assert [extra[1] for _action, extra in shown.buttons if extra] == [url("dimensions/d2/"), url()]


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "http://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "\x00//evil.example",
        "evil",
        "",
        "https:evil.example",
    ],
)
def test_never_on_to_another_site(page, full, evil, text):
    answer = page("preamble/").press(typed={"back": evil, "c0.preamble": "照样存下"})
    assert (answer.url, text("c0", "preamble").value) == (full.get_absolute_url(), "照样存下")


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        ("/themes/?q=1#x", "/themes/"),
        ("/有/汉字/", "/%E6%9C%89/%E6%B1%89%E5%AD%97/"),
        ("/a\r\nSet-Cookie: x=1/", "/a%0D%0ASet-Cookie%3A%20x%3D1/"),
    ],
)
def test_back_to_a_page_of_this_site(page, wanted, where):
    answer = page("preamble/").press(typed={"back": wanted})
    assert (answer.url, "Set-Cookie" in answer.headers) == (where, False)


def test_texts_without_their_revision_are_not_looked_at(browser, url, text):
    assert browser.post(url("save/"), {"c0.preamble": "没有修订号"}).status_code == 302
    assert text("c0", "preamble").value == "第一段开头。\n第二段开头。"


def test_every_text_of_the_page_belongs_to_this_report(full, page, member_report, drafter):
    """Two reports open side by side: each form saves into its own."""
    page("preamble/").press(typed={"c0.preamble": "只改这一份"})
    others = Text.objects.filter(item__report=member_report, name="preamble")
    assert [row.value for row in others] == [""]
    assert Report.objects.count() == 2
