"""What the importer costs: a DOCX of the demo report beside what python-docx alone needs for it, and plain texts of
growing length up to what the importer takes, and beyond."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bench.process import Worker, question
from bench.readers import READERS
from bench.texts import report
from reportsite.document import docx, txt
from reportsite.document.assemble import assemble
from reportsite.importer.plain import MAX_CHARACTERS

SIZES = (50_000, 100_000, 200_000, 400_000, MAX_CHARACTERS)
BEYOND = 5_000_000  # bytes


@dataclass
class Reading:
    """What one reader needed for one file: seconds of processor time of each run, the most memory in bytes, what it
    answered, and how long the text was."""

    reader: str
    format: str
    characters: int
    size: int = 0
    seconds: list[float] = field(default_factory=list)
    memory: int = 0
    answer: str = ""


def measure(runs: int, folder: Path) -> list[Reading]:
    """Every reading, each in a warm process of its own. They take turns."""
    readings = [Reading(name, "docx", len(_text(0))) for name in READERS]
    readings += [Reading("importer", "txt", characters) for characters in (*SIZES, len(beyond()))]
    with ExitStack() as stack:
        warm = [stack.enter_context(Worker(reading.reader, folder)) for reading in readings]
        for run in range(runs + 1):
            for place, (reading, worker) in enumerate(zip(readings, warm, strict=True)):
                given = _docx(run) if reading.format == "docx" else plain(reading.characters, run)
                reading.size = len(given)
                asked = question(folder / f"read-{place}", given)
                answer = worker.ask(asked)
                reading.memory, reading.answer = answer["memory"], asked.with_suffix(".made.txt").read_text()
                if run:  # the first one loads the libraries
                    reading.seconds.append(answer["processor"])
    return readings


def plain(characters: int, run: int) -> bytes:
    """A plain text of so many characters: the demo again and again, never in the same words, another one each run."""
    copies = characters // len(_text(0)) + 1
    whole = "".join(_text(copy % 100) for copy in range(run, run + copies))
    return whole[:characters].encode()


@cache
def beyond() -> str:
    """As many characters as there are in BEYOND bytes: more than the importer takes."""
    return plain(BEYOND, 0)[:BEYOND].decode(errors="ignore")


@cache
def _text(number: int) -> str:
    return txt.render(assemble(report(1, number))).decode()


@cache
def _docx(number: int) -> bytes:
    return docx.render(assemble(report(1, number)))
