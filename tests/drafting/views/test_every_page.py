"""What holds for every page: one <main>, one heading, headers, and nothing inline."""

import re

import pytest

from reportsite.drafting.actions.items import delete_item
from reportsite.themes.actions import add_dimensions
from tests.drafting.views.addresses import PAGES
from tests.factories import PersonFactory, ThemeFactory, UnitFactory
from tests.pages import client_of, tree_of

THEME = "/themes/2024-democratic-life/"
SITE = [
    "/",
    "/start/",
    "/meetings/",
    "/meetings/new/",
    "/themes/",
    "/themes/new/",
    THEME,
    f"{THEME}change/",
    "/units/",
    "/units/new/",
    "/units/archive/",
    "/units/archive/change/",
    "/password/",
]


def is_sound(answer, status=200):
    tree = tree_of(answer)
    assert answer.status_code == status
    assert [len(tree.xpath(path)) for path in ("//main", "//h1", "//main//h1", "//head/title")] == [1, 1, 1, 1]
    assert tree.xpath("//h1")[0].text_content().strip()
    assert tree.xpath("//title")[0].text_content().strip(" ·")
    for inline in ("//style", "//@style", "//script[not(@src)]", "//@*[starts-with(name(), 'on')]", "//base"):
        assert tree.xpath(inline) == []
    elsewhere = [url for url in tree.xpath("//@src | //link/@href") if not re.match(r"/(?!/)|data:", url)]
    assert elsewhere == []
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    labels = tree.xpath("//label/@for")
    assert set(labels) <= set(ids)
    assert (
        tree.xpath("//form[translate(@method, 'POST', 'post')='post'][not(.//input[@name='csrfmiddlewaretoken'])]")
        == []
    )
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY


HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", SITE)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_of_the_site(site_administrator, unit, theme, path, language):
    add_dimensions(theme=theme, notice="带头晒书方面", unit=unit)
    PersonFactory(unit=unit, roles=["member"])
    client = client_of(site_administrator, language)
    if path == "/":
        client.post("/meetings/new/", {"unit": unit.pk, "name": "会", "year": "2024", "theme": theme.pk})
    is_sound(client.get(path))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_of_a_report(url, drafter, path, language):
    is_sound(client_of(drafter, language).get(url(path)))


@pytest.mark.parametrize("who", ["drafter", "reviewer"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_of_a_version(url, one_version, request, who, language):
    is_sound(client_of(request.getfixturevalue(who), language).get(url("versions/1/")))


def test_the_same_for_a_reader(url, reviewer):
    for path in PAGES:
        is_sound(client_of(reviewer).get(url(path)))


@pytest.mark.parametrize("key", ["all", "d1", "d4", "nothing", "", "\0", "%ED%A0%80"])
def test_the_links_with_what_is_open(url, browser, key):
    is_sound(browser.get(url(f"links/?open={key}")))


@pytest.mark.parametrize("path", ["", "dimensions/d1/", "sections/s4/"])
def test_with_something_to_put_back(url, full, browser, path):
    delete_item(report=full, person=None, item=full.items.get(key="e1"))
    is_sound(browser.get(url(f"{path}?undo=e1")))


def test_the_home_of_a_members_report(member_report, member):
    is_sound(client_of(member).get(member_report.get_absolute_url()))


def test_the_board_for_each_who_may_see_it(meeting, report, member_report, administrator, drafter, member, unit):
    above = UnitFactory()
    unit.parent = above
    unit.save()
    for _ in range(2):
        member_report.pk = None
        member_report.person = None
        member_report.save()
    for person in (administrator, drafter, member):
        is_sound(client_of(person).get(meeting.get_absolute_url()))
    is_sound(client_of(administrator).get(f"{meeting.get_absolute_url()}change/"))


def test_pages_with_what_is_wrong(site_administrator, unit, theme):
    client = client_of(site_administrator)
    for path in ("/units/new/", "/themes/new/", "/meetings/new/", "/units/archive/", f"{THEME}change/", "/password/"):
        is_sound(client.post(path, {"name": ""}))


def test_the_page_with_two_texts(page, browser, url):
    mine = page("dimensions/d1/")
    page("dimensions/d1/").press(typed={"p1.heading": "先到的", "e1.paragraphs": "先到的例子"})
    is_sound(mine.press(typed={"p1.heading": "后到的", "e1.paragraphs": "后到的例子"}), 409)


def test_an_empty_report_and_one_without_dimensions(unit, drafter, report):
    is_sound(client_of(drafter).get(report.get_absolute_url()))
    ThemeFactory(slug="bare", notice="")
    is_sound(client_of(drafter).get("/themes/bare/"))


def test_pages_for_nobody(drafter, client):
    is_sound(client.get("/sign-in/"))
    is_sound(client.post("/sign-in/", {"username": "x"}))


def test_the_first_page_of_all(db, client):
    is_sound(client.get("/first/"))


def test_lists_with_nothing_in_them(member, administrator):
    for person in (member, administrator):
        for path in ("/", "/meetings/", "/themes/", "/units/"):
            is_sound(client_of(person).get(path))


def test_scripts_are_not_needed_and_come_from_here(page):
    scripts = page("dimensions/d1/").tree.xpath("//script/@src")
    assert all(source.startswith(("/static/js/", "/static/vendor/")) for source in scripts)
