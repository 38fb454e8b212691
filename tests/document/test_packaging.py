"""Archives with the same parts are the same bytes."""

import io
import zipfile

from reportsite.document.packaging import repack

CORE = '<p xmlns:dcterms="d"><dcterms:created x="y">{0}</dcterms:created><dcterms:modified>{0}</dcterms:modified><t>{0}</t></p>'


def archive(year, stamp):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, text in (("b.xml", "书"), ("docProps/core.xml", CORE.format(stamp)), ("a.xml", stamp)):
            target.writestr(zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6)), text)
    return out.getvalue()


def test_dates_of_the_directory_do_not_matter():
    assert repack(archive(2001, "x")) == repack(archive(2030, "x"))


def test_parts_keep_their_order_and_text_and_only_the_stamps_of_the_properties_change():
    with zipfile.ZipFile(io.BytesIO(repack(archive(2030, "2030-05-06")))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [(name, packed.read(name).decode()) for name in packed.namelist()] == [
            ("b.xml", "书"),
            (
                "docProps/core.xml",
                '<p xmlns:dcterms="d"><dcterms:created x="y">2000-01-01T00:00:00Z</dcterms:created>'
                "<dcterms:modified>2000-01-01T00:00:00Z</dcterms:modified><t>2030-05-06</t></p>",
            ),
            ("a.xml", "2030-05-06"),
        ]
