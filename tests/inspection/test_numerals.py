"""The numbers that headings and items begin with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportsite.content.numbering import FORMS, numeral
from reportsite.inspection.numerals import items_within, numeral_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、基本情况", (1, 1, "一、")),
        ("十二、整改", (1, 12, "一、")),
        ("二十、整改", (1, 20, "一、")),
        ("（三）护书", (2, 3, "（一）")),
        ("(三)护书", (2, 3, "(一)")),
        ("3.书", (3, 3, "1.")),
        ("3、书", (3, 3, "1、")),
        ("3．书", (3, 3, "1．")),
        ("（12）书", (4, 12, "（1）")),
        ("二十三是书", (5, 23, "一是")),
        ("第二，书", (6, 2, "第一，")),
        ("3.5万册", None),
        ("2030.书", None),
        ("一二、书", None),
        ("十十、书", None),
        ("一些书", None),
        ("书一、", None),
        ("", None),
    ],
)
def test_the_number_of_a_text(text, found):
    one = numeral_of(text)
    assert (one and (one.level, one.number, one.form)) == found


@given(st.sampled_from([form for form in FORMS if form]), st.integers(1, 99))
def test_every_number_that_we_make_is_read(form, number):
    text = numeral(form, number) + "书"
    one = numeral_of(text)
    assert one
    assert (one.number, one.form, one.written(one.number), text[one.end :]) == (number, form, text[:-1], "书")


def test_items_inside_a_text():
    found = items_within("主要有：一是读得少；二是记得少。三是荐得少，凡是如此。但是")
    assert [(one.number, one.level) for one in found] == [(1, 5), (2, 5), (3, 5)]


def test_where_an_item_stands():
    (one,) = items_within("有：十一是读")
    assert ("有：十一是读"[one.start : one.end], one.number) == ("十一是", 11)
