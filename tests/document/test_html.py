"""HTML: the fragment for a page of the application, and a page that stands alone."""

import re

from hypothesis import given, settings
from msgspec.structs import replace

from reportsite.document import html
from reportsite.document.css import browser_style
from reportsite.document.layout import GB_T_9704
from reportsite.document.tree import Cell, Column, Document, Paragraph, Run, Signature, Table
from tests.content.strategies import texts
from tests.document.readers import of_html, tags_of_html


def test_a_document():
    document = Document(
        title=("云岭县", "图书馆"),
        byline=("柏舟",),
        blocks=(
            Paragraph((Run("一、问题", 1),), 1),
            Paragraph((Run("一是少。", 4), Run("<b>"))),
            Table(
                (Column("序号", 40), Column("问题", 60)), ((Cell("1", 2), Cell("&", column=1)), (Cell("c", column=1),))
            ),
        ),
        signature=Signature("柏舟", "2031年1月6日"),
        attachments=("清单", "目录"),
    )
    assert html.body(document) == (
        '<h1 class="title"><span>云岭县</span><br><span>图书馆</span></h1>'
        '<p class="byline"><span>柏舟</span></p>'
        '<h2><span class="l1">一、问题</span></h2>'
        '<p><span class="l4">一是少。</span><span>&lt;b&gt;</span></p>'
        '<table><colgroup><col style="width:40%"><col style="width:60%"></colgroup>'
        '<thead><tr><th scope="col"><span>序号</span></th><th scope="col"><span>问题</span></th></tr></thead>'
        '<tbody><tr><td rowspan="2"><span>1</span></td><td><span>&amp;</span></td></tr><tr><td><span>c</span></td></tr></tbody></table>'
        '<p class="attachment first" style="padding-left:6em;text-indent:-4em"><span>附件：1. 清单</span></p>'
        '<p class="attachment" style="padding-left:6em;text-indent:-1em"><span>2. 目录</span></p>'
        '<p class="signature first" style="padding-right:8em"><span>柏舟</span></p>'
        '<p class="signature" style="padding-right:2em"><span>2031年1月6日</span></p>'
    )


def test_an_empty_document_is_an_empty_fragment():
    assert html.body(Document()) == ""


def test_a_page_of_its_own():
    page = html.render(Document(title=("云岭县", "<图书馆>"))).decode()
    assert re.sub("<style>.*</style>", "<style></style>", page, flags=re.DOTALL) == (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>云岭县&lt;图书馆&gt;</title><style></style></head>'
        '<body><main><h1 class="title"><span>云岭县</span><br><span>&lt;图书馆&gt;</span></h1></main></body></html>'
    )


def test_the_page_has_the_size_and_the_margins_of_the_layout():
    layout = replace(GB_T_9704, top_mm=30, left_mm=20)
    styles = [browser_style(Document(landscape=landscape), layout) for landscape in (False, True)]
    assert [style.split("\n")[0] for style in styles] == [
        "@page{size:210mm 297mm;margin:30mm 26mm 35mm 20mm}",
        "@page{size:297mm 210mm;margin:30mm 26mm 35mm 20mm}",
    ]


@settings(max_examples=150, deadline=None)
@given(texts.filter(bool))
def test_any_text_stays_text(text):
    document = Document(
        title=(text,),
        byline=(text,),
        blocks=(Paragraph((Run(text, 1),), 1),),
        signature=Signature(text, ""),
        attachments=(text,),
    )
    page = html.render(document)
    assert of_html(page) == [text, text, text, f"附件：{text}", text]
    assert tags_of_html(page) == {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "span"}
