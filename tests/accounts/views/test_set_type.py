"""Large type: chosen in the page's menu, kept with the person, so that it is there wherever they sign in."""

import pytest

from tests.pages import asks_to_sign_in, client_of, only_by_post, tree_of

LARGE, NORMAL = "/large-type/", "/normal-type/"


def look(client):
    """The class of the page, and where its button for the size of type goes."""
    tree = tree_of(client.get("/meetings/"))
    return tree.get("class"), tree.xpath("//details[@class='menu']//form/@action[contains(., 'type')]")


def test_large_and_back(drafter):
    client = client_of(drafter)
    assert look(client) == (None, [LARGE])
    assert client.post(LARGE, {"next": "/meetings/"}).url == "/meetings/"
    assert look(client) == ("large", [NORMAL])
    assert client.post(NORMAL, {"next": "/meetings/"}).url == "/meetings/"
    assert look(client) == (None, [LARGE])


def test_it_is_the_persons_on_every_machine_and_nobody_elses(drafter, reviewer):
    client_of(drafter).post(LARGE)
    assert look(client_of(drafter)) == ("large", [NORMAL])
    assert look(client_of(reviewer)) == (None, [LARGE])


def test_the_page_that_was_looked_at_with_its_question(drafter):
    form = tree_of(client_of(drafter).get("/meetings/?year=2024")).xpath(f"//form[@action='{LARGE}']")[0]
    assert form.xpath(".//input[@name='next']/@value") == ["/meetings/?year=2024"]


@pytest.mark.parametrize(
    "evil", ["//evil.example", "http://evil.example/", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_never_on_to_another_site(drafter, evil):
    assert client_of(drafter).post(LARGE, {"next": evil}).url == "/"


@pytest.mark.parametrize("url", [LARGE, NORMAL])
def test_who_may_and_how(drafter, url):
    only_by_post(drafter, url)
    asks_to_sign_in(url, "post")


def test_without_a_person_there_is_no_choice(db, drafter, client):
    assert tree_of(client.get("/sign-in/")).xpath("//form[contains(@action, '-type/')]") == []
