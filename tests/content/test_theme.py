"""A theme as plain data."""

import msgspec
import pytest

from reportsite.content.json import theme_dumps, theme_loads
from reportsite.content.numbering import Shape
from reportsite.content.theme import Limits, OutlineSection, Theme, ThemeDimension

THEME = Theme(
    slug="2030-lantern",
    version=3,
    name="点灯年",
    year=2030,
    wording="守书、护书、荐书",
    confirmed=True,
    dimensions=(
        ThemeDimension(key="d1", wording="守书方面", least_problems=2, confirmed=True),
        ThemeDimension(key="d2", wording="护书方面", parent="d1", audience=("team",), local=True),
        ThemeDimension(key="d3", wording="荐书方面", short_name="荐书", required=False, audience=("member",)),
    ),
    outline=(
        OutlineSection(role="previous", heading="上年整改", audience=("team",)),
        OutlineSection(role="problems", heading="主要问题", shapes={"problems.problem": Shape("1.")}),
        OutlineSection(
            role="matters",
            audience=("member",),
            required=False,
            shapes={"matters.point": Shape("一是"), "problems.problem": Shape("一是", joined=True)},
        ),
    ),
    limits={"team": Limits(most_words=6000), "member": Limits(least_words=2000)},
)


def test_a_theme_reads_back():
    assert theme_loads(theme_dumps(THEME)) == THEME


def test_damaged_data_is_refused():
    with pytest.raises(msgspec.DecodeError):
        theme_loads('{"slug": 1}')


@pytest.mark.parametrize(("kind", "keys"), [("team", ["d1", "d2"]), ("member", ["d1", "d3"])])
def test_the_dimensions_for_a_kind_of_report(kind, keys):
    assert [dimension.key for dimension in THEME.dimensions_for(kind)] == keys


@pytest.mark.parametrize(("kind", "roles"), [("team", ["previous", "problems"]), ("member", ["problems", "matters"])])
def test_the_outline_for_a_kind_of_report(kind, roles):
    assert [section.role for section in THEME.outline_for(kind)] == roles


@pytest.mark.parametrize(
    ("kind", "shapes"),
    [
        ("team", {"problems.problem": Shape("1.")}),
        ("member", {"matters.point": Shape("一是"), "problems.problem": Shape("一是", joined=True)}),
    ],
)
def test_the_shapes_for_a_kind_of_report(kind, shapes):
    assert THEME.shapes_for(kind) == shapes
