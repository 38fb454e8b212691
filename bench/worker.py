"""A process in which one maker or reader works: python -m bench.worker NAME FOLDER

A question is a line, the file of what it is given; the answer is a line of JSON: seconds, seconds of processor time,
memory, size. What was made lies beside the question's file.
"""

import json
import pickle
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from bench.makers import MAKERS
from bench.readers import READERS


def main(name: str, folder: Path) -> None:
    maker = (MAKERS.get(name) or READERS[name])(folder)
    for line in sys.stdin:
        path = Path(line.strip())
        given = pickle.loads(path.read_bytes())  # noqa: S301 - the bench's own
        begun, processor_begun = perf_counter(), process_time()
        made = maker.make(given)
        seconds, processor = perf_counter() - begun, process_time() - processor_begun
        path.with_suffix(f".made.{maker.extension}").write_bytes(made)
        answer = {"seconds": seconds, "processor": processor, "memory": _memory(), "size": len(made)}
        print(json.dumps(answer), flush=True)


def _memory() -> int:
    """The most that was in use at once, in bytes, by the process that does the work: a child where there is one."""
    finished = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return max((finished, *map(_peak, _children()))) or _peak("self")


def _children() -> Iterator[str]:
    for task in Path("/proc/self/task").iterdir():
        yield from (task / "children").read_text().split()


def _peak(process: str) -> int:
    """Not the peak of resource.getrusage, which begins with what the parent had in use."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
