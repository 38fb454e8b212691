"""The commands of bin/bench: documents (where none is named), load, faults, saves."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import documents, faults, importing, load, machine, saves, table
from bench.makers import MAKERS


def main(arguments: Sequence[str]) -> int:
    """Run the command named first; what it found is printed, and 1 is a promise that did not hold."""
    name, *rest = arguments if arguments and arguments[0] in COMMANDS else ("documents", *arguments)
    return COMMANDS[name](rest)


def compare_documents(arguments: Sequence[str]) -> int:
    """What our DOCX and PDF cost beside what others make of the same text, and what reading a file costs: time, memory,
    size, side by side from one run."""
    parser = argparse.ArgumentParser(prog="bin/bench documents", description=compare_documents.__doc__)
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
    return 0


COMMANDS = {"documents": compare_documents, "load": load.main, "faults": faults.main, "saves": saves.main}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
