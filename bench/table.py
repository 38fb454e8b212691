"""The figures as tables, and which aims they reach."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.importing import SIZES, Reading
from bench.makers import MAKERS
from bench.readers import READERS

Found = Mapping[tuple[str, int], "Figures"]


@dataclass
class Figures:
    """What one maker needed for one size: seconds of each run, the most memory and the last file's size in bytes."""

    first: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    memory: int = 0
    size: int = 0
    pages: int = 0


@dataclass(frozen=True)
class Aim:
    """The warm time of one maker and size over that of another is to be `most` at most."""

    what: str
    over: tuple[str, int]
    under: tuple[str, int]
    most: float


AIMS = (
    Aim("our PDF / LibreOffice, the demo", ("pdf", 1), ("libreoffice", 1), 0.25),
    Aim("our PDF / LibreOffice, ten times", ("pdf", 10), ("libreoffice", 10), 0.25),
    Aim("our PDF / Typst, the demo", ("pdf", 1), ("typst", 1), 8),
    Aim("our PDF / Typst, ten times", ("pdf", 10), ("typst", 10), 8),
    Aim("our DOCX / docxtpl, the demo", ("docx", 1), ("docxtpl", 1), 0.7),
    Aim("our DOCX / docxtpl, ten times", ("docx", 10), ("docxtpl", 10), 0.7),
    Aim("our DOCX, ten times / the demo", ("docx", 10), ("docx", 1), 11),
    Aim("our PDF, ten times / the demo", ("pdf", 10), ("pdf", 1), 11),
)
READ_WITHIN = 0.15  # seconds of processor time
_SIZES = {1: "The demo report", 10: "Ten times the demo report"}


def page(
    machine: Iterable[str],
    found: Found,
    left_out: Mapping[str, str],
    readings: Sequence[Reading],
    runs: int,
    markdown: bool,
) -> str:
    """All that the bench has to say."""
    lines = [*(f"- {line}" for line in machine), f"- Median of {runs} runs (least to most), in milliseconds", ""]
    for times, title in _SIZES.items():
        of_size = {name: figures for (name, size), figures in found.items() if size == times}
        lines += [title, "", *styled(_figures(of_size), markdown), ""]
    lines += [
        "Importing the demo report as DOCX, in a warm process",
        "",
        *styled(_documents_read(readings), markdown),
        "",
    ]
    lines += ["Importing plain texts, in a warm process", "", *styled(_texts_read(readings), markdown), ""]
    lines += ["Aims, of the warm medians", "", *styled((*_aims(found), *_aims_of_reading(readings)), markdown)]
    lines += ["", *(f"Left out: {MAKERS[name].label}, {reason}." for name, reason in left_out.items())]
    return "\n".join(lines).rstrip()


def _figures(found: Mapping[str, Figures]) -> Iterator[Sequence[str]]:
    yield "", "first", "warm", "memory MB", "file KB", "pages"
    for name, figures in found.items():
        label, extension = MAKERS[name].label, MAKERS[name].extension.upper()
        yield (
            label if extension in label else f"{label} ({extension})",
            times(figures.first),
            times(figures.warm),
            f"{figures.memory / 1e6:.0f}",
            f"{figures.size / 1e3:.0f}",
            str(figures.pages or ""),
        )


def times(seconds: Sequence[float]) -> str:
    """Their median, least and most."""
    return f"{milliseconds(median(seconds))} ({milliseconds(min(seconds))} to {milliseconds(max(seconds))})"


def milliseconds(seconds: float) -> str:
    """Seconds as milliseconds, with a decimal where there are few."""
    return f"{seconds * 1000:.1f}" if seconds < 0.1 else f"{seconds * 1000:.0f}"


def _aims(found: Found) -> Iterator[Sequence[str]]:
    yield "", "aim", "measured", ""
    for aim in AIMS:
        if aim.over in found and aim.under in found:
            yield _aim(aim.what, aim.most, median(found[aim.over].warm) / median(found[aim.under].warm))


def _documents_read(readings: Iterable[Reading]) -> Iterator[Sequence[str]]:
    yield "", "characters", "processor time", "memory MB"
    for one in readings:
        if one.format == "docx":
            yield READERS[one.reader].label, f"{one.characters:,}", times(one.seconds), f"{one.memory / 1e6:.0f}"


def _texts_read(readings: Iterable[Reading]) -> Iterator[Sequence[str]]:
    yield "characters", "file KB", "answer", "processor time", "per 1,000 characters", "memory MB"
    for one in readings:
        if one.format == "txt":
            each = median(one.seconds) * 1e6 / one.characters
            shown = (times(one.seconds), f"{each:.3f}", f"{one.memory / 1e6:.0f}")
            yield f"{one.characters:,}", f"{one.size / 1e3:.0f}", one.answer.replace("_", " "), *shown


def _aims_of_reading(readings: Iterable[Reading]) -> Iterator[Sequence[str]]:
    """How long the importer may take for the demo as DOCX, and how its time may grow with a plain text."""
    ours = {(one.format, one.characters): median(one.seconds) for one in readings if one.reader == "importer"}
    for (format, _characters), seconds in ours.items():
        if format == "docx":
            yield _aim("importing the demo as DOCX, seconds", READ_WITHIN, seconds)
    short, long = ours.get(("txt", SIZES[0])), ours.get(("txt", SIZES[-1]))
    if short and long:
        yield _aim(f"importing {SIZES[-1]:,} / {SIZES[0]:,} characters", 11, long / short)


def _aim(what: str, most: float, measured: float) -> Sequence[str]:
    return what, f"at most {most:g}", f"{measured:.2f}", "held" if measured <= most else "NOT HELD"


def styled(rows: Iterable[Sequence[str]], markdown: bool) -> Iterator[str]:
    """The lines of a table, the first row of which is its head."""
    return _markdown(rows) if markdown else _plain(rows)


def _plain(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The first column flush left, the others flush right."""
    shown = list(rows)
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for first, *rest in shown:
        yield "  ".join(
            (first.ljust(widths[0]), *(text.rjust(wide) for text, wide in zip(rest, widths[1:], strict=True)))
        )


def _markdown(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for place, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if not place:
            yield "|---" + "|---:" * (len(row) - 1) + "|"
