"""How long the server works on one save, beside a bare Django view that updates one row: the same server, middleware
and sign-in, taking turns."""

import argparse
import http.client
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from uuid import uuid4

from bench import machine, table
from bench.form import CONTENT_TYPE, encoded
from bench.serving import DATABASES, Server, served

_TOKEN = "a" * 32
_WARM_UP = 20  # requests of each kind
BARE, SMALL, LARGE = "a bare view", "a save, 15 problems", "a save, 300 problems"
_CHARACTERS = {"a paragraph": 300, "a long text": 5_000}
MOST_SECONDS, MOST_QUERIES, MOST_RATIO = 0.008, 6, 4.0


@dataclass
class Measured:
    """`seconds` in the server of each request, those of the `processor` in them, the most `queries` of one."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    queries: int = 0


class Typist:
    """Somebody who is signed in and sends forms, one after the other."""

    def __init__(self, server: Server) -> None:
        self.who: Mapping[str, Any] = server.office["drafters"][0]
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def send(self, path: str, form: Mapping[str, object]) -> tuple[float, float, int]:
        """Seconds in the server, seconds of the processor in them, queries."""
        headers = {
            "Cookie": f"sessionid={self.who['sessions'][0]}; csrftoken={_TOKEN}",
            "Content-Type": CONTENT_TYPE,
        }
        self.connection.request("POST", path, encoded({"csrfmiddlewaretoken": _TOKEN, **form}), headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {body[:300]!r}")
        spent, worked, queries = re.findall(r"dur=([\d.]+)", answer.headers["Server-Timing"])
        return float(spent) / 1000, float(worked) / 1000, int(queries)


def main(arguments: Sequence[str]) -> int:
    """Measure on each database, print what was found; 1 where a promise did not hold."""
    parser = argparse.ArgumentParser(prog="bin/bench saves", description=__doc__)
    parser.add_argument("--runs", type=int, default=500, help="saves of each kind (500)")
    parser.add_argument("--database", action="append", choices=DATABASES, help="only on this one (may be given twice)")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    given = parser.parse_args(arguments)
    rows: list[Sequence[str]] = [("", "queries", "server time", "of the processor", "to the bare view", "")]
    for database in given.database or DATABASES:
        rows += _rows(database, measure(database, given.runs))
    lines = [
        *(f"- {line}" for line in machine.description()),
        f"- Median of {given.runs} (least to most), milliseconds",
    ]
    print("\n".join((*lines, "", *table.styled(rows, given.markdown))))
    return 0 if all(row[-1] != "NOT HELD" for row in rows) else 1


def measure(database: str, runs: int) -> dict[tuple[str, str], Measured]:
    """What each kind of request costs, for each length of a text."""
    found: dict[tuple[str, str], Measured] = {}
    with served(database, 1, DJANGO_SETTINGS_MODULE="bench.settings") as server:
        typist = Typist(server)
        bare = int(server.run("-c", _ROW, str(server.office["reports"][0])))
        revision = 0
        for run in range(_WARM_UP + runs):
            for length, characters in _CHARACTERS.items():
                value = f"第{run}稿。".ljust(characters, "渠")
                for kind, (path, form) in _requests(server.office, bare, value, revision).items():
                    seconds, processor, queries = typist.send(path, form)
                    if run >= _WARM_UP:
                        one = found.setdefault((length, kind), Measured())
                        one.seconds.append(seconds)
                        one.processor.append(processor)
                        one.queries = max(one.queries, queries)
                revision += 1
    return found


# The row that the bare view updates: a text that nobody saves.
_ROW = """
import sys, django
django.setup()
from reportsite.drafting.models import Text
print(Text.objects.get(item__report=int(sys.argv[1]), item__key="p15", name="paragraphs").pk)
"""


def _requests(
    office: Mapping[str, Any], bare: int, value: str, revision: int
) -> dict[str, tuple[str, dict[str, object]]]:
    """The address and the form of each kind."""
    place, person = "p1.paragraphs", office["drafters"][0]["person"]
    form = {place: value, f"{place}.revision": revision, "person": person, "operation": uuid4().hex}
    return {
        BARE: (f"/bare/{bare}/", {"value": value}),
        SMALL: (f"/reports/{office['reports'][0]}/texts/", form),
        LARGE: (f"/reports/{office['large']}/texts/", form),
    }


def _rows(database: str, found: Mapping[tuple[str, str], Measured]) -> Iterator[Sequence[str]]:
    for (length, kind), one in found.items():
        ratio = median(one.seconds) / median(found[length, BARE].seconds)
        yield (
            f"{database}, {length}, {kind}",
            str(one.queries),
            table.times(one.seconds),
            table.times(one.processor),
            f"{ratio:.2f}",
            "" if kind == BARE else "held" if holds(one, ratio) else "NOT HELD",
        )


def holds(one: Measured, ratio: float) -> bool:
    return median(one.seconds) < MOST_SECONDS and one.queries <= MOST_QUERIES and ratio <= MOST_RATIO
