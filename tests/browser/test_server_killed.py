"""The server is killed, or the database locked, under somebody who types in a real browser: nothing is lost, and what was
not acknowledged arrives."""

import sqlite3

import pytest
from playwright.sync_api import expect

from bench.serving import served
from tests.browser.chromium import HOST

TEXT = "[name='p1.paragraphs']"


@pytest.fixture(scope="module")
def server():
    with served("sqlite", 2, ALLOWED_HOSTS=f"{HOST},127.0.0.1") as server:
        yield server


@pytest.fixture
def page(server, chromium):
    """A dimension in the browser of a drafter who is signed in."""
    drafter = server.office["drafters"][0]
    url = f"http://{HOST}:{server.port}"
    context = chromium.new_context(base_url=url, reduced_motion="reduce")
    context.add_cookies([{"name": "sessionid", "value": drafter["sessions"][0], "url": url}])
    page = context.new_page()
    page.goto(f"/reports/{drafter['report']}/dimensions/d1/")
    expect(page.locator("form.texts")).to_have_attribute("data-ready", "yes")
    yield page
    context.close()


def says(page, state):
    expect(page.locator("#saving")).to_have_class(f"saving {state}", timeout=60_000)


def saves(server, value):
    """How often the journal has this text."""
    with sqlite3.connect(server.database) as database:
        found = database.execute("SELECT count(*) FROM drafting_journal WHERE verb = 'save' AND value = ?", [value])
        return found.fetchone()[0]


def test_what_was_not_acknowledged_when_the_server_died_arrives_when_it_is_back(page, server):
    server.kill()
    page.fill(TEXT, "服务器停了还在写的一段话。")
    page.keyboard.press("Control+s")
    says(page, "again")
    server.start()
    says(page, "done")
    assert saves(server, "服务器停了还在写的一段话。") == 1
    assert server.manage("verify_journal").returncode == 0


def test_also_when_it_dies_while_it_saves(page, server):
    for turn in range(3):
        text = f"第{turn}次被打断时写的一段话。"
        page.fill(TEXT, text)
        page.keyboard.press("Control+s")
        server.kill()
        server.start()
        says(page, "done")
        assert saves(server, text) == 1
    assert server.manage("verify_journal").returncode == 0


def test_a_tab_that_crashes_while_the_server_is_away(page, server):
    server.kill()
    page.fill(TEXT, "两边都停了时写的一段话。")
    page.keyboard.press("Control+s")
    says(page, "again")
    address = page.url
    other = page.context.new_page()
    page.close(run_before_unload=False)
    server.start()
    other.goto(address)
    other.locator(".meeting.kept [data-choice=mine]").click()
    says(other, "done")
    assert saves(server, "两边都停了时写的一段话。") == 1


@pytest.mark.slow
def test_a_database_that_is_locked_for_six_seconds(page, server):
    database = sqlite3.connect(server.database, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    page.fill(TEXT, "数据库锁住时写的一段话。")
    page.keyboard.press("Control+s")
    says(page, "busy")
    page.wait_for_timeout(6000)
    database.execute("ROLLBACK")
    database.close()
    says(page, "done")
    assert saves(server, "数据库锁住时写的一段话。") == 1
