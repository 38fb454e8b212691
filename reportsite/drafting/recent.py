"""What was done in a report lately, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import BooleanField, Case, Value, When
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from reportsite.accounts.models import Person
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.history import ABOUT_VERSIONS, SAID
from reportsite.drafting.models import Item, Journal, Report
from reportsite.drafting.named import Named

_LOOKED_AT = 200  # rows; what one person saves in a row is one change
# What was done, by the verb of the journal.
VERBS: Mapping[str, str | Promise] = {
    "begin": _("began the report"),
    "import": _("brought the report in"),
    "save": pgettext_lazy("in a list of changes", "wrote"),
    "add": pgettext_lazy("in a list of changes", "added"),
    "move": pgettext_lazy("in a list of changes", "moved"),
    "delete": pgettext_lazy("in a list of changes", "deleted"),
    "restore": pgettext_lazy("in a list of changes", "put back"),
    "link": _("linked"),
    "shape": _("changed the numbering"),
    "shapes": _("changed the numbering"),
    "print": _("changed what is printed beside the text"),
    "correct": _("corrected what was read"),
    "bring in": _("brought text in"),
    "return": _("returned the report"),
    "submit": _("submitted the report"),
    "withdraw": _("took the report back"),
    "approve": _("approved the report"),
    "helper": _("named the helper"),
    "assign": _("gave the report to its person"),
    "version": _("put an older version back"),
    "name version": _("named a version"),
    "remove version": _("removed a version"),
    "theme": _("followed the theme"),
    "purge": _("erased a passage"),
    "purge look": _("looked where a passage stands that may have to be erased"),
    "carry": _("carried over from last year"),
    "split": _("split a problem"),
    "split problem": _("split a problem"),
    "put together": _("put a problem together again"),
}
_TAKEN_OVER = _("took over a returned file")
_MOST_SAID = 120  # characters of what somebody said with it


@dataclass(frozen=True, slots=True)
class Done:
    """One change: when, by whom, what, and where: the name of the item with its text's label, and the page to look at;
    and the beginning of what was said with it: why a report was returned, what a version is called."""

    at: datetime
    person: Person | None
    verb: str
    where: str
    url: str
    said: str = ""


def recent(report: Report, named: Named, most: int = 5) -> list[Done]:
    """The newest changes, the saves of a text in a row as one, in one query."""
    whole = Case(When(before="", then=Value(False)), default=Value(True), output_field=BooleanField())
    said = Case(When(verb__in=SAID, then=Left("value", _MOST_SAID + 1)), default=Value(""))
    rows = report.journal.select_related("person").annotate(whole=whole, said=said)
    rows = rows.defer("value", "before").order_by("-pk")
    by_key = {item.key: item for item in named.items.values()}
    found = []
    for _same, group in groupby(rows[:_LOOKED_AT], _one_change):
        row = next(group)
        where, url = _where(report, row, by_key.get(row.key), named)
        verb = _TAKEN_OVER if row.verb == "return" and row.whole else VERBS.get(row.verb, row.verb)
        found.append(Done(row.at, row.person, str(verb), where, url, row.said))
        if len(found) == most:
            break
    return found


def _one_change(row: Journal) -> tuple[Any, ...]:
    """What rows in a row have in common that are one change."""
    return row.person_id, row.verb, row.key, row.name, row.verb in ABOUT_VERSIONS and row.revision


def _where(report: Report, row: Journal, item: Item | None, named: Named) -> tuple[str, str]:
    """The item and the text of a row, and the page: a text's past, else the item's own page; or the version."""
    if row.verb in ABOUT_VERSIONS:
        return gettext("Version %(number)s") % {"number": row.revision}, reverse("versions", args=[report.pk])
    if item is None or (item.parent_id is None and not row.name):
        return "", ""
    field = next((one for one in FIELDS[item.kind] if one.name == row.name), None)
    parts: Sequence[str] = [
        str(item.get_kind_display()),
        named.words.get(item.pk, ""),
        str(field.label) if field else "",
    ]
    url = reverse("history", args=[report.pk, item.key, row.name]) if field else named.page(item)
    return " · ".join(filter(None, parts)), url
