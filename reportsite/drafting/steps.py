"""The guided steps of a report: which there are, how far each is, what is missing, where to go on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reportsite.checks.demands import has_text, printed_words
from reportsite.checks.findings import Finding
from reportsite.content.text import count
from reportsite.content.theme import short_name
from reportsite.content.types import Dimension, Problem, RectificationItem, Section, walk
from reportsite.document.assemble import is_empty
from reportsite.drafting.models import ItemKind
from reportsite.drafting.rows import Draft
from reportsite.drafting.sentences import sentence
from reportsite.themes.models import SectionRole

# The facts that every report has to name.
_NAMED = ("title", "unit", "person", "year", "signature", "date")
DONE, DOING, TODO, MEND, MISSING = "done", "doing", "todo", "error", "missing"


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is done, doing, todo (not begun), error (begun, and something in it must be mended) or missing (not begun,
    though the report was handed in); `note` says what of."""

    identifier: str
    title: str
    url: str
    state: str = TODO
    words: int | None = None
    note: str = ""
    short: str = ""
    items: str = ""
    steps: Sequence["Step"] = field(default=())

    @property
    def label(self) -> str:
        labels = {
            DONE: _("done"),
            DOING: _("under way"),
            TODO: _("not begun"),
            MEND: _("to be mended"),
            MISSING: _("missing"),
        }
        return self.short or labels[self.state]


def _state(begun: bool, findings: Iterable[Finding]) -> str:
    levels = {finding.level for finding in findings} - {"hint"}
    if "error" in levels:
        return MEND if begun else MISSING
    if begun:
        return DOING if levels else DONE
    return TODO


def _note(findings: Sequence[Finding]) -> str:
    """The gravest finding in words."""
    gravest = min(findings, key=lambda finding: ("error", "warn", "todo", "hint").index(finding.level), default=None)
    return sentence(gravest)[0] if gravest else ""


def steps_of(draft: Draft, findings: Sequence[Finding]) -> list[Step]:
    """The steps of this report in order, from the facts to the download."""
    content, pk = draft.content, draft.report.pk
    by_step = {
        name: [item for item in findings if item.step == name] for name in ("facts", "preamble", "rectification")
    }
    preamble = sum(map(count, content.preamble))
    steps = [
        Step(
            "facts",
            _("Facts"),
            reverse("facts", args=[pk]),
            # What a theme lacks is nobody's to fill in here: it is said, and the step can be done all the same.
            _state(
                any(getattr(content, name) for name in _NAMED),
                [item for item in by_step["facts"] if item.code == "fact_missing"],
            ),
            note=_note(by_step["facts"]),
        ),
        Step(
            "preamble",
            _("Preamble"),
            reverse("preamble", args=[pk]),
            _state(bool(preamble), by_step["preamble"]),
            preamble,
        ),
    ]
    steps += [_section(draft, section, findings) for section in content.sections]
    steps.append(_rectification(draft, by_step["rectification"]))
    return steps


def _section(draft: Draft, section: Section, findings: Sequence[Finding]) -> Step:
    pk, words = draft.report.pk, printed_words(section)
    mine = [item for item in findings if item.section == section.key and item.step in ("", section.key)]
    dimensions: list[Step] = []
    if section.role == "problems":
        below = [
            node
            for node, _above in walk(section)
            if isinstance(node, Dimension) and (node.problems or not node.children)
        ]
        dimensions = [_dimension(draft, node, number, findings) for number, node in enumerate(below, 1)]
        dimensions += _missing(draft, section, findings)
        states = {step.state for step in dimensions}
        begun = has_text(section)
        state = DONE if begun and states <= {DONE} else DOING if begun else _state(False, mine)
    else:
        state = _state(has_text(section), mine)
    title = section.heading or str(SectionRole(section.role).label)
    note = "" if section.role == "problems" else _note([item for item in mine if item.level != "hint"])
    return Step(section.role, title, reverse("section", args=[pk, section.key]), state, words, note, steps=dimensions)


def _dimension(draft: Draft, node: Dimension, number: int, findings: Sequence[Finding]) -> Step:
    mine = [item for item in findings if item.dimension == node.key and item.step == ""]
    written = sum(1 for problem in node.problems if not is_empty(problem))
    state = _state(bool(written), mine)
    short = ""
    few = next((item for item in mine if item.code == "too_few_problems"), None)
    if few:
        lacking = int(few.params["least"]) - int(few.params["found"])
        short = ngettext("%(count)s more to write", "%(count)s more to write", lacking) % {"count": lacking}
    elif state == MISSING:
        short = _("required, no problem yet")
    items = ngettext("%(count)s problem", "%(count)s problems", written) % {"count": written}
    url = reverse("dimension", args=[draft.report.pk, node.key])
    return Step(node.key, f"{number} {name_of(draft, node)}", url, state, printed_words(node), short=short, items=items)


def _missing(draft: Draft, section: Section, findings: Sequence[Finding]) -> list[Step]:
    """The dimensions that the themes require and the report does not have: they are added on the section's page."""
    url = reverse("section", args=[draft.report.pk, section.key])
    return [
        Step("", str(item.params["dimension"]), url, _state(False, [item]), short=_("required, not in the report"))
        for item in findings
        if item.code == "dimension_missing"
    ]


def name_of(draft: Draft, node: Dimension) -> str:
    """What a dimension is called in lists and on buttons."""
    return short_name(node.heading[:12], node.answers, draft.themes) or _("without a heading")


def _rectification(draft: Draft, findings: Sequence[Finding]) -> Step:
    items = [node for node, _above in walk(draft.content) if isinstance(node, RectificationItem) and has_text(node)]
    problems = sum(1 for node, _above in walk(draft.content) if isinstance(node, Problem) and not is_empty(node))
    state = _state(bool(items), findings) if problems else TODO
    lines = ngettext("%(count)s item", "%(count)s items", len(items)) % {"count": len(items)}
    return Step(
        "rectification", _("Rectification list"), reverse("rectification", args=[draft.report.pk]), state, items=lines
    )


def next_step(steps: Sequence[Step], last: str = "") -> Step | None:
    """Where to go on: the step that was worked on last (its address in `last`) until it is done, else the first that is
    not."""
    open_ = [leaf for step in steps for leaf in (step.steps or [step]) if leaf.state != DONE]
    return next((step for step in open_ if step.url == last), open_[0] if open_ else None)


def worked_on(draft: Draft, key: str, name: str) -> str:
    """The address of the step in which the text `name` of the item `key` is written; "" where that item is gone."""
    pk, item = draft.report.pk, draft.by_key.get(key)
    by_pk = {row.pk: row for row in draft.items}
    while item and item.kind not in _STEP_OF:
        item = by_pk.get(item.parent_id) if item.parent_id else None
    if item is None:
        return ""
    if item.kind == ItemKind.REPORT:
        return reverse("preamble" if name == "preamble" else "facts", args=[pk])
    return reverse(_STEP_OF[item.kind], args=[pk, *([] if item.kind == ItemKind.RECTIFICATION else [item.key])])


# The page on which an item, or what stands in it, is written.
_STEP_OF: Mapping[str, str] = {
    ItemKind.REPORT: "facts",
    ItemKind.SECTION: "section",
    ItemKind.DIMENSION: "dimension",
    ItemKind.RECTIFICATION: "rectification",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a report is: steps done of all, words, how many things must be mended, and how many are not begun."""

    done: int
    of: int
    words: int
    errors: int
    waiting: int


def progress_of(steps: Sequence[Step], findings: Sequence[Finding]) -> Progress:
    leaves = [leaf for step in steps for leaf in (step.steps or [step])]
    return Progress(
        sum(1 for step in leaves if step.state == DONE),
        len(leaves),
        sum(step.words or 0 for step in steps),
        sum(1 for finding in findings if finding.level == "error"),
        sum(1 for finding in findings if finding.level == "todo"),
    )
