"""A theme as plain data: what the year's notice asks for. The version that a report was started with is kept as JSON."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from reportsite.content.numbering import Shape
from reportsite.content.types import Kind, Role

Confidence = Literal["high", "medium", "low"]


class ThemeDimension(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    wording: str
    short_name: str = ""
    parent: str = ""
    required: bool = True
    least_problems: int = 1
    guidance: str = ""
    audience: tuple[Kind, ...] = ("team", "member")
    confirmed: bool = False
    local: bool = False


def short_name(heading: str, answers: str, themes: Iterable["Theme"]) -> str:
    """What a dimension of a report is called in lists: the short name of the theme's dimension that it answers, else
    its heading."""
    wanted = (dimension for theme in themes for dimension in theme.dimensions if dimension.key == answers)
    return next((dimension.short_name for dimension in wanted if dimension.short_name), heading)


class OutlineSection(msgspec.Struct, frozen=True, kw_only=True):
    role: Role
    heading: str = ""
    required: bool = True
    guidance: str = ""
    audience: tuple[Kind, ...] = ("team", "member")
    shapes: dict[str, Shape] = {}


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Advice on length, in words as Word counts them (字数); None where the notice says nothing."""

    least_words: int | None = None
    most_words: int | None = None


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    slug: str
    version: int = 1
    name: str = ""
    year: int | None = None
    wording: str = ""
    confirmed: bool = False
    dimensions: tuple[ThemeDimension, ...] = ()
    outline: tuple[OutlineSection, ...] = ()
    limits: dict[Kind, Limits] = {}

    def dimensions_for(self, kind: Kind) -> Iterator[ThemeDimension]:
        """The dimensions that a report of this kind answers, groups before their members, in order."""
        return (dimension for dimension in self.dimensions if kind in dimension.audience)

    def outline_for(self, kind: Kind) -> Iterator[OutlineSection]:
        """The sections that a report of this kind has, in order."""
        return (section for section in self.outline if kind in section.audience)

    def shapes_for(self, kind: Kind) -> dict[str, Shape]:
        """The shapes of all sections of this kind in one table, as `Content.shapes` holds them."""
        return {name: shape for section in self.outline_for(kind) for name, shape in section.shapes.items()}
