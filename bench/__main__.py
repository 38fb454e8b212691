"""What our DOCX and PDF cost beside what others make of the same text, and what reading a file costs: time, memory,
size, side by side from one run. Started by bin/bench."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import documents, importing, machine, table
from bench.makers import MAKERS


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the bench and print what it found."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="files of each kind (9; figures worth quoting need 7)")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    parser.add_argument("--without", action="append", default=[], choices=sorted(MAKERS), help="leave one out")
    given = parser.parse_args(arguments)
    runs = max(given.runs, 1)
    left_out = {name: reason for name in MAKERS if (reason := documents.left_out(name, given.without))}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        readings = importing.measure(runs, Path(folder))
        found = documents.measure([name for name in MAKERS if name not in left_out], runs, Path(folder))
    print(table.page(machine.description(), found, left_out, readings, runs, given.markdown))


if __name__ == "__main__":
    main()
