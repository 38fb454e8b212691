"""Markdown: headings are headings, and text is never taken for a mark."""

import pytest
from hypothesis import given, settings

from reportsite.content.text import one_line
from reportsite.document import markdown
from reportsite.document.tree import Cell, Column, Document, Paragraph, Run, Signature, Table
from tests.content.strategies import texts
from tests.document.readers import of_markdown, rendered


def test_a_document():
    document = Document(
        title=("云岭县", "图书馆"),
        byline=("柏舟",),
        blocks=(
            Paragraph((Run("一、问题", 1),), 1),
            Paragraph((Run("1.读书", 3),), 3),
            Paragraph((Run("一是少。", 4), Run("*常*忙。"))),
            Table(
                (Column("序号", 50), Column("问题", 50)),
                ((Cell("1", 2), Cell("a|b", column=1)), (Cell("c", column=1),)),
            ),
        ),
        signature=Signature("馆", "2031年1月6日"),
        attachments=("清单", "目录"),
    )
    assert markdown.render(document).decode().split("\n\n") == [
        "# 云岭县图书馆",
        "柏舟",
        "## 一、问题",
        "#### 1\\.读书",
        "一是少。\\*常\\*忙。",
        "| 序号 | 问题 |\n| --- | --- |\n| 1 | a\\|b |\n|  | c |",
        "附件：1\\. 清单",
        "2\\. 目录",
        "馆",
        "2031年1月6日",
        "",
    ]


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_heading_is_one_level_under_the_title(level):
    document = Document(blocks=(Paragraph((Run("问题", level),), level),))
    assert rendered(markdown.render(document)).decode() == f"<h{level + 1}>问题</h{level + 1}>\n"


@settings(max_examples=150, deadline=None)
@given(texts.filter(bool), texts.filter(bool))
def test_any_text_is_read_as_it_was_written(first, second):
    table = Table((Column("甲", 50), Column("乙", 50)), ((Cell(first), Cell(second, column=1)),))
    document = Document(blocks=(Paragraph((Run(first), Run(second))), table))
    assert of_markdown(markdown.render(document)) == [one_line(first + second), "甲", "乙", first, second]


def test_an_empty_document_is_an_empty_file():
    assert markdown.render(Document()) == b""
