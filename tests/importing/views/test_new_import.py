"""Bringing a report in from a file or pasted."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reportsite.accounts.models import Role
from reportsite.importing.actions.imports import keep_import
from reportsite.importing.models import Import
from tests.factories import PersonFactory, UnitFactory
from tests.importing.contents import TEXT, found
from tests.pages import asks_to_sign_in, client_of, errors_in, refused, tree_of

URL = "/imports/new/"


def bring(person, **values):
    return client_of(person, "en").post(URL, {"text": "", "kind": "", "theme": "", **values})


def sentences(answer):
    return [one.text_content().strip() for one in tree_of(answer).xpath("//*[contains(@class, 'invalid-feedback')]")]


def document(text):
    made, data = docx.Document(), io.BytesIO()
    for line in text.split("\n"):
        made.add_paragraph(line)
    made.save(data)
    return data.getvalue()


def test_a_pasted_text(drafter, unit):
    answer = bring(drafter, text=TEXT)
    row = Import.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/imports/{row.pk}/")
    assert (row.unit, row.by, row.file_name, row.report) == (unit, drafter, "", None)
    assert [section.heading for section in row.plain.sections][:3] == ["工作开展情况", "存在的问题", "原因分析"]


@pytest.mark.parametrize(
    ("name", "data"),
    [("材料.docx", document(TEXT)), ("材料.txt", TEXT.encode("gb18030")), ("无名", ("\ufeff" + TEXT).encode())],
)
def test_a_file_by_what_it_is(drafter, name, data):
    assert bring(drafter, file=SimpleUploadedFile(name, data)).status_code == 302
    row = Import.objects.get()
    assert (row.file_name, row.plain.title) == (name, "青禾市档案馆班子对照检查材料")


def test_kind_and_theme_that_were_chosen(drafter, theme):
    bring(drafter, text=TEXT, kind="member", theme=theme.pk)
    made = Import.objects.get().plain
    assert (made.kind, [ref.slug for ref in made.themes]) == ("member", [theme.slug])


def test_one_of_several_units(drafter, unit):
    other = UnitFactory()
    person = PersonFactory(unit=unit, roles=[Role.DRAFTER])
    person.memberships.create(unit=other, role=Role.DRAFTER)
    bring(person, text=TEXT, unit=other.pk)
    assert Import.objects.get().unit == other
    assert errors_in(bring(person, text=TEXT, unit=UnitFactory().pk)) == ["unit"]


@pytest.mark.parametrize(
    ("values", "field", "says"),
    [
        ({}, "file", "Choose a file, or paste a text below."),
        ({"text": " \n "}, "file", "Choose a file, or paste a text below."),
        ({"text": "字" * 500_001}, "text", "500001 characters"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7\n%..")}, "file", "The file is a PDF"),
        ({"file": SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))}, "file", "DOCX"),
        ({"file": SimpleUploadedFile("a.docx", b"PK\x03\x04" + bytes(50))}, "file", "."),
        ({"file": SimpleUploadedFile("a.txt", bytes(range(256)) * 20)}, "file", "."),
        ({"theme": "999", "text": TEXT}, "theme", "."),
        ({"kind": "boss", "text": TEXT}, "kind", "."),
    ],
    ids=["nothing", "blank", "long", "pdf", "doc", "broken", "no text", "theme", "kind"],
)
def test_what_is_not_read_and_why(drafter, values, field, says):
    answer = bring(drafter, **values)
    assert (answer.status_code, errors_in(answer), Import.objects.count()) == (200, [field], 0)
    assert any(says in sentence for sentence in sentences(answer))


def test_nothing_that_was_pasted_is_lost(drafter):
    answer = bring(drafter, text=TEXT, kind="boss")
    assert tree_of(answer).xpath("//textarea[@name='text']")[0].text.strip() == TEXT


def test_a_file_and_a_text_at_once(drafter):
    answer = bring(drafter, text=TEXT, file=SimpleUploadedFile("a.txt", TEXT.encode()))
    assert (errors_in(answer), Import.objects.count()) == (["file"], 0)


def test_the_list_of_ones_own_that_are_no_report_yet(drafter, row, unit, made):
    keep_import(unit=unit, read=found(), file_name="别人的.docx", by=PersonFactory(unit=unit, roles=[Role.DRAFTER]))
    mine = keep_import(unit=unit, read=found(), file_name="我的.docx", by=drafter)
    links = tree_of(client_of(drafter).get(URL)).xpath("//main//ul//a/@href")
    assert links == [f"/imports/{mine.pk}/"]


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.ADMINISTRATOR, Role.MEMBER])
def test_who_may(unit, role):
    person = PersonFactory(unit=unit, roles=[role])
    assert client_of(person).get(URL).status_code == 200
    assert "/imports/new/" in tree_of(client_of(person).get("/")).xpath("//main//a/@href")


def test_who_may_not(reviewer):
    asks_to_sign_in(URL)
    refused(reviewer, URL)
    refused(reviewer, URL, "post", {"text": TEXT})
    assert "/imports/new/" not in tree_of(client_of(reviewer).get("/")).xpath("//main//a/@href")
    assert Import.objects.count() == 0
