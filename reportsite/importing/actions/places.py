"""Text for one place of a report: kept as it was read, then added as far as somebody chose."""

from collections.abc import Collection

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reportsite.accounts.models import Person
from reportsite.content.json import dumps
from reportsite.drafting.actions.rewrite import rewrite_report
from reportsite.drafting.actions.versions import keep_version
from reportsite.drafting.models import Reason, Report
from reportsite.drafting.rows import load_content
from reportsite.importer.editing import NotHere, find
from reportsite.importer.files import Source
from reportsite.importer.piece import held, kept_in, pieces_of, with_pieces
from reportsite.importing.actions.corrections import locked
from reportsite.importing.models import Import
from reportsite.importing.sentences import not_here


@transaction.atomic
def keep_text(*, report: Report, key: str, source: Source, file_name: str, by: Person) -> Import:
    """What was read for an item, split into items of the kind that stands there. Reading takes a while: the item may be
    gone by now."""
    try:
        place = find(load_content(report), key).node
    except NotHere as error:
        raise ValidationError(not_here(error.code)) from error
    pieces = pieces_of(source.content, source.record, place)
    return Import.objects.create(
        unit_id=report.unit_id,
        report=report,
        place=key,
        file_name=file_name[:200],
        source=msgspec.json.encode(source.lines).decode(),
        record=msgspec.json.encode(source.record).decode(),
        content=dumps(held(place, pieces)).decode(),
        by=by,
    )


@transaction.atomic
def take_text(*, row: Import, by: Person, keys: Collection[str]) -> None:
    """The chosen items, last in their place; nothing that is there is changed. The import says where they came from."""
    row = locked(row)
    report = row.report
    assert report is not None
    chosen = tuple(piece for piece in kept_in(row.plain, row.place) if piece.key in set(keys))
    if row.taken:
        raise ValidationError(_("This text has been added already."))
    if not chosen:
        raise ValidationError(_("Choose at least one item."))
    try:
        content = with_pieces(load_content(report), row.place, chosen)
    except NotHere as error:
        raise ValidationError(not_here(error.code)) from error
    keep_version(report=report, by=by, reason=Reason.IMPORT)
    rewrite_report(report=report, by=by, content=content, verb="bring in")
    row.taken = True
    row.save(update_fields=["taken"])
