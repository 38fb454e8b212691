"""How the text is divided among its sections, ready to be drawn as one bar with words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reportsite.checks.share import LEAST, USUAL, Share, share_of
from reportsite.content.theme import Theme
from reportsite.content.types import Content
from reportsite.themes.models import SectionRole

WIDTH, HEIGHT, FONT = 336, 28, 12


@dataclass(frozen=True, slots=True)
class Segment:
    """One portion of the bar from `x` on, `width` wide, of WIDTH; `label` is what has room in it, the name or nothing."""

    role: str
    name: str
    words: int
    percent: int
    x: int
    width: int

    @property
    def label(self) -> str:
        """The per cent with the name where both have room, else the per cent, else nothing."""
        figure = f"{self.percent}%"
        for text, room in ((f"{self.name} {figure}", (len(self.name) + 3) * FONT), (figure, 3 * FONT)):
            if room <= self.width:
                return text
        return ""

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The bar; `limits` are what the themes advise on length, with the theme's name as the source."""

    share: Share
    segments: Sequence[Segment]
    limits: Sequence[str]
    least: int = LEAST
    usual: int = USUAL
    width: int = WIDTH
    height: int = HEIGHT


def share_card(content: Content, themes: Sequence[Theme]) -> ShareCard:
    """The card of this report."""
    share = share_of(content)
    segments, x, words = [], 0, 0
    for portion in share.portions:
        words += portion.words
        end = WIDTH * words // share.words
        name = _("Preamble") if portion.role == "preamble" else str(SectionRole(portion.role).label)
        segments.append(Segment(portion.role, name, portion.words, portion.percent, x, end - x))
        x = end
    return ShareCard(share, segments, [limit for theme in themes if (limit := _limit(theme, content))])


def _limit(theme: Theme, content: Content) -> str:
    """What the theme advises on length, in words; "" where it says nothing."""
    limits = theme.limits.get(content.kind)
    least, most = (limits.least_words, limits.most_words) if limits else (None, None)
    values = {"theme": theme.name, "least": least, "most": most}
    if least and most:
        return _("The theme “%(theme)s” advises %(least)s to %(most)s characters.") % values
    if least:
        return _("The theme “%(theme)s” advises at least %(least)s characters.") % values
    return _("The theme “%(theme)s” advises at most %(most)s characters.") % values if most else ""
