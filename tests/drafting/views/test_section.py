"""Sections of every role."""

import pytest

from tests.pages import NOBODYS


def names(page):
    return {name for name in page.values if "." in name and not name.endswith((".revision", ".shown"))}


@pytest.mark.parametrize(
    ("key", "items"),
    [
        ("s1", {"s1"}),
        ("s2", {"s2", "o1", "o2"}),
        ("s3", {"s3", "a1", "o3"}),
        ("s4", {"s4"}),
        ("s5", {"s5", "o4"}),
        ("s7", {"s7"}),
        ("s8", {"s8"}),
    ],
)
def test_the_texts_of_the_section_and_of_what_stands_in_it(page, key, items):
    assert {name.partition(".")[0] for name in names(page(f"sections/{key}/"))} == items


def test_they_are_stored(page, text):
    page("sections/s3/").press(typed={"s3.heading": "需要说明的事", "a1.paragraphs": "没有。", "o3.heading": "无"})
    assert [text(key, name).value for key, name in (("s3", "heading"), ("a1", "paragraphs"), ("o3", "heading"))] == [
        "需要说明的事",
        "没有。",
        "无",
    ]


def test_the_problems_list_their_dimensions(page):
    context = page("sections/s4/").answer.context
    assert [leaf.identifier for leaf in context["step"].steps] == ["d1", "d2", "d3", "d4"]
    assert [card.item.key for card in context["groups"]] == ["d1", "d2"]
    assert [card.item.key for card in context["groups"][1].within] == ["d3", "d4"]


def test_causes_are_linked_to_dimensions_and_problems(page):
    links = page("sections/s5/").answer.context["links"]
    assert [key for key, _name, _problems in links] == ["d1", "d2", "d3", "d4"]
    assert [key for _key, _name, problems in links for key, _heading in problems] == ["p1", "p2", "p3"]


def test_other_sections_have_nothing_to_link(page):
    assert page("sections/s2/").answer.context["links"] is None


def test_as_it_will_print(page):
    paper = page("sections/s2/").tree.xpath("//*[@class='paper']")[0].text_content()
    assert "屋顶已补" in paper
    assert "登记不及时" not in paper


@pytest.mark.parametrize(
    "key", ["nothing", "%00", "d1", "p1", "c0", "x" * 3000, str(NOBODYS), "%ED%A0%80"], ids=lambda key: key[:9]
)
def test_a_section_that_is_not_there(browser, url, key):
    assert browser.get(url(f"sections/{key}/")).status_code == 404


def test_nor_one_of_another_report(browser, url, report):
    section = report.items.filter(kind="section").first()
    assert browser.get(url(f"sections/{section.key}/")).status_code == 404
