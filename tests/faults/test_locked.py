"""Somebody else holds the database, or the report, for a while: a save waits, and succeeds or says that it did not."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest


@contextmanager
def locked(server, report):
    """SQLite has one lock for all who write; PostgreSQL one for each row."""
    if isinstance(server.database, Path):
        connection = sqlite3.connect(server.database, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
    else:
        connection = psycopg.connect(host=str(server.database.folder), user="reportsite", dbname="postgres")
        connection.execute("SELECT 1 FROM drafting_report WHERE id = %s FOR UPDATE", [report])
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


@pytest.mark.parametrize("seconds", [1, pytest.param(6, marks=pytest.mark.slow)])
def test_a_save_waits_and_succeeds(server, who, browser, stored, seconds):
    with ThreadPoolExecutor() as threads:
        with locked(server, who["report"]):
            waiting = threads.submit(browser.save, "等了一会儿", operation="op")
            time.sleep(seconds)
            assert not waiting.done()
        assert waiting.result().status == 200
    assert stored() == ("等了一会儿", 1, ["等了一会儿"])


@pytest.mark.slow
@pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # PostgreSQL waits as long as it takes
def test_one_that_waits_too_long_says_so_and_can_be_sent_again(server, who, browser, stored):
    with locked(server, who["report"]):
        answer = browser.save("等不及了", operation="op")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text
    assert browser.save("等不及了", operation="op").status == 200
    assert stored() == ("等不及了", 1, ["等不及了"])
