"""Findings in words."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from reportsite.inspection.findings import Finding, Place
from reportsite.inspection.pdf import RULES as PDF_RULES
from reportsite.inspection.rules import RULES as DOCX_RULES
from reportsite.layouts.rules import by_kind, place_in_words, rule_in_words, value_in_words


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.mark.parametrize("rule", sorted({*DOCX_RULES, *PDF_RULES}))
def test_every_rule_has_words(rule):
    words = rule_in_words(rule)
    assert (words[0].isupper(), "%" in words, "." in words.replace("1.", "")) == (True, False, False)


def test_no_two_rules_have_the_same_words():
    rules = {*DOCX_RULES, *PDF_RULES}
    assert len({rule_in_words(rule) for rule in rules}) == len(rules)


def test_every_part_that_is_named_has_words():
    found = set()
    for path in Path(settings.BASE_DIR / "reportsite/inspection").glob("*.py"):
        found |= set(re.findall(r'part="(\w+)"|^_PART = "(\w+)"', path.read_text(), re.MULTILINE))
    names = {name for pair in found for name in pair if name}
    assert names
    for name in names:
        assert place_in_words(Place(part=name)) != name or name in ("table", "title", "styles")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place(page=2, line=5), "page 2, line 5"),
        (Place(paragraph=3, text="一、甲"), "paragraph 3: “一、甲”"),
        (Place(page=1, part="footer", text="— 1 —"), "page 1, foot of the page: “— 1 —”"),
        (Place(part="page"), "page setup"),
    ],
)
def test_places(place, words):
    assert place_in_words(place) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("宋体", "宋体"),
        ("宋体 (in 3 paragraphs), 黑体 (in 2 paragraphs), …", "宋体 (in 3 paragraphs), 黑体 (in 2 paragraphs), …"),
        ("top 25.4 mm, left 31.7 mm", "above 25.4 mm, left 31.7 mm"),
        ("22 lines", "22 lines"),
        ("1 character", "1 characters"),
        ("0 characters and 2 spaces (in 7 paragraphs)", "0 characters and 2 spaces that were typed (in 7 paragraphs)"),
        ("both", "justified"),
        ("none on odd pages, center on even pages", "none on odd pages, centred on even pages"),
        ("about 15.6 pt", "about 15.6 pt"),
        ("regular (in 2 paragraphs)", "not bold (in 2 paragraphs)"),
        ("28.95 pt", "28.95 pt"),
        ("Arial (in 2 worlds)", "Arial (in 2 worlds)"),
    ],
)
def test_values(value, words):
    assert value_in_words(value) == words


def test_a_text_of_the_document_stays_as_it_is():
    for text in ("甲, top 3 mm, 乙", "top 3 mm"):
        assert value_in_words(f"{text} (in 2 places)", quoted=True) == f"{text} (in 2 places)"
    assert value_in_words("no mark", quoted=True) == "no mark"


def test_findings_by_kind_with_the_level_in_words():
    found = [
        Finding("numbers.gap", "text", "error", Place(paragraph=4), "（三）", "（二）"),
        Finding("number.missing", "layout", "error", Place(part="footer"), "none on odd pages", "— {page} —"),
        Finding("font.level1", "layout", "warn", Place(paragraph=2), "宋体", "黑体"),
    ]
    assert [(kind, [(row.rule, row.level, row.expected) for row in rows]) for kind, rows in by_kind(found)] == [
        (
            "Layout",
            [
                ("Page number missing", "must be mended", "— 1 —"),
                ("Font of headings 一、", "should be mended", "黑体"),
            ],
        ),
        ("Text", [("A number is left out", "must be mended", "（二）")]),
    ]
    assert by_kind([]) == []
