"""What the home of a report shows of its past."""

from typing import Any

from django import template

from reportsite.accounts.access import person_of
from reportsite.accounts.models import Unit
from reportsite.drafting.actions.themes import theme_changes
from reportsite.drafting.models import Report
from reportsite.drafting.named import Named
from reportsite.drafting.recent import recent

register = template.Library()


@register.simple_tag(takes_context=True)
def past_of(context: template.Context, report: Report) -> dict[str, Any]:
    """How many versions were kept and how many items lie in the bin, what was done lately, what the themes ask for
    otherwise by now, and whether the person may erase a passage."""
    named = Named.of(report)
    keeps_unit = Unit.objects.administered_by(person_of(context["request"])).filter(pk=report.unit_id)
    return {
        "versions": report.kept_versions.count(),
        "deleted": sum(1 for item in named.items.values() if item.deleted_at),
        "recent": recent(report, named),
        "themes": [change for _row, change in theme_changes(report)],
        "may_purge": keeps_unit.exists(),
    }
