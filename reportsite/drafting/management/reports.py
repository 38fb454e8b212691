"""What the commands on one report share."""

from django.core.management.base import CommandError

from reportsite.drafting.models import Report


def report_of(pk: int) -> Report:
    """The report with this id. Raises CommandError with one line where there is none."""
    report = Report.objects.filter(pk=pk).select_related("unit").first() if 0 < pk < 2**63 else None
    if report is None:
        raise CommandError(f"There is no report {pk}.")
    return report
