"""A DOCX as a package: which file is refused and why, what is read, and what is only named."""

import struct
import time
import tracemalloc
import warnings
import zipfile
from io import BytesIO

import pytest

from reportsite.confined.refused import Refused
from reportsite.word import limits
from reportsite.word.archive import kind_of_file
from reportsite.word.package import Package, Relation
from tests.word.files import SPACES, archive, document, docx, paragraph, relations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONS = relations([("rId1", "officeDocument", "word/document.xml")])


def refusal(data):
    """The code and the parameters of the refusal."""
    with pytest.raises(Refused) as caught:
        Package.open(data)
    return caught.value.code, dict(caught.value.params)


def ole(*streams):
    return OLE + b"\0" * 500 + b"".join(name.encode("utf-16-le") for name in streams)


def with_document(xml, method=zipfile.ZIP_DEFLATED, **others):
    return archive({"_rels/.rels": RELATIONS, "word/document.xml": xml, **others}, method)


def patched(data, offset, form, value):
    """The archive with a field changed in every entry of its directory."""
    out, place = bytearray(data), 0
    while (place := out.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into(form, out, place + offset, value)
        place += 4
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (docx(), "zip"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"{\\rtf1 x}", "rtf"),
        (ole("WordDocument"), "doc"),
        (ole("MatOST"), "wps"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("Workbook"), "xls"),
        (ole("PowerPoint Document"), "ppt"),
        (ole(), "unknown"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "xml"),
        (b" <!DOCTYPE HTML><p>", "html"),
        (b"\x89PNG\r\n", "picture"),
        (b"Rar!\x1a", "rar"),
        ("材料".encode("gb18030"), "unknown"),
    ],
)
def test_what_a_file_is(data, kind):
    assert kind_of_file(data) == kind


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("empty", {})),
        (ole("EncryptedPackage"), ("encrypted", {})),
        (ole("WordDocument"), ("not_docx", {"kind": "doc"})),
        (b"%PDF-1.7", ("not_docx", {"kind": "pdf"})),
        (b"plain", ("not_docx", {"kind": "unknown"})),
        (archive({"a.txt": "x"}), ("not_docx", {"kind": "zip"})),
        (archive({"xl/workbook.xml": "<x/>"}), ("not_docx", {"kind": "xlsx"})),
        (archive({"ppt/presentation.xml": "<x/>"}), ("not_docx", {"kind": "pptx"})),
        (archive({"OFD.xml": "<x/>"}), ("not_docx", {"kind": "ofd"})),
        (
            archive(
                [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")],
                zipfile.ZIP_STORED,
            ),
            ("not_docx", {"kind": "ods"}),
        ),
        (archive({"content.xml": "<x/>"}), ("not_docx", {"kind": "odt"})),
        (with_document("<other/>"), ("not_docx", {"kind": "zip"})),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else "-".join([value[0], *value[1].values()]),
)
def test_a_file_that_is_no_docx(data, expected):
    assert refusal(data) == expected


def test_a_file_that_is_too_big_is_not_looked_at():
    data = b"PK\x03\x04" + bytes(limits.FILE_BYTES)
    assert refusal(data) == ("file_too_big", {"size": limits.FILE_BYTES + 4, "most": limits.FILE_BYTES})


def test_an_archive_that_ends_too_early():
    assert refusal(docx()[:-30]) == ("damaged", {"part": ""})


def test_an_archive_with_a_wrong_checksum():
    assert refusal(patched(docx(), 16, "<L", 0)) == ("damaged", {"part": "_rels/.rels"})


def test_an_archive_whose_data_is_not_what_was_packed():
    data = docx(paragraph("甲" * 1000))
    place = data.index(b"word/document.xml") + len(b"word/document.xml") + 20
    assert refusal(data[:place] + b"\xff" * 20 + data[place + 20 :]) == ("damaged", {"part": "word/document.xml"})


def test_a_part_that_is_longer_than_the_directory_says():
    shorter = patched(with_document(document(paragraph("甲" * 1000))), 24, "<L", 100)
    assert refusal(shorter) == ("damaged", {"part": "_rels/.rels"})


def test_encrypted_entries():
    assert refusal(patched(docx(), 8, "<H", 1)) == ("encrypted", {})


def test_a_way_of_packing_that_cannot_be_bounded():
    parts = {"_rels/.rels": RELATIONS, "word/document.xml": document("")}
    assert refusal(archive(parts, zipfile.ZIP_LZMA)) == ("compression", {"part": "_rels/.rels"})


@pytest.mark.parametrize("second", ["word/document.xml", "WORD/Document.xml"])
def test_a_part_that_is_there_twice(second):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = archive([("word/document.xml", document("")), (second, document(""))])
    assert refusal(data) == ("duplicate_part", {"part": second})


def test_too_many_parts():
    data = archive([(f"{number}", "") for number in range(limits.PARTS + 1)])
    assert refusal(data) == ("too_many_parts", {"count": limits.PARTS + 1, "most": limits.PARTS})


def test_a_bomb_in_one_part():
    data = with_document(document(""), **{"word/media/a.bin": bytes(limits.PART_BYTES + 1)})
    size = limits.PART_BYTES + 1
    assert refusal(data) == ("part_too_big", {"part": "word/media/a.bin", "size": size, "most": limits.PART_BYTES})


def test_a_bomb_of_a_small_size():
    data = with_document(document(""), **{"word/media/a.bin": bytes(2 * 1024**2)})
    assert refusal(data) == ("packed_too_tightly", {"part": "word/media/a.bin", "most": limits.RATIO})


def test_a_bomb_of_many_parts():
    size = 99 * 1024**2
    many = patched(archive({f"word/media/{number}.bin": "x" for number in range(4)}), 24, "<L", size)
    packed = patched(many, 20, "<L", size)
    assert refusal(packed) == ("unpacks_too_big", {"size": 4 * size, "most": limits.UNPACKED_BYTES})


def test_xml_that_is_too_big():
    filling = b"<!--" + b"0123456789abcdef" * (3 * 1024**2 + 1) + b"-->"
    data = with_document(filling, zipfile.ZIP_STORED)
    expected = {"part": "word/document.xml", "size": len(filling), "most": limits.XML_BYTES}
    assert refusal(data) == ("part_too_big", expected)


def test_a_million_paragraphs_are_refused_at_once_and_cost_little():
    data = with_document(document("<w:p/>" * 1_000_000), zipfile.ZIP_STORED)
    tracemalloc.start()
    began = time.perf_counter()
    found = refusal(data)
    seconds = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == ("too_many_paragraphs", {"most": limits.PARAGRAPHS})
    assert (seconds < 5, peak < 50 * 1024**2) == (True, True)


def test_too_many_elements():
    attributes = " ".join(f'a{number}=""' for number in range(1000))
    many = document(f"<x {attributes}/>" * (limits.NODES // 1000 + 1))
    assert refusal(with_document(many, zipfile.ZIP_STORED)) == ("too_many_elements", {"most": limits.NODES})


def test_all_parts_together_have_one_budget():
    header = f"<w:hdr {SPACES}>" + "<w:p/>" * (limits.PARAGRAPHS - 1) + "</w:hdr>"
    parts = {f"word/h{number}.xml": header + " " * number for number in (1, 2)}
    package = Package.open(with_document(document(""), zipfile.ZIP_STORED, **parts))
    package.part("word/h1.xml")
    with pytest.raises(Refused, match="too_many_paragraphs"):
        package.part("word/h2.xml")


def test_elements_inside_each_other():
    xml = document("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)
    assert refusal(with_document(xml, zipfile.ZIP_STORED)) == (
        "too_deep",
        {"part": "word/document.xml", "most": limits.DEPTH},
    )


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<!DOCTYPE w:document>" + document(""), "doctype"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "doctype"),
        ('<!DOCTYPE x [<!ENTITY e "eeee">]><x>&e;</x>'.encode("utf-16"), "doctype"),
        (document("<w:p>"), "broken_xml"),
        (document("&e;"), "broken_xml"),
        (document("<q:p/>"), "broken_xml"),
        ("", "broken_xml"),
        (b"\xff\xff\xff", "broken_xml"),
    ],
)
def test_xml_that_is_not_read(xml, code):
    assert refusal(with_document(xml)) == (code, {"part": "word/document.xml"})


def test_an_encoding_that_a_package_may_not_have():
    xml = '<?xml version="1.0" encoding="gb18030"?>' + document("")
    assert refusal(with_document(xml.encode("gb18030"))) == (
        "encoding",
        {"part": "word/document.xml", "encoding": "gb18030"},
    )


def test_a_part_that_is_broken_is_refused_when_it_is_read():
    package = Package.open(docx(more={"word/styles.xml": "<x"}))
    with pytest.raises(Refused, match="broken_xml"):
        _ = package.styles


def test_parts_that_are_missing():
    package = Package.open(docx())
    assert (package.styles, package.settings, package.theme, package.numbering, package.part("x")) == (None,) * 5


def test_the_main_part_is_where_the_package_says():
    data = archive(
        {
            "_rels/.rels": relations([("rId1", "officeDocument", "/word/other.xml")]),
            "word/other.xml": document(paragraph("甲")),
        }
    )
    package = Package.open(data)
    assert (package.main, "".join(package.document.itertext())) == ("word/other.xml", "甲")


def test_a_strict_file_is_read_as_any_other():
    strict = document(paragraph("甲")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert Package.open(with_document(strict)).document.tag == (
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
    )


def test_what_lies_outside_is_named_and_never_fetched():
    data = docx(
        found=[
            ("r1", "image", "http://127.0.0.1:1/x.png", "External"),
            ("r2", "hyperlink", "http://127.0.0.1:1/", "External"),
            ("r3", "header", "header1.xml"),
        ],
        settings="",
        more={
            "word/_rels/settings.xml.rels": relations([("t1", "attachedTemplate", "file:///C:/a.dotm", "External")]),
        },
    )
    package = Package.open(data)
    assert package.external == (
        Relation("word/document.xml", "r1", "image", "http://127.0.0.1:1/x.png", external=True),
        Relation("word/settings.xml", "t1", "attachedTemplate", "file:///C:/a.dotm", external=True),
    )
    assert package.relations("word/document.xml")["r3"].target == "word/header1.xml"


def test_macros_and_objects_are_named():
    package = Package.open(
        docx(found=[("r1", "vbaProject", "vbaProject.bin"), ("r2", "oleObject", "embeddings/oleObject1.bin")])
    )
    assert (package.macros, package.objects) == (True, ("word/embeddings/oleObject1.bin",))
    assert (Package.open(docx()).macros, Package.open(docx()).objects) == (False, ())


def test_a_target_does_not_climb_out_of_the_package():
    package = Package.open(docx(found=[("r1", "header", "../../../../etc/passwd")]))
    relation = package.relations(package.main)["r1"]
    assert (relation.target, package.part(relation.target)) == ("etc/passwd", None)


def test_the_names_of_the_parts():
    with zipfile.ZipFile(BytesIO(docx(styles=""))) as file:
        assert set(Package.open(docx(styles="")).names) == set(file.namelist())
