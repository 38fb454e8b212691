"""What the check finds in a report, as its pages show it."""

from dataclasses import replace

from reportsite.checks.demands import NOT_BEGUN, run
from reportsite.checks.findings import Finding
from reportsite.drafting.models import Stage
from reportsite.drafting.rows import Draft


def findings_of(draft: Draft) -> list[Finding]:
    """All findings. While a report is drafted, what nobody has begun is "todo" and nothing to be mended; once it has been
    handed in, what is missing is missing."""
    found = run(draft.content, draft.themes)
    if draft.report.stage != Stage.DRAFTING:
        return found
    return [replace(finding, level="todo") if finding.code in NOT_BEGUN else finding for finding in found]
