"""Shared reads of themes: the rows as plain data."""

from reportsite.accounts.models import Unit
from reportsite.content.json import theme_loads
from reportsite.content.theme import Limits, OutlineSection, ThemeDimension
from reportsite.content.theme import Theme as PlainTheme
from reportsite.themes.models import Theme, ThemeVersion


def plain(theme: Theme, unit: Unit | None = None) -> PlainTheme:
    """The theme as data, with the local additions of `unit` and of the units above it, in three queries."""
    line = [above.pk for above in unit.line()] if unit else []
    dimensions = [row for row in theme.dimensions.all() if row.unit_id is None or row.unit_id in line]
    keys = {row.pk: row.key for row in dimensions}
    return PlainTheme(
        slug=theme.slug,
        name=theme.name,
        year=theme.year,
        wording=theme.wording,
        confirmed=theme.is_confirmed,
        dimensions=tuple(
            ThemeDimension(
                key=row.key,
                wording=row.wording,
                short_name=row.short_name,
                parent=keys.get(row.parent_id, "") if row.parent_id else "",
                required=row.required,
                least_problems=row.least_problems,
                guidance=row.guidance,
                audience=row.audience,  # type: ignore[arg-type]
                confirmed=row.is_confirmed,
                local=row.unit_id is not None,
            )
            for row in dimensions
        ),
        outline=tuple(
            OutlineSection(
                role=row.role,  # type: ignore[arg-type]
                heading=row.heading,
                required=row.required,
                guidance=row.guidance,
                audience=row.audience,  # type: ignore[arg-type]
                shapes=row.shapes,
            )
            for row in theme.outline.all()
        ),
        limits={
            "team": Limits(least_words=theme.least_words_team, most_words=theme.most_words_team),
            "member": Limits(least_words=theme.least_words_member, most_words=theme.most_words_member),
        },
    )


def version_data(version: ThemeVersion) -> PlainTheme:
    """The theme that a version keeps."""
    return theme_loads(version.data)
