"""Chinese unless somebody chose English; the browser's own wish is not asked."""

import pytest

from tests.pages import client_of, tree_of


def language_of(client, **headers):
    answer = client.get("/sign-in/", **headers)
    return tree_of(answer).get("lang"), answer.headers["Content-Language"]


@pytest.mark.parametrize("wish", ["", "en", "en-US,en;q=0.9", "de", "zh-TW", "*", "\xff;;;"])
def test_chinese_whatever_the_browser_wishes(drafter, client, wish):
    assert language_of(client, HTTP_ACCEPT_LANGUAGE=wish) == ("zh-CN", "zh-hans")


def test_english_by_the_switch_and_back(drafter, client):
    assert client.post("/language/", {"language": "en", "next": "/sign-in/"}).url == "/sign-in/"
    assert language_of(client) == ("en", "en")
    client.post("/language/", {"language": "zh-hans", "next": "/sign-in/"})
    assert language_of(client) == ("zh-CN", "zh-hans")


@pytest.mark.parametrize("unknown", ["de", "zh-hant", "../../x", "", "\0", "e" * 5000])
def test_a_language_that_is_not_there_is_chinese(drafter, client, unknown):
    client.post("/language/", {"language": unknown})
    assert language_of(client) == ("zh-CN", "zh-hans")
    client.cookies["django_language"] = unknown.replace("\0", "")
    assert language_of(client) == ("zh-CN", "zh-hans")


@pytest.mark.parametrize("evil", ["//evil.example", "http://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_never_on_to_another_site(drafter, client, evil):
    assert client.post("/language/", {"language": "en", "next": evil}).url == "/"
    assert client.post("/language/", {"language": "en"}, HTTP_REFERER=f"http://evil.example/{evil}").url == "/"


def test_a_link_switches_nothing(drafter, client):
    client.get("/language/", {"language": "en"})
    assert language_of(client) == ("zh-CN", "zh-hans")


def test_the_switch_stands_on_every_page(drafter):
    tree = tree_of(client_of(drafter).get("/meetings/"))
    form = tree.xpath("//form[@action='/language/']")[0]
    assert form.xpath(".//button/@value") == ["zh-hans", "en"]
    assert form.xpath(".//input[@name='next']/@value") == ["/meetings/"]
