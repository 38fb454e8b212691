"""Reports and their JSON form: what is written, what reads back, what is refused and in which words."""

import json

import pytest
from hypothesis import given, settings

from reportsite.content.json import MAX_BYTES, MAX_DEPTH, MAX_NODES, ContentError, dumps, loads
from reportsite.content.numbering import Shape, chinese
from reportsite.content.types import Content, Dimension, Point, Problem, Section, walk
from tests.content.strategies import contents


@settings(max_examples=60, deadline=None)
@given(contents())
def test_a_report_reads_back(content):
    assert loads(dumps(content)) == content


@settings(max_examples=30, deadline=None)
@given(contents())
def test_keys_read_back_and_the_same_report_gives_the_same_bytes(content):
    assert dumps(loads(dumps(content))) == dumps(content)


def test_the_form_is_indented_utf8_and_names_its_version():
    content = Content(
        key="r", title="云岭", sections=(Section(key="s", heading="节"),), shapes={"other.point": Shape("1.")}
    )
    assert (
        dumps(content).decode()
        == """{
 "key": "r",
 "version": 1,
 "kind": "team",
 "title": "云岭",
 "unit": "",
 "person": "",
 "byline": "",
 "year": null,
 "preamble": [],
 "sections": [
  {
   "key": "s",
   "heading": "节"
  }
 ],
 "signature": "",
 "date": "",
 "attachments": [],
 "themes": [],
 "shapes": {
  "other.point": {
   "form": "1.",
   "own_line": false,
   "joined": false
  }
 },
 "marks": [],
 "annex": false
}"""
    )


def test_whatever_is_left_out_has_its_default():
    assert loads(b"{}") == Content()


def test_a_node_without_a_key_gets_one_of_its_own():
    content = loads(b'{"sections": [{}, {}]}')
    assert len({node.key for node, _ in walk(content)}) == 3


def test_texts_are_cleaned():
    data = {
        "title": "　云岭\r\n县\u2028",
        "date": "三月\u0000",
        "preamble": ["第一段\n\n　第二段", " "],
        "sections": [
            {
                "heading": "一\v二",
                "paragraphs": ["甲\r\n乙"],
                "dimensions": [
                    {"lead_in": "问题\n：", "problems": [{"examples": [{"paragraphs": ["比如\t，\ufffe"]}]}]}
                ],
            }
        ],
        "attachments": ["附\n录"],
    }
    content = loads(json.dumps(data).encode())
    section = content.sections[0]
    assert (content.title, content.date, content.preamble, content.attachments) == (
        "云岭 县",
        "三月�",
        ("第一段", "第二段"),
        ("附 录",),
    )
    assert (section.heading, section.paragraphs) == ("一 二", ("甲", "乙"))
    assert section.dimensions[0].lead_in == "问题 ："
    assert section.dimensions[0].problems[0].examples[0].paragraphs == ("比如 ，�",)


def nested(levels):
    """A section with points below points: `levels` nodes on top of each other under the report."""
    return '{"sections":[' + '{"points":[' * (levels - 1) + "{}" + "]}" * (levels - 1) + "]}"


def sections(number):
    return json.dumps({"sections": [{}] * number})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "Input data was truncated"),
        ('{"title": ', "Input data was truncated"),
        ("一份报告", "JSON is malformed"),
        ("[]", "Expected `object`, got `array`"),
        ('{"title": 1}', "Expected `str`, got `int` - at `$.title`"),
        ('{"year": "2030"}', "Expected `int | null`, got `str` - at `$.year`"),
        ('{"year": 20300}', "Expected `int` <= 9999 - at `$.year`"),
        ('{"year": -1}', "Expected `int` >= 0 - at `$.year`"),
        ('{"version": 2}', "Invalid enum value 2 - at `$.version`"),
        ('{"sections": {}}', "Expected `array`, got `object` - at `$.sections`"),
        ('{"sections": [{"paragraphs": "甲"}]}', "Expected `array`, got `str` - at `$.sections[0].paragraphs`"),
        ('{"colour": "red"}', "Object contains unknown field `colour`"),
        (
            '{"sections": [{"points": [{"role": "other"}]}]}',
            "Object contains unknown field `role` - at `$.sections[0].points[0]`",
        ),
        ('{"sections": [{"role": "poem"}]}', "Invalid enum value 'poem' - at `$.sections[0].role`"),
        ('{"sections": [{"shape": {"form": "I."}}]}', "Invalid enum value 'I.' - at `$.sections[0].shape.form`"),
        ('{"shapes": {"poem.problem": {}}}', "the shape 'poem.problem' is for no kind of element"),
        ('{"shapes": {"problems.verse": {}}}', "the shape 'problems.verse' is for no kind of element"),
        ('{"shapes": {"problems\\u0000": {}}}', "the shape 'problems\\x00' is for no kind of element"),
        ('{"key": ""}', "the key '' is not made of 1 to 32 letters and digits"),
        ('{"key": "a b"}', "the key 'a b' is not made of 1 to 32 letters and digits"),
        ('{"key": "钥匙"}', "the key '钥匙' is not made of 1 to 32 letters and digits"),
        ('{"key": "%s"}' % ("k" * 33), f"the key '{'k' * 33}' is not made of 1 to 32 letters and digits"),
        ('{"sections": [{"key": "k"}, {"points": [{"key": "k"}]}]}', "the key 'k' occurs twice"),
        ('{"sections": [{"points": [{"key": "o", "links": ["p"]}]}]}', "the link to 'p' in 'o' leads nowhere"),
        ('{"title": "\\ud800"}', "Input data was truncated"),
        ('{"title": "\\ud800云岭县"}', "JSON is malformed"),
        ('{"title": "\\udc00云"}', "JSON is malformed: invalid utf-16 surrogate pair"),
        ('{"title": "云\x00"}', "JSON is malformed: invalid character"),
        ('{"title": "云\n"}', "JSON is malformed: invalid character"),
        (nested(MAX_DEPTH + 1), f"it is nested too deeply: more than {MAX_DEPTH} levels"),
        (nested(100_000), "it is nested too deeply"),
        ("[" * 100_000, "Expected `object`, got `array`"),
        (sections(MAX_NODES), f"it has {MAX_NODES + 1} parts; at most {MAX_NODES} are read"),
        (" " * (MAX_BYTES + 1), f"the file has {MAX_BYTES + 1} bytes; at most {MAX_BYTES} are read"),
    ],
    ids=lambda value: value[:40] if value.isascii() else None,
)
def test_what_is_refused(data, words):
    with pytest.raises(ContentError) as caught:
        loads(data.encode())
    assert str(caught.value)[: len(words)] == words


@pytest.mark.parametrize("data", [b'{"title": "\xff"}', b'{"title": "\xed\xa0\x80"}', "{}".encode("utf-16")])
def test_what_is_not_utf8_is_refused(data):
    with pytest.raises(ContentError):
        loads(data)


def test_the_most_that_is_read():
    deepest, widest = loads(nested(MAX_DEPTH).encode()), loads(sections(MAX_NODES - 1).encode())
    assert max(len(above) for _, above in walk(deepest)) == MAX_DEPTH
    assert len(list(walk(widest))) == MAX_NODES
    assert chinese(MAX_NODES - 1) == "九千九百九十九"


def test_a_link_may_lead_to_any_node():
    content = Content(
        sections=(
            Section(key="s", dimensions=(Dimension(key="d", problems=(Problem(key="p"),)),)),
            Section(points=(Point(links=("s", "d", "p")),)),
        )
    )
    assert loads(dumps(content)).sections[1].points[0].links == ("s", "d", "p")
