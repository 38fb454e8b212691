"""Drafters who save while others download PDFs: whether every save is taken, how long it takes, and that each
acknowledged one stands in the database once."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median, quantiles

from bench import machine, table
from bench.drafters import Outcome, Task
from bench.serving import DATABASES, PROJECT, Server, served


@dataclass(frozen=True)
class Scenario:
    """`within`: seconds in which 95 of 100 saves are to be answered, where that is promised."""

    drafters: int
    pause: float
    exporters: int = 0
    within: float | None = None


SCENARIOS = (Scenario(50, 3, exporters=2, within=0.3), Scenario(100, 0.5))


@dataclass(frozen=True)
class Result:
    database: str
    scenario: Scenario
    outcome: Outcome
    faults: dict[str, int]

    @property
    def p95(self) -> float:
        """Seconds."""
        return quantiles(self.outcome.times, n=20)[-1]

    @property
    def holds(self) -> bool:
        failed = self.outcome.failures or self.outcome.given_up or self.outcome.export_failures
        return not failed and not self.faults and (not self.scenario.within or self.p95 < self.scenario.within)


def main(arguments: Sequence[str]) -> int:
    """Run all, print what was found; 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="bin/bench load", description=__doc__)
    common(parser)
    given = parser.parse_args(arguments)
    results = [run(database, one, given.seconds) for database in given.database or DATABASES for one in SCENARIOS]
    print(page(results, given.seconds, given.markdown))
    return 0 if all(result.holds for result in results) else 1


def common(parser: argparse.ArgumentParser) -> None:
    """What the commands that start a server have in common."""
    parser.add_argument("--seconds", type=float, default=60, help="how long each lasts (60)")
    parser.add_argument("--database", action="append", choices=DATABASES, help="only on this one (may be given twice)")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")


def run(database: str, scenario: Scenario, seconds: float) -> Result:
    """One scenario on a server of its own."""
    with served(database, scenario.drafters) as server:
        task = Task(server.port, server.office["drafters"], seconds, scenario.pause, scenario.exporters, patience=30)
        with drafting(task) as work:
            outcome = outcome_of(work)
        return Result(database, scenario, outcome, stored(server, outcome))


@contextmanager
def drafting(task: Task) -> Iterator["subprocess.Popen[str]"]:
    """The process in which the drafters work."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.drafters"], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as work:
        try:
            assert work.stdin
            work.stdin.write(json.dumps(asdict(task)))
            work.stdin.close()
            yield work
        finally:
            work.kill()


def outcome_of(work: "subprocess.Popen[str]") -> Outcome:
    """What they have to say at the end."""
    assert work.stdout
    return Outcome(**json.loads(work.stdout.read()))


def stored(server: Server, outcome: Outcome) -> dict[str, int]:
    """What is wrong in the database, compared with what was acknowledged."""
    given = {"acknowledged": outcome.acknowledged, "given_up": outcome.given_up}
    found: dict[str, int] = json.loads(server.run("-m", "bench.stored", given=json.dumps(given)))
    return found


def page(results: Sequence[Result], seconds: float, markdown: bool) -> str:
    """All that there is to say."""
    lines = [*(f"- {line}" for line in machine.description()), f"- {seconds:g} seconds each; times in milliseconds", ""]
    lines += table.styled(_rows(results), markdown)
    return "\n".join(lines)


def _rows(results: Sequence[Result]) -> Iterator[Sequence[str]]:
    yield "", "saves", "not taken", "lost or doubled", "median", "p95", "most", "PDFs", ""
    for one in results:
        what = f"{one.database}, {one.scenario.drafters} drafters every {one.scenario.pause:g} s"
        outcome = one.outcome
        yield (
            what,
            f"{len(outcome.acknowledged):,}",
            described(outcome.failures | outcome.export_failures),
            described(one.faults),
            table.milliseconds(median(outcome.times)),
            table.milliseconds(one.p95),
            table.milliseconds(max(outcome.times)),
            str(outcome.exports or ""),
            "held" if one.holds else "NOT HELD",
        )


def described(counts: "dict[str, int]") -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items()) or "0"
