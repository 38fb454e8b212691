"""Our own reports, exported and read again: they print the same, and the demo's are the same."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportsite.content.json import loads
from reportsite.content.numbering import Shape
from reportsite.content.types import Content, Dimension, Example, Part, Point, Problem, Section
from reportsite.document import docx, txt
from reportsite.document.assemble import assemble
from reportsite.importer.files import lines_of
from reportsite.importer.markers import RANKS
from reportsite.importer.outline import outline
from reportsite.importer.reading import read
from tests.document.reports import BLOCK, MEMBER, RUN_IN
from tests.importer.texts import printed

DEMO = {
    path.stem: loads(path.read_bytes()) for path in (Path(__file__).parents[2] / "fixtures" / "demo").glob("*.json")
}
OWN = {"block": BLOCK, "run-in": RUN_IN, "member": MEMBER} | DEMO
FORMATS = {"txt": txt.render, "docx": docx.render}
# What no page shows, and how the numbers stand, which the printed text shows.
UNSEEN = ("key", "shape", "shapes", "unit", "person", "themes", "links", "answers", "source", "rectification")


def back(content, format):
    return read(lines_of(FORMATS[format](assemble(content))))


def seen(value):
    if isinstance(value, dict):
        return {name: seen(item) for name, item in value.items() if name not in UNSEEN}
    return [seen(item) for item in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", OWN)
def test_what_prints_is_the_same(name, format):
    found = back(OWN[name], format)
    assert printed(found.content) == printed(OWN[name])
    assert (found.record.dropped, found.record.unplaced) == ([], [])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", DEMO)
def test_the_reports_of_the_demo_are_the_same(name, format):
    found = back(DEMO[name], format)
    assert outline(found.content) == outline(DEMO[name])
    assert seen(msgspec.to_builtins(found.content)) == seen(msgspec.to_builtins(DEMO[name]))
    assert {doubt.code for doubt in found.record.doubts} <= {"closing"}


# Texts without any word that a number, an example or the end of a section could be taken for.
_WORDS = "读书荐册修补库房灯火窗口登记借阅盘点防潮目录书架整洁温暖"
_words = st.text(st.sampled_from(_WORDS), min_size=4, max_size=12)
_sentences = st.lists(_words, min_size=1, max_size=4).map(lambda words: "，".join(words) + "。")
_paragraphs = st.lists(_sentences, max_size=2).map(tuple)
_some = st.lists(_sentences, min_size=1, max_size=2).map(tuple)
_examples = st.builds(
    lambda marker, text, own: Example(paragraphs=(marker + text,), own_line=own),
    st.sampled_from(["比如，", "例如，", "又如，", "再如，", "如，"]),
    _sentences,
    st.booleans(),
)
_problems = st.builds(Problem, heading=_words, paragraphs=_some, examples=st.lists(_examples, max_size=2).map(tuple))
_points = st.builds(Point, heading=_words, paragraphs=_some)
_lead_ins = st.sampled_from(["", "存在的主要问题：", "但认真对照检查，还存在一些问题：", "主要表现在："])

DIMENSIONS = [Shape("（一）", True), Shape("（一）"), Shape("1.", True), Shape("1."), Shape("1、"), Shape("1、", True)]
CHILDREN = [Shape("1.", True), Shape("1."), Shape("1、"), Shape("（1）")]
PROBLEMS = [
    Shape("一是"), Shape("一是", joined=True), Shape("1."), Shape("1.", True), Shape("1、"), Shape("（1）"), Shape("（1）", True),
    Shape("（1）", joined=True), Shape("第一，"), Shape("第一，", joined=True),
]  # fmt: skip
POINTS = [
    Shape("（一）"), Shape("（一）", True), Shape("一是"), Shape("一是", joined=True), Shape("1."), Shape("1.", True), Shape("1、"),
    Shape("第一，"), Shape("第一，", joined=True), Shape("（1）"),
]  # fmt: skip
SUBPOINTS = [Shape("一是", joined=True), Shape("一是"), Shape("1."), Shape("（1）"), Shape("（1）", joined=True)]


def _fitting(items, shape):
    """Items that stand in one paragraph have one each."""
    return tuple(map(_short, items)) if shape.joined else items


def _short(item):
    if isinstance(item, Problem):
        examples = tuple(msgspec.structs.replace(one, own_line=False) for one in item.examples)
        return msgspec.structs.replace(item, paragraphs=item.paragraphs[:1], examples=examples)
    return msgspec.structs.replace(item, paragraphs=item.paragraphs[:1])


def _many(strategy, least=2, most=3):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def _deeper(shapes, *above):
    """The shapes whose numbers stand below those of others, so that a reader can tell them apart."""
    return st.sampled_from([one for one in shapes if all(RANKS[one.form] > RANKS[other.form] for other in above)])


@st.composite
def _dimension(draw, shape):
    heading = draw(_words) + "方面"
    problems = _fitting(draw(_many(_problems)), shape)
    return Dimension(heading=heading, paragraphs=draw(_paragraphs), lead_in=draw(_lead_ins), problems=problems)


@st.composite
def reports(draw):
    """A report as people write it, in any shape that a reader can tell from others."""
    dimension = draw(st.sampled_from(DIMENSIONS))
    grouped = dimension.form == "（一）" and draw(st.booleans())
    child = draw(_deeper(CHILDREN, dimension)) if grouped else None
    problem = draw(_deeper(PROBLEMS, child or dimension))
    dimensions = draw(_many(_dimension(problem)))
    if grouped:
        dimensions = tuple(
            Dimension(heading=draw(_words) + "教育方面", children=draw(_many(_dimension(problem)))) for _ in range(2)
        )
    sections = [Section(role="problems", heading="存在的突出问题", paragraphs=draw(_paragraphs), dimensions=dimensions)]
    shapes = {"problems.dimension": dimension, "problems.problem": problem} | (
        {"problems.child": child} if child else {}
    )
    for role, heading in (("basic", "基本情况"), ("previous", "问题整改情况")):
        if draw(st.booleans()):
            shapes[f"{role}.point"] = shape = draw(st.sampled_from(POINTS))
            points = _fitting(draw(_many(_points)), shape)
            sections.insert(0, Section(role=role, heading=heading, paragraphs=draw(_paragraphs), points=points))
    for role, heading in (("causes", "产生问题的原因分析"), ("measures", "努力方向和整改措施")):
        point = draw(st.sampled_from(POINTS))
        below = [one for one in SUBPOINTS if RANKS[one.form] > RANKS[point.form] and not point.joined]
        points = _fitting(draw(_many(_points)), point)
        shapes[f"{role}.point"] = point
        if below and draw(st.booleans()):
            shapes[f"{role}.subpoint"] = sub = draw(st.sampled_from(below))
            points = tuple(msgspec.structs.replace(one, points=_fitting(draw(_many(_points)), sub)) for one in points)
        sections.append(Section(role=role, heading=heading, paragraphs=draw(_paragraphs), points=points))
    if draw(st.booleans()):
        parts = (
            Part(role="cases", heading="案例剖析", paragraphs=draw(_some)),
            Part(
                role="cases",
                heading="对照案例查摆差距",
                points=_fitting(draw(_many(_points)), Shape("一是", joined=True)),
            ),
        )
        sections.insert(-2, Section(role="cases", heading="典型案例剖析", parts=parts))
    signed = draw(st.booleans())
    return Content(
        title="云岭县图书馆班子2031年度对照检查材料" if draw(st.booleans()) else "",
        preamble=draw(_some),
        sections=tuple(sections),
        shapes=shapes,
        signature="云岭县图书馆班子" if signed else "",
        date="2031年1月6日" if signed else "",
        attachments=draw(st.sampled_from([(), ("清单",), ("清单", "汇总表")])),
    )  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@given(content=reports())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_shape_that_can_be_told_apart(format, content):
    found = back(content, format)
    assert printed(found.content) == printed(content)
    wanted = outline(content)
    assert outline(found.content) == wanted | {"kind": found.content.kind}
    assert (found.record.dropped, found.record.unplaced) == ([], [])
