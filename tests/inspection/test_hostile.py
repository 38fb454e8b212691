"""Files that mean harm, or are merely broken, are refused or measured: never anything else, and never for long."""

import io
import re
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportsite.confined.refused import Refused
from reportsite.document import docx
from reportsite.document.assemble import assemble
from reportsite.document.layout import GB_T_9704
from reportsite.document.template import layout_of
from reportsite.inspection.inspect import inspect
from reportsite.word import limits
from tests.document.reports import BLOCK
from tests.word.files import archive, document, paragraph, relations, style
from tests.word.files import docx as word_file

OURS = docx.render(assemble(BLOCK))
RELATIONS = relations([("rId1", "officeDocument", "word/document.xml")])


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def code(data):
    with pytest.raises(Refused) as measured:
        inspect(data)
    with pytest.raises(Refused) as taken:
        layout_of(data)
    assert taken.value.code == measured.value.code
    return measured.value.code


def outcome(data):
    """ "measured", or the code of the refusal."""
    try:
        inspect(data)
        layout_of(data)
    except Refused as error:
        return error.code
    return "measured"


def with_document(xml, method=zipfile.ZIP_DEFLATED):
    return archive({"_rels/.rels": RELATIONS, "word/document.xml": xml}, method)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"text", "not_docx"),
        (OURS[:-100], "damaged"),
        (OURS[:1000], "damaged"),
        (with_document("<!DOCTYPE x>" + document("")), "doctype"),
        (with_document(document("<w:p>")), "broken_xml"),
        (with_document(document("<w:p/>" * (limits.PARAGRAPHS + 1)), zipfile.ZIP_STORED), "too_many_paragraphs"),
        (with_document(document("<w:sdt>" * 100_000), zipfile.ZIP_STORED), "too_deep"),
        (archive({"_rels/.rels": RELATIONS, "word/document.xml": bytes(10 * 1024**2)}), "packed_too_tightly"),
    ],
    ids=["empty", "text", "cut", "cut early", "doctype", "broken", "many paragraphs", "deep", "bomb"],
)
def test_a_file_that_is_refused(data, expected):
    began = time.perf_counter()
    assert code(data) == expected
    assert time.perf_counter() - began < 5


SIZE = "<w:sz w:val='{}'/>"
BAD = ("99999999999999999", "-99999999999999999", "abc", "", "1e400", "０", "0")


@pytest.mark.parametrize("value", BAD)
def test_values_that_are_none_are_passed_over(value):
    properties = (
        f"<w:ind w:firstLineChars='{value}' w:left='{value}' w:hanging='{value}'/><w:outlineLvl w:val='{value}'/>"
        f"<w:spacing w:line='{value}' w:lineRule='exact' w:beforeLines='{value}'/><w:jc w:val='{value}'/>"
        f"<w:numPr><w:ilvl w:val='{value}'/><w:numId w:val='{value}'/></w:numPr>"
        f"<w:tabs><w:tab w:val='{value}' w:pos='{value}'/></w:tabs>"
    )
    end = (
        f"<w:sectPr><w:pgSz w:w='{value}' w:h='{value}'/><w:pgMar w:top='{value}' w:left='{value}' w:footer='{value}'/>"
        f"<w:cols w:num='{value}'/><w:docGrid w:type='linesAndChars' w:linePitch='{value}' w:charSpace='{value}'/></w:sectPr>"
    )
    data = word_file(paragraph("一、甲", properties, SIZE.format(value) + f"<w:spacing w:val='{value}'/>"), end=end)
    assert "size.level1" in [finding.rule for finding in inspect(data)]
    assert layout_of(data)[0].body == GB_T_9704.body


def test_a_circle_of_styles():
    circle = style("a", inside="<w:basedOn w:val='b'/>", default=True) + style("b", inside="<w:basedOn w:val='a'/>")
    assert "size.body" in [finding.rule for finding in inspect(word_file(paragraph("书"), styles=circle))]


def test_without_the_part_of_the_styles():
    parts = parts_of(OURS)
    del parts["word/styles.xml"]
    assert "size.body" in [finding.rule for finding in inspect(archive(parts))]


def test_with_a_broken_part_of_the_styles():
    assert code(archive(parts_of(OURS) | {"word/styles.xml": b"<w:styles"})) == "broken_xml"


_values = st.sampled_from(BAD) | st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='<&"'), max_size=5
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(("word/styles.xml", "word/document.xml", "word/settings.xml")), st.data())
def test_any_value_may_be_another(name, data):
    parts = parts_of(OURS)
    pieces = re.split(r'(="[^"]*")', parts[name].decode())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(pieces) // 2 - 1)) * 2 + 1
        pieces[place] = f'="{data.draw(_values)}"'
    changed = archive(parts | {name: "".join(pieces).encode()})
    assert outcome(changed) in ("measured", "broken_xml", "not_docx", "encoding")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_element_may_be_missing_or_elsewhere(data):
    parts = parts_of(OURS)
    name = data.draw(st.sampled_from(("word/styles.xml", "word/document.xml", "word/footer1.xml")))
    pieces = re.split(r"(<[^>]*/>)", parts[name].decode())
    order = data.draw(st.lists(st.integers(0, len(pieces) // 2 - 1), max_size=6))
    for place in order:
        other = data.draw(st.integers(0, len(pieces) // 2 - 1))
        pieces[place * 2 + 1], pieces[other * 2 + 1] = pieces[other * 2 + 1], ""
    changed = archive(parts | {name: "".join(pieces).encode()})
    assert outcome(changed) == "measured"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(OURS) - 1), st.binary(min_size=1, max_size=4))
def test_any_byte_may_be_another(place, other):
    changed = OURS[:place] + other + OURS[place + len(other) :]
    assert outcome(changed) in (
        "measured", "damaged", "not_docx", "too_many_parts", "encrypted", "compression", "duplicate_part", "part_too_big",
        "packed_too_tightly", "unpacks_too_big", "broken_xml",
    )  # fmt: skip
