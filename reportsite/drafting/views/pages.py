"""The guided steps of a report, each a page on stored rows with an address of its own."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reportsite.accounts.access import person_of
from reportsite.content.text import clean, count
from reportsite.content.types import Dimension
from reportsite.document.assemble import assemble
from reportsite.document.tree import Paragraph, excerpt
from reportsite.drafting.access import item_of, may_review, may_write, readable
from reportsite.drafting.cards import cards, dimension_steps, link_choices, missing_dimensions, missing_sections
from reportsite.drafting.findings import findings_of
from reportsite.drafting.forms import HelperForm, ReturnForm, ShapesForm, TextsForm
from reportsite.drafting.history import last_entry, last_returns, last_text
from reportsite.drafting.matrix import matrix_of
from reportsite.drafting.models import Item, ItemKind, Kind, Report, Stage
from reportsite.drafting.named import Named
from reportsite.drafting.rows import Draft, load
from reportsite.drafting.sentences import LEVELS, sentence
from reportsite.drafting.share import share_card
from reportsite.drafting.steps import next_step, progress_of, steps_of, worked_on
from reportsite.drafting.views.pane import pane
from reportsite.drafting.views.places import place_of

FACTS = ("title", "byline", "unit", "person", "year", "signature", "date", "attachments")


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report's home."""
    return home(request, readable(request, pk))


def home(request: HttpRequest, row: Report, return_form: ReturnForm | None = None) -> HttpResponse:
    """The steps with their state, what is missing, one button that goes on, and why the report was returned. A
    `return_form` is one that came back."""
    draft = load(row)
    findings = findings_of(draft)
    steps = steps_of(draft, findings)
    context = _context(request, draft) | {
        "steps": steps,
        "progress": progress_of(steps, findings),
        "next": next_step(steps, worked_on(draft, *last_text(row, person_of(request)))),
        "share": share_card(draft.content, draft.themes),
        "matrix": matrix_of(draft, findings),
        "warnings": sum(1 for finding in findings if finding.level == "warn"),
        "advice": sum(1 for finding in findings if finding.level == "hint"),
        "may_review": may_review(person_of(request), row),
        "return_form": return_form or ReturnForm(),
        "returned": last_returns([row.pk]).get(row.pk) if row.stage == Stage.RETURNED else None,
        "missing_sections": missing_sections(draft),
        "undo": _undo(request, draft),
        "helper_form": HelperForm(report=row)
        if row.kind == Kind.MEMBER and row.person_id == person_of(request).pk
        else None,
    }
    return render(request, "drafting/home.html", context)


def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, unit, person, year, signature, attachments, and how the items are numbered."""
    draft = load(readable(request, pk))
    names = [name for name in FACTS if name != "person" or draft.report.kind == Kind.MEMBER]
    shapes = ShapesForm(roles=[section.role for section in draft.content.sections], shapes=draft.content.shapes)
    return render(request, "drafting/facts.html", _page(request, draft, [draft.root], names) | {"shapes": shapes})


def preamble(request: HttpRequest, pk: int) -> HttpResponse:
    draft = load(readable(request, pk))
    context = _page(request, draft, [draft.root], ["preamble"]) | {"words": sum(map(count, draft.content.preamble))}
    return render(request, "drafting/preamble.html", context)


def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Any section: its heading and introduction, its points with what stands in them, its parts; for the problems, the
    list of dimensions."""
    draft = load(readable(request, pk))
    item = item_of(draft, key, ItemKind.SECTION)
    below = [child for child in draft.below(item) if child.kind in (ItemKind.POINT, ItemKind.PART)]
    context = _page(request, draft, [item, *below]) | {
        "section": item,
        "node": draft.nodes[key],
        "guidance": _guidance(draft, item.role),
        "cards": cards(draft, item, ItemKind.POINT),
        "parts": cards(draft, item, ItemKind.PART),
        "links": link_choices(draft) if item.role in ("causes", "measures") else None,
        **pane(request, draft, item),
        "undo": _undo(request, draft),
    }
    if item.role == "problems":
        findings = findings_of(draft)
        step = next(step for step in steps_of(draft, findings) if step.url == request.path)
        context |= {
            "step": step,
            "missing_dimensions": missing_dimensions(draft),
            "groups": cards(draft, item, ItemKind.DIMENSION),
        }
    return render(request, "drafting/section.html", context)


def dimension(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One dimension: its problems with their examples."""
    draft = load(readable(request, pk))
    item = item_of(draft, key, ItemKind.DIMENSION)
    below = [child for child in draft.below(item) if child.kind in (ItemKind.PROBLEM, ItemKind.EXAMPLE)]
    node = draft.nodes[key]
    assert isinstance(node, Dimension)
    steps = dimension_steps(draft)
    place = next((index for index, step in enumerate(steps) if step.url == request.path), -1)
    context = _page(request, draft, [item, *below]) | {
        "dimension": item,
        "node": node,
        "marker": _marker(draft, node),
        "wanted": next(
            (wanted for theme in draft.themes for wanted in theme.dimensions if wanted.key == item.answers), None
        ),
        "cards": cards(draft, item, ItemKind.PROBLEM),
        "steps": steps,
        "following": steps[place + 1] if place + 1 < len(steps) else None,
        **pane(request, draft, item),
        "others": [step for step in steps if step.url != request.path],
        "undo": _undo(request, draft),
    }
    return render(request, "drafting/dimension.html", context)


def rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """The rectification list, by problem."""
    draft = load(readable(request, pk))
    items = [item for item in draft.items if item.kind == ItemKind.RECTIFICATION]
    groups = [
        (step, cards(draft, draft.by_key[step.identifier], ItemKind.PROBLEM, ItemKind.RECTIFICATION))
        for step in dimension_steps(draft)
    ]
    context = _page(request, draft, items) | {
        "groups": [group for group in groups if group[1]],
        "undo": _undo(request, draft),
    }
    return render(request, "drafting/rectification.html", context)


def links(request: HttpRequest, pk: int) -> HttpResponse:
    """What hangs on what: the table, of which `?open=` shows the problems of one dimension or of all; and the picture."""
    draft = load(readable(request, pk))
    context = _context(request, draft) | {
        "matrix": matrix_of(draft, findings_of(draft)),
        "open": clean(request.GET.get("open", "")),
    }
    return render(request, "drafting/links.html", context)


def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What the theme demands and is not there yet, each with the way to its place."""
    draft = load(readable(request, pk))
    rows = [(finding, *sentence(finding), place_of(draft, finding)) for finding in findings_of(draft)]
    levels = [(level, label, [row for row in rows if row[0].level == level]) for level, label in LEVELS.items()]
    return render(request, "drafting/check.html", _context(request, draft) | {"levels": levels, "total": len(rows)})


def _marker(draft: Draft, node: Dimension) -> str:
    """The number that the dimension prints before its heading: （二）."""
    blocks = excerpt(assemble(draft.content), {node.key}).blocks
    texts = [run.text for block in blocks if isinstance(block, Paragraph) for run in block.runs if run.key == node.key]
    return texts[0].partition(node.heading)[0] if texts and node.heading else ""


def _guidance(draft: Draft, role: str) -> str:
    """What the themes' outlines say about sections of this role."""
    return "\n".join(
        wanted.guidance for theme in draft.themes for wanted in theme.outline if wanted.role == role and wanted.guidance
    )


def _undo(request: HttpRequest, draft: Draft) -> dict[str, str]:
    """What was deleted a moment ago, so that the page offers to put it back: its key and its first words; {} for nothing."""
    key = clean(request.GET.get("undo", ""))
    if not Item.objects.filter(report=draft.report, key=key, deleted_at__isnull=False).exists():
        return {}
    named = Named.of(draft.report)
    item = named.by_key(key)
    return {"key": key, "name": named.name(item)} if item else {}


def _context(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """What every page of a report shows."""
    writer = may_write(person_of(request), draft.report)
    return {
        "report": draft.report,
        "content": draft.content,
        "themes": draft.themes,
        "may_write": writer,
        "writable": writer and draft.report.is_open,
        "root": draft.root,
    }


def _page(request: HttpRequest, draft: Draft, items: Iterable[Item], only: Iterable[str] = ()) -> dict[str, Any]:
    """What a page with texts shows: their form, and an identifier by which a save that is sent twice counts once."""
    context = _context(request, draft)
    form = TextsForm(draft, items, only, writable=context["writable"])
    return context | {"form": form, "operation": uuid.uuid4().hex, "entry": last_entry(draft.report)}
