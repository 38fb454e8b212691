import pytest
from django.core.exceptions import ValidationError

from reportsite.drafting.actions.items import delete_item, restore_item
from reportsite.drafting.models import Text
from reportsite.drafting.rows import hidden, load_content
from tests.drafting.contents import full_content


def test_out_of_sight_and_written_down_but_nothing_is_lost(full, item, drafter, journal):
    texts = Text.objects.filter(item__report=full).count()
    delete_item(report=full, person=drafter, item=item("d1"))
    assert item("d1").deleted_at is not None
    assert Text.objects.filter(item__report=full).count() == texts
    assert journal() == [("delete", "d1", "", "")]


def test_put_back_where_it_was(full, item, drafter, journal):
    delete_item(report=full, person=drafter, item=item("e1"))
    restore_item(report=full, person=drafter, item=item("e1"))
    assert load_content(full) == full_content()
    assert [entry[:2] for entry in journal()] == [("delete", "e1"), ("restore", "e1")]


def test_the_report_itself_is_not_deleted(full, item):
    with pytest.raises(ValidationError):
        delete_item(report=full, person=None, item=item("c0"))
    assert load_content(full) == full_content()


def test_what_is_hidden_is_the_deleted_and_all_below_it(full, item):
    assert hidden(full) == set()
    for key in ("e1", "p1", "o4"):
        delete_item(report=full, person=None, item=item(key))
    keys = set(full.items.filter(pk__in=hidden(full)).values_list("key", flat=True))
    assert keys == {"p1", "e1", "e2", "r1", "r2", "o4"}
