"""What holds for every page, holds for these: one <main>, one heading, headers, nothing inline; and queries that do not
grow with what is listed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reportsite.document.layout import Furniture, Line, Type
from reportsite.layouts.actions import put_in_font
from tests.drafting.views.test_every_page import is_sound
from tests.factories import LayoutFactory, PersonFactory, UnitFactory
from tests.layouts.documents import unsound
from tests.pages import client_of, tree_of

LINES = Furniture((Line(Type("宋体", 9), center="内部资料"),))
PAGES = ["layouts/", "layouts/new/", "layouts/template/", "layouts/{pk}/", "layouts/{pk}/?pitch_pt=x", "fonts/"]


@pytest.fixture
def full(unit, administrator):
    """A layout with everything that its page can show, fonts, and another layout in use."""
    LayoutFactory(unit=unit, in_use=True)
    for name in ("黑体", "某某体"):
        put_in_font(unit=unit, by=administrator, name=name, file_name="a.ttf", family="甲", data=b"x")
    settings = {"header": LINES, "footer": LINES, "pitch_pt": 29}
    return LayoutFactory(unit=unit, by=administrator, settings=settings, template="模板.docx")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_of_a_unit(full, administrator, path, language):
    is_sound(client_of(administrator, language).get(f"/units/archive/{path.format(pk=full.pk)}"))


def test_pages_of_a_unit_with_nothing(unit, administrator):
    for path in ("layouts/", "fonts/"):
        is_sound(client_of(administrator).get(f"/units/archive/{path}"))


def test_pages_with_what_is_wrong(full, administrator, unit):
    client = client_of(administrator)
    for path in ("layouts/new/", "layouts/template/", f"layouts/{full.pk}/", "fonts/add/"):
        is_sound(client.post(f"/units/archive/{path}", {"name": ""}))
    is_sound(client.post("/inspect/", {"unit": "x"}))


@pytest.mark.parametrize("row", ["row"], indirect=True)
def test_the_page_with_two_versions(row, administrator, typed):
    answer = client_of(administrator).post(f"/units/archive/layouts/{row.pk}/", typed(top_mm="40", revision="9"))
    is_sound(answer, 409)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_measuring(unit, drafter, language):
    client = client_of(drafter, language)
    is_sound(client.get("/inspect/"))
    answer = client.post("/inspect/", {"file": SimpleUploadedFile("材料.docx", unsound())})
    is_sound(answer)
    assert len(tree_of(answer).xpath("//section//tbody/tr")) > 5


def test_the_unit_leads_here(unit, administrator):
    links = tree_of(client_of(administrator).get("/units/archive/")).xpath("//main//a/@href")
    assert {"/units/archive/layouts/", "/units/archive/fonts/"} <= set(links)


@pytest.mark.parametrize("path", ["layouts/", "layouts/new/", "fonts/"])
def test_queries_do_not_grow(unit, administrator, path):
    client = client_of(administrator)

    def fill(number):
        for _ in range(number):
            person = PersonFactory()
            LayoutFactory(unit=unit, by=person)
            name = f"字体{person.pk}"
            put_in_font(unit=unit, by=person, name=name, file_name="a.ttf", family="甲", data=b"x")
            LayoutFactory(unit=UnitFactory())

    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/units/archive/{path}").status_code == 200
        return len(captured)

    fill(1)
    asked()  # which writes the files of the fonts
    few = asked()
    fill(20)
    assert asked() == few
