"""What styles are for, by their names."""

import pytest

from reportsite.word.names import level_of_run, role_of
from reportsite.word.styles import ParagraphFormat, RunFormat

RUN = RunFormat("", "", "")


@pytest.mark.parametrize(
    ("style", "key", "outline", "role"),
    [
        ("Normal", "a", 0, "body"),
        ("正文", "a", 0, "body"),
        ("heading 1", "1", 1, "level1"),
        ("Heading 4", "4", 0, "level4"),
        ("标题 2", "x", 0, "level2"),
        ("标题", "x", 0, "title"),
        ("Title", "x", 1, "title"),
        ("副标题", "x", 0, "byline"),
        ("甲", "Heading3", 0, "level3"),
        ("甲", "x", 3, "level3"),
        ("Normal", "x", 2, "level2"),
        ("甲", "x", 7, "deeper"),
        ("toc 2", "x", 0, "contents"),
        ("目录 1", "x", 0, "contents"),
        ("TOC Heading", "x", 0, "contents"),
        ("日期", "x", 0, "signature"),
        ("List Paragraph", "x", 0, ""),
    ],
)
def test_what_a_paragraph_is(style, key, outline, role):
    assert role_of(ParagraphFormat(RUN, style=style, style_id=key, outline=outline)) == role


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("Run-in 4", 4),
        ("Heading 1 Char", 1),
        ("标题 2 字符", 2),
        ("标题 3 Char", 3),
        ("Strong", 0),
        ("", 0),
        ("标题 9", 0),
    ],
)
def test_the_level_that_a_character_style_is_for(style, level):
    assert level_of_run(style) == level
