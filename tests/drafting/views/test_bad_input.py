"""Bad input at the level of pages: each gives a clear message or a safe result, never a 500, and no text is lost.

What has files of its own: unknown ids, strangers and revoked roles (test_who_may.py and each view's file), two people
on one item (test_conflicts.py), a closed report (test_closed.py), damaged and oversized requests (tests/test_error_pages.py).
"""

import io

import docx
import pytest

from reportsite.accounts.models import Role
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.models import Item, Journal, Report, Stage, Text
from reportsite.drafting.rows import load_content
from tests.document.readers import needs_pdf
from tests.drafting.contents import content_with_problems
from tests.drafting.views.addresses import BUTTONS, PAGES, WITH_TEXTS
from tests.factories import MeetingFactory, PersonFactory, ReportFactory, ThemeFactory
from tests.pages import Page, client_of, errors_in, said, send, tree_of

# Those with the key of an item; where a problem is moved to stands in the form (test_to_dimension.py).
KEYED = [path for path in (*PAGES, *BUTTONS) if any(map(str.isdigit, path)) and "to-dimension" not in path]
FORM = "application/x-www-form-urlencoded"


def every_page(client, report):
    """The addresses of all pages and files of a report, as its home and its steps link to them."""
    steps = client.get(report.get_absolute_url()).context["steps"]
    leaves = [leaf.url for step in steps for leaf in (step, *step.steps)]
    files = ("report.docx", "report.html", "report.txt", "report.md", "list.docx", "list.xlsx")
    rest = ["", "check/", "download/", *(f"download/{file}" for file in files)]
    return [*leaves, *(f"{report.get_absolute_url()}{path}" for path in rest)]


class TestIds:
    """Of nothing, of another unit, of a colleague."""

    @pytest.mark.parametrize("path", KEYED)
    def test_keys_of_another_units_report(self, path, full, stranger):
        theirs = ReportFactory(meeting=MeetingFactory(unit=stranger.memberships.first().unit), by=stranger)
        for report in (full, theirs):
            answer = send(stranger, f"/reports/{report.pk}/{path}", "post" if path in BUTTONS else "get")
            assert answer.status_code == 404

    def test_a_colleagues_report(self, member_report, unit):
        colleague = PersonFactory(unit=unit, roles=[Role.MEMBER, Role.DRAFTER])
        for path in ("", "facts/", "download/report.docx"):
            assert send(colleague, f"/reports/{member_report.pk}/{path}").status_code == 404
        root = member_report.items.get(kind="report")
        posted = {f"{root.key}.preamble": "不该写进去", f"{root.key}.preamble.revision": "0"}
        assert send(colleague, f"/reports/{member_report.pk}/save/", "post", posted).status_code == 404
        assert Text.objects.get(item=root, name="preamble").value == ""

    def test_a_role_that_was_taken_away_while_writing(self, page, drafter, text):
        shown = page("preamble/")
        drafter.memberships.all().delete()
        assert shown.press(typed={"c0.preamble": "已经没有权限"}).status_code == 404
        assert text("c0", "preamble").revision == 0

    def test_a_role_that_became_reading_while_writing(self, page, drafter, text):
        shown = page("preamble/")
        drafter.memberships.update(role=Role.REVIEWER)
        assert shown.press(typed={"c0.preamble": "只能看了"}).status_code == 403
        assert text("c0", "preamble").revision == 0


class TestSizes:
    def test_an_empty_report(self, report, drafter):
        client = client_of(drafter)
        for address in every_page(client, report):
            assert (address, client.get(address).status_code) == (address, 200)

    def test_a_report_whose_sections_were_all_deleted(self, full, browser):
        for section in full.items.filter(kind="section"):
            browser.post(f"/reports/{full.pk}/items/{section.key}/delete/")
        for address in every_page(browser, full):
            assert (address, browser.get(address).status_code) == (address, 200)

    def test_a_report_with_300_problems_is_saved_and_moved_in(self, unit, drafter):
        report = take_over(unit=unit, content=content_with_problems(300), by=None)
        page = Page(client_of(drafter), f"/reports/{report.pk}/dimensions/d1/")
        typed = {f"p{number}.heading": f"第{number}处改过" for number in range(1, 301)}
        assert page.press(f"/reports/{report.pk}/items/p300/up/", typed).status_code == 302
        problems = load_content(report).sections[0].dimensions[0].problems
        assert [problem.heading for problem in problems[:2]] == ["第1处改过", "第2处改过"]
        assert [problem.key for problem in problems[-2:]] == ["p300", "p299"]
        text = page.client.get(f"/reports/{report.pk}/download/report.txt").content.decode()
        assert "第300处改过" in text

    def test_texts_of_200000_characters(self, page, browser, full, text):
        long = "一段很长的话，" * 28_571 + "完。"
        typed = {"p1.heading": long, "p1.paragraphs": long, "e1.paragraphs": long}
        assert page("dimensions/d1/").press(typed=typed).status_code == 302
        assert (len(long), text("p1", "heading").value == text("p1", "paragraphs").value == long) == (199_999, True)
        for path in ("dimensions/d1/", "", "check/", "sections/s5/", "rectification/", "download/report.txt"):
            assert browser.get(f"/reports/{full.pk}/{path}").status_code == 200
        document = docx.Document(io.BytesIO(browser.get(f"/reports/{full.pk}/download/report.docx").content))
        assert long in "".join(paragraph.text for paragraph in document.paragraphs)

    def test_a_text_of_200000_paragraphs(self, page, full):
        page("preamble/").press(typed={"c0.preamble": "行\r\n" * 100_000})
        assert len(load_content(full).preamble) == 100_000


class TestCharacters:
    RAW = {
        "a lone surrogate": (b"%ED%A0%80", "\ufffd\ufffd\ufffd"),
        "half of a pair": (b"%ED%B0%80", "\ufffd\ufffd\ufffd"),
        "an escape of JSON": (b"%5Cud800", "\\ud800"),
        "an escape of HTML": (b"%26%2355296%3B", "&#55296;"),
        "NUL": (b"%00", "\ufffd"),
        "a control character": (b"%01%1B%7F", "\ufffd\ufffd\x7f"),
        "no UTF-8": (b"%FF%FE%C0%AF", "\ufffd\ufffd\ufffd\ufffd"),
        "a form feed and a vertical tab": (b"%0C%0B", "\n\n"),
        "no characters": (b"%EF%BF%BE%EF%BF%BF", "\ufffd\ufffd"),
        "beyond the first plane": ("𠮷🏛".encode(), "𠮷🏛"),
        "a mark of order": (b"%EF%BB%BF", "\ufeff"),
        "marks of direction": ("\u202e\u200b\u2066".encode(), "\u202e\u200b\u2066"),
    }

    @pytest.mark.parametrize("kind", RAW)
    def test_are_stored_where_they_can_be_and_seen_where_not(self, browser, url, text, kind):
        raw, stored = self.RAW[kind]
        typed = "前".encode() + raw + "后".encode()
        fields = [b"c0.%s=%s&c0.%s.revision=0" % (name, typed, name) for name in (b"preamble", b"title")]
        assert browser.generic("POST", url("save/"), b"&".join([*fields, b"operation=" + raw]), FORM).status_code == 302
        assert [text("c0", name).value for name in ("preamble", "title")] == [f"前{stored}后"] * 2
        for path in ("facts/", "preamble/", "", "download/report.docx", "download/report.html"):
            assert browser.get(url(path)).status_code == 200

    @pytest.mark.parametrize(
        "raw", [b"%ED%A0%80", b"%00", b"%5Cud800", b"%FF", b"x" * 100_000], ids=lambda raw: raw[:9].decode()
    )
    def test_in_every_other_field_of_a_form(self, browser, url, raw, full):
        names = (
            "operation",
            "back",
            "to-p1",
            "linked",
            "was-o4",
            "link-o4",
            "shaped",
            "shape-a1",
            "numbered",
            "causes.point",
        )
        body = b"&".join(name.encode() + b"=" + raw for name in (*names, "c0.preamble.revision", "c0.preamble.shown"))
        for path in BUTTONS[:-2]:
            answer = browser.generic("POST", url(path), body + b"&numbered=1", FORM)
            assert (path, answer.status_code in (302, 404)) == (path, True)
        assert load_content(full).preamble == ("第一段开头。", "第二段开头。")

    @pytest.mark.parametrize("raw", ["%ED%A0%80", "%00", "%FF", "%5Cud800", "x" * 20_000], ids=lambda raw: raw[:9])
    def test_in_addresses(self, browser, url, raw):
        for path in (f"sections/{raw}/", f"dimensions/{raw}/", f"download/report.{raw}", raw):
            assert browser.get(url(path)).status_code == 404
        for path in (
            f"items/{raw}/up/",
            f"items/{raw}/delete/",
            f"sections/{raw}/add/",
            f"items/s4/dimensions/{raw}/add/",
        ):
            assert browser.post(url(path)).status_code == 404
        assert browser.get(f"{url('dimensions/d1/')}?undo={raw}&next={raw}").status_code == 200

    def test_in_the_names_of_fields(self, browser, url, journal):
        names = [
            "c0.preamble\0",
            "%00.preamble",
            "c0.\u3000",
            "c0..revision",
            ".revision",
            "c0.preamble.revision.revision",
            "__proto__",
        ]
        posted = dict.fromkeys(names, "x") | {f"{name}.revision": "0" for name in names}
        assert browser.post(url("save/"), posted).status_code == 302
        assert journal() == []


class TestThemes:
    def test_a_theme_without_dimensions(self, unit, drafter):
        report = ReportFactory(
            meeting=MeetingFactory(unit=unit, themes=[ThemeFactory(slug="bare", notice="")]), by=drafter
        )
        client = client_of(drafter)
        for address in every_page(client, report):
            assert (address, client.get(address).status_code) == (address, 200)
        codes = {
            row[0].code
            for _level, _label, rows in client.get(f"/reports/{report.pk}/check/").context["levels"]
            for row in rows
        }
        assert "theme_without_dimensions" in codes
        problems = next(section for section in load_content(report).sections if section.role == "problems")
        page = Page(client, f"/reports/{report.pk}/sections/{problems.key}/")
        page.press(f"/reports/{report.pk}/items/{problems.key}/add-dimension/")
        assert report.items.filter(kind="dimension").count() == 1

    def test_every_dimension_deleted_while_a_report_is_written(self, report, theme, drafter, site_administrator):
        client = client_of(drafter)
        page = Page(
            client,
            next(step for step in client.get(report.get_absolute_url()).context["steps"] if step.steps).steps[0].url,
        )
        theme.dimensions.all().delete()
        heading = next(name for name in page.values if name.endswith(".heading"))
        assert page.press(typed={heading: "照写不误"}).status_code == 302
        for address in every_page(client, report):
            assert (address, client.get(address).status_code) == (address, 200)

    def test_the_theme_is_emptied_then_another_report_is_begun(self, meeting, theme, drafter, member):
        ReportFactory(meeting=meeting, by=drafter)
        theme.dimensions.all().delete()
        client = client_of(member)
        answer = client.post(f"/meetings/{meeting.pk}/begin/own/")
        assert client.get(answer.url).status_code == 200


class TestForgedFields:
    def test_unit_owner_status_and_the_rest(self, page, full, stranger):
        before = Report.objects.values().get(pk=full.pk)
        other = stranger.memberships.first()
        forged = {
            "unit": other.unit_id,
            "unit_id": other.unit_id,
            "owner": stranger.pk,
            "person": stranger.pk,
            "helper": other.pk,
            "status": "final",
            "stage": Stage.FINAL,
            "kind": "member",
            "meeting": "1",
            "report": "99",
            "pk": "99",
            "versions": "1",
            "changed": "1999-01-01",
            "revision": "7",
            "csrfmiddlewaretoken": "x",
        }
        assert page("preamble/").press(typed=forged).status_code == 302
        assert Report.objects.values().get(pk=full.pk) == before

    def test_attributes_of_items_that_are_no_texts(self, page, full):
        before = list(Item.objects.filter(report=full).order_by("pk").values())
        names = [
            f"{key}.{name}"
            for key in ("c0", "s1", "p1", "e1")
            for name in ("key", "kind", "role", "parent", "answers", "deleted_at", "report_id")
        ]
        posted = dict.fromkeys(names, "forged") | {f"{name}.revision": "0" for name in names}
        answer = page("preamble/").press(typed=posted)
        assert answer.status_code == 409  # nothing of it was stored, and what was typed is shown
        assert list(Item.objects.filter(report=full).order_by("pk").values()) == before
        assert Text.objects.filter(item__report=full, value="forged").count() == 0

    @pytest.mark.parametrize("key", ["another report's", "nobody's"])
    def test_a_text_of_another_report(self, page, report, key):
        root = report.items.get(kind="report")
        name = f"{root.key if key.startswith('another') else 'nobodys'}.preamble"
        answer = page("preamble/").press(typed={name: "写到别处去", f"{name}.revision": "0"})
        assert answer.status_code == 409
        assert "写到别处去" in answer.content.decode()
        assert Text.objects.filter(value="写到别处去").count() == 0

    def test_the_texts_of_deleted_items_are_not_reached(self, page, browser, url, text):
        browser.post(url("items/p1/delete/"))
        page("preamble/").press(typed={"p1.heading": "伪造", "p1.heading.revision": "0"})
        assert text("p1", "heading").value == "登记不及时"

    def test_somebody_elses_name_in_the_journal(self, page, full, drafter, stranger):
        page("preamble/").press(typed={"c0.preamble": "谁写的就是谁写的", "by": stranger.pk})
        answer = page("preamble/").press(typed={"c0.preamble": "又写", "person": stranger.pk})
        assert answer.status_code == 409
        assert list(Journal.objects.filter(report=full, verb="save").values_list("person", flat=True)) == [drafter.pk]

    def test_an_operation_of_somebody_else_hides_nothing(self, page, text, browser):
        page("preamble/").press(typed={"c0.preamble": "第一次", "operation": "same"})
        answer = page("preamble/").press(typed={"c0.preamble": "第二次", "operation": "same"})
        assert answer.status_code == 409 or text("c0", "preamble").value == "第二次"
        assert "第二次" in answer.content.decode() or text("c0", "preamble").value == "第二次"

    @pytest.mark.parametrize("path", WITH_TEXTS)
    def test_a_form_of_nothing(self, browser, url, path, full):
        before = load_content(full)
        assert browser.post(url("save/"), {"back": url(path)}).url == url(path)
        assert load_content(full) == before

    def test_the_same_name_many_times(self, browser, url, text):
        body = "c0.preamble=头&c0.preamble=尾&c0.preamble.revision=0&c0.preamble.revision=0".encode()
        assert browser.generic("POST", url("save/"), body, FORM).status_code == 302
        assert text("c0", "preamble").value == "尾"

    def test_a_file_instead_of_a_text(self, browser, url, text):
        answer = browser.post(url("save/"), {"c0.preamble": io.BytesIO(b"x" * 100), "c0.preamble.revision": "0"})
        assert (answer.status_code, text("c0", "preamble").revision) == (302, 0)


class TestManyItems:
    def test_the_most_that_a_report_holds_is_said(self, full, browser, url, unit):
        parent = full.items.get(key="d1")
        Item.objects.bulk_create(
            Item(
                unit=unit,
                report=full,
                key=f"x{number}",
                kind="problem",
                parent=parent,
                deleted_at="2025-01-01T00:00:00Z",
            )
            for number in range(5_000)
        )
        answer = browser.post(url("items/d1/add-problem/"))
        assert (answer.status_code, [level for level, _sentence in said(answer)]) == (302, ["error"])


@needs_pdf
def test_a_pdf_of_control_characters_and_signs_of_every_kind(page, browser, url):
    page("preamble/").press(typed={"c0.preamble": "前\x01\u202e𠮷🏛<b>&amp;{{ x }}{% y %}\u200b后"})
    assert browser.get(url("download/report.pdf")).content[:4] == b"%PDF"


def test_what_is_wrong_in_a_form_stays_typed(site_administrator, unit):
    """Each form of the site shows again what was typed into it."""
    typed = {
        "name": "打了一半的名字",
        "slug": "有汉字",
        "username": "有 空格",
        "year": "去年",
        "notice": "带头晒书方面",
    }
    client = client_of(site_administrator)
    for path in ("/units/new/", "/units/archive/", "/themes/new/", "/meetings/new/"):
        answer = client.post(path, typed)
        assert (path, answer.status_code, bool(errors_in(answer))) == (path, 200, True)
        assert tree_of(answer).xpath("//main//input[@name='name']/@value") == ["打了一半的名字"]
