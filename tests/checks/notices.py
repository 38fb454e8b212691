"""Themes and reports for the rules: as small as they can be, and right in everything that a rule does not ask about."""

from reportsite.content.theme import OutlineSection, Theme, ThemeDimension
from reportsite.content.types import Content, Dimension, Problem, Section


def theme(*dimensions, outline=(), **values):
    """A confirmed theme with these dimensions, or with one that nothing is asked of."""
    dimensions = dimensions or (ThemeDimension(key="free", wording="自选方面", required=False),)
    return Theme(slug="2030-lantern", name="点灯年", confirmed=True, dimensions=dimensions, outline=outline, **values)


def wanted(key="read", **values):
    return ThemeDimension(key=key, wording="带头读书方面", **values)


def wanted_section(role, **values):
    return OutlineSection(role=role, heading="一节", **values)


def with_problems(*problems, key="d", answers="read", **values):
    """A report whose one dimension holds these problems."""
    dimension = Dimension(key=key, heading="带头读书方面", answers=answers, problems=problems, **values)
    return Content(key="r", sections=(Section(key="s", role="problems", dimensions=(dimension,)),))


WRITTEN = Problem(key="p", heading="读得少", paragraphs=("常忙。",))
