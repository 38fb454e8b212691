"""A file that is not taken."""

from collections.abc import Mapping


class Refused(ValueError):
    """The file is not taken. `code` with `params` says why; pages put it into words (a table in `layouts/sentences.py`
    holds the sentence of each code)."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(f"{code} {params}")
        self.code = code
        self.params: Mapping[str, str | int] = params
