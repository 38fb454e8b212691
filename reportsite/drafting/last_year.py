"""What the same unit or person said a year earlier: the problems, and the measures that were to mend them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportsite.accounts.models import Person
from reportsite.content.types import Content, Dimension, Point, Problem, Section, walk
from reportsite.drafting.models import Item, ItemKind, Kind, Report
from reportsite.drafting.rows import Draft, hidden
from reportsite.importer.sentences import sentences
from reportsite.importer.themes import SAME, likeness

CARRIED = "carry"  # the verb of the journal; its value names the report and the problem


@dataclass(frozen=True, slots=True)
class Said:
    """A problem of last year with the measures that were to mend it; `carried` is the key of the point that reports on it
    this year, "" while there is none."""

    problem: Problem
    name: str
    measures: Sequence[str]
    carried: str = ""


@dataclass(frozen=True, slots=True)
class LastYear:
    """The problems by dimension, as (heading, problems); `alike` says whether they are those of the dimension in hand.
    `measures` are all of that year where no problem shown has one of its own."""

    report: Report
    alike: bool
    groups: Sequence[tuple[str, Sequence[Said]]]
    measures: Sequence[str] = field(default=())


def report_before(report: Report, person: Person) -> Report | None:
    """The newest report of the same unit (the team's) or person (a member's) of an earlier year that `person` may read."""
    if report.kind == Kind.MEMBER and report.person_id is None:
        return None
    same = {"person": report.person_id} if report.kind == Kind.MEMBER else {"unit": report.unit_id}
    earlier = Report.objects.visible_to(person).filter(kind=report.kind, meeting__year__lt=report.meeting.year, **same)
    return earlier.select_related("meeting", "unit", "person").order_by("-meeting__year", "-pk").distinct().first()


def last_year(draft: Draft, item: Item, before: Draft) -> LastYear:
    """What `before` says about the dimension in hand; where nothing in it is like that, and for a section, all it says."""
    match = _match(draft, item, before) if item.kind == ItemKind.DIMENSION else None
    nodes = [match] if match else [node for node, _above in walk(before.content) if isinstance(node, Dimension)]
    carried = carried_from(draft.report)
    points = list(_measures(before.content))
    groups = []
    for node in nodes:
        problems = _problems_below(node) if match else [(node, problem) for problem in node.problems]
        said = [
            Said(
                problem,
                name_of(problem),
                measures_of(problem, dimension, points),
                carried.get(source(before.report, problem), ""),
            )
            for dimension, problem in problems
        ]
        if said:
            groups.append((node.heading, said))
    linked = any(said.measures for _heading, problems in groups for said in problems)
    return LastYear(
        before.report, match is not None, groups, () if linked else [first_words(point) for point in points]
    )


def name_of(problem: Problem) -> str:
    """A problem in a few words: its heading, else the first sentence of its text."""
    texts = (*problem.paragraphs, *(text for example in problem.examples for text in example.paragraphs), "")
    return problem.heading or next(sentences(texts[0]), "").rstrip("。；，")


def first_words(point: Point) -> str:
    """A measure in a few words: its heading, else the first sentence of its text."""
    return point.heading or next(sentences("".join(point.paragraphs)), "").rstrip("。；，")


def measures_of(problem: Problem, dimension: Dimension, points: Iterable[Point]) -> list[str]:
    """The measures that are linked to the problem, else to its dimension, else those of the rectification list."""
    points = list(points)
    linked = [point for point in points if problem.key in point.links] or [
        point for point in points if dimension.key in point.links
    ]
    found = [first_words(point) for point in linked] or [item.measure for item in problem.rectification]
    return list(filter(None, found))


def find_problem(content: Content, key: str) -> tuple[Problem, list[str]] | None:
    """A problem of last year with its measures, None where there is none with that key."""
    points = list(_measures(content))
    for node, above in walk(content):
        if isinstance(node, Problem) and node.key == key:
            dimension = next(one for one in reversed(above) if isinstance(one, Dimension))
            return node, measures_of(node, dimension, points)
    return None


def mending(measures: Sequence[str]) -> str:
    """How a report on last year's mending begins, ready to be finished by its writer."""
    promised = f"上年度提出的整改措施：{'；'.join(text.rstrip('。；') for text in measures)}。" if measures else ""
    return f"{promised}整改落实情况："


def source(report: Report, problem: Problem) -> str:
    """What the journal calls a problem of another report."""
    return f"{report.pk} {problem.key}"


def carried_from(report: Report) -> dict[str, str]:
    """The keys of the points that were carried over and are still there, by what they came from."""
    rows = dict(report.journal.filter(verb=CARRIED).values_list("value", "key"))
    alive = set(report.items.filter(key__in=rows.values()).exclude(pk__in=hidden(report)).values_list("key", flat=True))
    return {value: key for value, key in rows.items() if key in alive}


def _measures(content: Content) -> Iterable[Point]:
    for node, above in walk(content):
        if isinstance(node, Point) and any(isinstance(one, Section) and one.role == "measures" for one in above):
            yield node


def _problems_below(dimension: Dimension) -> list[tuple[Dimension, Problem]]:
    return [
        (node, problem) for node, _above in walk(dimension) if isinstance(node, Dimension) for problem in node.problems
    ]


def _match(draft: Draft, item: Item, before: Draft) -> Dimension | None:
    """Last year's dimension that answers the same of a theme, else the one whose wording is most like."""
    theirs = [node for node, _above in walk(before.content) if isinstance(node, Dimension)]
    same = (node for node in theirs if item.answers and node.answers == item.answers)
    if found := next(same, None):
        return found
    own = _wordings(draft, draft.value(item, "heading"), item.answers)
    ranked = [
        (
            max(
                (likeness(one, other) for one in own for other in _wordings(before, node.heading, node.answers)),
                default=0,
            ),
            node,
        )
        for node in theirs
    ]
    best = max(ranked, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= SAME else None


def _wordings(draft: Draft, heading: str, answers: str) -> list[str]:
    """By what a dimension is known: its heading, and the theme's wording and short name."""
    wanted = (one for theme in draft.themes for one in theme.dimensions if answers and one.key == answers)
    return list(filter(None, [heading, *(text for one in wanted for text in (one.wording, one.short_name))]))
