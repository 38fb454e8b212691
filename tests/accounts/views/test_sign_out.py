from tests.pages import client_of, only_by_post


def test_signed_out(drafter):
    client = client_of(drafter)
    assert client.post("/sign-out/").url == "/sign-in/"
    assert client.get("/").url == "/sign-in/?next=/"


def test_a_link_signs_nobody_out(drafter):
    only_by_post(drafter, "/sign-out/")


def test_twice_is_as_good_as_once(drafter, client):
    assert client.post("/sign-out/").url == "/sign-in/"
