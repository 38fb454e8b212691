"""What differs between two states of a report, and one brought back to the other."""

from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportsite.content.comparison import NotThere, compare, restored
from reportsite.content.json import dumps, loads
from reportsite.content.types import Content, Dimension, Example, Point, Problem, Section, ThemeRef, walk
from tests.content.strategies import contents
from tests.drafting.contents import full_content

ONE = Problem(key="p1", heading="登记迟缓", paragraphs=("新收的家谱放了两个月。", "查的人来了三回。"))
TWO = Problem(key="p2", heading="排队太久", examples=(Example(key="e1", paragraphs=("比如，周一上午。",)),))
THREE = Problem(key="p3", heading="回信太慢")


def report(*dimensions, **values):
    sections = (Section(key="s1", role="problems", heading="存在的问题", dimensions=dimensions),)
    return Content(**{"key": "c0", "title": "对照检查材料", "sections": sections, **values})


def dimension(*problems, key="d1", **values):
    return Dimension(**{"key": key, "heading": f"{key}方面", "problems": problems, **values})


OLD = report(dimension(ONE, TWO, THREE), dimension(key="d2"))


def told(old, new):
    return [(one.kind, one.key, one.name) for one in compare(old, new)]


def test_nothing_differs():
    assert compare(full_content(), full_content()) == []


def test_a_text_that_was_changed():
    new = report(dimension(replace(ONE, paragraphs=("放了三个月。",)), TWO, THREE), dimension(key="d2"))
    (found,) = compare(OLD, new)
    assert (found.kind, found.key, found.type, found.name) == ("changed", "p1", "problem", "paragraphs")
    assert (found.old, found.new) == ("新收的家谱放了两个月。\n查的人来了三回。", "放了三个月。")
    assert found.path == ("存在的问题", "d1方面", "登记迟缓")


def test_what_was_added_deleted_and_moved_each_told_once():
    new = report(dimension(THREE, ONE), dimension(Problem(key="p9", heading="新的"), key="d2"))
    assert told(OLD, new) == [("moved", "p3", ""), ("deleted", "p2", ""), ("added", "p9", "")]
    assert compare(OLD, new)[1].old == "排队太久\n比如，周一上午。"
    assert compare(OLD, new)[2].new == "新的"


def test_below_another_parent():
    new = report(dimension(ONE, THREE), dimension(TWO, key="d2"))
    (found,) = compare(OLD, new)
    assert (found.kind, found.key, found.old, found.new) == ("moved", "p2", "d1方面 › 登记迟缓", "d2方面")


def test_what_the_report_itself_holds():
    new = replace(OLD, title="新题目", annex=True, marks=("internal",))
    assert told(OLD, new) == [("changed", "c0", name) for name in ("title", "marks", "annex")]


def test_the_theme_and_the_order_of_links_are_no_text():
    points = Section(key="s2", role="causes", points=(Point(key="o1", links=("p1", "p2")),))
    linked = replace(OLD, sections=(*OLD.sections, points))
    refs = (ThemeRef("2024-annual", 2),)
    assert told(linked, replace(linked, themes=refs)) == []
    turned = replace(linked, sections=(OLD.sections[0], replace(points, points=(Point(key="o1", links=("p2", "p1")),))))
    assert told(linked, turned) == []


class TestPuttingBack:
    def back(self, new, *keys, old=OLD):
        return restored(new, old, [one for one in compare(old, new) if one.key in keys])

    def test_one_text_alone(self):
        new = report(dimension(replace(ONE, heading="改"), replace(TWO, heading="也改"), THREE), dimension(key="d2"))
        assert told(OLD, self.back(new, "p1")) == [("changed", "p2", "heading")]

    def test_what_was_deleted_comes_back_with_all_below_it_at_its_place(self):
        new = report(dimension(ONE, THREE), dimension(key="d2"))
        assert dumps(self.back(new, "p2")) == dumps(OLD)

    def test_what_was_added_goes(self):
        new = report(dimension(ONE, TWO, Problem(key="p9"), THREE), dimension(key="d2"))
        assert dumps(self.back(new, "p9")) == dumps(OLD)

    def test_what_had_moved_into_something_added_stays(self):
        new = report(dimension(ONE, THREE), dimension(key="d2"), dimension(TWO, key="d9"))
        assert dumps(self.back(new, "d9")) == dumps(OLD)

    def test_what_had_moved_out_of_something_deleted_stays_where_it_is(self):
        new = report(dimension(TWO, key="d2"))
        after = self.back(new, "d1")
        assert [[problem.key for problem in one.problems] for one in after.sections[0].dimensions] == [
            ["p1", "p3"],
            ["p2"],
        ]

    def test_not_into_what_is_not_there(self):
        new = report(dimension(TWO, key="d2"))
        with pytest.raises(NotThere):
            self.back(new, "p2")

    def test_not_into_itself(self):
        old = report(dimension(key="d1", children=(dimension(key="d2"),)))
        new = report(dimension(key="d2", children=(dimension(key="d1"),)))
        with pytest.raises(NotThere):
            self.back(new, "d2", old=old)
        assert dumps(self.back(new, "d1", "d2", old=old)) == dumps(old)


# What may stand in what: (type of the holder, name of the list, a new one).
HOLDERS = [
    (Content, "sections", Section),
    (Section, "dimensions", Dimension),
    (Section, "points", Point),
    (Dimension, "problems", Problem),
    (Dimension, "children", Dimension),
    (Problem, "examples", Example),
    (Point, "points", Point),
]


def edited(content, random, number):
    """The content after so many edits, each at a place of its own: texts changed, items added, deleted, moved."""
    for _ in range(number):
        tree = msgspec.json.decode(msgspec.json.encode(content))
        types = {node.key: type(node) for node, _above in walk(content)}
        holders = []

        def visit(node, tree=tree, types=types, holders=holders):
            for type_, name, made in HOLDERS:
                if types[node["key"]] is type_:
                    holders.append((node, name, made))
                for child in node.get(name, ()) if types[node["key"]] is type_ else ():
                    visit(child)

        visit(tree)
        holder, name, made = random.choice(holders)
        rows = holder.setdefault(name, [])
        act = random.choice(("text", "add", "delete", "move", "order"))
        if act == "text":
            holder["title" if holder is tree else "paragraphs"] = (
                f"题{random.random()}" if holder is tree else [f"句{random.random()}"]
            )
        elif act == "add":
            rows.insert(random.randint(0, len(rows)), {"key": f"n{random.randrange(10**9)}"})
        elif act == "order":
            random.shuffle(rows)
        elif rows:
            node = rows.pop(random.randrange(len(rows)))
            inside = dumps_of(node)
            fitting = [
                one for one in holders if one[2] is made and one[0] is not holder and f'"{one[0]["key"]}"' not in inside
            ]
            if act == "move" and fitting:
                other = random.choice(fitting)
                there = other[0].setdefault(other[1], [])
                there.insert(random.randint(0, len(there)), node)
        keys = {one["key"] for one in every(tree)}
        for one in every(tree):
            if "links" in one:
                one["links"] = [link for link in one["links"] if link in keys]
        content = msgspec.convert(tree, Content)
    return content


def dumps_of(node):
    return msgspec.json.encode(node).decode()


def every(value):
    if isinstance(value, dict):
        if "key" in value:
            yield value
        for one in value.values():
            yield from every(one)
    elif isinstance(value, list):
        for one in value:
            yield from every(one)


def alike(one, other):
    """The same to the key, the order of links apart."""
    both = [
        [(node.key, [one.key for one in above], strip(node)) for node, above in walk(side)] for side in (one, other)
    ]
    return both[0] == both[1]


def strip(node):
    lists = ("sections", "points", "parts", "dimensions", "problems", "children", "examples", "rectification")
    found = {name: value for name, value in msgspec.to_builtins(node).items() if name not in lists}
    return found | ({"links": sorted(found["links"])} if "links" in found else {})


@settings(max_examples=80, deadline=None)
@given(contents(), st.integers(0, 2**32), st.integers(0, 25))
def test_all_differences_put_back_give_the_older_state(old, seed, number):
    new = edited(old, Random(seed), number)
    after = restored(new, old, compare(old, new))
    assert alike(after, old)
    assert compare(old, after) == []
    loads(dumps(after))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_any_of_them_put_back_alone_leaves_a_report_that_loads(seed, number):
    random, old = Random(seed), full_content()
    new = edited(old, random, number)
    for one in compare(old, new):
        try:
            after = restored(new, old, [one])
        except NotThere:
            continue
        loads(dumps(after))
        # A link to what is gone waits for that to come back.
        assert one.name == "links" or one not in compare(old, after)


def test_one_after_the_other_from_the_last_gives_the_older_state_too():
    random, old = Random(7), full_content()
    new = edited(old, random, 12)
    for _ in range(200):
        found = compare(old, new)
        for one in reversed(found):
            try:
                new = restored(new, old, [one])
                break
            except NotThere:
                continue
    assert compare(old, new) == []


def test_as_few_moves_as_can_be():
    old = report(dimension(*(Problem(key=f"p{n}") for n in range(8))))
    new = report(dimension(*(Problem(key=f"p{n}") for n in (1, 2, 3, 0, 4, 6, 7, 5))))
    assert told(old, new) == [("moved", "p0", ""), ("moved", "p5", "")]
