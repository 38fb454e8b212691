"""What stood in a report before something was brought into it is kept."""

import pytest

from reportsite.content.json import dumps
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.rows import load_content
from reportsite.importing.actions import corrections


@pytest.fixture
def kept(made):
    """kept(): (occasion, content) of the versions, the first one first."""
    return lambda: list(made.kept_versions.order_by("number").values_list("reason", "content"))


@pytest.fixture
def now_in(made):
    return lambda: dumps(load_content(made)).decode()


def test_before_the_first_of_corrections_in_a_row(made, common, kept, now_in, drafter):
    first = now_in()
    corrections.correct_item(**common(), key="p2", operation="join")
    corrections.take_wording(**common(), key="d1", wording="读懂馆藏、讲清来路方面")
    assert kept() == [("import", first)]
    text = made.items.get(key="p1").texts.get(name="heading")
    save_texts(report=made, person=drafter, changes=[Change("p1", "heading", text.revision, "自己写的")])
    second = now_in()
    corrections.take_wording(**common(), key="d1", wording="守护库房方面")
    assert kept() == [("import", first), ("import", second)]


def test_not_before_there_is_a_report(row, common):
    corrections.correct_item(**common(), key="p2", operation="join")
    row.refresh_from_db()
    assert row.report is None
