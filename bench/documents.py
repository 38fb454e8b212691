"""What our DOCX and PDF cost beside what others make of the same text.

A maker works in processes of its own: one new for each first document, one that stays for the warm ones. They take
turns, so that other load on the machine falls on all alike.
"""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pypdfium2

from bench.makers import FONTS, MAKERS
from bench.process import Worker, question
from bench.table import Figures
from bench.template import styled_text
from bench.texts import report
from reportsite.document import pdf
from reportsite.document.assemble import assemble
from reportsite.document.faces import Faces

SIZES = (1, 10)


def left_out(name: str, unwanted: Sequence[str]) -> str:
    """Why a maker takes no part, "" where it does."""
    if name in unwanted:
        return "not wanted"
    if not MAKERS[name].is_installed():
        return "not installed"
    lacks = pdf.missing(Faces((FONTS,))) if name == "pdf" else ()
    return f"cannot work without {', '.join(lacks)}" if set(lacks) - {"fandol"} else ""


def measure(names: list[str], runs: int, folder: Path) -> dict[tuple[str, int], Figures]:
    """The figures of each maker for each size."""
    found = {(name, times): Figures() for times in SIZES for name in names}
    with ExitStack() as stack:
        warm = {turn: stack.enter_context(Worker(turn[0], folder)) for turn in found}
        for turn, worker in warm.items():
            worker.ask(_question(*turn, 0, folder))  # what its first document needs is there from now on
        _compare(found, folder)
        for run in range(1, runs + 1):
            turns = list(found)
            for turn in turns[run % len(turns) :] + turns[: run % len(turns)]:
                asked = _question(*turn, run, folder)
                with Worker(turn[0], folder) as fresh:
                    found[turn].first.append(fresh.ask(asked)["seconds"])
                answer = warm[turn].ask(asked)
                found[turn].warm.append(answer["seconds"])
                found[turn].memory, found[turn].size = answer["memory"], answer["size"]
    return found


def _compare(found: dict[tuple[str, int], Figures], folder: Path) -> None:
    """Ends the bench where the makers did not set the same text; notes the pages."""
    for times in SIZES:
        texts: dict[str, set[Any]] = {"docx": set(), "pdf": set()}
        for name, _times in (turn for turn in found if turn[1] == times):
            extension = MAKERS[name].extension
            data = folder.joinpath(f"{name}-{times}.made.{extension}").read_bytes()
            if extension == "docx":
                texts["docx"].add(styled_text(data))
            else:
                text, found[name, times].pages = _text_and_pages(data)
                texts["pdf"].add(text)
        if different := [extension for extension, seen in texts.items() if len(seen) > 1]:
            raise SystemExit(f"These were not given the same text, so that no times can be compared: {different}")


def _text_and_pages(data: bytes) -> tuple[str, int]:
    """All letters, digits and Chinese characters without the page numbers, and how many pages there are. PDFium does not
    see the marks that LibreOffice hangs into the margin."""
    with pypdfium2.PdfDocument(data) as document:
        texts = (page.get_textpage().get_text_range() for page in document)
        kept = (re.sub(rf"— *{number} *—|\W", "", text) for number, text in enumerate(texts, 1))
        return "".join(kept), len(document)


def _question(name: str, times: int, run: int, folder: Path) -> Path:
    """The file of what a maker is given."""
    return question(folder / f"{name}-{times}", MAKERS[name].given(assemble(report(times, run))))
