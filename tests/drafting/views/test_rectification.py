"""The rectification list, by problem."""

from reportsite.drafting.rows import load_content
from tests.pages import client_of


def items(full):
    return load_content(full).sections[3].dimensions[0].problems[0].rectification


def test_what_is_done_by_whom_until_when(page, full):
    typed = {
        "r2.measure": "每周核对\r\n一次",
        "r2.leader": "闻溪",
        "r2.department": "收集室",
        "r2.deadline": "长期坚持",
    }
    page("rectification/").press(typed=typed | {"r2.state": "done"})
    row = items(full)[1]
    assert (row.measure, row.leader, row.department, row.deadline, row.state) == (
        "每周核对 一次",
        "闻溪",
        "收集室",
        "长期坚持",
        "done",
    )


def test_every_problem_is_there_with_or_without_items(page):
    groups = page("rectification/").answer.context["groups"]
    assert [(card.item.key, len(card.within)) for _step, cards in groups for card in cards] == [
        ("p1", 2),
        ("p2", 0),
        ("p3", 0),
    ]


def test_moved_and_deleted(page, url, full):
    page("rectification/").press(url("items/r2/up/"))
    assert [row.measure for row in items(full)] == ["每周核对", "当日登记"]
    page("rectification/").press(url("items/r2/delete/"))
    assert [row.measure for row in items(full)] == ["当日登记"]


def test_a_report_without_problems(report, drafter):
    answer = client_of(drafter).get(f"/reports/{report.pk}/rectification/")
    assert (answer.status_code, answer.context["groups"]) == (200, [])
