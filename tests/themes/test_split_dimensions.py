"""A notice as it is pasted -> its dimensions, a line each."""

import pytest

from reportsite.themes.notice import short_name, split_dimensions

WANTED = ["守护库房方面", "服务查档方面"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、", "二、"),
        ("一.", "二．"),
        ("十一、", "二十二、"),
        ("（一）", "（二）"),
        ("(一)", "(十二)"),
        ("（1）", "(2)"),
        ("1.", "2."),
        ("1．", "2．"),
        ("1、", "2、"),
        ("1)", "2）"),
        ("1. ", "2.\t"),
        ("1 ", "12 "),
        ("１．", "２．"),
        ("①", "②"),
        ("⑴", "⑵"),
        ("⒈", "⒉"),
        ("㈠", "㈡"),
        ("第一，", "第二，"),
        ("第一、", "第二、"),
        ("一是", "二是"),
        ("一要", "二要"),
        ("- ", "- "),
        ("• ", "· "),
        ("● ", "◆ "),
        ("", ""),
    ],
)
def test_every_form_of_number_is_taken_off(first, second):
    assert split_dimensions(f"{first}守护库房方面\n{second}服务查档方面") == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "守护库房方面；服务查档方面。",
        "守护库房方面;服务查档方面;",
        "一是守护库房方面；二是服务查档方面。",
        "（一）守护库房方面；\n（二）服务查档方面。",
        "\n\n守护库房方面\n\n　　\n服务查档方面\n\n",
        "　　守护库房方面　\n\u00a0服务查档方面 ",
        "　　1.　守护库房方面\n　　2.　服务查档方面",
        "守护库房方面\r\n服务查档方面\r\n",
        "守护库房方面\u2028服务查档方面",
        "守护库房方面，\n服务查档方面：",
        "守护库房方面\n服务查档方面\n守护库房方面",
        "一、守护库房方面\n二、服务查档方面\n三、守护库房方面。",
        "一、\n守护库房方面\n2.\n服务查档方面",
    ],
    ids=range(13),
)
def test_lines_and_semicolons_part_the_dimensions(text):
    assert split_dimensions(text) == WANTED


@pytest.mark.parametrize(
    "line",
    [
        "一体推进三项制度方面",
        "十四五规划落实方面",
        "2024年度整改任务落实方面",
        "10年陈案清理方面",
        "四个意识、四个自信方面",
        "三会一课、主题党日方面",
        "带头读懂馆藏、讲清来路（含历年借阅登记）方面",
    ],
)
def test_a_dimension_that_begins_with_a_number_keeps_it(line):
    assert split_dimensions(line) == [line]


def test_only_one_number_is_taken_off():
    assert split_dimensions("1.2024年度整改任务落实方面") == ["2024年度整改任务落实方面"]


def test_what_no_document_can_hold_is_marked():
    assert split_dimensions("守护\0库房\ud800方面") == ["守护\ufffd库房\ufffd方面"]


@pytest.mark.parametrize("text", ["", " \n　\n", "；；。\n", "一、\n1.\n（三）"])
def test_nothing_gives_none(text):
    assert split_dimensions(text) == []


@pytest.mark.parametrize(
    ("wording", "short"),
    [
        ("带头守护库房、不出差错方面", "守护库房"),
        ("服务查档方面", "服务查档"),
        ("一二三四五六七八九十方面", "一二三四五六七八"),
        ("方面", ""),
    ],
)
def test_a_short_name_is_suggested(wording, short):
    assert short_name(wording) == short
