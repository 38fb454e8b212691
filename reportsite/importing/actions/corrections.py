"""What a person corrects in what was read, before there is a report and, through `rewrite_report`, after.

Each verb takes `seen`, the fingerprint of what the page showed: what was changed meanwhile is not corrected blindly, and
a button that is pressed twice counts once. What stood there before is kept as a step, so that it can be undone.
"""

from collections.abc import Callable

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from msgspec.structs import replace

from reportsite.accounts.models import Person, Unit
from reportsite.content.json import ContentError, dumps, loads
from reportsite.content.theme import Theme
from reportsite.content.types import Content, Kind, Role
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.models import Reason, Report
from reportsite.drafting.rows import load_content
from reportsite.importer import correcting, themes
from reportsite.importer.editing import NotHere
from reportsite.importer.record import Line, Record
from reportsite.importing.models import Import, Step, fingerprint
from reportsite.importing.sentences import not_here

MOST_STEPS = 50
# All steps together; a long report keeps fewer of them.
MOST_CHARACTERS = 20_000_000

Change = Callable[[Content, Record], Content]


def locked(row: Import) -> Import:
    """The import as it is stored, and its report: locked one after the other, for PostgreSQL locks no row that an outer
    join brings along."""
    row = Import.objects.select_for_update().get(pk=row.pk)
    if row.report_id:
        row.report = Report.objects.select_for_update().get(pk=row.report_id)
    return row


@transaction.atomic
def _correct(row: Import, by: Person, seen: str, change: Change, doubt: int = -1) -> Content:
    """Carry out a change of content and record, keep what was there before, and settle the doubt that it answers."""
    row = locked(row)
    before = row.current
    if seen != fingerprint(before, row.record):
        raise ValidationError(_("This was changed meanwhile, so nothing was done. Below it stands as it is now."))
    record = row.decisions
    try:
        after = change(before, record)
        loads(dumps(after))
    except NotHere as error:
        raise ValidationError(not_here(error.code)) from error
    except ContentError as error:
        raise ValidationError(_("This would nest the report too deeply, or make it too large.")) from error
    if 0 <= doubt < len(record.doubts):
        del record.doubts[doubt]
    step = Step(dumps(before).decode(), row.record, row.unit_id, row.likeness)
    if row.report:
        if dumps(after) != dumps(before):
            if not _goes_on(row, before):
                keep_version(report=row.report, by=by, reason=Reason.IMPORT)
            rewrite_report(report=row.report, by=by, content=after, verb="correct")
        step = replace(step, after=fingerprint(load_content(row.report)))
    else:
        row.content = dumps(after).decode()
    row.record = msgspec.json.encode(record).decode()
    row.steps = _kept([*row.undoable, step])
    row.save(update_fields=["content", "record", "steps"])
    return after


def _goes_on(row: Import, before: Content) -> bool:
    """Whether nothing was done in the report since the last correction: then what stood before them all is kept."""
    return bool(row.undoable) and row.undoable[-1].after == fingerprint(before)


def _kept(steps: list[Step]) -> str:
    """The newest steps, as many as there is room for."""
    steps = steps[-MOST_STEPS:]
    while len(steps) > 1 and sum(len(step.content) + len(step.record) for step in steps) > MOST_CHARACTERS:
        steps = steps[1:]
    return msgspec.json.encode(steps).decode()


def correct_item(*, row: Import, by: Person, seen: str, key: str, operation: str, doubt: int = -1) -> Content:
    """One of the operations that need no more than the item."""
    act = correcting.PLAIN[operation]
    return _correct(row, by, seen, lambda content, _record: act(content, key), doubt)


def correct_at(*, row: Import, by: Person, seen: str, key: str, operation: str, at: correcting.At) -> Content:
    """One of the operations that begin at a sentence of the item."""
    act = correcting.AT[operation]
    return _correct(row, by, seen, lambda content, _record: act(content, key, at))


def set_role(*, row: Import, by: Person, seen: str, key: str, role: Role, doubt: int = -1) -> Content:
    """What a section or a part is for; what stands in it becomes what that asks for."""
    return _correct(row, by, seen, lambda content, _record: correcting.set_role(content, key, role), doubt)


def drop_item(*, row: Import, by: Person, seen: str, key: str, line: int) -> Content:
    """An item is no text of the report: it leaves the tree, and its texts stand among what was left out."""

    def change(content: Content, record: Record) -> Content:
        after, texts = correcting.taken_out(content, key)
        record.dropped += [Line(line, text) for text in texts]
        return after

    return _correct(row, by, seen, change)


def drop_text(*, row: Import, by: Person, seen: str, key: str, paragraph: int, line: int) -> Content:
    """A paragraph of an item is no text of the report."""

    def change(content: Content, record: Record) -> Content:
        after, text = correcting.text_taken_out(content, key, paragraph)
        record.dropped.append(Line(line, text))
        return after

    return _correct(row, by, seen, change)


def place_dropped(*, row: Import, by: Person, seen: str, number: int, key: str) -> Content:
    """A line that was left out is text after all: the last paragraph of an item."""

    def change(content: Content, record: Record) -> Content:
        if not 0 <= number < len(record.dropped):
            raise NotHere("no_sentence")
        return correcting.with_text(content, key, record.dropped.pop(number).text.strip())

    return _correct(row, by, seen, change)


def place_unplaced(*, row: Import, by: Person, seen: str, number: int, key: str) -> Content:
    """A text that found no place is the last paragraph of an item."""

    def change(content: Content, record: Record) -> Content:
        if not 0 <= number < len(record.unplaced):
            raise NotHere("no_sentence")
        return correcting.with_text(content, key, record.unplaced.pop(number).strip())

    return _correct(row, by, seen, change)


def settle_doubt(*, row: Import, by: Person, seen: str, number: int) -> Content:
    """What was decided is right."""
    return _correct(row, by, seen, lambda content, _record: content, number)


def choose_answer(*, row: Import, by: Person, seen: str, key: str, answers: str) -> Content:
    """Which dimension of the theme a dimension answers, "" none."""
    return _correct(row, by, seen, lambda content, _record: correcting.set_answer(content, key, answers))


def take_wording(*, row: Import, by: Person, seen: str, key: str, wording: str) -> Content:
    """The theme's wording as the heading of a dimension."""
    heading = wording.rstrip("。")
    return _correct(row, by, seen, lambda content, _record: correcting.set_heading(content, key, heading))


@transaction.atomic
def set_facts(
    *, row: Import, by: Person, seen: str, unit: Unit, theme: Theme | None, kind: Kind, title: str, person: str,
    year: int | None,
) -> None:  # fmt: skip
    """What the report is: whose, of which year, by which theme. With another theme or kind its dimensions are matched
    anew."""
    row = locked(row)
    if row.report_id:
        raise ValidationError(_("This import has become a report: its facts are on the report's own page."))
    likeness = row.likeness

    def change(content: Content, _record: Record) -> Content:
        nonlocal likeness
        before = content.themes[0].slug if content.themes else ""
        rematched = kind != content.kind or (theme.slug if theme else "") != before or unit.pk != row.unit_id
        content = replace(content, kind=kind, title=title, person=person, year=year, unit=unit.name)
        if not rematched:
            return content
        found = themes.match(content, theme) if theme else themes.Match(None, 0.0, {})
        likeness = found.likeness
        return _answering(content, found)

    _correct(row, by, seen, change)
    Import.objects.filter(pk=row.pk).update(unit=unit, likeness=likeness)


def _answering(content: Content, found: themes.Match) -> Content:
    """The content with the theme and the answers that were found, no others."""
    if found.theme is None:
        empty = themes.applied(content, themes.Match(Theme(slug="none"), 0.0, {}))
        return replace(empty, themes=())
    named = replace(found.theme, version=0)  # the theme as it stands when the report is made
    return themes.applied(content, themes.Match(named, found.likeness, found.dimensions))


@transaction.atomic
def undo(*, row: Import, by: Person) -> None:
    """Back to what stood there before the last correction; a report that was changed elsewhere since is left alone."""
    row = locked(row)
    steps = row.undoable
    if not steps:
        raise ValidationError(_("There is nothing to undo."))
    *others, step = steps
    if row.report:
        if step.after != fingerprint(load_content(row.report)):
            raise ValidationError(
                _("The report was changed elsewhere since that correction, so it is not undone: that would be lost.")
            )
        rewrite_report(report=row.report, by=by, content=loads(step.content.encode()), verb="correct")
    row.content, row.record = (row.content if row.report else step.content), step.record
    row.unit_id, row.likeness = step.unit, step.likeness
    row.steps = msgspec.json.encode(others).decode()
    row.save(update_fields=["content", "record", "steps", "unit", "likeness"])
