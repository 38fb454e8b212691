"""What a unit's documents are set with."""

from pathlib import Path

from django.conf import settings
from django.db.models.functions import Length

from reportsite.accounts.models import Unit
from reportsite.document.faces import Face, Faces
from reportsite.document.kept import write_whole
from reportsite.document.layout import GB_T_9704, Layout
from reportsite.layouts.models import UnitFont, UnitLayout


def in_force(unit: Unit) -> UnitLayout | None:
    """The unit's own layout in use, else that of the nearest unit above that has one; None is GB/T 9704."""
    line = [above.pk for above in unit.line()]
    rows = UnitLayout.objects.filter(unit__in=line, in_use=True).select_related("unit")
    return min(rows, key=lambda row: line.index(row.unit_id), default=None)


def inherited(unit: Unit) -> UnitLayout | None:
    """What would be in force if the unit had no layout of its own in use; None is GB/T 9704."""
    return in_force(unit.parent) if unit.parent else None


def layout_of(unit: Unit) -> Layout:
    """The layout in force."""
    row = in_force(unit)
    return row.layout if row else GB_T_9704


def fonts_of(unit: Unit) -> dict[str, UnitFont]:
    """The unit's own fonts and those of the units above, the nearest first, by their names, without their data but with
    its `size`."""
    line = [above.pk for above in unit.line()]
    rows = UnitFont.objects.filter(unit__in=line).annotate(size=Length("data")).defer("data")
    farthest_first = sorted(rows.select_related("unit", "added_by"), key=lambda row: -line.index(row.unit_id))
    return {row.name: row for row in farthest_first}


def faces_of(unit: Unit) -> Faces:
    """The fonts of `fonts_of` as files; behind them the machine's."""
    own = tuple(Face(name, _file(row)) for name, row in sorted(fonts_of(unit).items()))
    return Faces(tuple(settings.FONT_FOLDERS), own)


def _file(row: UnitFont) -> Path:
    """The font as a file of this machine, written where it is not there yet."""
    path: Path = settings.VAR_FOLDER / "fonts" / f"{row.digest}.font"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, UnitFont.objects.values_list("data", flat=True).get(pk=row.pk))
    return path
