"""Content -> how the text is divided among its sections.

That problems and causes should be at least half of the text, better 60 %, is a yardstick that many reviewers use. It is
local advice and stands in no notice; so it is no finding, and pages name it as what it is.
"""

from dataclasses import dataclass
from typing import Literal

from reportsite.checks.demands import has_text, printed_words
from reportsite.content.text import count
from reportsite.content.types import Content, Role

# Problems and causes in per cent of the whole: less than LEAST is little, less than USUAL is below what is usual.
LEAST, USUAL = 50, 60


@dataclass(frozen=True, slots=True)
class Portion:
    """The words of the preamble or of one section, and what that is of the whole in per cent."""

    role: Role | Literal["preamble"]
    heading: str
    words: int
    percent: int


@dataclass(frozen=True, slots=True)
class Share:
    """The portions that hold words, in the order of print; together they are 100 per cent."""

    portions: tuple[Portion, ...]

    @property
    def words(self) -> int:
        return sum(portion.words for portion in self.portions)

    @property
    def advised(self) -> int:
        """Problems and causes together, in per cent of the whole; 0 of nothing."""
        words = sum(portion.words for portion in self.portions if portion.role in ("problems", "causes"))
        return round(100 * words / self.words) if self.words else 0

    @property
    def level(self) -> Literal["warn", "hint", ""]:
        """How far the advice is met; "" where it is, or where neither problems nor causes have been begun."""
        if not self.advised or self.advised >= USUAL:
            return ""
        return "warn" if self.advised < LEAST else "hint"


def share_of(content: Content) -> Share:
    """The words of preamble and sections, as Word counts them; a heading that came with the theme counts once something
    is written under it."""
    named: list[tuple[Role | Literal["preamble"], str, int]] = [("preamble", "", sum(map(count, content.preamble)))]
    named += [
        (section.role, section.heading, printed_words(section)) for section in content.sections if has_text(section)
    ]
    named = [portion for portion in named if portion[2]]
    percents = _percents([words for _role, _heading, words in named])
    return Share(tuple(Portion(*portion, percent) for portion, percent in zip(named, percents, strict=True)))


def _percents(parts: list[int]) -> list[int]:
    """Whole per cents that add up to 100: what rounding down leaves goes to those that lost most."""
    whole = sum(parts)
    found = [100 * part // whole for part in parts]
    for place in sorted(range(len(parts)), key=lambda place: -(100 * parts[place] % whole))[: 100 - sum(found)]:
        found[place] += 1
    return found
