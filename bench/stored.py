"""What a database holds of the saves that were acknowledged. python -m bench.stored: reads {"acknowledged": …, "given_up":
…} of `bench.drafters`, prints {name of a fault: how often}, for the database of DATABASE_URL."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from bench.drafters import digest

FAULTS = ("missing", "doubled", "another text", "not what stands there", "never acknowledged", "discrepancies")


def faults(acknowledged: Iterable[Sequence[object]], given_up: Iterable[str] = ()) -> Counter[str]:
    """`missing` from the journal or `doubled` in it; there with `another text`; acknowledged last and `not what stands
    there`; `never acknowledged` and yet in the journal, where it was not given up; what `verify` says, `discrepancies`."""
    from reportsite.drafting.history import verify
    from reportsite.drafting.models import Journal, Report, Text

    found: Counter[str] = Counter()
    saves = Journal.objects.filter(verb="save").values_list("report", "key", "name", "operation", "value")
    stored = [(*where, digest(value)) for *where, value in saves.iterator()]
    times, texts = Counter(row[3] for row in stored), {row[:4]: row[4] for row in stored}
    last: dict[tuple[object, ...], object] = {}
    for report, key, name, operation, value, _revision in acknowledged:
        found["missing"] += times[operation] == 0
        found["doubled"] += times[operation] > 1
        found["another text"] += texts.get((report, key, name, operation), value) != value
        last[report, key, name] = value
        times.pop(operation, None)
    found["never acknowledged"] = len(times.keys() - set(given_up))
    rows = Text.objects.filter(item__key__in={where[1] for where in last}).values_list(
        "item__report", "item__key", "name", "value"
    )
    standing = {tuple(where): digest(value) for *where, value in rows.iterator()}
    found["not what stands there"] = sum(standing.get(where) != value for where, value in last.items())
    found["discrepancies"] = sum(len(verify(report)) for report in Report.objects.all())
    return +found


if __name__ == "__main__":
    import django

    django.setup()
    given = json.load(sys.stdin)
    print(json.dumps(faults(given["acknowledged"], given["given_up"])))
