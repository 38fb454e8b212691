"""The file of past themes and usual outlines (fixtures/themes.json), read for the database and for new themes."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings


def read(path: Path | None = None) -> dict[str, Any]:
    """The file's contents. Raises OSError or ValueError with a sentence of what is wrong."""
    file = path or settings.BASE_DIR / "fixtures/themes.json"
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError("it is not UTF-8 text") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(data, dict) or not isinstance(data.get("themes"), list):
        raise ValueError('it has no list named "themes"')
    return data


@lru_cache(maxsize=1)
def _outlines() -> list[dict[str, Any]]:
    return read()["outlines"]


def usual_outline(meeting: str, year: int | None) -> list[dict[str, Any]]:
    """The sections that a report for this type of meeting usually has in that year, newest custom first."""
    return next(
        (
            outline["sections"]
            for outline in _outlines()
            if outline["meeting"] == meeting and (outline["since"] is None or (year or 9999) >= outline["since"])
        ),
        [],
    )
