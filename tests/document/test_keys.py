"""The items' keys in a DOCX: hidden bookmarks around each text, and what LibreOffice leaves of them."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from reportsite.content.types import walk
from reportsite.document import docx
from reportsite.document.assemble import assemble, assemble_list
from reportsite.document.docx_keys import Place, name_of, place_of
from reportsite.document.layout import GB_T_9704
from reportsite.document.tree import Cell, Column, Document, Paragraph, Run, Table
from tests.content.strategies import contents
from tests.document.office import needs_office
from tests.document.reports import BLOCK, FULL, HOSTILE_TEXTS, MEMBER, RUN_IN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = {
    ("report", "t"): "云岭县图书馆柏舟同志\n2030年度个人对照检查材料",
    ("report", "b"): "柏舟",
    ("report", "1"): "按照通知要求，我认真作了准备。",
    ("report", "2"): "现将情况报告如下。",
    ("s1", "h"): "有关情况",
    ("s1", "1"): "先说两件事。",
    ("part1", "h"): "上年整改情况。",
    ("part1", "1"): "逐条改了。",
    ("part1", "2"): "群众也看在眼里。",
    ("p1", "h"): "按时到馆。",
    ("p1", "1"): "全年无迟到。",
    ("p2", "1"): "还书及时。",
    ("part2", "h"): "个人事项。",
    ("s2", "h"): "存在的突出问题",
    ("d1", "h"): "读书方面",
    ("d1", "1"): "我认真对照。",
    ("d1", "l"): "存在问题：",
    ("q1", "h"): "读得不勤。",
    ("q1", "1"): "常以“忙”为由。",
    ("q1", "2"): "一年只读两册。",
    ("e1", "1"): "比如，漏读附录。",
    ("e1", "2"): "到期也未补读。",
    ("e2", "1"): "又如，不看注释。",
    ("q2", "h"): "读得不细，",
    ("q2", "1"): "一目十行。",
    ("d2", "h"): "带头荐书方面",
    ("q3", "1"): "荐书单没有更新。",
    ("s3", "h"): "整改措施",
    ("m1", "h"): "天天读。",
    ("m1", "1"): "做到：",
    ("m2", "h"): "早读一章；",
    ("m3", "1"): "晚记一页。",
    ("s4", "1"): "以上报告，请批评指正。",
    ("report", "a1"): "馆藏目录",
    ("report", "a2"): "云岭县图书馆柏舟同志2030年度个人整改清单",
    ("report", "s"): "云岭县图书馆柏舟",
    ("report", "d"): "2031年1月6日",
}
ANNEX = {
    ("report", "x"): "附件2",
    ("report", "y"): "云岭县图书馆柏舟同志2030年度个人整改清单",
    ("r1", "1"): "每月精读一册",
    ("r1", "2"): "柏舟",
    ("r1", "3"): "阅览部",
    ("r1", "4"): "2031年6月底",
    ("r2", "1"): "写读书札记",
    ("r2", "2"): "",
    ("r2", "3"): "",
    ("r2", "4"): "长期",
}


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def bookmarks(root):
    """(identifier, name) of each bookmark in the order in which they begin."""
    return [(one.get(f"{W}id"), one.get(f"{W}name")) for one in root.iter(f"{W}bookmarkStart")]


def keyed(data):
    """The text inside of each of our bookmarks, a line of the title or a paragraph below the other. Where a text was
    parted in two paragraphs LibreOffice may begin its bookmark in each of them: it reaches from the first beginning to
    the last end."""
    names, begins, ends, pieces = {}, {}, {}, []
    for one in part(data).iter():
        if one.tag == f"{W}bookmarkStart":
            names[one.get(f"{W}id")] = one.get(f"{W}name")
            begins.setdefault(one.get(f"{W}name"), len(pieces))
        elif one.tag == f"{W}bookmarkEnd":
            ends[names[one.get(f"{W}id")]] = len(pieces)
        elif one.tag in (f"{W}t", f"{W}br", f"{W}p"):
            pieces.append(one.text or "" if one.tag == f"{W}t" else "\n")
    return {place_of(name): "".join(pieces[begins[name] : end]) for name, end in ends.items() if place_of(name)}


def printed(data):
    """The text of each paragraph, of cells too, that has any."""
    paragraphs = ("".join(text.text or "" for text in one.iter(f"{W}t")) for one in part(data).iter(f"{W}p"))
    return list(filter(None, paragraphs))


def one_paragraph(*runs):
    return docx.render(Document(blocks=(Paragraph(runs),)))


def test_each_text_of_a_report_has_its_bookmark_around_it_without_its_number():
    assert keyed(docx.render(assemble(FULL))) == TEXTS | ANNEX


def test_the_texts_of_a_list_have_theirs_of_which_none_is_the_title_of_the_report():
    label, *texts = ANNEX.items()
    assert (label[0], keyed(docx.render(assemble_list(FULL)))) == (("report", "x"), dict(texts))


def test_a_byline_that_holds_name_and_date_is_one_text():
    layout = replace(GB_T_9704, signature="title")
    found = keyed(docx.render(assemble(FULL, layout), layout))
    assert {place: text for place, text in found.items() if place.place in "bsd"} == {
        ("report", "b"): "柏舟\n（2031年1月6日）"
    }


def test_what_is_made_for_the_page_has_no_bookmark():
    """Numbers, cells that repeat a heading, and all that stands at the head and the foot."""
    data = docx.render(assemble(FULL, draft="送审稿第2稿"))
    root = part(data)
    held = set()
    for start in root.iter(f"{W}bookmarkStart"):
        one = start.getnext()
        while one.tag != f"{W}bookmarkEnd":
            held |= set(one.iter(f"{W}t"))
            one = one.getnext()
    assert ["".join(text.text for text in root.iter(f"{W}t") if text not in held)] == [
        "一、（一）一是二是（二）二、（一）一是二是1.一是三、（一）一是二是附件：1. 2. 序号查摆方面存在问题整改措施责任领导责任部门完成时限进展"
        "1读书方面读得不勤推进中2未启动3读得不细4带头荐书方面荐书单没有更新"
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        furniture = [name for name in package.namelist() if name.startswith(("word/header", "word/footer"))]
    assert {len(bookmarks(part(data, name))) for name in furniture} == {0}


@pytest.mark.parametrize("content", [BLOCK, RUN_IN, MEMBER, FULL], ids=["block", "run-in", "member", "full"])
def test_each_bookmark_ends_in_its_paragraph_and_has_a_number_and_a_name_of_its_own(content):
    root = part(docx.render(assemble(content)))
    found = bookmarks(root)
    assert len({number for number, _ in found}) == len({name for _, name in found}) == len(found) > 20
    assert max(len(name) for _, name in found) <= 40
    open_, ends = {}, []
    for one in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        if one.tag == f"{W}bookmarkStart":
            open_[one.get(f"{W}id")] = one.getparent()
        else:
            ends.append((one.get(f"{W}id"), open_.pop(one.get(f"{W}id")) is one.getparent()))
    assert (open_, ends) == ({}, [(number, True) for number, _ in found])


@settings(max_examples=20, deadline=None)
@given(contents())
def test_the_keys_that_a_document_holds_are_those_of_the_report(content):
    nodes = {node.key: node for node, _above in walk(content)}
    found = keyed(docx.render(assemble(content)))
    assert {place.key for place in found} <= set(nodes)
    # strip: an end mark of the heading's own goes with it.
    headings = {key: text for (key, place), text in found.items() if place == "h"}
    assert {key: text.startswith(nodes[key].heading) for key, text in headings.items()} == dict.fromkeys(headings, True)
    paragraphs = {(key, int(place)): text for (key, place), text in found.items() if place.isdigit()}
    own = {
        (node.key, number): text
        for node in nodes.values()
        for number, text in enumerate(getattr(node, "preamble", getattr(node, "paragraphs", ())), 1)
    }
    assert {place: text for place, text in paragraphs.items() if place in own} == own


KEY = "0123456789abcdef"


@pytest.mark.parametrize(
    ("key", "place", "name"),
    [
        (KEY, "h", f"_k{KEY}_h"),
        ("x" * 32, "a999", f"_k{'x' * 32}_a999"),
        (KEY, "9999", f"_k{KEY}_9999"),
        ("x" * 33, "h", ""),
        ("", "h", ""),
        (KEY, "", ""),
        (KEY, "0", ""),
        (KEY, "10000", ""),
        (KEY, "hh", ""),
        (KEY, "a1000", ""),
        ("a_b", "h", ""),
        ("甲", "h", ""),
        ("a b", "h", ""),
        ("a\n", "h", ""),
        ('"/><w:t>', "h", ""),
    ],
)
def test_the_name_of_a_bookmark(key, place, name):
    assert name_of(key, place) == name


@given(
    st.from_regex(r"[0-9A-Za-z]{1,32}", fullmatch=True),
    st.from_regex(r"[a-z][0-9]{0,3}|[1-9][0-9]{0,3}", fullmatch=True),
)
def test_a_name_tells_its_place_again(key, place):
    assert (place_of(name_of(key, place)), len(name_of(key, place)) <= 40) == (Place(key, place), True)


@pytest.mark.parametrize(
    "name", ["", "_GoBack", "_Toc123456", "_k_h", f"k{KEY}_h", f"_k{KEY}_h ", f"_k{KEY}_h\n", f"_k{KEY}"]
)
def test_bookmarks_of_somebody_else_tell_nothing(name):
    assert place_of(name) is None


@pytest.mark.parametrize("key", [*HOSTILE_TEXTS, "x" * 33, "k_h", " "], ids=lambda key: key[:12])
def test_a_key_that_is_none_leaves_no_bookmark(key):
    table = Table((Column("甲", 100),), ((Cell("丙", key=key, place="1"),),))
    data = docx.render(Document(title=("题",), blocks=(Paragraph((Run("甲", key=key, place="h"),)), table), key=key))
    assert (bookmarks(part(data)), printed(data)) == ([], ["题", "甲", "甲", "丙"])


def test_of_two_texts_with_one_name_the_first_has_the_bookmark():
    data = docx.render(
        Document(blocks=(Paragraph((Run("甲", key=KEY, place="1"),)), Paragraph((Run("乙", key=KEY, place="1"),))))
    )
    assert (keyed(data), printed(data)) == ({(KEY, "1"): "甲"}, ["甲", "乙"])


def test_texts_with_one_name_in_one_paragraph_stay_in_their_order():
    data = one_paragraph(Run("甲", key=KEY, place="1"), Run("乙", key="k", place="1"), Run("丙", key=KEY, place="1"))
    assert (keyed(data), printed(data)) == ({(KEY, "1"): "甲", ("k", "1"): "乙"}, ["甲乙丙"])
    assert list(part(data).iter(f"{W}br")) == []


def test_names_that_differ_in_capitals_alone_are_one_name():
    """Word does not tell them apart."""
    data = one_paragraph(Run("甲", key="ab", place="1"), Run("乙", key="AB", place="1"))
    assert (keyed(data), printed(data)) == ({("ab", "1"): "甲"}, ["甲乙"])


def test_a_number_alone_has_no_bookmark():
    assert keyed(one_paragraph(Run("一是", 4, KEY, "h", 2), Run("甲", 0, KEY, "1"))) == {(KEY, "1"): "甲"}


def test_a_document_without_keys_has_no_bookmark():
    document = Document(title=("题", "目"), byline=("柏舟",), blocks=(Paragraph((Run("甲"), Run("乙", place="1"))),))
    assert bookmarks(part(docx.render(document))) == []


def without(texts, *places):
    return {place: text for place, text in texts.items() if place not in places}


@needs_office
def test_libreoffice_keeps_every_key_of_a_file_that_is_opened_and_saved(office):
    data = docx.render(assemble(FULL))
    saved = office.edited(data, "")
    assert saved != data
    assert (keyed(saved), printed(saved)) == (TEXTS | ANNEX, printed(data))


@needs_office
def test_libreoffice_keeps_every_key_through_its_own_format(office):
    data = docx.render(assemble(FULL))
    saved = office.converted(office.converted(data, "odt"), "docx", of="odt")
    assert (keyed(saved), printed(saved)) == (TEXTS | ANNEX, printed(data))


def edited_plainly(data, changes):
    """The text of the paragraphs, each change made in it as in plain text."""
    text = "\n".join(printed(data))
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text.split("\n")


@needs_office
def test_after_work_in_libreoffice_every_key_stands_around_what_became_of_its_text(office):
    data = docx.render(assemble(FULL))
    saved = office.edited(
        data,
        """
change("众也看", "众和领导都看")
change("以“忙”为", "以“工作忙”为")
change("一年只读两册。", "一年只读三册，记得更少。")
change("月精读一", "月精读两")
type_after("晚记一页。", "\\n另外，添置两架新书。")
type_after("我认真对", "\\n")
delete_paragraph("到期也未补读。")
""",
    )
    assert keyed(saved) == without(TEXTS | ANNEX, ("e1", "2")) | {
        ("part1", "2"): "群众和领导都看在眼里。",
        ("q1", "1"): "常以“工作忙”为由。",
        ("q1", "2"): "一年只读三册，记得更少。",
        ("r1", "1"): "每月精读两册",
        ("d1", "1"): "我认真对\n照。",
    }
    changes = {
        "众也看": "众和领导都看",
        "以“忙”为": "以“工作忙”为",
        "一年只读两册。": "一年只读三册，记得更少。",
        "月精读一": "月精读两",
        "晚记一页。": "晚记一页。\n另外，添置两架新书。",
        "我认真对": "我认真对\n",
        "到期也未补读。\n": "",
    }
    assert printed(saved) == edited_plainly(data, changes)


@needs_office
def test_what_is_typed_in_libreoffice_at_the_edge_of_a_text_stands_beside_its_bookmark(office):
    """A reader of keys has to look as far as the next bookmark, not only inside of one."""
    data = docx.render(assemble(FULL))
    saved = office.edited(
        data,
        """
change("先说两", "先讲三")
change("附录。", "序言。")
type_after("还书及时。", "从不拖欠。")
""",
    )
    assert keyed(saved) == TEXTS | ANNEX | {("s1", "1"): "件事。", ("e1", "1"): "比如，漏读"}
    changes = {"先说两": "先讲三", "附录。": "序言。", "还书及时。": "还书及时。从不拖欠。"}
    assert printed(saved) == edited_plainly(data, changes)
