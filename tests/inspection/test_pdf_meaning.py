"""What tags say of paragraphs: in files that promise their headings, as ours, and in those of Word."""

import pytest

from reportsite.inspection.pdf_lines import Line
from reportsite.inspection.pdf_meaning import Edges, Meaning, meanings
from reportsite.inspection.pdf_reading import Glyph, Look
from reportsite.inspection.pdf_tags import Tag

EDGES = Edges(left=80, right=520, size=16, pitch=29)
LEVELS = ("level1", "level2", "level3", "level4")


def block(tag, text, x=112, size=16, page=1):
    """A paragraph of one line, tagged as said."""
    look = Look("SimSun", "song", False, size, True)
    glyphs = tuple(
        Glyph(char, x + place * size, x + (place + 1) * size, 700, look, Tag(tag, 1)) for place, char in enumerate(text)
    )
    return [Line(page, glyphs)]


def middle(tag, text, size=22, page=1):
    return block(tag, text, 300 - len(text) * size / 2, size, page)


def named(*blocks, promised=False):
    return [(one.role, one.level) for one in meanings(blocks, promised, EDGES, frozenset({9}))]


def test_headings_of_a_file_that_promises_them():
    blocks = [middle("H1", "整改报告"), block("P", "一、水。"), block("H2", "一、水利"), block("H3", "（一）水库")]
    assert named(*blocks, promised=True) == [("title", 0), ("text", 0), ("heading", 1), ("heading", 2)]


def test_without_a_title_the_first_heading_is_tagged_as_high():
    assert named(block("H1", "一、水利"), block("H2", "（一）水库"), promised=True) == [("heading", 1), ("heading", 2)]


def test_a_title_on_a_page_that_lies_on_its_side():
    assert named(block("H1", "整改清单", page=9), promised=True) == [("title", 0)]


@pytest.mark.parametrize(
    ("blocks", "types"),
    [
        ([("H2", "水利"), ("H2", "水库")], [LEVELS, LEVELS]),
        ([("H3", "水利")], [LEVELS[1:]]),
        ([("H2", "一、水利"), ("H2", "二、水库")], [("level1",), ("level1",)]),
        ([("H2", "一、水利"), ("H2", "三、水库")], [LEVELS, LEVELS]),
        ([("H2", "一、水利"), ("H3", "二、水库")], [LEVELS, ("level1", *LEVELS[1:])]),
        ([("H3", "1.水利"), ("H3", "2.水库")], [("level3",), ("level3",)]),
        ([("H3", "1.水利")], [("level3", "level2", "level4")]),
        ([("H1", "水利")], [(*LEVELS, "title")]),
        ([("P", "一、水利")], [("body", *LEVELS, "byline")]),
    ],
    ids=[
        "as deep as they stand or deeper", "no higher", "numbers that follow each other", "a gap", "of two depths",
        "numbers of a deeper level", "one number", "perhaps a title", "a text",
    ],
)  # fmt: skip
def test_what_a_heading_may_be_set_in(blocks, types):
    found = meanings([block(tag, text) for tag, text in blocks], True, EDGES, frozenset())
    assert [one.types for one in found] == types


def test_the_headings_of_word():
    """Heading 1 is for 一、, and the title is a paragraph in the middle, or has a tag of its own (PDF 2.0)."""
    blocks = [middle("P", "整改报告"), middle("P", "柏舟", 16), block("H1", "一、水利"), block("H2", "（一）水库"),
              block("P", "水" * 9), block("H1", "二、河道")]  # fmt: skip
    assert named(*blocks) == [("title", 0), ("other", 0), ("heading", 1), ("heading", 2), ("text", 0), ("heading", 1)]
    assert named(block("Title", "整改报告"), block("H1", "水利"), block("H1", "水库")) == [
        ("title", 0), ("heading", 1), ("heading", 1),
    ]  # fmt: skip


def test_tags_that_begin_with_the_title():
    blocks = [
        block("H1", "整改报告"),
        block("H2", "水利"),
        block("H3", "3.水库"),
        block("P", "一、水。"),
        block("Figure", "水"),
    ]
    assert named(*blocks) == [("title", 0), ("heading", 1), ("heading", 3), ("text", 0), ("other", 0)]


def test_where_no_heading_is_tagged_numbers_tell():
    assert named(block("P", "一、水利"), block("P", "水" * 9)) == [("heading", 1), ("text", 0)]


@pytest.mark.parametrize(
    ("first", "role"),
    [(block("H1", "一、水利"), "heading"), (middle("H1", "一、水利"), "title"), (block("H1", "整改报告"), "title")],
)
def test_one_heading_of_the_highest_level(first, role):
    assert meanings([first, block("P", "水" * 9)], False, EDGES, frozenset())[0].role == role


def test_a_title_asks_for_the_font_of_titles_alone():
    assert meanings([middle("P", "整改报告"), block("H1", "一、水利")], False, EDGES, frozenset()) == [
        Meaning("title", 0, ("title",)),
        Meaning("heading", 1, ("level1",)),
    ]
