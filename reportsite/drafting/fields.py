"""What can be written in each kind of item: one table, read by forms, saving, and the way to and from Content.

The names are those of the attributes of the types in content/types.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reportsite.content.text import one_line, paragraphs
from reportsite.content.types import ENDS

LONGEST_TEXT = 500_000


@dataclass(frozen=True, slots=True)
class Field:
    """`read` makes the value of Content from the stored text, `write` the text from the value; `rows` is 1 for a line."""

    name: str
    label: str | Promise
    rows: int = 1
    choices: tuple[tuple[str, str | Promise], ...] = ()
    help: str | Promise = ""
    placeholder: str | Promise = ""
    read: Callable[[str], Any] = one_line
    write: Callable[[Any], str] = str


def _lines(value: tuple[str, ...]) -> str:
    return "\n".join(value)


def _year(text: str) -> int | None:
    digits = one_line(text)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) == 4 else None


# "" leaves the mark to the shape; a heading without any is stored as "-".
_Choice = tuple[str, str | Promise]
_MARKS: tuple[_Choice, ...] = tuple((mark, mark) for mark in ENDS)
_END_CHOICES: tuple[_Choice, ...] = (("", _("as usual")), *_MARKS, ("-", _("none")))
_ENDS: Mapping[str, str | None] = {"": None, "-": ""}


def _write_end(value: str | None) -> str:
    return "" if value is None else value or "-"


def _heading(label: str | Promise) -> Field:
    return Field("heading", label, placeholder=_("without a number and without a mark at its end"))


def _paragraphs(label: str | Promise, rows: int, help: str | Promise = "") -> Field:
    return Field("paragraphs", label, rows=rows, help=help, read=paragraphs, write=_lines)


_END = Field("end", _("End mark"), choices=_END_CHOICES, read=lambda text: _ENDS.get(text, text), write=_write_end)
_SOURCES = (
    ("", "—"),
    ("self", pgettext_lazy("who found a problem", "ourselves")),
    ("superiors", pgettext_lazy("who found a problem", "superiors")),
    ("asked", pgettext_lazy("who found a problem", "those asked")),
    ("colleagues", pgettext_lazy("who found a problem", "colleagues")),
)
_STATES = (("", _("not begun")), ("begun", _("under way")), ("done", _("done")), ("closed", _("closed")))

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "report": (
        Field("title", _("Title"), help=_("May stay empty: then the document begins with the preamble.")),
        Field("byline", _("Line under the title"), help=_("Unit or name, then the date in brackets; may stay empty.")),
        Field("unit", _("Unit, as it stands in the report")),
        Field("person", _("Person, as it stands in the report")),
        Field("year", _("Year that is reviewed"), read=_year, write=lambda year: str(year or "")),
        Field("signature", _("Signature")),
        Field("date", _("Date of the signature"), help=_("As it is to print, for example 2025年1月10日.")),
        Field("attachments", _("Attachments"), rows=2, help=_("One line each."), read=paragraphs, write=_lines),
        Field("preamble", _("Preamble"), rows=10, help=_("A line for each paragraph."), read=paragraphs, write=_lines),
    ),
    "section": (
        _heading(_("Heading of the section")),
        _END,
        _paragraphs(_("Introduction"), 4, _("Before the first item; may stay empty.")),
    ),
    "part": (_heading(_("Heading of the part")), _END, _paragraphs(_("Text"), 4)),
    "dimension": (
        _heading(_("Heading of the dimension")),
        _END,
        _paragraphs(_("Introduction"), 3, _("Before the first problem; may stay empty.")),
        Field(
            "lead_in",
            _("Lead-in"),
            help=_("What leads to the first problem, for example 存在的主要问题： May stay empty."),
        ),
    ),
    "problem": (
        _heading(_("Heading of the problem")),
        _END,
        Field("source", _("Source"), choices=_SOURCES),
        _paragraphs(_("How it shows"), 4),
    ),
    "example": (
        Field(
            "paragraphs", _("Example"), rows=3, placeholder=_("with its marker: 比如，…"), read=paragraphs, write=_lines
        ),
    ),
    "point": (_heading(_("Heading")), _END, _paragraphs(_("Text"), 4)),
    "rectification": (
        Field("measure", _("Measure"), rows=2),
        Field("leader", _("Responsible leader")),
        Field("department", _("Department")),
        Field("deadline", _("Deadline"), placeholder=_("2025年6月底前")),
        Field("state", _("State"), choices=_STATES),
    ),
}


def field(kind: str, name: str) -> Field:
    """The field of that name. Raises KeyError where there is none."""
    return {item.name: item for item in FIELDS[kind]}[name]
