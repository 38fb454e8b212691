"""The settings of a layout: every one of them is on the page once, and its values in words."""

import msgspec
import pytest
from django.utils.translation import override
from msgspec.structs import replace

from reportsite.document.layout import GB_T_9704, Furniture, Layout, Line, Type
from reportsite.layouts.fields import (
    GROUPS,
    ROLES,
    SETTINGS,
    differences,
    furniture_in_words,
    in_words,
    label,
    uses,
    values_of,
    with_values,
)

# What no form shows: a template brings it, or a reading copy has it.
ELSEWHERE = {"header", "footer", "footer_mm", "line_numbers"}


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_every_setting_of_a_layout_is_there():
    names = {name.partition(".")[0] for name in SETTINGS} | ELSEWHERE
    assert names == {field.name for field in msgspec.structs.fields(Layout)}


def test_every_setting_stands_in_one_group():
    plain = [name for _legend, names, _roles in GROUPS for name in names]
    roles = [role for _legend, _names, roles in GROUPS for role in roles]
    assert sorted(plain) == sorted(name for name, one in SETTINGS.items() if not one.role)
    assert sorted(roles) == sorted(ROLES)


def test_the_limits_are_around_the_standard():
    for name, value in values_of(GB_T_9704).items():
        setting = SETTINGS[name]
        if setting.kind in ("number", "whole"):
            assert setting.least <= value <= setting.most


def test_values_there_and_back():
    other = replace(
        GB_T_9704, top_mm=30, digits="own", title=Type("黑体", 26, True), header=Furniture((Line(Type("宋体")),))
    )
    assert with_values(other, values_of(other)) == other
    assert with_values(GB_T_9704, values_of(other)) == replace(other, header=Furniture())


def test_names_that_tell_one_setting_from_another():
    labels = [label(name) for name in SETTINGS]
    assert (len(set(labels)), "Title: Font" in labels) == (len(labels), True)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("pitch_pt", 28.95, "28.95 pt"),
        ("top_mm", 37.0, "37 mm"),
        ("left_mm", 31.749999, "31.75 mm"),
        ("indent", 2, "2 characters"),
        ("title.size_pt", 22, "二号 22 pt"),
        ("title.size_pt", 15.5, "15.5 pt"),
        ("title.bold", True, "bold"),
        ("title.bold", False, "not bold"),
        ("title.font", "黑体", "黑体"),
        ("page_number", "none", "none"),
        ("page_number", "outside", "outside (odd right, even left)"),
        ("signature", "title", "under the title"),
    ],
)
def test_values_in_words(name, value, words):
    assert in_words(name, value) == words


def test_what_differs():
    other = replace(
        GB_T_9704, pitch_pt=29, title=Type("黑体", 22), header=Furniture((Line(Type("宋体"), "甲", "", "乙"),))
    )
    assert [(one.label, one.one, one.other) for one in differences(other, GB_T_9704)] == [
        ("Line pitch of the text", "29 pt", "28.95 pt"),
        ("Title: Font", "黑体", "方正小标宋简体"),
        ("Lines at the head of the pages", "odd pages: 甲 · 乙; even pages: nothing", "nothing"),
    ]
    assert differences(GB_T_9704, Layout()) == []


def test_what_stands_at_the_foot():
    line = Line(Type("宋体"), center="第{page}页")
    assert furniture_in_words(None) == "the page number"
    assert furniture_in_words(Furniture()) == "nothing"
    assert furniture_in_words(Furniture((line,), (line,))) == "第{page}页"
    assert furniture_in_words(Furniture((Line(Type("宋体")),))) == "nothing"


def test_what_a_font_is_used_for():
    assert uses(GB_T_9704, "楷体_GB2312") == ["Unit, name and date under the title", "Headings （一）"]
    assert uses(GB_T_9704, "Times New Roman") == ["Latin letters and digits"]
    assert uses(replace(GB_T_9704, digits="own"), "Times New Roman") == []
