"""Paragraphs of a returned file that have lost their keys -> the places whose texts they are most like."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from reportsite.content.types import Content
from reportsite.document.assemble import assemble
from reportsite.document.docx_keys import REPORT_PLACES, Place
from reportsite.document.layout import GB_T_9704, Layout
from reportsite.document.tree import Document, Paragraph, attachment_lines
from reportsite.importer.markers import marker_of
from reportsite.importer.returned import NewText, Returned

_ALIKE = 0.55  # of 1, for a paragraph wherever it stands
_ALIKE_IN_PLACE = 0.25  # where it stands alone between the same two neighbours
_LONGEST = 5_000  # characters of a paragraph that is compared
_MOST_WORK = 300_000_000  # pairs of characters, less than a second
_MOST = 600  # paragraphs that are compared with each other; a report has some hundred


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The text of one place within a paragraph; the first `number` characters are the number in front."""

    place: Place
    text: str
    number: int = 0


_Printed = tuple[_Stretch, ...]  # a paragraph as it was exported


def refound(file: Returned, base: Content, layout: Layout = GB_T_9704) -> Returned:
    """The file with places for the paragraphs that have none: each goes to the paragraph of `base` that it is most like,
    of those of which no text came back; what is like none stays new."""
    printed = [block for block in _printed(assemble(base, layout)) if block]
    missing = [
        block
        for block in printed
        if len(_text(block)) <= _LONGEST and not any(part.place in file.texts for part in block)
    ]
    lost = [one for one in file.new if one.alone and not one.cell and len(one.text) <= _LONGEST]
    if not missing or not lost:
        return file
    homes = _homes([_text(block) for block in missing], [one.text for one in lost])
    found = {id(lost[at]): missing[place] for at, place in homes.items()}
    found |= _between(file, printed, lost, found)
    return _put_back(file, found)


def _printed(document: Document) -> Iterator[_Printed]:
    """The paragraphs of a document with the places of their texts."""

    def own(place: str, text: str) -> _Printed:
        return (_Stretch(Place(document.key, place), text),) if text else ()

    yield own(document.title_place, document.name)
    yield own(REPORT_PLACES["byline"], "".join(document.byline))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            runs = (run for run in block.runs if run.text)
            yield tuple(_Stretch(Place(run.key, run.place), run.text, run.number) for run in runs)
    for number, (name, line) in enumerate(zip(document.attachments, attachment_lines(document), strict=True), 1):
        yield (_Stretch(Place(document.key, f"a{number}"), line, len(line) - len(name)),)
    if document.signature:
        yield own(REPORT_PLACES["signature"], document.signature.name)
        yield own(REPORT_PLACES["date"], document.signature.date)
    for annex in document.annexes:
        yield (_Stretch(Place(annex.key, REPORT_PLACES["label"]), annex.label),) if annex.label else ()
        yield from _printed(annex)


def _text(block: _Printed) -> str:
    return "".join(part.text for part in block)


def _bare(text: str) -> str:
    return "".join(text.split())


def _homes(missing: Sequence[str], lost: Sequence[str]) -> dict[int, int]:
    """For paragraphs that came back the place in `missing`: the same text first, then the likest of all pairs."""
    same: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(missing):
        same[_bare(text)].append(place)
    homes = {at: same[_bare(text)].pop(0) for at, text in enumerate(lost) if same[_bare(text)]}
    taken = set(homes.values())
    places = [place for place in range(len(missing)) if place not in taken][:_MOST]
    waiting = [at for at in range(len(lost)) if at not in homes][:_MOST]
    pairs = sorted(
        (-likeness, abs(at - place), at, place)
        for at, place in _worth_it([(at, place) for at in waiting for place in places], lost, missing)
        if (likeness := Indel.normalized_similarity(lost[at], missing[place], score_cutoff=_ALIKE))
    )
    for _likeness, _distance, at, place in pairs:
        if at not in homes and place not in taken:
            homes[at] = place
            taken.add(place)
    return homes


def _worth_it(
    pairs: Sequence[tuple[int, int]], lost: Sequence[str], missing: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The pairs whose lengths leave them a chance to be alike, as long as comparing them takes no more than a moment."""
    work = 0
    for at, place in pairs:
        first, second = len(lost[at]), len(missing[place])
        if 2 * min(first, second) >= _ALIKE * (first + second):
            work += first * second
            if work > _MOST_WORK:
                return
            yield at, place


def _between(
    file: Returned, printed: Sequence[_Printed], lost: Sequence[NewText], found: Mapping[int, _Printed]
) -> dict[int, _Printed]:
    """Paragraphs that are changed beyond recognition but stand alone between the same two neighbours as before."""
    home = {part.place: number for number, block in enumerate(printed) for part in block}
    placed = set(map(id, found.values()))
    more: dict[int, _Printed] = {}
    order: list[int | NewText] = []
    for entry in _entries(file):
        if isinstance(entry, NewText) and id(entry) not in found:
            order += [entry] if entry.alone else []
        else:
            place = found[id(entry)][0].place if isinstance(entry, NewText) else entry
            order.append(home.get(place, -1))
    for before, one, after in zip([-1, *order], order, [*order[1:], len(printed)], strict=False):
        if isinstance(one, NewText) and isinstance(before, int) and isinstance(after, int) and before + 2 == after:
            block = printed[before + 1]
            untouched = id(block) not in placed and not any(part.place in file.texts for part in block)
            if untouched and Indel.normalized_similarity(one.text, _text(block)) > _ALIKE_IN_PLACE:
                more[id(one)] = block
    return more


def _entries(file: Returned) -> Iterator[Place | NewText]:
    """Everything that the file holds, in its order."""
    behind: dict[Place | None, list[NewText]] = defaultdict(list)
    for one in file.new:
        behind[one.after].append(one)
    yield from behind[None]
    for place in file.texts:
        yield place
        yield from behind[place]


def _put_back(file: Returned, found: Mapping[int, _Printed]) -> Returned:
    """The file again, with texts where paragraphs have found their places."""
    again = Returned(stamp=file.stamp)
    last: Place | None = None
    for entry in _entries(file):
        if not isinstance(entry, NewText):
            again.texts.setdefault(entry, []).extend(file.texts[entry])
            last = entry
        elif id(entry) not in found:
            again.new.append(NewText(entry.text, last, entry.alone, entry.cell))
        else:
            for place, text in _parted(found[id(entry)], entry.text):
                again.texts.setdefault(place, []).append(text)
                last = place
    return again


def _parted(block: _Printed, text: str) -> Iterator[tuple[Place, str]]:
    """A paragraph's text, each stretch of it given to the place where it was; numbers are left out."""
    steps = Indel.opcodes(_text(block), text)

    def now(at: int, *, behind: bool) -> int:
        """Where a place between two characters is now; what was put in there lies before or behind it."""
        spots = [
            step.dest_end - (step.src_end - at) if step.tag == "equal" else (step.dest_start, step.dest_end)[behind]
            for step in steps
            if step.src_start <= at <= step.src_end
        ]
        return (max if behind else min)(spots, default=0)

    begin = 0
    for place, part in enumerate(block):
        first, end = begin + part.number, begin + len(part.text)
        following = block[place + 1] if place + 1 < len(block) else None
        until = now(end, behind=following.number > 0) if following else len(text)
        said = text[now(first, behind=False) if place or part.number else 0 : until].strip()
        marker = marker_of(said) if part.number and not marker_of(part.text[part.number :]) else None
        yield part.place, said[marker.length :] if marker else said
        begin = end
