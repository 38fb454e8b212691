"""The table of what can be written: each text is read back as what it was written from."""

import pytest

from reportsite.drafting.fields import FIELDS, field
from reportsite.drafting.rows import TYPES


def test_every_field_is_an_attribute_of_its_type():
    assert {
        (kind, item.name)
        for kind, items in FIELDS.items()
        for item in items
        if item.name not in TYPES[kind].__struct_fields__
    } == set()


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("report", "year", 2024),
        ("report", "year", None),
        ("report", "title", "对照检查材料"),
        ("report", "preamble", ("第一段。", "第二段。")),
        ("report", "attachments", ()),
        ("section", "end", None),
        ("section", "end", ""),
        ("section", "end", "。"),
        ("problem", "source", "superiors"),
        ("rectification", "state", "closed"),
    ],
)
def test_written_and_read(kind, name, value):
    assert field(kind, name).read(field(kind, name).write(value)) == value


@pytest.mark.parametrize(
    ("text", "year"),
    [(" 2024\n", 2024), ("二〇二四", None), ("２０２４", None), ("24", None), ("20245", None), ("", None)],
)
def test_a_year_is_four_digits(text, year):
    assert field("report", "year").read(text) == year


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        ("problem", "heading", " 登记\n不及时 ", "登记 不及时"),
        ("problem", "paragraphs", "一段\n\n  二段 \n", ("一段", "二段")),
        ("example", "paragraphs", "\n \n", ()),
    ],
)
def test_typed_text_becomes_lines(kind, name, text, value):
    assert field(kind, name).read(text) == value


def test_an_unknown_name_is_an_error():
    with pytest.raises(KeyError):
        field("problem", "owner")
