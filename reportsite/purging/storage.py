"""What the database and the disk still hold of rows that were changed: free pages, the log of writes, made documents."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper

from reportsite.document.kept import Folder
from reportsite.drafting.models import Item, Journal, SubmittedDraft, Text, Version
from reportsite.importing.models import Import, ReturnedFile

logger = logging.getLogger(__name__)
LONGEST_WAIT = 5.0  # seconds for a lock: a request waits for this, and on PostgreSQL others wait behind it
TABLES = [model._meta.db_table for model in (Text, Item, Journal, Version, SubmittedDraft, Import, ReturnedFile)]


def forget_documents() -> bool:
    """Documents that were made lie under the hash of what they hold, so nobody knows which are this report's: all go, and
    are made again when they are asked for. Whether that could be done."""
    try:
        Folder(settings.VAR_FOLDER / "documents", 0, 0).clear()
    except OSError as error:
        logger.warning("made documents were not deleted after an erasing: %s", error)
        return False
    return True


def scrub() -> bool:
    """Write the database anew, without the pages and the log in which the older rows still stand; outside a transaction.
    Whether that was done: not while somebody else holds the database for longer than LONGEST_WAIT."""
    if connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor, _waiting_at_most(cursor):
            return _REWRITE[connection.vendor](cursor)
    except DatabaseError as error:
        logger.warning("the database was not written anew after an erasing: %s", error)
        return False


def _rewrite_postgresql(cursor: CursorWrapper) -> bool:
    for table in TABLES:
        cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
    return True


def _rewrite_sqlite(cursor: CursorWrapper) -> bool:
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cursor.execute("VACUUM")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, *_pages = cursor.fetchone()
    return not busy


_REWRITE = {"postgresql": _rewrite_postgresql, "sqlite": _rewrite_sqlite}


@contextmanager
def _waiting_at_most(cursor: CursorWrapper) -> Iterator[None]:
    """Each lock is waited for at most LONGEST_WAIT seconds; afterwards the connection waits as it did before."""
    wait = int(LONGEST_WAIT * 1000)
    if connection.vendor == "postgresql":
        cursor.execute(f"SET lock_timeout = {wait}")
        before = "RESET lock_timeout"
    else:
        cursor.execute("PRAGMA busy_timeout")
        before = f"PRAGMA busy_timeout = {cursor.fetchone()[0]}"
        cursor.execute(f"PRAGMA busy_timeout = {wait}")
    try:
        yield
    finally:
        cursor.execute(before)
