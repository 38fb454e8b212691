"""Putting in a font: it is looked at, and then sets every PDF of the unit."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from reportsite.drafting.actions.reports import take_over
from reportsite.layouts.models import UnitFont
from tests.document.readers import needs_pdf
from tests.drafting.contents import full_content
from tests.factories import LayoutFactory, PersonFactory, UnitFactory
from tests.layouts.fonts import LATIN, collection, composed_of_itself, font, with_a_map_of_everything
from tests.pages import asks_to_sign_in, client_of, errors_in, hidden_from, only_by_post, refused, said, tree_of

URL = "/units/archive/fonts/add/"


def upload(data, name="fang.ttf"):
    return SimpleUploadedFile(name, data, "application/octet-stream")


def put(person, data=None, url=URL, name="fang.ttf", **more):
    return client_of(person, "en").post(url, {"file": upload(font() if data is None else data, name), **more})


def sentences(answer):
    """What is said beside the field."""
    assert answer.status_code == 200
    return [node.text_content().strip() for node in tree_of(answer).xpath("//*[contains(@class, 'invalid-feedback')]")]


def fonts_in(pdf):
    """The names of the fonts that are embedded on the pages of a PDF."""
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for resource in page["/Resources"]["/Font"].values():
            for below in resource.get_object().get("/DescendantFonts", [resource]):
                descriptor = below.get_object()["/FontDescriptor"].get_object()
                if any(name.startswith("/FontFile") for name in descriptor):
                    found.add(str(resource.get_object()["/BaseFont"]).partition("+")[2].rstrip(","))
    return found


def printed(report, person):
    answer = client_of(person).get(f"{report.get_absolute_url()}download/report.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    return fonts_in(answer.content)


def test_for_the_font_that_its_name_tells(unit, administrator):
    data = font()
    answer = put(administrator, data)
    assert (answer.url, said(answer)) == (
        "/units/archive/fonts/",
        [
            (
                "success",
                "“青禾仿宋” sets 仿宋_GB2312 in every PDF from now on. "
                "It has 6763 of the 6763 characters that were looked for.",
            )
        ],
    )
    [row] = UnitFont.objects.all()
    assert (row.unit, row.name, row.family, row.file_name) == (unit, "仿宋_GB2312", "青禾仿宋", "fang.ttf")
    assert (bytes(row.data), row.added_by) == (data, administrator)


def test_for_the_font_that_was_chosen(unit, administrator):
    put(administrator, font="黑体")
    assert UnitFont.objects.get().name == "黑体"


def test_of_a_collection_the_first_is_taken_and_that_is_said(unit, administrator):
    answer = put(administrator, collection(font(), font("青禾黑体")))
    assert said(answer)[0][1].endswith("The file holds 2 fonts; the first of them was taken.")
    assert bytes(UnitFont.objects.get().data[:4]) == b"\x00\x01\x00\x00"


def test_another_file_takes_its_place(unit, administrator):
    put(administrator)
    put(administrator, font("青禾新仿宋"))
    assert UnitFont.objects.get().family == "青禾新仿宋"


@needs_pdf
class TestThePdf:
    @pytest.fixture
    def ours(self, unit):
        return take_over(unit=unit, content=full_content(), by=None)

    @pytest.fixture
    def theirs(self):
        return take_over(unit=UnitFactory(), content=full_content(), by=None)

    @pytest.fixture
    def below(self, unit):
        return take_over(unit=UnitFactory(parent=unit), content=full_content(), by=None)

    def test_takes_it_at_once_and_loses_it_when_it_is_deleted(self, administrator, ours, theirs, below):
        everyone = [(report, PersonFactory(unit=report.unit, roles=["drafter"])) for report in (ours, theirs, below)]
        before = [printed(*one) for one in everyone]
        put(administrator, font="黑体")
        assert [("Own-hei-0" in printed(*one), "Report-Hei" in printed(*one)) for one in everyone] == [
            (True, False),
            (False, True),
            (True, False),
        ]
        client_of(administrator).post(f"/units/archive/fonts/{UnitFont.objects.get().pk}/delete/")
        assert [printed(*one) for one in everyone] == before

    def test_a_latin_font_sets_digits_alone(self, ours, drafter, administrator):
        put(administrator, font("", LATIN, english="Qinghe Times"))
        fonts = printed(ours, drafter)
        assert ("Own-latin-0" in fonts, "Report-Latin" in fonts, "Report-Hei" in fonts) == (True, False, True)


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"x", "The file is no font."),
        (b"", "The submitted file is empty."),
        (font(fs_type=2), "The font's maker forbids to embed it (fsType: restricted licence)."),
        (font(characters=LATIN), "“青禾仿宋” has 0 of the 6763 Chinese characters of GB2312 (0%)."),
        (font("青禾体", english="Qinghe"), "The font calls itself “青禾体”"),
        (composed_of_itself(), "The font file is damaged"),
        (with_a_map_of_everything(), ""),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_not_taken_is_said_with_what_to_do(unit, administrator, data, beginning):
    answer = put(administrator, data)
    [sentence] = sentences(answer)
    assert (sentence.startswith(beginning), sentence[-1]) == (True, ".")
    assert (errors_in(answer), UnitFont.objects.count()) == (["file"], 0)


def test_the_next_font_after_a_hostile_one_is_taken(unit, administrator):
    put(administrator, with_a_map_of_everything())
    assert put(administrator).status_code == 302


def test_more_than_40_mb(unit, administrator):
    [sentence] = sentences(put(administrator, b"\0" * (40 * 1024**2 + 50_000)))
    assert sentence == "The file has 40.0 MB; at most 40 MB are taken. Choose a smaller file."


@pytest.mark.parametrize("chosen", ["微软雅黑", "\0", "长" * 5000])
def test_a_font_that_the_layout_does_not_name(unit, administrator, chosen):
    assert (errors_in(put(administrator, font=chosen)), UnitFont.objects.count()) == (["font"], 0)


def test_one_that_the_layout_in_use_names(unit, administrator):
    LayoutFactory(unit=unit, settings={"latin": "青禾罗马"}, in_use=True)
    put(administrator, font="青禾罗马")
    assert UnitFont.objects.get().name == "青禾罗马"


@pytest.mark.parametrize("data", [{}, {"file": "text"}, {"font": "黑体"}])
def test_without_a_file(unit, administrator, data):
    answer = client_of(administrator).post(URL, data)
    assert (answer.status_code, errors_in(answer)) == (200, ["file"])


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\nb.ttf", "字" * 300 + ".ttf", "<script>.ttf"])
def test_names_of_files_that_mean_harm(unit, administrator, name):
    put(administrator, name=name)
    row = UnitFont.objects.get()
    assert ("/" in row.file_name, "\n" in row.file_name, len(row.file_name) <= 120) == (False, False, True)
    assert "<script>" not in client_of(administrator).get("/units/archive/fonts/").content.decode()


@pytest.mark.parametrize("role", ["drafter", "reviewer", "member"])
def test_the_units_other_people_may_not(role, request):
    refused(request.getfixturevalue(role), URL, "post")
    assert UnitFont.objects.count() == 0


def test_strangers_find_nothing(unit, stranger):
    hidden_from(stranger, URL, "post", nothing="/units/nothing-here/fonts/add/")


def test_nobody(unit):
    asks_to_sign_in(URL, "post")


def test_only_by_post(unit, administrator):
    only_by_post(administrator, URL)
