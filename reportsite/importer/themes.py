"""Which theme a report answers, and which of its dimensions each of the theme's: by the likeness of their wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from rapidfuzz.distance import Indel

from reportsite.content.theme import Theme
from reportsite.content.types import Content, Dimension, ThemeRef

# As the review rules have it: two wordings are one dimension from this likeness on, or with the same beginning.
SAME = 0.6
_SAME_BEGINNING = 8
_LEAST_THEME = 0.5  # a theme of which less than this is recognised is not the report's
_SAME_YEAR = 0.05  # what the year adds, where two themes are as like
_PUNCTUATION = re.compile(r"[\s，。、；：:,.;“”\"‘’'「」『』《》（）()—…·]+")
_AROUND = re.compile(r"^在|(?:方面|上)?(?:存在的?(?:主要|突出)?问题)?$")


@dataclass(frozen=True, slots=True)
class Match:
    """`likeness` is from 0 to 1; `dimensions` holds for each key of a report's dimension the key of the theme's and how
    like the two are."""

    theme: Theme | None
    likeness: float
    dimensions: dict[str, tuple[str, float]]


def likeness(one: str, other: str) -> float:
    """How like two wordings are, from 0 to 1, punctuation, 在 and 方面 apart."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return 0.0
    like = Indel.normalized_similarity(first, second)
    # Official wordings are often shortened to their beginning.
    if first[:_SAME_BEGINNING] == second[:_SAME_BEGINNING] and len(first) >= _SAME_BEGINNING:
        return max(like, SAME + 0.4 * like * SAME)
    return like


def find(content: Content, themes: Sequence[Theme]) -> Match:
    """The theme that the report's dimensions are most like, None where none is like enough."""
    matches = [match(content, theme) for theme in themes]
    best = max(
        matches,
        key=lambda one: one.likeness + _SAME_YEAR * (one.theme is not None and one.theme.year == content.year),
        default=Match(None, 0.0, {}),
    )
    return best if best.likeness >= _LEAST_THEME else Match(None, best.likeness, {})


def match(content: Content, theme: Theme) -> Match:
    """The report's dimensions beside the theme's, each with at most one, the most like first."""
    mine = list(_dimensions(content))
    wanted = list(theme.dimensions_for(content.kind))
    pairs = sorted(
        (
            (likeness(dimension.heading, other.wording), dimension.key, other.key)
            for dimension in mine
            for other in wanted
        ),
        key=lambda pair: -pair[0],
    )
    found: dict[str, tuple[str, float]] = {}
    taken: set[str] = set()
    for like, key, other in pairs:
        if like >= SAME and key not in found and other not in taken:
            found[key] = (other, like)
            taken.add(other)
    leaves = max(
        len([one for one in mine if not one.children]),
        len([one for one in wanted if not _has_below(one.key, theme)]),
        1,
    )
    total = sum(like for _key, like in found.values())
    return Match(theme, round(min(total / leaves, 1.0), 3), found)


def applied(content: Content, found: Match) -> Content:
    """The report with its theme, its dimensions answering the theme's; their wording stays as it was."""
    if found.theme is None:
        return content

    def answered(dimension: Dimension) -> Dimension:
        answers = found.dimensions.get(dimension.key, ("", 0.0))[0]
        return replace(dimension, answers=answers, children=tuple(map(answered, dimension.children)))

    sections = tuple(replace(one, dimensions=tuple(map(answered, one.dimensions))) for one in content.sections)
    return replace(content, sections=sections, themes=(ThemeRef(found.theme.slug, found.theme.version),))


def _dimensions(content: Content) -> Iterator[Dimension]:
    def walk(dimension: Dimension) -> Iterator[Dimension]:
        yield dimension
        for child in dimension.children:
            yield from walk(child)

    for section in content.sections:
        for dimension in section.dimensions:
            yield from walk(dimension)


def _has_below(key: str, theme: Theme) -> bool:
    return any(other.parent == key for other in theme.dimensions)


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", _AROUND.sub("", text.strip("。，：； ")))
