"""Pasted text becomes text that every format can hold, and is counted as Word counts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportsite.content.text import clean, count, one_line, paragraphs

anything = st.text(st.characters(exclude_categories=()) | st.sampled_from("\r\n\t\v\f\x00\ud800\ufffe\u2028 　"))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("借阅\x00登记", "借阅�登记"),
        ("借阅\x1b[0m", "借阅�[0m"),
        ("\ud83d 半个表情", "� 半个表情"),
        ("半个表情 \ude00", "半个表情 �"),
        ("一\ufffe二\uffff", "一�二�"),
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("一\v二\f三\x85四\u2028五\u2029六", "一\n二\n三\n四\n五\n六"),
        ("一\r\n\r\n二", "一\n\n二"),
        ("一\t二", "一 二"),
        ("　　段首空两格", "　　段首空两格"),
        ("笑脸😀👩‍👧", "笑脸😀👩‍👧"),
        ("\u200f左\u202e右\u202c", "\u200f左\u202e右\u202c"),
        ("㐀𠀀䶮", "㐀𠀀䶮"),
        ("", ""),
    ],
)
def test_what_cleaning_keeps(pasted, kept):
    assert clean(pasted) == kept


@given(anything)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(anything)
def test_cleaned_text_fits_into_xml(text):
    element = etree.Element("text")
    element.text = clean(text)
    assert etree.fromstring(etree.tostring(element)).text == (clean(text) or None)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("　　第一段。\r\n\r\n　　第二段。　\n", ("第一段。", "第二段。")),
        ("\u00a0第一段\u2028第二段\x00", ("第一段", "第二段�")),
        ("词 与  词", ("词 与  词",)),
        (" \n\t\n　", ()),
        ("", ()),
    ],
)
def test_the_paragraphs_of_a_text(pasted, kept):
    assert paragraphs(pasted) == kept


@given(anything)
def test_a_paragraph_is_one_trimmed_line(text):
    assert [paragraphs(line) for line in paragraphs(text)] == [(line,) for line in paragraphs(text)]


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [("　借阅登记\r\n不及时\t", "借阅登记 不及时"), ("一\v\v二", "一 二"), ("\n", ""), ("已是一行", "已是一行")],
)
def test_one_line(pasted, kept):
    assert one_line(pasted) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t　\u00a0", 0),
        ("借阅登记不及时。", 8),
        ("　　借阅　登记", 4),
        ("2024年度", 3),
        ("占3.5%，其中A类12本", 9),
        ("read the book", 3),
        ("“书”——《录》…", 9),
        ("书😀册", 3),
        ("㐀𠀀", 2),
    ],
)
def test_words_are_counted_as_word_counts_them(text, words):
    assert count(text) == words


@given(anything)
def test_every_character_counts_at_most_once(text):
    assert 0 <= count(text) <= len("".join(text.split()))
