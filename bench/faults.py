"""kill -9 of the server again and again while drafters save, and of the database once where it is a server of its own:
whether every acknowledged save stands in the database once, and every other one arrives when it is sent again."""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench import machine, table
from bench.drafters import Outcome, Task
from bench.load import common, described, drafting, outcome_of, stored
from bench.postgres import Postgres
from bench.serving import DATABASES, Server, served

DRAFTERS, PAUSE = 50, 3.0
_DOWN = 2.0  # seconds for which the database is not there
_LIVES = 1.0  # seconds that a server has at least, also where starting it takes long


@dataclass(frozen=True)
class Result:
    """`kills` of the server, `crashes` of the database."""

    database: str
    outcome: Outcome
    faults: dict[str, int]
    kills: int
    crashes: int

    @property
    def holds(self) -> bool:
        """Saves may fail and be sent again; none may be given up or refused."""
        return not self.outcome.given_up and not self.faults


def main(arguments: Sequence[str]) -> int:
    """Run on each database, print what was found; 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="bin/bench faults", description=__doc__)
    common(parser)
    parser.add_argument("--every", type=float, default=3, help="seconds from one kill to the next (3)")
    given = parser.parse_args(arguments)
    results = [run(database, given.seconds, given.every) for database in given.database or DATABASES]
    print(page(results, given.seconds, given.every, given.markdown))
    return 0 if all(result.holds for result in results) else 1


def run(database: str, seconds: float, every: float, drafters: int = DRAFTERS, pause: float = PAUSE) -> Result:
    """The server is killed every so often until the drafters have done."""
    with served(database, drafters) as server:
        task = Task(server.port, server.office["drafters"], seconds, pause, patience=60)
        with drafting(task) as work:
            kills, crashes = _strike(server, seconds, every)
            outcome = outcome_of(work)
        return Result(database, outcome, stored(server, outcome), kills, crashes)


def _strike(server: Server, seconds: float, every: float) -> tuple[int, int]:
    """Kill the server, start it again, and in the middle the database: how often each."""
    begun, kills, crashes = time.monotonic(), 0, 0
    while (passed := time.monotonic() - begun) < seconds - every:
        time.sleep(max(_LIVES, (kills + 1) * every - passed))
        if isinstance(server.database, Postgres) and not crashes and passed > seconds / 2:
            crashes += 1
            server.database.stop()
            time.sleep(_DOWN)
            server.database.start()
        server.kill()
        kills += 1
        server.start()
    return kills, crashes


def page(results: Sequence[Result], seconds: float, every: float, markdown: bool) -> str:
    """All that there is to say."""
    what = f"{DRAFTERS} drafters, a save every {PAUSE:g} s each, {seconds:g} s; kill -9 every {every:g} s"
    lines = [*(f"- {line}" for line in machine.description()), f"- {what}; times in milliseconds", ""]
    return "\n".join((*lines, *table.styled(_rows(results), markdown)))


def _rows(results: Sequence[Result]) -> Iterator[Sequence[str]]:
    head = ("kills", "database", "acknowledged", "sent again after", "lost or doubled", "given up")
    yield "", *head, "median wait", "longest", ""
    for one in results:
        outcome = one.outcome
        yield (
            one.database,
            str(one.kills),
            str(one.crashes or ""),
            f"{len(outcome.acknowledged):,}",
            described(outcome.failures),
            described(one.faults),
            str(len(outcome.given_up)),
            table.milliseconds(median(outcome.waited)),
            table.milliseconds(max(outcome.waited)),
            "held" if one.holds else "NOT HELD",
        )
