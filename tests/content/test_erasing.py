"""A passage is erased from texts and from plain data, whatever stands between its characters."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportsite.content.erasing import ERASED, TEXTS, erased, erased_data, lines_of
from reportsite.content.json import dumps, loads
from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
)
from tests.content.strategies import contents
from tests.drafting.contents import full_content

LINE = "张三的案卷编号是甲一七"


def test_the_lines_of_a_passage_the_longest_first():
    assert lines_of(" 短的一行 \n\n更 长\u3000的一行字\r\n短的一行") == ("更长的一行字", "短的一行")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (LINE, ERASED),
        (f"前{LINE}后{LINE}", f"前{ERASED}后{ERASED}"),
        (f"前\n{LINE[:4]}\n　{LINE[4:]}\n后", f"前\n{ERASED}\n后"),
        ("张三的案卷在库里", "张三的案卷在库里"),
        ("", ""),
    ],
)
def test_every_occurrence_in_a_text(text, left):
    assert erased(text, [LINE]) == left


def test_several_lines_each_by_itself():
    assert erased("甲甲甲甲，乙乙乙乙，甲甲甲甲", lines_of("乙乙乙乙\n甲甲甲甲")) == f"{ERASED}，{ERASED}，{ERASED}"


def test_lines_that_overlap_leave_nothing_of_either():
    assert erased("前甲乙丙丁戊己庚后", lines_of("甲乙丙丁\n丙丁戊己庚")) == f"前{ERASED}后"
    assert erased("一一一一一", ["一一一一"]) == ERASED
    assert erased("一二三四一二三四", ["一二三四"]) == ERASED * 2


@pytest.mark.parametrize("line", [ERASED, ERASED[1:], f"{ERASED}第二段", f"第一段{ERASED[:2]}"])
def test_what_was_erased_is_a_border(line):
    text = f"第一段{ERASED}第二段"
    assert erased(text, [line]) == text


def test_every_value_of_a_report_is_known_as_a_text_or_as_a_word_of_the_data():
    """A text that is added to the types is erased, too; see TEXTS."""
    words = {"key", "kind", "role", "source", "state", "end", "links", "themes", "marks", "answers", "shape", "shapes"}
    kinds = (Content, Section, Part, Dimension, Problem, Example, Point, RectificationItem)
    names = {field.name for kind in kinds for field in msgspec.structs.fields(kind)}
    trees = {"sections", "parts", "dimensions", "children", "problems", "examples", "rectification", "points"}
    numbers = {"version", "year", "annex", "own_line"}
    assert names - words - trees - numbers == TEXTS - {"text", "unplaced"}


def test_a_returned_file_keeps_the_keys_of_its_places():
    said = {
        "texts": [["ab2024cd", "h", ["写于2024年", "20", "24年"]]],
        "new": [["新的2024", ["ab2024cd", "1"], True, False], ["别的", None, True, False]],
        "stamp": 2024,
        "notes": [{"number": 1, "text": "批注2024", "origin": "2024"}],
    }
    after = msgspec.json.decode(erased_data(msgspec.json.encode(said).decode(), ["2024"]))
    assert after == {
        "texts": [["ab2024cd", "h", [f"写于{ERASED}年", ERASED, f"{ERASED}年"]]],
        "new": [[f"新的{ERASED}", ["ab2024cd", "1"], True, False], ["别的", None, True, False]],
        "stamp": 2024,
        "notes": [{"number": 1, "text": f"批注{ERASED}", "origin": "2024"}],
    }


@pytest.mark.parametrize("line", ['他说"不许外传"就走了', "反斜线\\在路径里\\面", "有‘引号’和\u007f怪字", "nnnn\\nnnn"])
@pytest.mark.parametrize("layout", ["compact", "indented"])
def test_signs_that_json_writes_otherwise(line, layout):
    plain = msgspec.json.encode({"heading": f"前{line}后", "paragraphs": ["别的", line]})
    data = (msgspec.json.format(plain, indent=1) if layout == "indented" else plain).decode()
    after = erased_data(data, lines_of(line))
    assert msgspec.json.decode(after) == {"heading": f"前{ERASED}后", "paragraphs": ["别的", ERASED]}
    assert after.startswith('{\n "') == (layout == "indented")


def test_data_within_data():
    inner = msgspec.json.encode({"title": f'"{LINE}"'}).decode()
    data = msgspec.json.encode([{"content": inner, "record": "{}", "unit": 1}]).decode()
    (step,) = msgspec.json.decode(erased_data(data, [LINE]))
    assert msgspec.json.decode(step["content"]) == {"title": f'"{ERASED}"'}


def test_a_line_that_runs_over_the_lines_of_a_source():
    rows = [
        {"number": 1, "text": "前面" + LINE[:5]},
        {"number": 2, "text": LINE[5:] + "后面"},
        {"number": 3, "text": "别"},
    ]
    after = msgspec.json.decode(erased_data(msgspec.json.encode(rows).decode(), [LINE]))
    assert [row["text"] for row in after] == [f"前面{ERASED}", f"{ERASED}后面", "别"]


def test_what_holds_no_line_stays_to_the_byte():
    for data in (dumps(full_content()).decode(), '{"a":  1}', "no json", "[" * 5000):
        assert erased_data(data, [LINE]) == data


# Words that the data itself is made of.
WORDS = [
    "problems",
    "begun",
    "asked",
    "closing",
    "internal",
    "heading",
    "member",
    "paragraphs",
    "true",
    "problems.problem",
]


@pytest.mark.parametrize("word", WORDS)
def test_the_words_of_the_data_itself_are_none(word):
    content = full_content(marks=("internal",), kind="member")
    assert loads(erased_data(dumps(content).decode(), [word]).encode()) == content


@settings(max_examples=40, deadline=None)
@given(contents(), st.data())
def test_any_report_still_loads_and_holds_it_no_more(content, data):
    texts = [line for line in lines_of(dumps(content).decode()) if len(line) >= 4]
    words = [word for line in texts for word in line.split('"') if len(word) >= 4 and "\\" not in word]
    line = data.draw(st.sampled_from(words)) if words else "没有的字"
    after = erased_data(dumps(content).decode(), [line])
    assert erased_data(after, [line]) == after or line in ERASED
    loads(after.encode())
