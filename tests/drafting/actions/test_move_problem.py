import pytest
from django.core.exceptions import ValidationError

from reportsite.content.types import walk
from reportsite.drafting.actions.items import delete_item, move_problem
from reportsite.drafting.rows import load_content
from tests.drafting.contents import full_content


@pytest.fixture
def move(full, item, drafter):
    return lambda problem, dimension: move_problem(
        report=full, person=drafter, problem=item(problem), dimension=item(dimension)
    )


def below(content, key):
    node = next(node for node, _above in walk(content) if node.key == key)
    return [node.key for node, _above in walk(node)][1:]


def test_to_the_end_of_another_dimension_with_all_that_hangs_on_it(move, full, journal):
    move("p1", "d4")
    content = load_content(full)
    assert (below(content, "d1"), below(content, "d4")) == ([], ["p3", "p1", "e1", "e2", "r1", "r2"])
    assert journal() == [("move", "p1", "", "d4")]


def test_links_to_it_still_lead_there(move, full):
    move("p1", "d4")
    links = {node.key: node.links for node, _above in walk(load_content(full)) if getattr(node, "links", ())}
    assert links == {"o4": ("d1", "p2"), "o5": ("p1",)}


@pytest.mark.parametrize(("problem", "target"), [("p1", "s4"), ("p1", "p2"), ("p1", "o4"), ("e1", "d4"), ("d1", "d2")])
def test_refused_for_other_kinds(move, full, journal, problem, target):
    with pytest.raises(ValidationError):
        move(problem, target)
    assert (load_content(full), journal()) == (full_content(), [])


@pytest.mark.parametrize("deleted", ["d4", "d2"])
def test_refused_where_the_dimension_was_deleted_meanwhile(move, full, item, deleted):
    dimension = item("d4")
    delete_item(report=full, person=None, item=item(deleted))
    with pytest.raises(ValidationError):
        move_problem(report=full, person=None, problem=item("p1"), dimension=dimension)
    assert below(load_content(full), "d1") == ["p1", "e1", "e2", "r1", "r2"]
