"""The tree of a report: its order, its keys, and when two are the same."""

from hypothesis import given, settings

from reportsite.content.numbering import Shape
from reportsite.content.types import (
    Content,
    Dimension,
    Example,
    Part,
    Point,
    Problem,
    RectificationItem,
    Section,
    children,
    headings_and_paragraphs,
    new_key,
    walk,
)
from tests.content.strategies import contents

SECTION = Section(
    key="s",
    role="problems",
    points=(Point(key="o", points=(Point(key="oo"),)),),
    parts=(Part(key="r", points=(Point(key="ro"),)),),
    dimensions=(
        Dimension(
            key="d",
            problems=(
                Problem(key="p", examples=(Example(key="e"),), rectification=(RectificationItem(key="i"),)),
                Problem(key="q"),
            ),
            children=(Dimension(key="c", problems=(Problem(key="cp"),)),),
        ),
    ),
)


def test_the_walk_goes_in_the_order_of_print():
    content = Content(key="root", sections=(SECTION, Section(key="t")))
    assert [(node.key, "".join(item.key for item in above)) for node, above in walk(content)] == [
        ("root", ""),
        ("s", "root"),
        ("o", "roots"),
        ("oo", "rootso"),
        ("r", "roots"),
        ("ro", "rootsr"),
        ("d", "roots"),
        ("p", "rootsd"),
        ("e", "rootsdp"),
        ("i", "rootsdp"),
        ("q", "rootsd"),
        ("c", "rootsd"),
        ("cp", "rootsdc"),
        ("t", "root"),
    ]


def test_children_are_the_items_directly_below():
    assert [node.key for node in children(SECTION)] == ["o", "r", "d"]


def test_the_texts_of_a_node_alone():
    content = Content(
        title="题",
        byline="署名",
        preamble=("前言",),
        sections=(
            Section(
                heading="节",
                paragraphs=("引", "言"),
                dimensions=(
                    Dimension(
                        heading="方面",
                        lead_in="存在问题：",
                        problems=(
                            Problem(
                                paragraphs=("表现",),
                                examples=(Example(paragraphs=("比如",)),),
                                rectification=(RectificationItem(measure="补登", deadline="六月底"),),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
    assert [list(headings_and_paragraphs(node)) for node, _ in walk(content)] == [
        ["题", "署名", "前言"],
        ["节", "引", "言"],
        ["方面", "存在问题："],
        ["表现"],
        ["比如"],
        ["补登", "六月底"],
    ]


def test_a_new_key_is_sixteen_hexadecimal_digits():
    assert {(len(key), set(key) - set("0123456789abcdef") == set()) for key in (new_key() for _ in range(50))} == {
        (16, True)
    }


def linked(*links, first="a", second="b"):
    return Content(
        sections=(
            Section(dimensions=(Dimension(key=first), Dimension(key=second))),
            Section(points=(Point(heading="原因", links=links),)),
        )
    )


def test_equality_ignores_keys():
    assert linked("a") == linked("x", first="x", second="y")


def test_equality_sees_where_a_link_leads():
    assert linked("a") != linked("b")


def test_equality_sees_that_two_keys_changed_places():
    assert linked("a") != linked("a", first="b", second="a")


def test_equality_ignores_the_order_of_links():
    assert linked("a", "b") == linked("b", "a")


def test_equality_sees_texts_and_shapes():
    content = Content(sections=(Section(heading="节"),), shapes={"problems.problem": Shape("1.")})
    assert [
        content == other
        for other in (
            Content(sections=(Section(heading="节"),), shapes={"problems.problem": Shape("1.")}),
            Content(sections=(Section(heading="结"),), shapes={"problems.problem": Shape("1.")}),
            Content(sections=(Section(heading="节"),), shapes={"problems.problem": Shape("1、")}),
            Content(sections=(Section(heading="节", shape=Shape()),), shapes={"problems.problem": Shape("1.")}),
            "节",
        )
    ] == [True, False, False, False, False]


@settings(max_examples=30, deadline=None)
@given(contents())
def test_any_other_keys_leave_a_report_the_same(content):
    assert rekeyed(content) == content


def rekeyed(value):
    """The same report with every key, and every link to it, turned around."""
    if isinstance(value, tuple):
        return tuple(map(rekeyed, value))
    if not hasattr(value, "key"):
        return value
    fields = {name: rekeyed(getattr(value, name)) for name in value.__struct_fields__} | {"key": value.key[::-1]}
    if "links" in fields:
        fields["links"] = tuple(link[::-1] for link in value.links)
    return type(value)(**fields)
