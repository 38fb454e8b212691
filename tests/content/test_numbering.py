"""The numbers that documents print, and the shape in which numbered things stand."""

from typing import get_args

import pytest

from reportsite.content.numbering import CHOICES, DEFAULT_SHAPES, FORMS, Form, Shape, chinese, numeral, shape_of


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (2, "二"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (205, "二百零五"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1005, "一千零五"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2024, "二千零二十四"),
        (9909, "九千九百零九"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_number_in_chinese(number, written):
    assert chinese(number) == written


def read(written):
    """The number that Chinese characters say, by the rules of reading alone."""
    total, digit = 0, 0
    for char in written:
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(char)
    return total + digit


def test_every_number_reads_back():
    assert [read(chinese(number)) for number in range(1, 10_000)] == list(range(1, 10_000))


def test_no_zero_stands_at_an_end_or_twice():
    written = [chinese(number) for number in range(1, 10_000)]
    assert [text for text in written if "零零" in text or text.startswith("零") or text.endswith("零")] == []


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_other_numbers_are_refused(number):
    with pytest.raises(ValueError, match=f"no Chinese number is made for {number}"):
        chinese(number)


def test_the_numeral_of_every_form():
    assert {form: [numeral(form, number) for number in (1, 2, 10, 12)] for form in get_args(Form)} == {
        "一、": ["一、", "二、", "十、", "十二、"],
        "（一）": ["（一）", "（二）", "（十）", "（十二）"],
        "1.": ["1.", "2.", "10.", "12."],
        "1、": ["1、", "2、", "10、", "12、"],
        "（1）": ["（1）", "（2）", "（10）", "（12）"],
        "一是": ["一是", "二是", "十是", "十二是"],
        "第一，": ["第一，", "第二，", "第十，", "第十二，"],
        "": ["", "", "", ""],
    }


def test_a_form_is_named_by_its_first_numeral():
    assert {form: numeral(form, 1) for form in FORMS} == {form: form for form in get_args(Form)}


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        (Shape("（一）", own_line=True), "（一）-own"),
        (Shape("一是", joined=True), "一是-joined"),
        (Shape("1."), "1."),
        (Shape(), "none"),
        (Shape("", own_line=True, joined=True), "none-own-joined"),
    ],
)
def test_a_shape_has_a_name(shape, name):
    assert shape.name == name


def test_shapes_to_choose_from_have_names_of_their_own():
    assert {element: len({shape.name for shape in choices}) for element, choices in CHOICES.items()} == {
        element: len(choices) for element, choices in CHOICES.items()
    }


def test_the_first_choice_is_the_default():
    assert {element: choices[0] for element, choices in CHOICES.items()} == {
        element: DEFAULT_SHAPES[element] for element in CHOICES
    }


OWN, OF_REPORT = Shape("（1）"), Shape("第一，", joined=True)


@pytest.mark.parametrize(
    ("shapes", "role", "own", "expected"),
    [
        ({"previous.point": OF_REPORT}, "previous", OWN, OWN),
        ({"previous.point": OF_REPORT}, "previous", None, OF_REPORT),
        ({"previous.point": OF_REPORT}, "matters", None, Shape("一是", joined=True)),
        ({}, "previous", None, Shape("一是")),
        ({}, "measures", None, Shape("（一）")),
        ({"measures.point": Shape()}, "measures", None, Shape()),
    ],
    ids=["own", "of the report", "of the report for another role", "of the role", "of the element", "no number at all"],
)
def test_the_shape_in_force(shapes, role, own, expected):
    assert shape_of(shapes, role, "point", own) == expected
