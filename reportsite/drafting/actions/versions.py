"""Versions of the whole report: keeping, naming and removing one, and putting one back, as a whole or one item of it.

A version is a row of its own that says by whom and why it was kept, so the journal does not say it again; what is done to
it later is journalled, with its number and its name.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reportsite.accounts.models import Person
from reportsite.checks.demands import printed_words
from reportsite.content.comparison import NotThere, compare, restored
from reportsite.content.json import dumps
from reportsite.content.types import Content
from reportsite.drafting.actions.items import refuse_doubles
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.history import NO_CHANGE, last_entry
from reportsite.drafting.models import ItemKind, Journal, Reason, Report, Version
from reportsite.drafting.rows import load_content

_SAME = gettext_lazy("This stands as it did in that version: there is nothing to put back.")


@transaction.atomic
def keep_version(*, report: Report, by: Person | None, reason: str, name: str = "") -> Version:
    """The report as it stands now, with the next number. Where nothing has changed since the last version that one is
    used again, unless it was kept by hand and may be removed, and this one not; it takes a name that is given only where
    it is the same person's and has none."""
    Report.objects.select_for_update().get(pk=report.pk)
    plain = load_content(report)
    content = dumps(plain).decode()
    last = report.kept_versions.first()
    same = _same(report, content, by_hand=reason == Reason.ASKED)
    if same and (not name or (same.by == by and same.name in ("", name))):
        if name and not same.name:
            same.name = name
            same.save(update_fields=["name"])
        return same
    return Version.objects.create(
        unit_id=report.unit_id,
        report=report,
        number=max(last.number if last else 0, _last_removed(report)) + 1,
        name=name,
        reason=reason,
        content=content,
        words=printed_words(plain),
        entry=last_entry(report),
        by=by,
    )


def _same(report: Report, content: str, by_hand: bool) -> Version | None:
    """The newest version of this state since it was last another one, of those that were kept by hand or of the others."""
    for version in report.kept_versions.all()[:2]:
        if version.content != content:
            break
        if (version.reason == Reason.ASKED) == by_hand:
            return version
    return None


def _last_removed(report: Report) -> int:
    """The highest number that a version had which was removed, 0 where there was none: a number stands for one state."""
    removed = report.journal.filter(verb="remove version")
    return removed.aggregate(highest=Max("revision"))["highest"] or 0


@transaction.atomic
def name_version(*, version: Version, by: Person, name: str) -> None:
    """The version is called so from now on, or has no name."""
    kept = _locked(version)
    if kept.name == name:
        return
    kept.name = name
    kept.save(update_fields=["name"])
    _log(kept, by, verb="name version")


@transaction.atomic
def remove_version(*, version: Version, by: Person) -> None:
    """A version that was kept by hand is kept no longer, for good; what was saved stays in the past of each text. Not
    while the report is reviewed, and not one that was kept because of what was done then."""
    kept = _locked(version)
    if kept.reason != Reason.ASKED:
        raise ValidationError(_("Only a version that was kept by hand can be removed."))
    if not kept.report.is_open:
        raise ValidationError(
            _("The report is “%(stage)s”: its versions stay as they are.") % {"stage": kept.report.get_stage_display()}
        )
    _log(kept, by, verb="remove version")
    kept.delete()


def _locked(version: Version) -> Version:
    """The version as it is now, its report locked first, as in every other verb."""
    report = Report.objects.select_for_update().get(pk=version.report_id)
    kept = report.kept_versions.select_for_update(of=("self",)).filter(pk=version.pk).first()
    if kept is None:
        raise ValidationError(_("This version was removed meanwhile."))
    kept.report = report
    return kept


def _log(version: Version, by: Person, verb: str) -> None:
    root = version.report.items.get(kind=ItemKind.REPORT)
    Journal.objects.create(
        unit_id=version.unit_id,
        report=version.report,
        person=by,
        verb=verb,
        key=root.key,
        revision=version.number,
        value=version.name,
    )


@transaction.atomic
def restore_version(*, version: Version, by: Person, seen: int) -> None:
    """The report is as the version has it; what was written since is kept as a version. `seen` is the last entry of the
    journal when the page was made: after a later one nothing is done."""
    version = _locked(version)
    _check_seen(version.report, seen)
    older = version.plain
    if not compare(older, load_content(version.report)):
        raise ValidationError(_SAME)
    _rewrite(version, by, older)


@transaction.atomic
def restore_item_of(*, version: Version, by: Person, key: str, seen: int) -> None:
    """One item is as the version has it, with what stood below it where it was deleted since; all else stays. `seen` as
    in `restore_version`."""
    version = _locked(version)
    _check_seen(version.report, seen)
    older, now = version.plain, load_content(version.report)
    found = [one for one in compare(older, now) if one.key == key]
    if not found:
        raise ValidationError(_SAME)
    try:
        content = restored(now, older, found)
    except NotThere as error:
        raise ValidationError(_("What it stood in is not there now: put that back first.")) from error
    refuse_doubles(now, content)
    _rewrite(version, by, content)


def _check_seen(report: Report, seen: int) -> None:
    if seen > last_entry(report) or report.journal.filter(pk__gt=seen).exclude(verb__in=NO_CHANGE).exists():
        raise ValidationError(
            _("The report was changed after this page was opened, so nothing was done. Below it stands as it is now.")
        )


def _rewrite(version: Version, by: Person, content: Content) -> None:
    keep_version(report=version.report, by=by, reason=Reason.RESTORE)
    rewrite_report(report=version.report, by=by, content=content, verb="version")
