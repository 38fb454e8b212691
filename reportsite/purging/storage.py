"""What the database and the disk still hold of rows that were changed: free pages, the log of writes, made documents."""

import logging

from django.conf import settings
from django.db import DatabaseError, connection

from reportsite.document.kept import Folder
from reportsite.drafting.models import Item, Journal, SubmittedDraft, Text, Version
from reportsite.importing.models import Import, ReturnedFile

logger = logging.getLogger(__name__)
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
    Whether that was done: not while somebody else holds the database for longer than a save waits."""
    if connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                for table in TABLES:
                    cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
                return True
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_pages = cursor.fetchone()
            return not busy
    except DatabaseError as error:
        logger.warning("the database was not written anew after an erasing: %s", error)
        return False
