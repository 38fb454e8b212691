"""The pages of versions: keeping, looking, naming, removing, comparing, putting back, and the download that keeps one."""

import io

import docx
import pytest
from django.utils import timezone
from django.utils.formats import date_format

from reportsite.drafting.actions.items import delete_item
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.rows import load_content
from reportsite.importer.returned import returned
from tests.document.readers import needs_pdf
from tests.drafting.contents import content_with_problems
from tests.drafting.views.test_every_page import is_sound
from tests.factories import PersonFactory
from tests.pages import client_of, errors_in, hidden_from, only_by_post, refused, said, send, tree_of, values_of


@pytest.fixture
def kept(full, drafter):
    """Version 1; since then a heading was changed and a section deleted."""
    row = keep_version(report=full, by=drafter, reason="asked", name="会前")
    save_texts(report=full, person=drafter, changes=[Change("p1", "heading", 0, "登记很及时")])
    delete_item(report=full, person=drafter, item=full.items.get(key="s8"))
    return row


COMPARE = "versions/compare/?from=1&to=now"


def keys(answer):
    return tree_of(answer).xpath("//section[contains(@class, 'change')]/@id")


def heading(full):
    return load_content(full).sections[3].dimensions[0].problems[0].heading


def test_the_list(url, browser, kept, drafter):
    answer = browser.get(url("versions/"))
    is_sound(answer)
    (row,) = tree_of(answer).xpath("//tbody/tr")
    assert all(word in row.text_content() for word in ("会前", drafter.name, str(kept.words)))


def test_kept_with_a_name(url, browser, full):
    answer = browser.post(url("versions/keep/"), {"name": " 送审\x00前 "})
    assert (answer.status_code, answer.url) == (302, url("versions/"))
    assert list(full.kept_versions.values_list("number", "name", "reason")) == [(1, "送审\ufffd前", "asked")]


def test_a_name_that_is_too_long(url, browser, full):
    answer = browser.post(url("versions/keep/"), {"name": "长" * 121})
    assert [level for level, _text in said(answer)] == ["error"]
    assert not full.kept_versions.exists()


def test_what_differs_by_item_with_marks(url, browser, kept):
    answer = browser.get(url(COMPARE))
    is_sound(answer)
    assert keys(answer) == ["p1", "s8"]
    first = tree_of(answer).xpath("//section[@id='p1']")[0]
    assert "".join(first.xpath(".//del/text()")) == "不"
    assert "".join(first.xpath(".//ins/text()")) == "很"
    assert "读懂馆藏方面" in first.text_content()


def test_the_older_one_is_shown_first_whatever_was_chosen_first(url, browser, kept):
    assert keys(browser.get(url("versions/compare/?from=now&to=1"))) == ["p1", "s8"]
    assert tree_of(browser.get(url("versions/compare/?from=now&to=1"))).xpath("//section[@id='p1']//ins/text()") == [
        "很"
    ]


@pytest.mark.parametrize("path", ["versions/compare/?from=1&to=1", "versions/compare/", "versions/compare/?from=now"])
def test_nothing_differs(url, browser, kept, path):
    answer = browser.get(url(path))
    is_sound(answer)
    assert keys(answer) == []
    assert tree_of(answer).xpath("//main//form") == []


@pytest.mark.parametrize("wanted", ["2", "0", "-1", "x", "1 ", "%00", "9" * 5000, "٣"])
def test_a_version_that_is_not_there(url, browser, kept, wanted):
    assert browser.get(url(f"versions/compare/?from={wanted}&to=now")).status_code == 404
    assert browser.get(url(f"versions/compare/?from=1&to={wanted}")).status_code == 404


def press(browser, url, action):
    """A button of the page that compares version 1 with now."""
    tree = tree_of(browser.get(url(COMPARE)))
    (form,) = tree.xpath("//form[@action=$action]", action=url(action))
    return lambda: browser.post(url(action), values_of(form))


def test_one_item_is_put_back(url, browser, kept, full):
    answer = press(browser, url, "versions/1/items/p1/restore/")()
    assert (answer.status_code, answer.url) == (302, url(COMPARE))
    assert [level for level, _text in said(answer)] == ["success"]
    assert keys(browser.get(url(COMPARE))) == ["s8"]


def test_everything_is_put_back(url, browser, kept, full):
    press(browser, url, "versions/1/restore/")()
    assert keys(browser.get(url(COMPARE))) == []


@pytest.mark.parametrize("action", ["versions/1/restore/", "versions/1/items/p1/restore/"])
def test_not_after_somebody_changed_something(url, browser, kept, full, drafter, action):
    pressed = press(browser, url, action)
    save_texts(report=full, person=drafter, changes=[Change("p1", "heading", 1, "又改了")])
    assert [level for level, _text in said(pressed())] == ["error"]
    assert heading(full) == "又改了"


@pytest.mark.parametrize("seen", [{}, {"seen": "x"}, {"seen": "9" * 400}])
def test_not_by_a_form_that_says_nothing(url, browser, kept, full, seen):
    answer = browser.post(url("versions/1/restore/"), seen)
    assert [level for level, _text in said(answer)] == ["error"]
    assert heading(full) == "登记很及时"


class TestOneVersion:
    """Its own page: as it stood, to be read."""

    def test_from_the_list(self, url, browser, kept):
        assert url("versions/1/") in tree_of(browser.get(url("versions/"))).xpath("//tbody//a/@href")
        answer = browser.get(url("versions/1/"))
        is_sound(answer)
        tree = tree_of(answer)
        assert all(word in tree.xpath("//h1")[0].text_content() for word in ("1", "会前"))
        assert date_format(timezone.localtime(kept.at), "DATETIME_FORMAT") in tree.text_content()

    @needs_pdf
    def test_a_picture_for_each_page_of_what_was_kept(self, url, browser, kept):
        sources = tree_of(browser.get(url("versions/1/"))).xpath("//main//img/@src")
        assert sources[0] == url("versions/1/1.png")
        pictures = [browser.get(source) for source in sources]
        assert {(one.status_code, one.headers["Content-Type"]) for one in pictures} == {(200, "image/png")}
        assert pictures[0].content != browser.get(url("preview/1.png")).content

    @needs_pdf
    @pytest.mark.parametrize("number", [0, 99, 2**63], ids=str)
    def test_a_page_that_is_not_there(self, url, browser, kept, number):
        assert browser.get(url(f"versions/1/{number}.png")).status_code == 404

    def test_the_text_of_then_where_no_pdf_can_be_made(self, url, browser, kept, bare_machine):
        answer = browser.get(url("versions/1/"))
        assert (answer.status_code, tree_of(answer).xpath("//main//img")) == (200, [])
        (paper,) = tree_of(answer).xpath("//*[@class='paper']")
        assert "登记不及时" in paper.text_content()
        assert "登记很及时" not in paper.text_content()

    def test_as_a_file_that_can_be_taken_back(self, url, browser, kept, full):
        before = full.kept_versions.count()
        answer = browser.get(url("versions/1/report.docx"))
        text = "".join(one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs)
        assert "登记不及时" in text
        assert "登记很及时" not in text
        assert returned(answer.content).stamp == kept.entry
        assert full.kept_versions.count() == before
        assert url("versions/1/report.docx") in tree_of(browser.get(url("versions/1/"))).xpath("//main//a/@href")

    @needs_pdf
    def test_as_a_pdf(self, url, browser, kept):
        assert browser.get(url("versions/1/report.pdf")).content[:5] == b"%PDF-"

    @pytest.mark.parametrize("extension", ["txt", "json", "DOCX", "x"])
    def test_not_in_another_format(self, url, browser, kept, extension):
        assert browser.get(url(f"versions/1/report.{extension}")).status_code == 404

    @pytest.mark.parametrize("number", [2, 0, 2**63, "9" * 400])
    def test_one_that_is_not_there(self, url, browser, kept, number):
        for path in ("", "1.png", "report.docx"):
            assert browser.get(url(f"versions/{number}/{path}")).status_code == 404
        for path in ("name/", "remove/"):
            assert browser.post(url(f"versions/{number}/{path}")).status_code == 404

    def test_of_another_report(self, browser, kept, report):
        for path in ("", "report.docx"):
            assert browser.get(f"/reports/{report.pk}/versions/1/{path}").status_code == 404
        for path in ("name/", "remove/"):
            assert browser.post(f"/reports/{report.pk}/versions/1/{path}").status_code == 404


def button(answer, action):
    """The form of a version's page with this action."""
    return tree_of(answer).xpath("//main//form[@action=$action]", action=action)


class TestNaming:
    def test_by_the_form_that_has_the_name(self, url, browser, kept, full):
        (form,) = button(browser.get(url("versions/1/")), url("versions/1/name/"))
        assert values_of(form)["name"] == ["会前"]
        answer = browser.post(url("versions/1/name/"), {"name": " 会\x00后 "})
        assert (answer.status_code, answer.url) == (302, url("versions/1/"))
        assert full.kept_versions.get().name == "会\ufffd后"

    def test_a_name_that_is_too_long_comes_back(self, url, browser, kept, full):
        answer = browser.post(url("versions/1/name/"), {"name": "长" * 121})
        is_sound(answer)
        assert errors_in(answer) == ["name"]
        assert tree_of(answer).xpath("//*[@id='errors']//a/@href") == ["#id_name"]
        (form,) = button(answer, url("versions/1/name/"))
        assert values_of(form)["name"] == ["长" * 121]
        assert form.xpath("./parent::details/@open")
        assert full.kept_versions.get().name == "会前"

    def test_among_what_was_done_lately(self, url, browser, kept):
        browser.post(url("versions/1/name/"), {"name": "会后"})
        row = tree_of(browser.get(url())).xpath("//section[@id='past']//li")[0]
        assert (row.xpath(".//a/@href"), row.xpath("./q/text()")) == ([url("versions/")], ["会后"])

    def test_also_while_the_report_is_closed(self, url, browser, kept, full):
        browser.post(url("submit/"))
        browser.post(url("versions/1/name/"), {"name": "送审前"})
        assert full.kept_versions.get(number=1).name == "送审前"


class TestRemoving:
    def test_the_page_asks_then_it_is_gone(self, url, browser, kept, full):
        (form,) = button(browser.get(url("versions/1/")), url("versions/1/remove/"))
        assert not form.xpath("./parent::details/@open")
        answer = browser.post(url("versions/1/remove/"), values_of(form))
        assert (answer.status_code, answer.url) == (302, url("versions/"))
        assert [level for level, _text in said(answer)] == ["success"]
        assert not full.kept_versions.exists()
        assert browser.post(url("versions/1/remove/")).status_code == 404

    def test_not_one_that_was_kept_by_itself(self, url, browser, full, drafter):
        keep_version(report=full, by=drafter, reason="export")
        assert button(browser.get(url("versions/1/")), url("versions/1/remove/")) == []
        answer = browser.post(url("versions/1/remove/"))
        assert (answer.url, [level for level, _text in said(answer)]) == (url("versions/1/"), ["error"])
        assert full.kept_versions.count() == 1

    def test_not_while_the_report_is_closed(self, url, browser, kept, full):
        browser.post(url("submit/"))
        assert button(browser.get(url("versions/1/")), url("versions/1/remove/")) == []
        answer = browser.post(url("versions/1/remove/"))
        assert [level for level, _text in said(answer)][-1:] == ["error"]
        assert full.kept_versions.filter(number=1).exists()


class TestOfAMembersReport:
    @pytest.fixture
    def address(self, member_report, member, drafter):
        member_report.helper = drafter.memberships.get()
        member_report.save()
        keep_version(report=member_report, by=member, reason="asked", name="初稿")
        return f"{member_report.get_absolute_url()}versions/1/"

    @pytest.mark.parametrize("who", ["member", "drafter"])
    def test_by_the_member_and_by_the_helper(self, address, member_report, who, request):
        person = request.getfixturevalue(who)
        assert send(person, address).status_code == 200
        assert send(person, f"{address}report.docx").status_code == 200
        send(person, f"{address}name/", "post", {"name": "二稿"})
        assert member_report.kept_versions.get().name == "二稿"
        send(person, f"{address}remove/", "post")
        assert not member_report.kept_versions.exists()

    def test_read_by_the_reviewer_and_by_nobody_else(self, address, reviewer, unit):
        answer = send(reviewer, address)
        assert answer.status_code == 200
        assert tree_of(answer).xpath("//main//form") == []
        colleague = PersonFactory(unit=unit, roles=["drafter"])
        for path in ("", "1.png", "report.docx"):
            hidden_from(colleague, f"{address}{path}")
        for path in ("name/", "remove/"):
            refused(reviewer, f"{address}{path}", "post")
            hidden_from(colleague, f"{address}{path}", "post")


BUTTONS = [
    "versions/keep/",
    "versions/1/name/",
    "versions/1/remove/",
    "versions/1/restore/",
    "versions/1/items/p1/restore/",
]


def test_who_may(url, kept, full, drafter, reviewer, stranger, journal):
    before = journal(), full.kept_versions.count()
    for path in ("versions/", "versions/1/", COMPARE):
        assert send(reviewer, url(path)).status_code == 200
        hidden_from(stranger, url(path))
        assert tree_of(send(reviewer, url(path))).xpath("//main//form[@method='post']") == []
    for path in ("versions/1/1.png", "versions/1/report.docx"):
        hidden_from(stranger, url(path))
    for path in BUTTONS:
        refused(reviewer, url(path), "post")
        hidden_from(stranger, url(path), "post")
        only_by_post(drafter, url(path))
    assert (journal(), full.kept_versions.count()) == before


@pytest.mark.parametrize("number", [2, 0, 2**63, "9" * 400])
def test_versions_that_are_not_there(url, browser, kept, number):
    assert browser.post(url(f"versions/{number}/restore/")).status_code == 404


class TestDownloading:
    @pytest.mark.parametrize("format", ["docx", "html", "txt", "md"])
    def test_keeps_a_version_and_leads_to_the_file(self, url, browser, full, format):
        answer = browser.post(url("exports/"), {"format": format})
        assert (answer.status_code, answer.url) == (302, url(f"download/report.{format}"))
        assert list(full.kept_versions.values_list("reason", flat=True)) == ["export"]
        assert browser.get(answer.url).status_code == 200
        assert full.kept_versions.count() == 1

    def test_by_who_only_reads_it_too(self, url, reviewer, full):
        assert send(reviewer, url("exports/"), "post", {"format": "docx"}).status_code == 302
        assert full.kept_versions.get().by == reviewer

    @pytest.mark.parametrize("format", ["", "xlsx", "json", "../x", "DOCX"])
    def test_not_in_another_format(self, url, browser, full, format):
        assert browser.post(url("exports/"), {"format": format}).status_code == 404
        assert not full.kept_versions.exists()

    def test_not_for_strangers_and_only_by_post(self, url, drafter, stranger, full):
        hidden_from(stranger, url("exports/"), "post")
        only_by_post(drafter, url("exports/"))
        assert not full.kept_versions.exists()

    @pytest.mark.parametrize("path", ["", "download/", "preview/"])
    def test_the_pages_ask_for_it(self, url, browser, path):
        forms = tree_of(browser.get(url(path))).xpath("//form[@action=$action]", action=url("exports/"))
        formats = [value for form in forms for value in form.xpath(".//button/@value")]
        assert formats[:2] == ["docx", "pdf"]


def test_hundreds_of_differences_are_pages(unit, drafter):
    from reportsite.drafting.actions.reports import take_over

    report = take_over(unit=unit, content=content_with_problems(120), by=None)
    keep_version(report=report, by=drafter, reason="asked")
    changes = [Change(f"p{number}", "heading", 0, f"第{number}号柜上了锁") for number in range(1, 121)]
    save_texts(report=report, person=drafter, changes=changes)
    client = client_of(drafter)
    pages = [client.get(f"/reports/{report.pk}/{COMPARE}&page={number}") for number in (1, 2, 3)]
    assert [len(keys(page)) for page in pages] == [50, 50, 20]
    is_sound(pages[1])
    links = tree_of(pages[1]).xpath("//nav//a/@href")
    assert "?from=1&to=now&page=3" in links
