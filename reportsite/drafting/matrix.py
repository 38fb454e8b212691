"""What hangs on what as a table in words: dimensions, which open to their problems, against causes, measures and the
rectification list."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from reportsite.checks.findings import Finding, Level
from reportsite.checks.links import Column, Links, LooseCode, Row, Tie, links_of
from reportsite.content.numbering import chinese
from reportsite.content.types import Dimension, walk
from reportsite.drafting.picture import Picture, heading_of, picture
from reportsite.drafting.rows import Draft
from reportsite.drafting.sentences import LOOSE
from reportsite.drafting.steps import name_of

# How many problems of a dimension lack what the others have.
_SEVERAL: Mapping[LooseCode, Promise] = {
    "problem_without_cause": ngettext_lazy("%(n)s problem without a cause", "%(n)s problems without a cause", "n"),
    "problem_without_measure": ngettext_lazy(
        "%(n)s problem without a measure", "%(n)s problems without a measure", "n"
    ),
}
# What an item of the rectification list must name.
_DEMANDED = ("measure", "leader", "deadline")
# A shape for each tie, so that it is seen without colour.
SIGNS: Mapping[Tie, str] = {"linked": "●", "partly": "◐", "inherited": "○", "": ""}


@dataclass(frozen=True, slots=True)
class Head:
    """A cause or measure at the top of its column: 原因一, its number alone, its heading, where it is written."""

    key: str
    name: str
    number: str
    heading: str
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How a cause or measure is tied to a line. `url` changes the link; "" where there is nothing to change here."""

    tie: Tie
    head: Head
    label: str
    url: str = ""
    identifier: str = ""

    @property
    def sign(self) -> str:
        return SIGNS[self.tie]

    @property
    def pressed(self) -> str:
        return {"linked": "true", "partly": "mixed"}.get(self.tie, "false")


@dataclass(frozen=True, slots=True)
class Note:
    """A word on what a line lacks: red where it must be mended (error), grey where it is not begun (todo), else advice."""

    level: Level
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """A dimension or one of its problems. `written` is false where there is no problem yet; `listed` is what the
    rectification list holds of it, `list_note` what that lacks."""

    key: str
    name: str
    url: str
    written: bool
    causes: Sequence[Cell]
    measures: Sequence[Cell]
    items: int
    items_url: str
    notes: Sequence[Note] = ()
    list_note: Note | None = None
    within: Sequence["Line"] = field(default=())

    @property
    def tied(self) -> bool:
        return any(cell.tie for cell in (*self.causes, *self.measures))

    @property
    def cells(self) -> Sequence[Cell]:
        return (*self.causes, *self.measures)


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A loose end in words, with the place where it is mended."""

    name: str
    word: str
    url: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """`missing` names the required dimensions of the themes that the report does not have; `begun` says which of causes,
    measures and items have been begun."""

    causes: Sequence[Head]
    measures: Sequence[Head]
    lines: Sequence[Line]
    missing: Sequence[Note]
    begun: frozenset[str]
    loose: Sequence[LooseEnd]
    picture: Picture
    sections: Mapping[str, str]

    @property
    def width(self) -> int:
        """The number of columns beside the names."""
        return max(len(self.causes), 1) + max(len(self.measures), 1) + 1


def matrix_of(draft: Draft, findings: Sequence[Finding]) -> Matrix:
    """The table of this report, with what the findings ask of each line."""
    links = links_of(draft.content)
    heads = {"causes": _heads(draft, links.causes, "causes"), "measures": _heads(draft, links.measures, "measures")}
    loose: dict[str, list[LooseCode]] = defaultdict(list)
    for end in links.loose:
        loose[end.key].append(end.code)
    errors = Counter((finding.item, finding.code) for finding in findings if finding.level == "error")
    lines = _Lines(draft, links, errors, heads, loose, links.begun).lines()
    names = {row.key: name_of(draft, row.node) for row in links.rows if isinstance(row.node, Dimension)}
    return Matrix(
        heads["causes"],
        heads["measures"],
        lines,
        [
            Note(finding.level, str(finding.params["dimension"]))
            for finding in findings
            if finding.code == "dimension_missing"
        ],
        links.begun,
        _loose(links, lines, heads),
        picture(links, names),
        {
            section.role: reverse("section", args=[draft.report.pk, section.key])
            for section in draft.content.sections
            if section.role in ("causes", "measures", "problems")
        },
    )


def number_of(column: Column) -> str:
    """The number of a cause or measure: 一, or 一（2） for the second point within it."""
    return chinese(column.number) + (f"（{column.within}）" if column.within else "")


def _heads(draft: Draft, columns: Sequence[Column], role: str) -> list[Head]:
    section_of = {
        node.key: section.key
        for section in draft.content.sections
        if section.role == role
        for node, _above in walk(section)
    }
    found = []
    for column in columns:
        number = number_of(column)
        name = (_("Cause %(n)s") if role == "causes" else _("Measure %(n)s")) % {"n": number}
        url = reverse("section", args=[draft.report.pk, section_of[column.key]]) + f"#{column.key}"
        found.append(Head(column.key, name, number, heading_of(column.point), url))
    return found


@dataclass(frozen=True, slots=True)
class _Lines:
    """Makes the lines of one report. `errors` counts what must be mended, by item and code."""

    draft: Draft
    links: Links
    errors: Mapping[tuple[str, str], int]
    heads: Mapping[str, Sequence[Head]]
    loose: Mapping[str, Sequence[LooseCode]]
    begun: frozenset[str]

    def lines(self) -> list[Line]:
        found, number = [], 0
        for row in self.links.rows:
            assert isinstance(row.node, Dimension)
            own = bool(row.node.problems or not row.node.children)
            number += own
            name = name_of(self.draft, row.node)
            found.append(self._dimension(row, f"{number} {name}" if own else name))
        return found

    def _dimension(self, row: Row, name: str) -> Line:
        url = reverse("dimension", args=[self.draft.report.pk, row.key])
        within = [self._problem(problem, place, url) for place, problem in enumerate(row.shown, 1)]
        without = sum(1 for problem in row.shown if problem.written and not problem.items)
        first = next((problem for problem in row.shown if not problem.items), None) or next(iter(row.shown), None)
        return Line(
            row.key,
            name,
            url,
            row.written,
            self._cells(row, "causes", name),
            self._cells(row, "measures", name),
            row.items,
            self._list_url(first),
            self._dimension_notes(row),
            self._list_note(row.shown, without),
            within,
        )

    def _problem(self, row: Row, place: int, url: str) -> Line:
        name = f"{place}. {heading_of(row.node)}"
        loose = self.loose.get(row.key, ())
        notes = [Note("warn", str(LOOSE[code])) for code in loose if code != "problem_without_rectification"]
        return Line(
            row.key,
            name,
            f"{url}#{row.key}",
            row.written,
            self._cells(row, "causes", name),
            self._cells(row, "measures", name),
            row.items,
            self._list_url(row),
            notes,
            self._list_note([row], int(row.written and not row.items)),
        )

    def _cells(self, row: Row, role: str, target: str) -> list[Cell]:
        """The cells of one line: what each says aloud, and the address of its button."""
        sentence = _("%(point)s explains “%(target)s”") if role == "causes" else _("%(point)s mends “%(target)s”")
        found = []
        for place, (head, tie) in enumerate(zip(self.heads[role], getattr(row, role), strict=True)):
            label = sentence % {"point": head.name, "target": target}
            if tie == "partly":
                some = sum(1 for problem in row.problems if getattr(problem, role)[place])
                label += _(": %(some)s of %(all)s problems") % {"some": some, "all": len(row.shown)}
            elif tie == "inherited":
                label += _(", through what stands above it")
            verb = "remove_link" if tie == "linked" else "add_link"
            url = "" if tie == "inherited" else reverse(verb, args=[self.draft.report.pk, head.key, row.key])
            found.append(Cell(tie, head, label, url, f"l-{head.key}-{row.key}"))
        return found

    def _dimension_notes(self, row: Row) -> list[Note]:
        """What must be mended in the dimension, then how many of its problems lack a cause or a measure."""
        if (row.key, "dimension_without_problem") in self.errors:
            return [Note("error", _("required, no problem yet"))]
        lacking = Counter(code for problem in row.problems for code in self.loose.get(problem.key, ()))
        written = sum(1 for problem in row.problems if problem.written)
        return [
            Note("warn", str(LOOSE[code]) if lacking[code] == written else str(words % {"n": lacking[code]}))
            for code, words in _SEVERAL.items()
            if lacking[code]
        ]

    def _list_note(self, rows: Sequence[Row], without: int) -> Note | None:
        """What must be mended on the rectification list first, then what it lacks."""
        items = [item.key for row in rows for item in getattr(row.node, "rectification", ())]
        wrong = sum(self.errors.get((key, f"rectification_without_{name}"), 0) for key in items for name in _DEMANDED)
        if wrong:
            return Note("error", ngettext("%(n)s to mend", "%(n)s to mend", wrong) % {"n": wrong})
        if without and "items" in self.begun:
            return Note("warn", ngettext("%(n)s lacking", "%(n)s lacking", without) % {"n": without})
        return None

    def _list_url(self, row: Row | None) -> str:
        return reverse("rectification", args=[self.draft.report.pk]) + (f"#{row.key}" if row else "")


def _loose(links: Links, lines: Sequence[Line], heads: Mapping[str, Sequence[Head]]) -> list[LooseEnd]:
    """Every loose end with its name and its place: a problem's on the list, another of a problem in the problem."""
    places = {line.key: line for top in lines for line in top.within}
    problems = {row.key: heading_of(row.node) for row in links.problems}
    points = {head.key: head for role in heads.values() for head in role}
    found = []
    for end in links.loose:
        if end.key in problems:
            line = places[end.key]
            url = line.items_url if end.code == "problem_without_rectification" else line.url
            found.append(LooseEnd(problems[end.key], str(LOOSE[end.code]), url))
        else:
            head = points[end.key]
            found.append(LooseEnd(f"{head.name} {head.heading}", str(LOOSE[end.code]), head.url))
    return found
