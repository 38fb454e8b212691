"""Every change to themes."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from msgspec.structs import replace

from reportsite.accounts.models import Person, Unit
from reportsite.content.json import theme_dumps
from reportsite.content.text import one_line
from reportsite.content.types import new_key
from reportsite.themes.fixture import usual_outline
from reportsite.themes.models import Confidence, Dimension, OutlineSection, Status, Theme, ThemeVersion
from reportsite.themes.notice import short_name, split_dimensions
from reportsite.themes.queries import plain

MOST_DIMENSIONS = 60


def _free_slug(wanted: str) -> str:
    base = slugify(wanted)[:50] or "theme"
    taken = set(Theme.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if slug not in taken)


@transaction.atomic
def create_theme(*, unit: Unit | None, notice: str = "", **facts: Any) -> Theme:
    """A draft theme with the usual outline and the dimensions that are found in the text of the notice.

    `facts` are fields of Theme; a slug is made where none is given.
    """
    year, meeting = facts.get("year"), facts["meeting"]
    slug = facts.pop("slug", "") or _free_slug(
        f"{unit.slug + '-' if unit else ''}{year or 'special'}-{meeting}".replace("_", "-")
    )
    theme = Theme.objects.create(unit=unit, slug=slug, status=Status.DRAFT, **facts)
    _write_outline(theme, usual_outline(meeting, year))
    add_dimensions(theme=theme, notice=notice)
    return theme


def _write_outline(theme: Theme, sections: Iterable[Mapping[str, Any]]) -> None:
    OutlineSection.objects.bulk_create(
        OutlineSection(
            theme=theme,
            order=order,
            for_team="team" in section["audience"],
            for_member="member" in section["audience"],
            **{
                name: section[name]
                for name in ("role", "heading", "required", "guidance", "first_shape", "second_shape")
                if name in section
            },
        )
        for order, section in enumerate(sections, 1)
    )


@transaction.atomic
def add_dimensions(*, theme: Theme, notice: str, unit: Unit | None = None) -> list[Dimension]:
    """The dimensions of a pasted text, after those that are there; with `unit` they are its local additions."""
    wordings = split_dimensions(notice)
    there = theme.dimensions.filter(unit=unit).count()
    if there + len(wordings) > MOST_DIMENSIONS:
        raise ValidationError(
            _("A theme has at most %(most)d dimensions; the text holds %(found)d lines.")
            % {"most": MOST_DIMENSIONS, "found": len(wordings)}
        )
    if too_long := next((line for line in wordings if len(line) > 500), None):
        raise ValidationError(
            _("A dimension has at most 500 characters. This line is longer: %(line)s…") % {"line": too_long[:30]}
        )
    last = theme.dimensions.aggregate(last=Max("order"))["last"] or 0
    return Dimension.objects.bulk_create(
        Dimension(theme=theme, unit=unit, order=last + place, wording=wording, short_name=short_name(wording))
        for place, wording in enumerate(wordings, 1)
    )


@transaction.atomic
def move_dimension(*, dimension: Dimension, step: int) -> None:
    """One place up (-1) or down (1) among the theme's dimensions; at the end it stays."""
    rows = list(Dimension.objects.select_for_update().filter(theme=dimension.theme_id, unit=dimension.unit_id))
    place = next(index for index, row in enumerate(rows) if row.pk == dimension.pk)
    if 0 <= place + step < len(rows):
        rows.insert(place + step, rows.pop(place))
    for order, row in enumerate(rows, 1):
        row.order = order
    Dimension.objects.bulk_update(rows, ["order"])


@transaction.atomic
def delete_dimension(*, dimension: Dimension) -> None:
    """The dimension leaves the theme, those of its group stay. Reports that were started with it keep it: they hold
    their own version."""
    dimension.delete()


@transaction.atomic
def change_wording(*, dimension: Dimension, changes: Mapping[str, Any]) -> None:
    """New values for a dimension. A changed wording is no longer confirmed."""
    if one_line(changes.get("wording", dimension.wording)) != dimension.wording:
        dimension.confirmed_by, dimension.confirmed_at = None, None
    for name, value in changes.items():
        setattr(dimension, name, value)
    dimension.save()


@transaction.atomic
def change_theme(*, theme: Theme, changed: Collection[str]) -> None:
    """Store the fields named in `changed`, which are set on `theme`. A changed wording is no longer confirmed."""
    if "wording" in changed:
        theme.confirmed_by, theme.confirmed_at = None, None
    theme.save()


@transaction.atomic
def use_theme(*, theme: Theme) -> None:
    """From now on meetings can choose it."""
    theme.status = Status.IN_USE
    theme.save(update_fields=["status"])


@transaction.atomic
def confirm_theme(*, theme: Theme, by: Person) -> None:
    """`by` answers for the wording of the theme and of each dimension; only then is it offered as the official one."""
    now = timezone.now()
    Theme.objects.filter(pk=theme.pk).update(confirmed_by=by, confirmed_at=now)
    theme.dimensions.filter(Q(unit=None) | Q(unit=theme.unit_id)).update(confirmed_by=by, confirmed_at=now)


@transaction.atomic
def copy_to_next_year(*, theme: Theme, unit: Unit | None) -> Theme:
    """A draft for the following year: the same dimensions and outline, to be corrected; nothing of it is confirmed."""
    year = theme.year + 1 if theme.year else None
    copy = Theme.objects.get(pk=theme.pk)
    copy.pk = None
    copy._state.adding = True
    copy.unit, copy.year, copy.status = unit, year, Status.DRAFT
    copy.slug = _free_slug(f"{unit.slug + '-' if unit else ''}{year or theme.slug}-{theme.meeting}".replace("_", "-"))
    copy.name = theme.name.replace(str(theme.year), str(year)) if theme.year else theme.name
    copy.wording, copy.basis, copy.source, copy.confidence = "", "", "", Confidence.LOW
    copy.confirmed_by, copy.confirmed_at = None, None
    copy.save()
    copies: dict[int | None, Dimension] = {}
    for row in theme.dimensions.filter(unit=None):
        old = row.pk
        row.pk, row.key, row.theme, row._state.adding = None, new_key(), copy, True
        row.confirmed_by, row.confirmed_at, row.confidence, row.source = None, None, Confidence.LOW, ""
        row.save()
        copies[old] = row
    for row in copies.values():
        row.parent = copies.get(row.parent_id)
    Dimension.objects.bulk_update(copies.values(), ["parent"])
    for section in theme.outline.all():
        section.pk, section.theme, section._state.adding = None, copy, True
        section.save()
    return copy


@transaction.atomic
def current_version(*, theme: Theme, unit: Unit | None) -> ThemeVersion:
    """The version that equals the theme as it stands now for this unit; a new one is made where none does."""
    Theme.objects.select_for_update().get(pk=theme.pk)
    now = plain(theme, unit)
    last = 0
    for version in theme.versions.select_related("unit").order_by("-number"):
        last = last or version.number
        if version.unit == unit and version.data == theme_dumps(replace(now, version=version.number)):
            return version
    data = theme_dumps(replace(now, version=last + 1))
    return ThemeVersion.objects.create(theme=theme, unit=unit, number=last + 1, data=data)


@transaction.atomic
def load_theme(row: Mapping[str, Any]) -> bool:
    """One theme of the fixture, unless its slug or a dimension of it is there already: what was loaded or edited once
    is never overwritten. Returns whether it was new. Raises KeyError where the row lacks something."""
    if not slug_re.fullmatch(str(row["slug"])):
        raise ValueError(f"{str(row['slug'])[:40]!r} is no slug: letters, digits, hyphens and underscores make one")
    keys = [f"{row['slug']}-{dimension['order']}" for dimension in row["dimensions"]]
    if Theme.objects.filter(Q(slug=row["slug"]) | Q(dimensions__key__in=keys)).exists():
        return False
    theme = Theme.objects.create(
        slug=row["slug"],
        name=row.get("name", row["slug"]),
        year=row["year"],
        meeting=row["meeting"],
        kind=row["kind"],
        wording=row["wording"],
        basis=row["basis"],
        notes="\n".join((*row.get("notes", ()), *(f"另须：{text}" for text in row.get("also_required", ())))),
        source="\n".join(row.get("sources", ())),
        confidence=row["confidence"]["wording"],
        for_team="team" in row["audience"],
        for_member="member" in row["audience"],
        status=Status.IN_USE,
    )
    _load_dimensions(theme, row)
    _write_outline(theme, usual_outline(theme.meeting, theme.year))
    return True


def _load_dimensions(theme: Theme, row: Mapping[str, Any]) -> None:
    """The dimensions of a theme of the fixture, in its groups. Their keys are the same on every site."""
    groups = {
        order: Dimension.objects.create(
            theme=theme,
            key=f"{theme.slug}-g{place}",
            order=min(group["dimension_orders"]) * 10 - 5,
            wording=group["title"],
            required=False,
        )
        for place, group in enumerate(row.get("groups", ()), 1)
        for order in group["dimension_orders"][:1]
    }
    group_of = {
        order: groups[group["dimension_orders"][0]]
        for group in row.get("groups", ())
        for order in group["dimension_orders"]
    }
    Dimension.objects.bulk_create(
        Dimension(
            theme=theme,
            key=f"{theme.slug}-{dimension['order']}",
            order=dimension["order"] * 10,
            wording=dimension["title"],
            short_name=dimension["short_title"],
            guidance=dimension["guidance"],
            parent=group_of.get(dimension["order"]),
            least_problems=2,
            confidence=row["confidence"]["dimensions"],
            for_team="team" in dimension["audience"],
            for_member="member" in dimension["audience"],
        )
        for dimension in row["dimensions"]
    )
