import pytest
from django.core.exceptions import ValidationError

from reportsite.content.types import Dimension
from reportsite.drafting.actions import items
from reportsite.drafting.actions.items import add_item, delete_item
from reportsite.drafting.actions.reports import take_over
from reportsite.drafting.fields import FIELDS
from reportsite.drafting.models import Item, Text
from reportsite.drafting.rows import load, load_content
from tests.drafting.contents import content_with_problems


@pytest.fixture
def add(full, item, drafter):
    """add(parent's key, kind): by the drafter, in the report that holds everything."""
    return lambda parent, kind, **rest: add_item(report=full, person=drafter, parent=item(parent), kind=kind, **rest)


@pytest.mark.parametrize(
    ("parent", "kind"),
    [
        ("c0", "section"),
        ("s4", "dimension"),
        ("s5", "point"),
        ("s3", "part"),
        ("a1", "point"),
        ("d1", "problem"),
        ("d1", "dimension"),
        ("p1", "example"),
        ("p1", "rectification"),
        ("o1", "point"),
    ],
)
def test_it_exists_empty_and_last_before_anything_is_typed(add, full, parent, kind, journal):
    new = add(parent, kind)
    draft = load(full)
    siblings = [child for child in draft.children[draft.by_key[parent].pk] if child.kind == kind]
    assert siblings[-1] == new
    texts = Text.objects.filter(item=new).values_list("name", "value", "revision")
    assert sorted(texts) == sorted((field.name, "", 0) for field in FIELDS[kind])
    assert new.unit_id == full.unit_id
    assert journal() == [("add", new.key, "", f"{parent} {kind}")]


@pytest.mark.parametrize(
    ("parent", "kind"),
    [
        ("c0", "problem"),
        ("c0", "report"),
        ("s4", "problem"),
        ("d1", "example"),
        ("p1", "problem"),
        ("e1", "example"),
        ("r1", "rectification"),
        ("a1", "part"),
        ("o1", "dimension"),
        ("d1", "nonsense"),
        ("d1", ""),
    ],
)
def test_nothing_is_added_where_it_does_not_belong(add, full, journal, parent, kind):
    before = full.items.count()
    with pytest.raises(ValidationError):
        add(parent, kind)
    assert (full.items.count(), journal()) == (before, [])


@pytest.mark.parametrize(("top", "kind"), [("s5", "point"), ("s4", "dimension")])
def test_points_and_dimensions_nest_once(add, top, kind):
    first = add(top, kind)
    second = add(first.key, kind)
    with pytest.raises(ValidationError):
        add(second.key, kind)


@pytest.mark.parametrize("deleted", ["d1", "s4"])
def test_nothing_is_added_to_what_was_deleted_meanwhile(full, item, deleted):
    parent = item("d1")
    delete_item(report=full, person=None, item=item(deleted))
    with pytest.raises(ValidationError):
        add_item(report=full, person=None, parent=parent, kind="problem")


def test_first_texts_and_what_a_dimension_answers(add, text, full):
    new = add("s4", "dimension", answers="key-of-theme", node=Dimension(heading="轮岗方面"))
    assert (text(new.key, "heading").value, new.answers) == ("轮岗方面", "key-of-theme")
    assert load_content(full).sections[3].dimensions[-1] == Dimension(
        key=new.key, heading="轮岗方面", answers="key-of-theme"
    )


def test_a_part_has_the_role_of_its_section_unless_another_is_named(add):
    assert (add("s3", "part").role, add("s3", "part", role="previous").role) == ("matters", "previous")


def test_after_one_that_was_deleted_the_order_goes_on(add, full, item):
    delete_item(report=full, person=None, item=item("e2"))
    new = add("p1", "example")
    assert new.order > item("e2").order


def test_no_more_than_the_most(add, full):
    missing = items.MOST_ITEMS - full.items.count()
    Item.objects.bulk_create(
        Item(unit_id=full.unit_id, report=full, kind="example", parent=full.items.get(key="p1"))
        for _ in range(missing - 1)
    )
    add("d1", "problem")
    with pytest.raises(ValidationError):
        add("d1", "problem")
    assert full.items.count() == items.MOST_ITEMS


@pytest.mark.parametrize("number", [1, 300])
def test_a_report_of_any_size_takes_one_more_at_the_same_cost(unit, number, django_assert_num_queries):
    report = take_over(unit=unit, content=content_with_problems(number), by=None)
    parent = report.items.get(key="d1")
    with django_assert_num_queries(10):
        add_item(report=report, person=None, parent=parent, kind="problem")
    assert len(load_content(report).sections[0].dimensions[0].problems) == number + 1
