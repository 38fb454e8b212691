"""Whatever goes wrong, a person gets a page with a sentence and a way on, with DEBUG too, and no traceback."""

import pytest
from django.db import OperationalError, connection

from tests.pages import client_of, tree_of

pytestmark = pytest.mark.urls("tests.error_urls")


@pytest.fixture(params=[False, True], ids=["", "debug"])
def browser(request, drafter, settings):
    settings.DEBUG = request.param
    return client_of(drafter, raise_request_exception=False)


def is_plain(answer, status):
    """A page of the project's own, that says nothing of what went wrong inside."""
    tree = tree_of(answer)
    assert answer.status_code == status
    assert (len(tree.xpath("//main")), len(tree.xpath("//main//h1"))) == (1, 1)
    assert tree.xpath("//main//a/@href") == ["/"]
    assert "秘密的细节" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    return tree.get("lang")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/nothing/", 404),
        ("/forbidden/", 403),
        ("/suspicious/", 400),
        ("/bad/", 400),
        ("/broken/", 500),
        ("/locked/", 503),
        ("/cut/", 503),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_for_every_error(browser, url, status, method):
    assert is_plain(getattr(browser, method)(url), status) == "zh-CN"


@pytest.mark.parametrize(
    ("url", "status"), [("/nothing/", 404), ("/forbidden/", 403), ("/bad/", 400), ("/broken/", 500)]
)
def test_in_the_language_that_was_chosen(browser, url, status):
    browser.cookies["django_language"] = "en"
    assert is_plain(browser.get(url), status) == "en"


@pytest.mark.parametrize("url", ["/", "/locked/"])
def test_a_database_that_does_not_answer(browser, url):
    """Not even who it is can be asked."""

    def refuse(execute, sql, *arguments):
        raise OperationalError("秘密的细节")

    with connection.execute_wrapper(refuse):
        answer = browser.get(url)
    is_plain(answer, 503)
    assert answer.headers["Retry-After"] == "5"


@pytest.mark.parametrize(("chosen", "language"), [("", "zh-CN"), ("en", "en")])
def test_a_session_that_cannot_be_written(browser, chosen, language):
    def refuse(execute, sql, *arguments):
        if sql.startswith(("INSERT", "UPDATE")):
            raise OperationalError("秘密的细节")
        return execute(sql, *arguments)

    browser.cookies["django_language"] = chosen
    with connection.execute_wrapper(refuse):
        answer = browser.post("/remembered/")
    assert (is_plain(answer, 503), answer.headers["Retry-After"]) == (language, "5")


def test_a_form_from_an_outdated_page(browser, drafter, settings):
    strict = client_of(drafter, enforce_csrf_checks=True, raise_request_exception=False)
    is_plain(strict.post("/reports/1/save/", {"csrfmiddlewaretoken": "x" * 64}), 403)
    is_plain(strict.post("/sign-in/"), 403)


def test_also_for_who_is_not_signed_in(browser, client):
    client.raise_request_exception = False
    answer = client.get("/nothing/")
    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/nothing/")


BODIES = {
    "larger than 20 MB": ("application/x-www-form-urlencoded", b"c0.preamble=" + b"x" * 25 * 1024 * 1024),
    "too many fields": ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(70_001))),
    "no boundary": ("multipart/form-data", b"--x\r\n"),
    "too long a name": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="' + b"n" * 100_000 + b'"\r\n\r\n1\r\n--x--\r\n',
    ),
}


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("strict", [False, True], ids=["", "with CSRF"])
def test_a_body_that_cannot_be_read(browser, drafter, report, kind, strict):
    client = client_of(drafter, enforce_csrf_checks=strict, raise_request_exception=False)
    content_type, body = BODIES[kind]
    is_plain(client.generic("POST", f"/reports/{report.pk}/save/", body, content_type), 400)


@pytest.mark.parametrize(
    "charset", ["hex", "rot13", "idna", "utf-7", "raw_unicode_escape", "unicode_escape", "nothing"]
)
def test_texts_are_read_as_utf_8_whatever_encoding_is_claimed(browser, report, charset):
    body = b'--x\r\nContent-Disposition: form-data; name="operation"\r\n\r\n\\ud800+2AA-\r\n--x--\r\n'
    content_type = f"multipart/form-data; boundary=x; charset={charset}"
    assert browser.generic("POST", f"/reports/{report.pk}/save/", body, content_type).status_code == 302


@pytest.mark.parametrize("charset", ["utf-7", "raw_unicode_escape", "unicode_escape", "nothing"])
def test_so_are_addresses(browser, report, charset):
    url = f"/reports/{report.pk}/?undo=\\ud800%2B2AA-"
    assert browser.generic("GET", url, b"", f"text/plain; charset={charset}").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/%ED%A0%80/", "/%00/", "/" + "x" * 20_000, "/\\ud800/", "/reports/%ED%A0%80/", "/%FF%FE/"],
    ids=lambda path: path[:20],
)
def test_an_address_that_is_no_text(browser, path):
    is_plain(browser.get(path), 404)
