"""Every form that comes back with what is wrong: the page says so in its title, and lists it at the top with links."""

import pytest
from django.urls import reverse

from reportsite.accounts.actions import set_roles
from reportsite.accounts.models import Person, Role
from reportsite.drafting.actions.reports import take_over
from tests.drafting.contents import full_content
from tests.factories import PASSWORD, LayoutFactory
from tests.pages import client_of, errors_in, tree_of, values_of

THEME = "/themes/2024-democratic-life/change/"
SENT = {"csrfmiddlewaretoken": "x"}  # what a browser sends with an empty form
FORMS = {
    "/units/new/": {"name": ""},
    "/units/archive/": {"name": "", "username": "a b"},
    "/units/archive/change/": {"name": ""},
    "/units/archive/layouts/new/": {"name": ""},
    "/units/archive/layouts/template/": SENT,
    "/units/archive/fonts/add/": SENT,
    "/meetings/new/": {"name": "会", "year": "12"},
    "/themes/new/": {"name": "", "notice": ""},
    "/imports/new/": SENT,
    "/inspect/": SENT,
    "/password/": {"old_password": "x", "new_password1": "1", "new_password2": "2"},
}


def says_what_is_wrong(answer):
    """The page's list leads to what is marked, each link to something that is there."""
    tree = tree_of(answer)
    (section,) = tree.xpath("//main//*[@id='errors'][@role='alert'][@tabindex='-1'][@autofocus]")
    lines = section.xpath(".//li")
    assert lines
    assert all(line.text_content().strip() for line in lines)
    targets = [link.removeprefix("#") for link in section.xpath(".//a/@href")]
    assert set(targets) <= set(tree.xpath("//@id"))
    linked = {tree.get_element_by_id(target).get("name") for target in targets}
    assert linked == set(errors_in(answer))
    assert tree.xpath("//title")[0].text_content().startswith("Error: ")
    heads = tree.xpath("//main//*[@id='errors']/preceding::h1")
    assert heads == []
    return section


@pytest.fixture
def client(site_administrator, unit, theme):
    set_roles(unit=unit, person=site_administrator, roles=[Role.DRAFTER])
    return client_of(site_administrator, "en")


@pytest.mark.parametrize("url", FORMS)
def test_forms_that_come_back(client, url):
    answer = client.post(url, FORMS[url])
    assert answer.status_code == 200
    assert says_what_is_wrong(answer).xpath(".//a")


@pytest.mark.parametrize("url", [url for url in FORMS if url != "/units/archive/fonts/add/"])
def test_nothing_is_wrong_before_anything_is_sent(client, url):
    tree = tree_of(client.get(url))
    assert tree.xpath("//*[@id='errors']") == []
    assert not tree.xpath("//title")[0].text_content().startswith("Error")


def test_several_rows_of_one_kind_are_numbered(client):
    form = tree_of(client.get(THEME)).xpath("//form[contains(@class, 'texts')]")[0]
    answer = client.post(THEME, values_of(form) | {"form-1-wording": "", "year": "x"})
    section = says_what_is_wrong(answer)
    assert section.xpath(".//a/@href") == ["#id_year", "#id_form-1-wording"]
    assert section.xpath(".//a")[1].text_content().startswith("2. ")


def test_a_meeting_and_a_layout_that_are_changed(client, meeting, unit):
    says_what_is_wrong(client.post(f"{meeting.get_absolute_url()}change/", {"name": ""}))
    url = f"/units/archive/layouts/{LayoutFactory(unit=unit).pk}/"
    form = tree_of(client.get(url)).xpath("//form[contains(@class, 'layout-form')]")[0]
    says_what_is_wrong(client.post(url, values_of(form) | {"pitch_pt": "99"}))


def test_what_is_wrong_with_the_whole_form_is_said_once_and_without_a_link(client, drafter):
    answer = client_of(None, "en").post("/sign-in/", {"username": drafter.username, "password": "wrong"})
    section = says_what_is_wrong(answer)
    (line,) = section.xpath(".//li")
    assert line.xpath(".//a") == []
    assert tree_of(answer).text_content().count(line.text_content().strip()) == 1


def test_the_first_account(db):
    assert not Person.objects.exists()
    says_what_is_wrong(client_of(None, "en").post("/first/", {"name": "", "username": "a b", "password": PASSWORD}))


def test_a_choice_of_several_leads_to_its_first_box(client):
    answer = client.post("/units/archive/", {"name": "温岭", "username": "wenling", "roles": "king"})
    assert says_what_is_wrong(answer).xpath(".//a/@href") == ["#id_roles_0"]


def test_text_for_one_place_and_a_file_that_comes_back(unit, drafter):
    full = take_over(unit=unit, content=full_content(), by=None)
    client = client_of(drafter, "en")
    for name, rest in (("bring_in", ["s5"]), ("bring_back", [])):
        says_what_is_wrong(client.post(reverse(name, args=[full.pk, *rest]), SENT))


def test_what_a_report_is_before_it_is_made(client):
    text = "2024年度对照检查材料\n一、存在的问题\n（一）登记方面\n1.登记不及时。"
    there = client.post("/imports/new/", {"text": text}).url
    answer = client.post(f"{there}facts/", {"kind": "king", "year": "12", **SENT})
    assert {"#id_kind", "#id_year"} <= set(says_what_is_wrong(answer).xpath(".//a/@href"))
