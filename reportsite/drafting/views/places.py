"""Where a finding is mended: its page, and the field on it."""

from django.urls import reverse

from reportsite.checks.findings import Finding
from reportsite.drafting.models import ItemKind
from reportsite.drafting.rows import Draft

_PAGES = {"facts": "facts", "preamble": "preamble", "rectification": "rectification", "home": "report"}


def place_of(draft: Draft, finding: Finding) -> str:
    """The address of the place that a finding speaks of."""
    pk = draft.report.pk
    anchor = f"#{finding.item}" if finding.item and finding.item != finding.dimension else ""
    if finding.item and finding.field:
        anchor = f"#id_{finding.item}.{finding.field}"
    if finding.step in _PAGES:
        return reverse(_PAGES[finding.step], args=[pk]) + anchor
    if finding.step == "problems":
        problems = next(
            (item for item in draft.items if item.kind == ItemKind.SECTION and item.role == "problems"), None
        )
        return reverse("section", args=[pk, problems.key]) if problems else draft.report.get_absolute_url()
    if finding.step in draft.by_key:
        return reverse("section", args=[pk, finding.step])
    if finding.dimension in draft.by_key:
        return reverse("dimension", args=[pk, finding.dimension]) + anchor
    if finding.section in draft.by_key:
        return reverse("section", args=[pk, finding.section])
    return draft.report.get_absolute_url()
