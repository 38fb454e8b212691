"""Every change to a unit's layouts and fonts."""

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec.structs import replace

from reportsite.accounts.models import Person, Unit
from reportsite.document.layout import Furniture, Layout, dumps
from reportsite.layouts.fields import Part
from reportsite.layouts.models import UnitFont, UnitLayout

Notes = Sequence[tuple[str, dict[str, Any]]]


def _refuse_taken(unit: Unit | int, name: str, but: int = 0) -> None:
    if UnitLayout.objects.filter(unit=unit, name=name).exclude(pk=but).exists():
        raise ValidationError({"name": _("The unit has a layout of this name already. Choose another name.")})


@transaction.atomic
def create_layout(
    *, unit: Unit, by: Person, name: str, layout: Layout, template: str = "", notes: Notes = ()
) -> UnitLayout:
    """A new layout, which is not in use yet. `template` is the name of the file that it was taken from, `notes` say
    what of that could not be taken over."""
    _refuse_taken(unit, name)
    return UnitLayout.objects.create(
        unit=unit, name=name, settings=dumps(layout), template=template[:120], notes=list(notes), changed_by=by
    )


@transaction.atomic
def change_layout(*, row: UnitLayout, by: Person, name: str, layout: Layout, revision: int) -> bool:
    """Take over these settings where they were typed from what is stored, which is said by the revision. Returns
    whether that was so; what is stored already is no change, whatever it was typed from."""
    _refuse_taken(row.unit_id, name, row.pk)
    stored = UnitLayout.objects.select_for_update().get(pk=row.pk)
    if (stored.name, stored.layout) == (name, layout):
        return True
    return _store(row, by, revision, name=name, settings=dumps(layout))


@transaction.atomic
def drop_part(*, row: UnitLayout, by: Person, part: Part) -> None:
    """Nothing at the head of the pages any more, or at the foot nothing but the page number."""
    row = UnitLayout.objects.select_for_update().get(pk=row.pk)
    changes: dict[Part, dict[str, Any]] = {
        "header": {"header": Furniture()},
        "footer": {"footer": None, "footer_mm": None},
    }
    _store(row, by, row.revision, settings=dumps(replace(row.layout, **changes[part])))


def _store(row: UnitLayout, by: Person, revision: int, **values: Any) -> bool:
    stored = UnitLayout.objects.filter(pk=row.pk, revision=revision)
    return bool(stored.update(revision=F("revision") + 1, changed=timezone.now(), changed_by=by, **values))


@transaction.atomic
def use_layout(*, row: UnitLayout) -> None:
    """From now on the unit's documents are set with it."""
    _lock(row.unit_id)
    UnitLayout.objects.filter(unit=row.unit_id, in_use=True).exclude(pk=row.pk).update(in_use=False)
    UnitLayout.objects.filter(pk=row.pk).update(in_use=True)


@transaction.atomic
def use_standard(*, unit: Unit) -> None:
    """None of the unit's own layouts is in use any more: that of the unit above is in force, else GB/T 9704."""
    _lock(unit.pk)
    UnitLayout.objects.filter(unit=unit, in_use=True).update(in_use=False)


def _lock(unit: int) -> None:
    """Two who choose a layout at one moment do so one after the other."""
    Unit.objects.select_for_update().get(pk=unit)


@transaction.atomic
def delete_layout(*, row: UnitLayout) -> None:
    """The one in use is not deleted, so that nobody's documents change by it."""
    _lock(row.unit_id)
    if UnitLayout.objects.filter(pk=row.pk, in_use=True).exists():
        raise ValidationError(_("“%(name)s” is in use: put another layout in use first.") % {"name": row.name})
    UnitLayout.objects.filter(pk=row.pk).delete()


@transaction.atomic
def put_in_font(*, unit: Unit, by: Person, name: str, file_name: str, family: str, data: bytes) -> UnitFont:
    """The unit's own file for the font of its layouts that is called `name`, in place of the one before."""
    before = UnitFont.objects.filter(unit=unit, name=name).first()
    values = {
        "file_name": file_name[:120],
        "family": family[:120],
        "digest": sha256(data).hexdigest(),
        "data": data,
        "added": timezone.now(),
        "added_by": by,
    }
    font, _new = UnitFont.objects.update_or_create(unit=unit, name=name, defaults=values)
    if before:
        _forget_file(before.digest)
    return font


@transaction.atomic
def delete_font(*, font: UnitFont) -> None:
    """From now on another face stands in for it."""
    font.delete()
    _forget_file(font.digest)


def _forget_file(digest: str) -> None:
    """The copy on this machine goes too, where no other unit uses the same file; it can be made again (`queries`)."""

    def forget() -> None:
        if not UnitFont.objects.filter(digest=digest).exists():
            with suppress(OSError):
                (settings.VAR_FOLDER / "fonts" / f"{digest}.font").unlink()

    transaction.on_commit(forget)
