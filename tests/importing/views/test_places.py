"""Text for one place of a report: read, chosen among, added."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reportsite.content.json import dumps
from reportsite.content.types import walk
from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.reports import submit_report
from reportsite.drafting.rows import load_content
from reportsite.importer.editing import find
from reportsite.importing.models import Import
from tests.drafting.views.test_every_page import is_sound
from tests.meanwhile import meanwhile
from tests.pages import asks_to_sign_in, errors_in, hidden_from, only_by_post, refused, said, tree_of

PASTED = "一是开窗太晚。早上九点才开。\n二是收件太慢。一份要等三天。\n三是回信太迟。"


@pytest.fixture
def report(made):
    return made


@pytest.fixture
def url(report):
    """url(key, path): the address at which text is brought in for an item."""
    return lambda key="d2", path="": f"/reports/{report.pk}/items/{key}/bring-in/{path}"


@pytest.fixture
def bring(browser, url):
    """bring(key, **values): what the form answers."""
    return lambda key="d2", **values: browser.post(url(key), {"text": "", **values})


@pytest.fixture
def brought(bring):
    """brought(key): text read for an item, not added yet."""

    def run(key="d2", text=PASTED):
        bring(key, text=text)
        return Import.objects.get(place=key)

    return run


def offered(browser, address):
    return tree_of(browser.get(address)).xpath("//input[@name='take']/@value")


def headings(report, key):
    node = find(load_content(report), key).node
    return [one.heading for name in ("problems", "points", "dimensions") for one in getattr(node, name, ())]


def test_read_shown_and_added_last(browser, bring, url, report):
    before = load_content(report)
    answer = bring(file=SimpleUploadedFile("补充.txt", PASTED.encode()))
    row = Import.objects.get(place="d2")
    assert answer.url == url(path=f"{row.pk}/")
    assert load_content(report) == before
    first, second, third = offered(browser, answer.url)
    added = browser.post(url(path=f"{row.pk}/take/"), {"take": [first, third]})
    assert added.url == f"/reports/{report.pk}/dimensions/d2/"
    assert headings(report, "d2") == ["排队太久", "开窗太晚", "回信太迟"]
    kept = {node.key: node for node, above in walk(load_content(report)) if len(above) > 3}
    assert all(kept[node.key] == node for node, above in walk(before) if len(above) > 3)
    note = tree_of(browser.get(added.url)).xpath("string(//p[@class='small'][contains(., 'came from')])")
    assert "text came from 补充.txt on" in note
    assert second not in kept


def test_what_stood_there_before_is_kept(browser, bring, url, report):
    before = dumps(load_content(report)).decode()
    answer = bring(text=PASTED)
    row = Import.objects.get(place="d2")
    browser.post(url(path=f"{row.pk}/take/"), {"take": offered(browser, answer.url)})
    assert list(report.kept_versions.values_list("reason", "content")) == [("import", before)]


@pytest.mark.parametrize(
    ("key", "text", "found"),
    [
        ("d1", PASTED, ["读得不细", "记得不全", "开窗太晚", "收件太慢", "回信太迟"]),
        ("s3", PASTED, ["责任心不强", "办法不多", "开窗太晚", "收件太慢", "回信太迟"]),
        ("s2", "（三）守护库房方面\n一是锁具太旧。三年没换。", ["带头读懂馆藏方面", "服务查档方面", "守护库房方面"]),
    ],
)
def test_as_what_stands_at_the_place(browser, url, brought, report, key, text, found):
    row = brought(key, text)
    address = url(key, f"{row.pk}/")
    browser.post(address + "take/", {"take": offered(browser, address)})
    assert headings(report, key) == found


def test_the_heading_of_the_place_itself_is_left_out(browser, url, brought, report):
    row = brought("d2", "（四）服务查档方面\n1、开窗太晚。早上九点才开。\n3、收件太慢。一份要等三天。")
    address = url("d2", f"{row.pk}/")
    assert [line.text for line in row.decisions.dropped] == ["服务查档方面。"]
    browser.post(address + "take/", {"take": offered(browser, address)})
    added = find(load_content(report), "d2").node.problems[1:]
    assert [(one.heading, one.shape) for one in added] == [("开窗太晚", None), ("收件太慢", None)]


def test_added_once(browser, url, brought, report):
    row = brought()
    values = {"take": offered(browser, url(path=f"{row.pk}/"))}
    for _turn in range(2):
        answer = browser.post(url(path=f"{row.pk}/take/"), values)
    assert said(answer)[-1][0] == "error"
    assert len(headings(report, "d2")) == 4


@pytest.mark.parametrize("take", [[], ["nothing"], ["\0"]])
def test_nothing_was_chosen(browser, url, brought, report, take):
    row = brought()
    answer = browser.post(url(path=f"{row.pk}/take/"), {"take": take})
    assert (answer.url, said(answer)[-1][0]) == (url(path=f"{row.pk}/"), "error")
    assert headings(report, "d2") == ["排队太久"]


@pytest.mark.parametrize("values", [{}, {"text": "字" * 500_001}])
def test_what_is_not_read(bring, values):
    answer = bring(**values)
    assert (answer.status_code, len(errors_in(answer)), Import.objects.exclude(place="").count()) == (200, 1, 0)


def test_an_item_that_was_deleted_while_the_file_was_read(bring, report, drafter):
    def delete():
        delete_item(report=report, person=drafter, item=report.items.get(key="d2"))

    with meanwhile("SAVEPOINT", delete):  # with which keeping the text begins
        answer = bring(file=SimpleUploadedFile("补充.txt", PASTED.encode()))
    page = tree_of(answer)
    assert (answer.status_code, Import.objects.exclude(place="").count()) == (200, 0)
    assert page.xpath("//*[@id='errors']//*[contains(., 'This item is not there any more.')]")


def test_a_closed_report(browser, url, brought, report, drafter):
    row = brought()
    values = {"take": offered(browser, url(path=f"{row.pk}/"))}
    submit_report(report=report, by=drafter)
    assert said(browser.post(url(path=f"{row.pk}/take/"), values))[-1][0] == "error"
    assert headings(report, "d2") == ["排队太久"]


def test_the_pages_are_sound(browser, url, brought):
    row = brought()
    is_sound(browser.get(url()))
    is_sound(browser.get(url(path=f"{row.pk}/")))


@pytest.mark.parametrize("key", ["nothing", "p1", "c0", "%00"])
def test_no_such_place(browser, url, key):
    assert browser.get(url(key)).status_code == 404


def test_it_is_no_import_to_be_corrected(browser, brought):
    row = brought()
    assert browser.get(f"/imports/{row.pk}/").status_code == 404
    assert browser.get("/imports/new/").context["unfinished"].count() == 0


def test_who_may(url, brought, stranger, reviewer, drafter):
    row = brought()
    for path, method in (("", "get"), ("", "post"), (f"{row.pk}/", "get"), (f"{row.pk}/take/", "post")):
        asks_to_sign_in(url(path=path), method)
        hidden_from(stranger, url(path=path), method)
        refused(reviewer, url(path=path), method)
    only_by_post(drafter, url(path=f"{row.pk}/take/"))
