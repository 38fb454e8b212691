"""What a page shows of the tree: items with their numbers and neighbours, ready to be looped over."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language

from reportsite.checks.demands import printed_words
from reportsite.content.numbering import chinese
from reportsite.content.theme import OutlineSection, ThemeDimension
from reportsite.content.types import Dimension, Node, Point, Problem, walk
from reportsite.drafting.findings import findings_of
from reportsite.drafting.models import Item, ItemKind
from reportsite.drafting.rows import Draft
from reportsite.drafting.steps import Step, name_of, steps_of


@dataclass(frozen=True, slots=True)
class Card:
    """One item: `number` from 1 among its siblings, the words that it prints, the cards within it."""

    item: Item
    node: Node
    number: int
    first: bool
    last: bool
    words: int
    within: Sequence["Card"] = field(default=())

    @property
    def chinese(self) -> str:
        """The number as the reader's language has it: 问题一, Problem 1."""
        return str(self.number) if get_language() == "en" else chinese(self.number)

    @property
    def links(self) -> tuple[str, ...]:
        return self.node.links if isinstance(self.node, Point) else ()


_WITHIN = {
    ItemKind.PROBLEM: ItemKind.EXAMPLE,
    ItemKind.POINT: ItemKind.POINT,
    ItemKind.PART: ItemKind.POINT,
    ItemKind.DIMENSION: ItemKind.DIMENSION,
}


def cards(draft: Draft, parent: Item, kind: str, within: str = "") -> list[Card]:
    """The items of one kind below `parent`, each with those that stand within it (of the kind `within`)."""
    siblings = [child for child in draft.children.get(parent.pk, ()) if child.kind == kind]
    inner = within or _WITHIN.get(ItemKind(kind), "")
    return [
        Card(
            item,
            node := draft.nodes[item.key],
            number,
            number == 1,
            number == len(siblings),
            printed_words(node),
            cards(draft, item, inner) if inner else (),
        )
        for number, item in enumerate(siblings, 1)
    ]


def dimension_steps(draft: Draft) -> list[Step]:
    """The dimensions that hold problems, in order, with their state."""
    steps = steps_of(draft, findings_of(draft))
    return [leaf for step in steps for leaf in step.steps if leaf.identifier]


def link_choices(draft: Draft) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(key, short name, [(key, heading) of its problems]) of every dimension: what a cause or measure may be linked to."""
    found = []
    for node, _above in walk(draft.content):
        if isinstance(node, Dimension) and not (node.children and not node.problems):
            problems = [(problem.key, problem.heading or first_words(problem)) for problem in node.problems]
            found.append((node.key, name_of(draft, node), [pair for pair in problems if pair[1]]))
    return found


def first_words(problem: Problem) -> str:
    return "".join(problem.paragraphs)[:16]


def missing_sections(draft: Draft) -> list[OutlineSection]:
    """The sections of the outlines that the report does not have, one of each role."""
    have = {section.role for section in draft.content.sections}
    wanted: dict[str, OutlineSection] = {}
    for theme in draft.themes:
        for section in theme.outline_for(draft.content.kind):
            if section.role not in have:
                wanted.setdefault(section.role, section)
    return list(wanted.values())


def missing_dimensions(draft: Draft) -> list[ThemeDimension]:
    """The dimensions of the themes that the report does not have."""
    have = {node.answers for node, _above in walk(draft.content) if isinstance(node, Dimension)}
    groups = {wanted.parent for theme in draft.themes for wanted in theme.dimensions}
    return [
        wanted
        for theme in draft.themes
        for wanted in theme.dimensions_for(draft.content.kind)
        if wanted.key not in have and wanted.key not in groups
    ]
