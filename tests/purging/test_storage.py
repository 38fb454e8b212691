"""What the files on the server still hold: whether it could be thrown away is said, and is no error."""

import sqlite3
from contextlib import closing
from time import monotonic

import pytest
from django.conf import settings
from django.db import connection, transaction

from reportsite.purging import storage
from reportsite.purging.storage import forget_documents, scrub


@pytest.mark.django_db(transaction=True)
def test_the_database_is_written_anew():
    assert scrub()


@pytest.mark.django_db(transaction=True)
def test_not_within_a_transaction():
    with transaction.atomic():
        assert not scrub()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="SQLite has one lock of its own")
def test_somebody_who_holds_the_database_is_not_waited_for_long(monkeypatch):
    monkeypatch.setattr(storage, "LONGEST_WAIT", 0.2)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (before,) = cursor.fetchone()
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            begun = monotonic()
            assert not scrub()
            assert monotonic() - begun < 5
            other.execute("ROLLBACK")
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (before,)
    assert before > 1000
    assert scrub()


def test_every_made_document_goes():
    folder = settings.VAR_FOLDER / "documents"
    folder.mkdir(exist_ok=True)
    (folder / "0a.pdf").write_bytes(b"%PDF")
    assert forget_documents()
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there(settings, tmp_path):
    settings.VAR_FOLDER = tmp_path
    assert forget_documents()


def test_a_folder_that_cannot_be_read(settings, tmp_path):
    settings.VAR_FOLDER = tmp_path
    (tmp_path / "documents").write_text("a file")
    assert not forget_documents()
