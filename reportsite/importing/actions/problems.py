"""A problem that was written or pasted in one go: split where it stands, and put together again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from msgspec.structs import replace

from reportsite.accounts.models import Person
from reportsite.content.json import loads
from reportsite.content.types import Problem, walk
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.models import Journal, Link, Report
from reportsite.drafting.rows import load_content
from reportsite.importer.editing import NotHere, Place, find, spliced
from reportsite.importer.splitting import split
from reportsite.importing.sentences import not_here

LONGEST = 20_000  # characters; a problem has some hundreds
_WHOLE, SPLIT = "split", "split problem"  # verbs of the journal: the report before, and which items it made


def _place(report: Report, key: str) -> Place:
    """Where the problem stands in the report, which is locked until the end."""
    Report.objects.select_for_update().get(pk=report.pk)
    try:
        place = find(load_content(report), key)
    except NotHere as error:
        raise ValidationError(not_here(error.code)) from error
    if not isinstance(place.node, Problem):
        raise ValidationError(not_here("no_problem"))
    return place


@transaction.atomic
def split_problem(*, report: Report, by: Person | None, key: str) -> int:
    """Its heading, text and examples apart, and numbered paragraphs as problems after it. Returns how many it is now."""
    place = _place(report, key)
    problem = place.node
    assert isinstance(problem, Problem)
    if sum(map(len, problem.paragraphs)) > LONGEST:
        raise ValidationError(_("This text is too long to be split here: bring it in as a pasted text."))
    parts = split(problem)
    if parts == (problem,):
        raise ValidationError(
            _("There is nothing to split: no heading, no example and no number was found in the text.")
        )
    rewrite_report(report=report, by=by, content=spliced(place, parts), verb=_WHOLE)
    made = " ".join(part.key for part in parts)
    Journal.objects.create(unit_id=report.unit_id, report=report, person=by, verb=SPLIT, key=key, value=made)
    return len(parts)


def last_split(report: Report, key: str) -> Journal | None:
    """The entry of the journal on the last time that the problem was split."""
    return report.journal.filter(verb=SPLIT, key=key).last()


@transaction.atomic
def put_together(*, report: Report, by: Person | None, key: str) -> None:
    """The problem as it was before it was split, unless anything of it was changed since."""
    place = _place(report, key)
    entry = last_split(report, key)
    before = report.journal.filter(verb=_WHOLE, pk__lt=entry.pk).last() if entry else None
    if entry is None or before is None:
        raise ValidationError(_("This problem was not split."))
    made = set(entry.value.split())
    parts = [problem for problem in place.siblings if problem.key in made]
    keys = {node.key for part in parts for node, _above in walk(part)}
    linked = Link.objects.filter(point__report=report, point__deleted_at=None, target__key__in=keys - {key})
    changed = report.journal.filter(pk__gt=entry.pk, key__in=keys)
    if len(parts) != len(made) or changed.exists() or linked.exists():
        raise ValidationError(_("This was changed since it was split, so it stays as it is."))
    old = find(loads(before.before.encode()), key).node
    siblings = tuple(old if one.key == key else one for one in place.siblings if one.key == key or one.key not in made)
    dimension = replace(place.parent, problems=siblings)
    rewrite_report(report=report, by=by, content=spliced(place.above, (dimension,)), verb="put together")
