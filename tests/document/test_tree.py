"""The document tree by itself."""

import pytest

from reportsite.document.tree import (
    Cell,
    Column,
    Document,
    Paragraph,
    Run,
    Signature,
    Table,
    attachment_lines,
    excerpt,
    lines,
)

TABLE = Table(
    (Column("序号", 20), Column("方面", 40), Column("问题", 40)),
    (
        (Cell("1"), Cell("读书", 2, 1), Cell("少", column=2)),
        (Cell("2"), Cell("浅", column=2)),
        (Cell("3"), Cell("护书", column=1), Cell("慢", column=2)),
    ),
)


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ((), []),
        (("整改清单",), ["附件：整改清单"]),
        (("整改清单", "目录", "名单"), ["附件：1. 整改清单", "2. 目录", "3. 名单"]),
    ],
)
def test_attachments_are_numbered_where_there_are_several(names, printed):
    assert list(attachment_lines(Document(attachments=names))) == printed


def test_the_lines_of_a_document():
    document = Document(
        title=("云岭县图书馆", "对照检查材料"),
        byline=("柏舟",),
        blocks=(Paragraph((Run("一、问题", 1),), 1), Paragraph((Run("一是少。", 4), Run("常忙。"))), TABLE),
        signature=Signature("云岭县图书馆", ""),
        attachments=("清单",),
    )
    assert list(lines(document)) == [
        "云岭县图书馆对照检查材料",
        "柏舟",
        "一、问题",
        "一是少。常忙。",
        "序号\t方面\t问题",
        "1\t读书\t少",
        "2\t\t浅",
        "3\t护书\t慢",
        "附件：清单",
        "云岭县图书馆",
    ]


def test_an_empty_document_has_no_lines():
    assert list(lines(Document())) == []


def test_an_excerpt_holds_the_paragraphs_of_the_items_named():
    first, second = Paragraph((Run("甲", key="a"), Run("乙", key="b"))), Paragraph((Run("丙", key="c"),))
    document = Document(title=("题",), blocks=(first, TABLE, second), signature=Signature("馆", ""))
    assert [excerpt(document, keys) for keys in ({"b"}, {"a", "c"}, set())] == [
        Document(blocks=(first,)),
        Document(blocks=(first, second)),
        Document(),
    ]
