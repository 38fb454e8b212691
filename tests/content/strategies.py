"""Hypothesis strategies for whole reports: every kind of node, every field, every kind of link, texts of every script."""

from typing import get_args

import msgspec
from hypothesis import strategies as st

from reportsite.content.numbering import DEFAULT_SHAPES, FORMS, Shape
from reportsite.content.text import one_line
from reportsite.content.types import (
    MARKS,
    ROLES,
    Content,
    Dimension,
    Example,
    Kind,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
    Source,
    State,
    ThemeRef,
)

# What formats could take for their own, beside common characters and any others.
_MARKS = "<>&\"'`*_#|\\[]{}()=+-~!.:;/@$^%1234567890ab “”‘’—…·　\u00a0\u200b\u200f\u202e\u0301\x7f\x9f😀👩‍👧"
_COMMON = "云岭县图书馆借阅登记迟缓整改，。、；：（）《》一二三是第"

_characters = st.one_of(
    st.sampled_from(_COMMON), st.sampled_from(_MARKS), st.characters(exclude_categories=("Cs", "Cc"))
)
texts = st.text(_characters, max_size=10).map(one_line)
paragraphs = st.lists(texts.filter(bool), max_size=2).map(tuple)
shapes = st.builds(Shape, st.sampled_from(list(FORMS)), st.booleans(), st.booleans())
kind_names = st.builds("{}.{}".format, st.sampled_from(ROLES), st.sampled_from(list(DEFAULT_SHAPES)))

_headed = {
    "heading": texts,
    "end": st.sampled_from((None, "", "。", "，", "：")),
    "paragraphs": paragraphs,
    "shape": st.none() | shapes,
}


def _many(strategy, most=2):
    return st.lists(strategy, max_size=most).map(tuple)


_examples = st.builds(Example, paragraphs=paragraphs, own_line=st.booleans())
_items = st.builds(
    RectificationItem,
    measure=texts,
    leader=texts,
    department=texts,
    deadline=texts,
    state=st.sampled_from(get_args(State)),
)
_problems = st.builds(
    Problem,
    **_headed,
    examples=_many(_examples),
    source=st.sampled_from(get_args(Source)),
    rectification=_many(_items),
)
_leaves = st.builds(Dimension, **_headed, lead_in=texts, problems=_many(_problems), answers=texts)
_dimensions = st.builds(
    Dimension, **_headed, lead_in=texts, problems=_many(_problems), answers=texts, children=_many(_leaves)
)
_subpoints = st.builds(Point, **_headed)
_points = st.builds(Point, **_headed, points=_many(_subpoints))
_parts = st.builds(Part, **_headed, role=st.sampled_from(ROLES), points=_many(_points))
_sections = st.builds(
    Section,
    **_headed,
    role=st.sampled_from(ROLES),
    points=_many(_points),
    parts=_many(_parts, 1),
    dimensions=_many(_dimensions),
)
_unlinked = st.builds(
    Content,
    kind=st.sampled_from(get_args(Kind)),
    title=st.text(_characters, max_size=60).map(one_line),
    unit=texts,
    person=texts,
    byline=texts,
    year=st.none() | st.integers(0, 9999),
    preamble=paragraphs,
    sections=_many(_sections, 3),
    signature=texts,
    date=texts,
    attachments=paragraphs,
    themes=_many(st.builds(ThemeRef, texts, st.integers(1, 9))),
    shapes=st.dictionaries(kind_names, shapes, max_size=3),
    marks=st.lists(st.sampled_from(MARKS), unique=True, max_size=2).map(tuple),
    annex=st.booleans(),
)


@st.composite
def contents(draw):
    """A whole report, its texts clean, its keys k0, k1, …, its points linked to dimensions and problems."""
    data = msgspec.to_builtins(draw(_unlinked))
    points, targets = [], []

    def visit(value, name, count):
        if isinstance(value, dict):
            if "key" in value:
                value["key"] = f"k{count}"
                count += 1
            if name == "points":
                points.append(value)
            if name in ("dimensions", "children", "problems"):
                targets.append(value["key"])
            for below, item in value.items():
                count = visit(item, below, count)
        elif isinstance(value, (list, tuple)):
            for item in value:
                count = visit(item, name, count)
        return count

    visit(data, "", 0)
    if targets:
        for point in points:
            point["links"] = draw(st.lists(st.sampled_from(targets), unique=True, max_size=2))
    return msgspec.convert(data, Content)
