"""The doubts of an import, each with its place and with what else it could be as a button."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from reportsite.content.types import Content, Role, Section
from reportsite.importer.correcting import fitting
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


def doubts_of(content: Content, record: Record, where: Mapping[str, int]) -> list[Question]:
    """The open doubts in the order of the source."""
    lines: dict[int, list[str]] = {}
    for key, line in where.items():
        lines.setdefault(line, []).append(key)
    sections = {place.node.key for place in places(content) if isinstance(place.node, Section)}
    found = []
    for number, doubt in enumerate(record.doubts):
        keys = lines.get(doubt.line, [])
        key = next((one for one in keys if one in sections), next(iter(keys), ""))
        answers = list(_answers(content, record, doubt, key, key in sections))
        named = [_named(other) for other in doubt.alternatives]
        question = Question(
            number,
            DOUBTS.get(doubt.code) or _("Is this right?"),
            doubt.text,
            doubt.line,
            _named(doubt.chosen),
            key,
            answers,
            [] if answers else named,
        )
        found.append(question)
    return sorted(found, key=lambda one: one.line)


def _answers(content: Content, record: Record, doubt: Doubt, key: str, is_section: bool) -> Iterator[Answer]:
    for other in doubt.alternatives:
        if is_section and other in get_args(Role):
            yield Answer(_named(other), f"items/{key}/role/{other}/")
        elif key and other == "problems at each ；" and "clauses" in fitting(content, key):
            yield Answer(_named(other), f"items/{key}/clauses/")
        elif other == "text":
            for number, line in enumerate(record.dropped):
                if line.number == doubt.line:
                    yield Answer(_("text of the preamble"), f"dropped/{number}/place/", content.key)
                    break


def _named(choice: str) -> str:
    if choice in get_args(Role):
        return str(SectionRole(choice).label)
    return str(CHOICES.get(choice, choice))
