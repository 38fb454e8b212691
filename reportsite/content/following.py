"""A report begun with one version of a theme follows another: what differs between them, and the report with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from reportsite.content.theme import Theme, ThemeDimension
from reportsite.content.types import Content, Dimension, Kind, walk


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """What a newer version of a theme asks for otherwise, of a report of one kind. `reworded` are pairs of the older and
    the newer; `otherwise` says that guidance, outline, limits or another value changed."""

    old: Theme
    new: Theme
    added: tuple[ThemeDimension, ...]
    gone: tuple[ThemeDimension, ...]
    reworded: tuple[tuple[ThemeDimension, ThemeDimension], ...]

    @property
    def otherwise(self) -> bool:
        return not (self.added or self.gone or self.reworded)


def theme_change(old: Theme, new: Theme, kind: Kind) -> ThemeChange | None:
    """What differs; None where it is the same but for its number."""
    if replace(new, version=old.version) == old:
        return None
    was = {one.key: one for one in old.dimensions_for(kind)}
    now = {one.key: one for one in new.dimensions_for(kind)}
    return ThemeChange(
        old,
        new,
        tuple(one for key, one in now.items() if key not in was),
        tuple(one for key, one in was.items() if key not in now),
        tuple((was[key], one) for key, one in now.items() if key in was and was[key].wording != one.wording),
    )


def following(content: Content, changes: Sequence[ThemeChange]) -> Content:
    """The report as the newer versions want it, without the loss of a text: required dimensions that are new stand empty
    at their place, a heading that still is the older wording becomes the newer one; dimensions that a theme has no more
    stay as they are, local additions from now on."""
    for change in changes:
        content = _reworded(content, change)
        wanted = {one.key for one in change.added if one.required}
        groups = {one.parent for one in change.added if one.required}
        for one in change.added:  # groups before their members
            if one.key in wanted | groups:
                content = _with(content, change.new, one)
    return content


def heading_of(dimension: ThemeDimension) -> str:
    """What a dimension of the theme is headed in a report that takes its wording."""
    return dimension.wording.rstrip("。")


def _reworded(content: Content, change: ThemeChange) -> Content:
    headings = {old.key: (heading_of(old), heading_of(new)) for old, new in change.reworded}

    def reworded(one: Dimension) -> Dimension:
        one = replace(one, children=tuple(map(reworded, one.children)))
        old, new = headings.get(one.answers, ("", ""))
        return replace(one, heading=new) if new and one.heading == old else one

    return replace(
        content,
        sections=tuple(
            replace(section, dimensions=tuple(map(reworded, section.dimensions))) for section in content.sections
        ),
    )


def _with(content: Content, theme: Theme, wanted: ThemeDimension) -> Content:
    """The report with one more dimension: behind the one that comes before it in the theme and is there, before the one
    that comes after it, in its group, or last among the problems. One that it has already is not added."""
    places = {
        node.answers: (above[-1], node) for node, above in walk(content) if isinstance(node, Dimension) and node.answers
    }
    if wanted.key in places:
        return content
    made = Dimension(heading=heading_of(wanted), answers=wanted.key)
    for sibling, after in _neighbours(theme, wanted):
        if sibling in places:
            holder, node = places[sibling]
            name = "children" if isinstance(holder, Dimension) else "dimensions"
            siblings = getattr(holder, name)
            place = next(index for index, one in enumerate(siblings) if one.key == node.key) + after
            return _put(content, holder.key, (*siblings[:place], made, *siblings[place:]))
    if wanted.parent in places:
        group = places[wanted.parent][1]
        return _put(content, group.key, (*group.children, made))
    section = next((one for one in content.sections if one.role == "problems"), None)
    return _put(content, section.key, (*section.dimensions, made)) if section else content


def _neighbours(theme: Theme, wanted: ThemeDimension) -> Iterator[tuple[str, int]]:
    """The dimensions of the same group: those before it, the nearest first, then those after it; with 1 it stands behind
    one, with 0 in front of it."""
    keys = [one.key for one in theme.dimensions if one.parent == wanted.parent]
    place = keys.index(wanted.key)
    yield from ((key, 1) for key in reversed(keys[:place]))
    yield from ((key, 0) for key in keys[place + 1 :])


def _put(content: Content, key: str, dimensions: tuple[Dimension, ...]) -> Content:
    def put(one: Dimension) -> Dimension:
        if one.key == key:
            return replace(one, children=dimensions)
        return replace(one, children=tuple(map(put, one.children)))

    return replace(
        content,
        sections=tuple(
            replace(section, dimensions=dimensions)
            if section.key == key
            else replace(section, dimensions=tuple(map(put, section.dimensions)))
            for section in content.sections
        ),
    )
