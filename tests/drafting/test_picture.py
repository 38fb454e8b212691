"""The picture of what hangs on what: nothing overlaps, every link has its line, loose ends are marked."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from reportsite.checks.links import links_of
from reportsite.content.types import Content, Dimension, Point, Problem, Section
from reportsite.drafting.picture import LEFT_WIDTH, WIDTH, picture, shortened
from tests.content.strategies import contents
from tests.drafting.contents import full_content


def drawn(content, **names):
    return picture(links_of(content), names)


def report(dimensions, causes=(), measures=()):
    def points(prefix, links):
        return tuple(Point(key=f"{prefix}{number}", heading="忙", links=keys) for number, keys in enumerate(links, 1))

    return Content(
        sections=(
            Section(role="problems", dimensions=dimensions),
            Section(role="causes", points=points("c", causes)),
            Section(role="measures", points=points("m", measures)),
        )
    )


def dimension(key, *problems):
    return Dimension(
        key=key, heading="读懂馆藏", problems=tuple(Problem(key=name, heading="登记晚") for name in problems)
    )


def lines(image):
    return [(line.start, line.end) for line in image.lines]


def marks(image):
    return {box.key: box.loose for box in image.boxes if box.loose}


BOTH = (dimension("d", "p", "q"), dimension("e", "r"))


def test_a_problem_its_cause_and_its_measure():
    assert lines(drawn(report(BOTH, [("p",)], [("p",)]))) == [("p", "c1"), ("c1", "m1")]


def test_a_link_to_a_dimension_is_one_line():
    image = drawn(report(BOTH, [("d", "e")], [("d",)]))
    assert lines(image) == [("d", "c1"), ("e", "c1"), ("c1", "m1")]


def test_a_measure_for_what_no_cause_explains_starts_at_an_empty_place():
    image = drawn(report(BOTH, [("p",)], [("q",), ("e",)]))
    assert lines(image) == [("p", "c1"), ("q", "gap-q"), ("gap-q", "m1"), ("e", "gap-e"), ("gap-e", "m2")]
    assert [box.key for box in image.boxes if box.kind == "gap"] == ["gap-q", "gap-e"]


def test_cause_and_measure_meet_in_a_problem_and_not_only_in_its_dimension():
    assert ("c1", "m1") not in lines(drawn(report(BOTH, [("p",)], [("q",)])))
    assert ("c1", "m1") in lines(drawn(report(BOTH, [("p",)], [("d",)])))


def test_loose_ends_are_marked_where_they_are():
    image = drawn(report(BOTH, [("d",), ()], [("p",)]))
    assert marks(image) == {
        "q": ("problem_without_measure",),
        "r": ("problem_without_cause", "problem_without_measure"),
        "c2": ("cause_without_link",),
    }


def test_a_line_goes_from_the_right_side_to_the_left_and_is_level_there():
    image = drawn(report(BOTH, [("d", "r")]))
    boxes = {box.key: box for box in image.boxes}
    first = image.lines[0]
    assert (first.x1, first.y1) == (LEFT_WIDTH, boxes["d"].y + 17)
    assert (first.x2, first.y2) == (boxes["c1"].x, boxes["c1"].middle)
    assert first.path == f"M420 17C480 17 480 {first.y2} 540 {first.y2}"


@pytest.mark.parametrize(("number", "grouped"), [(40, False), (41, True)])
def test_many_problems_are_drawn_by_dimension(number, grouped):
    many = dimension("d", *(f"p{place}" for place in range(number)))
    image = drawn(report((many,), [("p1",)], [("p2", "p3")]))
    assert image.grouped is grouped
    assert [box.key for box in image.boxes if box.kind == "problem"] == (
        [] if grouped else [f"p{i}" for i in range(number)]
    )
    if grouped:
        assert lines(image) == [("d", "c1"), ("d", "gap-d"), ("gap-d", "m1")]
        assert (image.boxes[0].count, image.boxes[0].loose) == (
            41,
            ("problem_without_cause", "problem_without_measure"),
        )


def test_the_names_of_dimensions():
    boxes = drawn(report(BOTH), d="馆藏").boxes
    assert [(box.text, box.full) for box in boxes if box.kind == "dimension"] == [
        ("馆藏", "读懂馆藏"),
        ("读懂馆藏",) * 2,
    ]


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("登记不及时", 82, "登记不及时"), ("登记不及时", 81, "登记不…"), ("abc", 40, "abc"), ("", 20, ""), ("登", 5, "…")],
)
def test_a_text_is_shortened_to_its_box(text, width, short):
    assert shortened(text, width) == short


def overlap(one, other):
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart or one.y + one.height <= other.y or other.y + other.height <= one.y)


def is_sound(content):
    image, answer = drawn(content), links_of(content)
    boxes = {box.key: box for box in image.boxes}
    assert len(boxes) == len(image.boxes)
    for one, other in combinations(image.boxes, 2):
        framed = (one.kind, other.kind) == ("dimension", "problem")
        within = one.y < other.y and other.y + other.height < one.y + one.height
        assert (framed and within) or not overlap(one, other)
    for box in image.boxes:
        assert 0 <= box.x < box.x + box.width <= WIDTH
        assert 0 <= box.y < box.y + box.height <= image.height
    assert all(boxes[line.start].x + boxes[line.start].width < boxes[line.end].x for line in image.lines)
    there = set(lines(image))
    for cause in answer.causes:
        assert {(key, cause.key) for key in cause.point.links if key in boxes} <= there
    for measure in answer.measures:
        if any(key in boxes for key in measure.point.links):
            assert any(end == measure.key for _start, end in there)
    assert {(end.code, end.key) for end in answer.loose} >= {
        (code, key) for key, codes in marks(image).items() for code in codes
    }


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_nothing_overlaps_and_every_link_has_its_line(content):
    is_sound(content)


@pytest.mark.parametrize(
    "content",
    [
        full_content(),
        Content(),
        report(BOTH, [("d",)] * 30, [("p", "e")] * 3),
        report((dimension("d"),), [("d",)], [("d",)]),
    ],
    ids=["full", "empty", "many causes", "no problems"],
)
def test_also_for_these(content):
    is_sound(content)
