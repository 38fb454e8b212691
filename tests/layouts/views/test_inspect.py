"""Measuring a document that somebody brings along."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reportsite.document import apart
from reportsite.document.layout import GB_T_9704
from reportsite.layouts.sample import sample
from tests.document.readers import FACES, needs_pdf
from tests.factories import LayoutFactory, PersonFactory, UnitFactory
from tests.layouts.documents import sound, unsound
from tests.pages import asks_to_sign_in, client_of, errors_in, tree_of

URL = "/inspect/"


def measured(person, data, name="材料.docx", **more):
    answer = client_of(person, "en").post(URL, {"file": SimpleUploadedFile(name, data), **more})
    assert answer.status_code == 200
    return answer


def rows(answer):
    """The findings as (kind, cells of the table's row)."""
    found = []
    for heading in tree_of(answer).xpath("//section[@id='result']//h3"):
        kind = heading.text.strip()
        for row in heading.xpath("following-sibling::div[1]//tbody/tr"):
            found.append((kind, [" ".join(cell.text_content().split()) for cell in row]))
    return found


def result(answer):
    [section] = tree_of(answer).xpath("//section[@id='result']")
    return " ".join(section.text_content().split())


def test_a_document_as_the_layout_says(drafter):
    answer = measured(drafter, sound())
    assert rows(answer) == []
    assert result(answer) == (
        "材料.docx Measured against GB/T 9704. The file was not kept. "
        "Nothing was found: the document is as the layout says."
    )


@needs_pdf
def test_a_pdf(drafter):
    pdf = apart.render(sample(GB_T_9704), FACES)
    assert rows(measured(drafter, pdf, "材料.pdf")) == []


def test_findings_in_words_by_kind(drafter):
    found = rows(measured(drafter, unsound()))
    assert [kind for kind, _cells in found] == sorted(kind for kind, _cells in found)
    assert (
        "Text",
        ["A number is left out", "paragraph 4: “（三）看护不严。”", "（三）", "（二）", "must be mended"],
    ) in found
    assert (
        "Layout",
        [
            "Font of headings （一）",
            "paragraph 3: “（一）巡山不勤,记录不全”",
            "ＭＳ 明朝 (in 2 paragraphs)",
            "楷体_GB2312",
            "must be mended",
        ],
    ) in found
    assert ("Layout", "Margins") in [(kind, cells[0]) for kind, cells in found]


def test_the_layout_of_the_persons_unit(unit, drafter):
    row = LayoutFactory(unit=unit, name="机关公文", settings={"left_mm": 30, "right_mm": 24}, in_use=True)
    of_unit = measured(drafter, sound(row.layout), unit=unit.pk)
    assert result(of_unit).startswith("材料.docx Measured against the layout “机关公文” of 中共青禾市档案馆支部.")
    assert rows(of_unit) == []
    against_standard = rows(measured(drafter, sound(row.layout), unit=""))
    assert [cells[:4] for _kind, cells in against_standard] == [
        ["Margins", "page setup", "right 24 mm, left 30 mm", "right 26 mm, left 28 mm"]
    ]


def test_one_of_another_unit_is_not_to_be_chosen(drafter):
    answer = measured(drafter, sound(), unit=UnitFactory().pk)
    assert errors_in(answer) == ["unit"]


@pytest.mark.parametrize("chosen", ["x", "0", "9" * 40, "\0"])
def test_a_unit_that_does_not_exist(drafter, chosen):
    assert errors_in(measured(drafter, sound(), unit=chosen)) == ["unit"]


def test_the_unit_is_chosen_already(unit, drafter):
    tree = tree_of(client_of(drafter).get(URL))
    assert tree.xpath("//select[@name='unit']/option[@selected]/@value") == [str(unit.pk)]


def test_who_belongs_to_no_unit_measures_against_the_standard(db):
    person = PersonFactory()
    assert tree_of(client_of(person).get(URL)).xpath("//select[@name='unit']") == []
    assert rows(measured(person, sound())) == []


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"", "The submitted file is empty."),
        (b"x", "The file is of a kind that is not known here; only DOCX and PDF can be measured."),
        (b"PK\x03\x04" + bytes(50), "The file is damaged."),
        (b"%PDF-1.7 and nothing", "The file is damaged."),
        (b"\x89PNG\r\n", "The file is a picture; only DOCX and PDF can be measured."),
        (sound()[:5000], "The file is damaged"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_cannot_be_measured_is_said_with_what_to_do(drafter, data, beginning):
    answer = measured(drafter, data)
    [sentence] = tree_of(answer).xpath("//*[contains(@class, 'invalid-feedback')]")
    assert sentence.text_content().strip().startswith(beginning)
    assert errors_in(answer) == ["file"]


def test_more_than_20_mb(drafter):
    answer = measured(drafter, b"PK\x03\x04" + bytes(21 * 1024**2))
    assert (errors_in(answer), "21.0 MB" in answer.content.decode()) == (["file"], True)


def test_without_a_file(drafter):
    assert errors_in(client_of(drafter).post(URL, {"unit": ""})) == ["file"]


def test_the_text_of_the_document_is_no_markup(drafter):
    document = docx.Document()
    document.add_paragraph("<script>alert(1)</script>他说,是。")
    out = io.BytesIO()
    document.save(out)
    page = measured(drafter, out.getvalue(), name="<b>.docx").content.decode()
    assert ("<script>alert" in page, "<b>.docx" in page) == (False, False)


@pytest.mark.parametrize("role", ["member", "drafter", "reviewer", "administrator", "site_administrator"])
def test_for_everybody_who_is_signed_in(role, request):
    page = tree_of(client_of(request.getfixturevalue(role)).get(URL))
    assert page.xpath("//form[@enctype='multipart/form-data']//input[@type='file']/@name") == ["file"]
    assert page.xpath("//header//a/@href").count(URL) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody(db, method):
    asks_to_sign_in(URL, method)
