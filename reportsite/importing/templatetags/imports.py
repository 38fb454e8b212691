"""What the pages of reports show of imports."""

from django import template

from reportsite.accounts.access import person_of
from reportsite.accounts.models import Unit
from reportsite.content.text import clean
from reportsite.content.types import Node, Problem
from reportsite.drafting.models import Report
from reportsite.importer.splitting import can_split
from reportsite.importing import models
from reportsite.importing.actions.problems import last_split
from reportsite.importing.showing import ORIGINS

register = template.Library()


@register.simple_tag(takes_context=True)
def may_import(context: template.Context, unit: Unit | None = None) -> bool:
    """Whether the person may bring reports in, for this unit or for any."""
    units = models.may_import(person_of(context["request"]))
    return (units.filter(pk=unit.pk) if unit else units).exists()


@register.simple_tag
def import_of(report: Report) -> models.Import | None:
    """The import that the report was made of, None where it was begun by hand."""
    return report.imports.filter(place="").only("pk").first()


@register.simple_tag
def texts_from(report: Report, key: str) -> list[models.Import]:
    """What was brought in at an item, the newest first."""
    return list(report.imports.filter(place=key, taken=True).only("file_name", "at"))


@register.simple_tag
def split_before(report: Report, key: str) -> tuple[str, int] | None:
    """The key of a problem that was split a moment ago with the number of problems that it is now; None where it was not."""
    entry = last_split(report, clean(key)) if key else None
    return (entry.key, len(entry.value.split())) if entry else None


@register.filter
def splits(node: Node) -> bool:
    """Whether the text of a problem may be split into heading, text and examples, or into several problems."""
    return isinstance(node, Problem) and can_split(node)


@register.filter
def origin_label(origin: str) -> str:
    """What a line of a source is, where it is no text of the report."""
    return str(ORIGINS.get(origin, ""))
