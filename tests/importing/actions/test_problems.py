"""Splitting a problem of a report, and putting it together again."""

import pytest
from django.core.exceptions import ValidationError
from msgspec.structs import replace

from reportsite.drafting.actions.items import add_link, delete_item
from reportsite.drafting.actions.reports import submit_report, take_over
from reportsite.drafting.actions.texts import Change, save_texts
from reportsite.drafting.models import Journal
from reportsite.drafting.rows import load_content
from reportsite.importing.actions.problems import LONGEST, put_together, split_problem
from tests.drafting.contents import full_content

SEVERAL = "1. 开窗太晚。九点才开。\n2. 收件太慢。比如，5月那份等了三天。\n3. 回信太迟。"


@pytest.fixture
def report(unit):
    return take_over(unit=unit, content=full_content(), by=None)


@pytest.fixture
def write(report):
    """write(text): the text of the problem p2, which has no heading."""

    def run(text, revision=0):
        save_texts(report=report, person=None, changes=[Change("p2", "paragraphs", revision, text)])

    return run


def problems(report):
    group = load_content(report).sections[3].dimensions[1]
    return [
        (one.key, one.heading, one.paragraphs, [each.paragraphs for each in one.examples]) for one in group.problems
    ]


def test_several(report, write):
    write(SEVERAL)
    assert split_problem(report=report, by=None, key="p2") == 3
    found = problems(report)
    assert [one[1:] for one in found] == [
        ("开窗太晚", ("九点才开。",), []),
        ("收件太慢", (), [("比如，5月那份等了三天。",)]),
        ("回信太迟", (), []),
    ]
    assert found[0][0] == "p2"
    assert load_content(report).sections[4].points[0].links == ("d1", "p2")


def test_everything_else_stays(report, write):
    write(SEVERAL)
    before = load_content(report)
    split_problem(report=report, by=None, key="p2")
    after = load_content(report)
    assert after.sections[:3] + after.sections[4:] == before.sections[:3] + before.sections[4:]
    assert after.sections[3].dimensions[0] == before.sections[3].dimensions[0]


def test_and_together_again(report, write):
    write(SEVERAL)
    before = load_content(report)
    split_problem(report=report, by=None, key="p2")
    put_together(report=report, by=None, key="p2")
    assert load_content(report) == before
    split_problem(report=report, by=None, key="p2")
    assert len(problems(report)) == 3


def test_not_over_what_was_written_since(report, write):
    write(SEVERAL)
    split_problem(report=report, by=None, key="p2")
    other = problems(report)[1][0]
    save_texts(report=report, person=None, changes=[Change(other, "heading", 0, "收件和发件都慢")])
    with pytest.raises(ValidationError):
        put_together(report=report, by=None, key="p2")
    assert [one[1] for one in problems(report)] == ["开窗太晚", "收件和发件都慢", "回信太迟"]


def test_nor_where_one_was_deleted_since(report, write):
    write(SEVERAL)
    split_problem(report=report, by=None, key="p2")
    delete_item(report=report, person=None, item=report.items.get(key=problems(report)[2][0]))
    with pytest.raises(ValidationError):
        put_together(report=report, by=None, key="p2")
    assert len(problems(report)) == 2


def test_nor_where_one_was_linked_since(report, write):
    write(SEVERAL)
    split_problem(report=report, by=None, key="p2")
    cause, other = report.items.get(key="o5"), report.items.get(key=problems(report)[1][0])
    add_link(report=report, person=None, point=cause, target=other)
    with pytest.raises(ValidationError):
        put_together(report=report, by=None, key="p2")
    assert len(problems(report)) == 3


def test_what_others_write_elsewhere_stays(report, write):
    write(SEVERAL)
    split_problem(report=report, by=None, key="p2")
    save_texts(report=report, person=None, changes=[Change("p1", "heading", 0, "登记拖拉")])
    put_together(report=report, by=None, key="p2")
    assert load_content(report).sections[3].dimensions[0].problems[0].heading == "登记拖拉"
    assert [one[2] for one in problems(report)] == [tuple(SEVERAL.split("\n"))]


@pytest.mark.parametrize("key", ["p3", "o1", "nothing"])
def test_nothing_to_split(report, key):
    before, entries = load_content(report), Journal.objects.count()
    with pytest.raises(ValidationError):
        split_problem(report=report, by=None, key=key)
    with pytest.raises(ValidationError):
        put_together(report=report, by=None, key=key)
    assert (load_content(report), Journal.objects.count()) == (before, entries)


def test_a_text_that_is_too_long(report, write):
    write("1. 开窗太晚。\n2. " + "慢" * LONGEST)
    with pytest.raises(ValidationError):
        split_problem(report=report, by=None, key="p2")


def test_a_report_that_is_closed(report, write, drafter):
    write(SEVERAL)
    submit_report(report=report, by=drafter)
    with pytest.raises(ValidationError):
        split_problem(report=report, by=None, key="p2")
    assert len(problems(report)) == 1


def test_an_example_keeps_its_key(report):
    content = load_content(report)
    first = content.sections[3].dimensions[0].problems[0]
    save_texts(
        report=report,
        person=None,
        changes=[Change("p1", "paragraphs", 0, "新收的家谱放了两个月才上架。比如，《柳溪志》。")],
    )
    split_problem(report=report, by=None, key="p1")
    after = load_content(report).sections[3].dimensions[0].problems[0]
    assert [example.key for example in after.examples][1:] == ["e1", "e2"]
    assert replace(after, paragraphs=first.paragraphs, examples=first.examples) == first
