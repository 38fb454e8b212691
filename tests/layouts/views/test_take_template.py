"""A layout from the unit's own DOCX."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.shared import RGBColor
from msgspec.structs import replace

from reportsite.document.layout import GB_T_9704, Type
from reportsite.layouts.models import UnitLayout
from tests.layouts.documents import sound
from tests.layouts.fonts import font
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, refused, tree_of

URL = "/units/archive/layouts/template/"
LAYOUT = replace(GB_T_9704, pitch_pt=29, left_mm=30, title=Type("黑体", 24), page_number="center")


def sent(person, data, name="机关模板.docx", **more):
    return client_of(person, "en").post(URL, {"file": SimpleUploadedFile(name, data), **more})


def sentences(answer):
    return [node.text_content().strip() for node in tree_of(answer).xpath("//*[contains(@class, 'invalid-feedback')]")]


def with_a_head():
    """A template with a line at the head and red headings."""
    document = docx.Document(io.BytesIO(sound(LAYOUT)))
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.styles["Heading 1"].font.color.rgb = RGBColor(255, 0, 0)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_its_settings_become_a_layout(unit, administrator):
    answer = sent(administrator, sound(LAYOUT), name="机关模板.docx")
    row = UnitLayout.objects.get()
    assert answer.url == f"/units/archive/layouts/{row.pk}/"
    assert (row.unit, row.name, row.template, row.in_use, row.changed_by) == (
        unit,
        "机关模板",
        "机关模板.docx",
        False,
        administrator,
    )
    assert row.layout == LAYOUT


def test_the_next_page_says_what_was_taken_over_and_what_not(unit, administrator):
    url = sent(administrator, with_a_head()).url
    tree = tree_of(client_of(administrator, "en").get(url))
    assert "“Headings 一、” has the colour FF0000: it is printed in black." in tree.xpath(
        "//ul[@class='notes']/li/text()"
    )
    taken = [row.xpath("string(td[1])") for row in tree.xpath("//details//tbody/tr")]
    assert taken == [
        "Margin on the left",
        "Line pitch of the text",
        "Title: Font",
        "Title: Size",
        "Place of the page number",
        "Lines at the head of the pages",
    ]


def test_under_a_name_that_was_typed(unit, administrator):
    client_of(administrator).post(URL, {"file": SimpleUploadedFile("a.docx", sound()), "name": "机关公文"})
    assert UnitLayout.objects.get().name == "机关公文"


def test_a_name_that_the_unit_has_already(row, administrator):
    answer = client_of(administrator).post(URL, {"file": SimpleUploadedFile("a.docx", sound()), "name": row.name})
    assert (answer.status_code, errors_in(answer), UnitLayout.objects.count()) == (200, ["name"], 1)


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"", "The submitted file is empty."),
        (b"%PDF-1.7", "The file is a PDF, not a Word document. Save it as DOCX in Word or WPS, and choose that."),
        (b"x" * 100, "The file is of a kind that is not known here, not a Word document."),
        (b"PK\x03\x04" + bytes(100), "The file is damaged."),
        (sound()[:4000], "The file is damaged."),
        (font(), "The file is of a kind that is not known here"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_template_is_said_with_what_to_do(unit, administrator, data, beginning):
    answer = sent(administrator, data)
    [sentence] = sentences(answer)
    assert (sentence.startswith(beginning), errors_in(answer), UnitLayout.objects.count()) == (True, ["file"], 0)


def test_more_than_20_mb(unit, administrator):
    answer = sent(administrator, b"PK\x03\x04" + bytes(21 * 1024**2))
    assert sentences(answer) == ["The file has 21.0 MB; at most 20 MB are taken. Choose a smaller file."]


@pytest.mark.parametrize("name", ["长" * 300 + ".docx", "<b>.docx", ".docx", "a\nb.docx"])
def test_names_of_files_that_mean_harm(unit, administrator, name):
    answer = sent(administrator, sound(), name=name)
    assert answer.status_code == 302
    row = UnitLayout.objects.get()
    assert (0 < len(row.name) <= 60, len(row.template) <= 120, "\n" in row.name) == (True, True, False)
    assert "<b>" not in client_of(administrator).get(answer.url).content.decode()


def test_without_a_file(unit, administrator):
    assert errors_in(client_of(administrator).post(URL, {"name": "机关公文"})) == ["file"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(role, method, request):
    refused(request.getfixturevalue(role), URL, method)


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing(unit, stranger, method):
    hidden_from(stranger, URL, method, nothing="/units/nothing-here/layouts/template/")


def test_nobody(unit):
    asks_to_sign_in(URL)
