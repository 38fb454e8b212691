"""The doubts of an import, each with its place and with what else it could be as a button."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from reportsite.content.types import Content, Role, Section
from reportsite.importer.correcting import has_clauses
from reportsite.importer.editing import places
from reportsite.importer.record import Doubt, Record
from reportsite.importing.sentences import CHOICES, DOUBTS
from reportsite.themes.models import SectionRole


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: its words, and the address that it goes to below the import's, with a value where it needs one."""

    text: str
    path: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt as the page shows it; `key` is the item that it is about, "" where that is not in the tree."""

    number: int
    sentence: str | Promise
    text: str
    line: int
    chosen: str
    key: str
    answers: list[Answer] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # what else it could be, where no button makes it so


@dataclass(frozen=True, slots=True)
class _Known:
    """What the doubts of a page ask about, gathered once for all of them: which items are sections, which have clauses
    to be parted; and by the line of the source, the item that begins there and the place among what was left out."""

    sections: frozenset[str]
    clausal: frozenset[str]
    items: Mapping[int, str]
    dropped: Mapping[int, int]


def _known(content: Content, record: Record, where: Mapping[str, int]) -> _Known:
    nodes = [place.node for place in places(content)]
    sections = frozenset(node.key for node in nodes if isinstance(node, Section))
    items: dict[int, str] = {}
    for key, line in where.items():  # of several in one line the first section, else the first
        if line not in items or (key in sections and items[line] not in sections):
            items[line] = key
    dropped: dict[int, int] = {}
    for number, left_out in enumerate(record.dropped):
        dropped.setdefault(left_out.number, number)
    return _Known(sections, frozenset(node.key for node in nodes if has_clauses(node)), items, dropped)


def doubts_of(content: Content, record: Record, where: Mapping[str, int]) -> list[Question]:
    """The open doubts in the order of the source."""
    known = _known(content, record, where)
    found = []
    for number, doubt in enumerate(record.doubts):
        answers = list(_answers(doubt, known, content.key))
        named = [_named(other) for other in doubt.alternatives]
        question = Question(
            number,
            DOUBTS.get(doubt.code) or _("Is this right?"),
            doubt.text,
            doubt.line,
            _named(doubt.chosen),
            known.items.get(doubt.line, ""),
            answers,
            [] if answers else named,
        )
        found.append(question)
    return sorted(found, key=lambda one: one.line)


def _answers(doubt: Doubt, known: _Known, whole: str) -> Iterator[Answer]:
    """The buttons of a doubt; `whole` is the key of the report."""
    key = known.items.get(doubt.line, "")
    for other in doubt.alternatives:
        if key in known.sections and other in get_args(Role):
            yield Answer(_named(other), f"items/{key}/role/{other}/")
        elif key in known.clausal and other == "problems at each ；":
            yield Answer(_named(other), f"items/{key}/clauses/")
        elif other == "text" and doubt.line in known.dropped:
            yield Answer(_("text of the preamble"), f"dropped/{known.dropped[doubt.line]}/place/", whole)


def _named(choice: str) -> str:
    if choice in get_args(Role):
        return str(SectionRole(choice).label)
    return str(CHOICES.get(choice, choice))
