"""A real chromium for the tests marked `browser`; without one they are skipped and counted. Its scrolling is not animated, which
every click would wait for."""

import os
import shutil

import pytest

from reportsite.accounts.models import Person
from tests.pages import client_of

HOST = "office.example"
ARGUMENTS = [
    # Pages are reached by http:// and a name, as in an office: no secure context, unlike 127.0.0.1.
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """The browser, one for all tests of a worker."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium: bin/setup --dev installs it")
    from playwright.sync_api import Error, expect, sync_playwright

    expect.set_options(timeout=20_000)  # a busy machine is slow, and waits no longer than it has to

    # Playwright's own loop runs in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        except Error as error:
            pytest.skip(f"chromium does not start: {str(error).splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture
def address(live_server):
    """Where the pages are, by a name that makes no secure context."""
    return f"http://{HOST}:{live_server.thread.port}"


@pytest.fixture
def sign_in(chromium, address):
    """A function that opens an empty window of its own for somebody who is signed in. Errors in the console fail the test,
    but for those that hold `expected`."""
    errors: list[str] = []
    contexts = []

    def open_window(username: str, expected: str = "\0", **options):
        context = chromium.new_context(**{"base_url": address, "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()

        def is_error(message):
            return message.type == "error" and expected not in message.text

        page.on("console", lambda message: errors.append(message.text) if is_error(message) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        client = client_of(Person.objects.get(username=username))
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert errors == []
