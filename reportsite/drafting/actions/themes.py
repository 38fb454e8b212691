"""A report follows its themes as they stand now."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reportsite.accounts.models import Person
from reportsite.content.following import ThemeChange, following, theme_change
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.models import Reason, Report, ReportTheme
from reportsite.drafting.rows import load_content
from reportsite.themes.actions import current_version
from reportsite.themes.queries import plain, version_data


def theme_changes(report: Report) -> Iterator[tuple[ReportTheme, ThemeChange]]:
    """The themes of the report that were changed since it was begun, or since it followed them."""
    rows = ReportTheme.objects.filter(report=report).select_related("version__theme")
    for row in rows.prefetch_related("version__theme__dimensions", "version__theme__outline"):
        now = plain(row.version.theme, report.unit)
        if change := theme_change(version_data(row.version), now, report.kind):  # type: ignore[arg-type]
            yield row, change


@transaction.atomic
def follow_theme(*, report: Report, by: Person) -> None:
    """The report answers its themes as they stand now, and what stood before is kept as a version. No text is lost: see
    `following`."""
    report.refresh_from_db(fields=["stage"], from_queryset=Report.objects.select_for_update())
    found = list(theme_changes(report))
    if not found:
        raise ValidationError(_("The report answers its themes as they stand now already."))
    keep_version(report=report, by=by, reason=Reason.THEME)
    content = following(load_content(report), [change for _row, change in found])
    rewrite_report(report=report, by=by, content=content, verb="theme")
    for row, _change in found:
        row.version = current_version(theme=row.version.theme, unit=report.unit)
        row.save(update_fields=["version"])
