"""A file that comes back: each change shown beside the report, taken over or left."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reportsite.content.json import dumps
from reportsite.document.assemble import assemble
from reportsite.document.docx import render
from reportsite.drafting.actions.documents import set_print_settings
from reportsite.drafting.actions.items import delete_item, move_item, restore_item
from reportsite.drafting.actions.reports import submit_report
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.rows import load_content
from reportsite.importer.editing import find
from reportsite.importing.models import ReturnedFile
from tests.drafting.views.test_every_page import is_sound
from tests.pages import asks_to_sign_in, errors_in, hidden_from, only_by_post, refused, said, tree_of


@pytest.fixture
def report(made):
    return made


@pytest.fixture
def url(report):
    return lambda path="new/": f"/reports/{report.pk}/returns/{path}"


@pytest.fixture
def file(browser, report):
    """file({old: new, …}): the report as it was exported, after somebody typed over some texts in Word."""

    def run(typed):
        exported = b"".join(browser.get(reverse("file", args=[report.pk, "docx"])))
        document = docx.Document(io.BytesIO(exported))
        for old, new in typed.items():
            run = next(run for one in document.paragraphs for run in one.runs if old in run.text)
            run.text = run.text.replace(old, new)
        out = io.BytesIO()
        document.save(out)
        return SimpleUploadedFile("改过的.docx", out.getvalue())

    return run


@pytest.fixture
def bring(browser, url, file):
    """bring(typed): a file with these changes comes back."""

    def run(typed):
        assert browser.post(url(), {"file": file(typed)}).status_code == 302
        return ReturnedFile.objects.first()

    return run


TWO = {"读得不细": "读得太粗", "窗口只开一个。": "窗口只开一个，还常常没有人。"}


def offered(browser, address):
    """What the page offers: (path, marked text), one for each change."""
    cards = tree_of(browser.get(address)).xpath("//section[contains(@class, 'change')]")
    return [
        (card.xpath("string(h3/*[@class='path'])"), card.xpath("string(.//*[@class='marked'])"), card.get("id"))
        for card in cards
    ]


def state(browser, address, id):
    card = tree_of(browser.get(address)).get_element_by_id(id)
    return card.xpath(".//form[contains(@action, '/take/')]//input[@name='seen']/@value")[0]


def heading(report, key):
    return find(load_content(report), key).node.heading


def test_shown_and_nothing_is_taken(browser, bring, url, report):
    before = load_content(report)
    row = bring(TWO)
    found = [(path.split(" › ")[-1], text) for path, text, _id in offered(browser, url(f"{row.pk}/"))]
    assert found == [
        ("一是读得不细", "读得不细太粗"),
        ("一是排队太久", "窗口只开一个，还常常没有人。"),
    ]
    assert load_content(report) == before


def test_one_is_taken_and_one_is_left(browser, bring, url, report):
    row = bring(TWO)
    address = url(f"{row.pk}/")
    (_path, _text, first), (_path, _text, second) = offered(browser, address)
    answer = browser.post(f"{address}changes/{first}/take/", {"seen": state(browser, address, first)})
    assert (answer.url, said(answer)) == (f"{address}#open", [("success", "The change was taken over.")])
    browser.post(f"{address}changes/{second}/leave/")
    assert (heading(report, "p1"), find(load_content(report), "p3").node.paragraphs) == (
        "读得太粗",
        ("窗口只开一个。",),
    )
    assert offered(browser, address) == []
    browser.post(f"{address}changes/{second}/reconsider/")
    assert [id for _path, _text, id in offered(browser, address)] == [second]


def test_what_stood_here_before_is_kept(browser, bring, url, report):
    row = bring(TWO)
    before = dumps(load_content(report)).decode()
    address = url(f"{row.pk}/")
    id = offered(browser, address)[0][2]
    browser.post(f"{address}changes/{id}/take/", {"seen": "old"})
    assert not report.kept_versions.exists()
    browser.post(f"{address}changes/{id}/take/", {"seen": state(browser, address, id)})
    assert list(report.kept_versions.values_list("reason", "content")) == [("return", before)]


def test_all_that_meet_none_of_ours(browser, bring, url, report, drafter):
    row = bring(TWO)
    text = report.items.get(key="p1").texts.get(name="heading")
    save_texts(report=report, person=drafter, changes=[Change("p1", "heading", text.revision, "读得慢")])
    address = url(f"{row.pk}/")
    (one,) = browser.get(address).context["clear"]
    browser.post(f"{address}take/", {"seen": [f"{one.change.id}:{one.change.state}"]})
    assert heading(report, "p1") == "读得慢"
    assert find(load_content(report), "p3").node.paragraphs == ("窗口只开一个，还常常没有人。",)


def test_both_sides_are_shown_where_both_changed(browser, bring, url, report, drafter):
    row = bring({"读得不细": "读得太粗"})
    text = report.items.get(key="p1").texts.get(name="heading")
    save_texts(report=report, person=drafter, changes=[Change("p1", "heading", text.revision, "读得慢")])
    ((_path, _text, id),) = offered(browser, url(f"{row.pk}/"))
    card = tree_of(browser.get(url(f"{row.pk}/"))).get_element_by_id(id)
    assert [one.text_content() for one in card.xpath(".//ins")] == ["太粗", "慢"]


def test_what_was_changed_since_the_page_was_shown_is_not_overwritten(browser, bring, url, report, drafter):
    row = bring({"读得不细": "读得太粗"})
    address = url(f"{row.pk}/")
    ((_path, _text, id),) = offered(browser, address)
    seen = state(browser, address, id)
    text = report.items.get(key="p1").texts.get(name="heading")
    save_texts(report=report, person=drafter, changes=[Change("p1", "heading", text.revision, "读得慢")])
    answer = browser.post(f"{address}changes/{id}/take/", {"seen": seen})
    assert said(answer)[-1][0] == "error"
    assert heading(report, "p1") == "读得慢"


def test_pressed_twice(browser, bring, url, report):
    row = bring({"读得不细": "读得太粗"})
    address = url(f"{row.pk}/")
    ((_path, _text, id),) = offered(browser, address)
    values = {"seen": state(browser, address, id)}
    for level in ("success", "error"):
        assert said(browser.post(f"{address}changes/{id}/take/", values))[-1][0] == level
    assert report.journal.filter(verb="return").count() == 1


def test_the_same_file_again_says_nothing(browser, bring, url, report, file):
    same = file({"读得不细": "读得太粗"})
    browser.post(url(), {"file": same})
    row = ReturnedFile.objects.first()
    address = url(f"{row.pk}/")
    ((_path, _text, id),) = offered(browser, address)
    browser.post(f"{address}changes/{id}/take/", {"seen": state(browser, address, id)})
    same.seek(0)
    browser.post(url(), {"file": same})
    assert offered(browser, url(f"{ReturnedFile.objects.first().pk}/")) == []


def test_without_its_keys_it_is_found_by_its_text(browser, url, report):
    document = docx.Document()
    for block in assemble(load_content(report)).blocks:
        document.add_paragraph(block.text.replace("读得不细", "读得不够细"))
    out = io.BytesIO()
    document.save(out)
    browser.post(url(), {"file": SimpleUploadedFile("抄过的.docx", out.getvalue())})
    page = browser.get(url(f"{ReturnedFile.objects.get().pk}/"))
    changes = {(one.change.kind, one.change.key, one.change.theirs) for one in page.context["waiting"]}
    assert ("changed", "p1", "读得不够细") in changes
    assert page.context["back"].keyless


def test_without_its_stamp_nothing_is_taken_all_at_once(browser, url, report):
    document = docx.Document(io.BytesIO(render(assemble(load_content(report)))))
    run = next(run for one in document.paragraphs for run in one.runs if "读得不细" in run.text)
    run.text = run.text.replace("读得不细", "读得太粗")
    out = io.BytesIO()
    document.save(out)
    browser.post(url(), {"file": SimpleUploadedFile("a.docx", out.getvalue())})
    page = browser.get(url(f"{ReturnedFile.objects.get().pk}/"))
    assert (len(page.context["waiting"]), page.context["clear"], page.context["back"].dated) == (1, [], False)


def test_an_unchanged_file_says_nothing_whatever_was_done_here_since(browser, url, report, file, drafter):
    same = file({})
    item = report.items.get(key="p2")
    move_item(report=report, person=drafter, item=report.items.get(key="p1"), step=1)
    delete_item(report=report, person=drafter, item=item)
    restore_item(report=report, person=drafter, item=item)
    text = report.items.get(key="p1").texts.get(name="heading")
    save_texts(report=report, person=drafter, changes=[Change("p1", "heading", text.revision, "读得慢")])
    set_print_settings(report=report, by=drafter, marks=["internal"], annex=True)
    browser.post(url(), {"file": same})
    assert offered(browser, url(f"{ReturnedFile.objects.get().pk}/")) == []


def test_what_was_left_stays_left_when_the_same_file_comes_again(browser, bring, url):
    address = url(f"{bring({'读得不细': '读得太粗'}).pk}/")
    ((_path, _text, id),) = offered(browser, address)
    browser.post(f"{address}changes/{id}/leave/")
    again = url(f"{bring({'读得不细': '读得太粗'}).pk}/")
    page = browser.get(again)
    assert (page.context["waiting"], [one.change.id for one in page.context["left"]]) == ([], [id])


def test_what_was_taken_is_not_open_again(browser, bring, url):
    address = url(f"{bring({'读得不细': '读得太粗'}).pk}/")
    ((_path, _text, id),) = offered(browser, address)
    browser.post(f"{address}changes/{id}/take/", {"seen": state(browser, address, id)})
    assert said(browser.post(f"{address}changes/{id}/reconsider/"))[-1][0] == "error"
    assert browser.get(address).context["taken"] == 1


def test_comments_come_along(browser, url, report):
    document = docx.Document(io.BytesIO(render(assemble(load_content(report)))))
    document.add_comment(document.paragraphs[4].runs, text="这里请核实", author="某")
    out = io.BytesIO()
    document.save(out)
    browser.post(url(), {"file": SimpleUploadedFile("批注.docx", out.getvalue())})
    page = tree_of(browser.get(url(f"{ReturnedFile.objects.get().pk}/")))
    assert page.xpath("//details//li//*[@lang='zh-CN']/text()") == ["某：这里请核实（针对“二、存在的问题”）"]


@pytest.mark.parametrize(
    "data", [b"", b"plain text", b"%PDF-1.7", b"PK\x03\x04nothing"], ids=["empty", "text", "pdf", "broken zip"]
)
def test_what_is_no_such_file(browser, url, data):
    answer = browser.post(url(), {"file": SimpleUploadedFile("a.docx", data)})
    assert (answer.status_code, errors_in(answer), ReturnedFile.objects.count()) == (200, ["file"], 0)


def test_another_document(browser, url):
    document = docx.Document()
    document.add_paragraph("窗外下着雨。")
    out = io.BytesIO()
    document.save(out)
    answer = browser.post(url(), {"file": SimpleUploadedFile("a.docx", out.getvalue())})
    assert (errors_in(answer), ReturnedFile.objects.count()) == (["file"], 0)


@pytest.mark.parametrize("change", ["nothing", "%00", "é" * 300])
def test_no_such_change(browser, bring, url, report, change):
    address = url(f"{bring(TWO).pk}/")
    before = load_content(report)
    for verb in ("take", "leave", "reconsider"):
        assert browser.post(f"{address}changes/{change}/{verb}/", {"seen": "x"}).status_code == 302
    browser.post(f"{address}take/", {"seen": ["x", "y:z", "\0:\0"]})
    assert load_content(report) == before


def test_a_closed_report(browser, bring, url, report, drafter):
    row = bring({"读得不细": "读得太粗"})
    address = url(f"{row.pk}/")
    ((_path, _text, id),) = offered(browser, address)
    seen = state(browser, address, id)
    submit_report(report=report, by=drafter)
    for verb in ("take", "leave", "reconsider"):
        assert said(browser.post(f"{address}changes/{id}/{verb}/", {"seen": seen}))[-1][0] == "error"
    assert not tree_of(browser.get(address)).xpath("//section[contains(@class, 'change')]//button")


def test_the_pages_are_sound(browser, bring, url):
    row = bring(TWO)
    is_sound(browser.get(url()))
    is_sound(browser.get(url(f"{row.pk}/")))


def test_who_may(bring, url, stranger, reviewer, drafter):
    row = bring({"读得不细": "读得太粗"})
    posts = [f"{row.pk}/take/", *(f"{row.pk}/changes/x/{verb}/" for verb in ("take", "leave", "reconsider"))]
    for path, method in (("new/", "get"), ("new/", "post"), (f"{row.pk}/", "get"), *((path, "post") for path in posts)):
        asks_to_sign_in(url(path), method)
        hidden_from(stranger, url(path), method)
        refused(reviewer, url(path), method)
    for path in posts:
        only_by_post(drafter, url(path))
