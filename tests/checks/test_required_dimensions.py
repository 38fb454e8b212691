"""S02 and S06: each required dimension is there, with as many problems as the theme asks."""

from reportsite.checks.demands import required_dimensions
from reportsite.checks.findings import Finding
from reportsite.content.types import Content, Dimension, Problem, Section
from tests.checks.notices import WRITTEN, theme, wanted, with_problems


def found(content, *dimensions):
    return list(required_dimensions(content, [theme(*dimensions)]))


def test_a_dimension_with_a_problem():
    assert found(with_problems(WRITTEN), wanted()) == []


def test_a_missing_dimension():
    assert found(with_problems(WRITTEN, answers="guard"), wanted()) == [
        Finding("S02", "error", "dimension_missing", {"dimension": "带头读书方面", "least": 1}, step="problems")
    ]


def test_a_dimension_is_called_by_its_short_name():
    assert found(Content(), wanted(short_name="读书"))[0].params == {"dimension": "读书", "least": 1}


def test_a_dimension_without_a_problem():
    assert found(with_problems(Problem(), Problem(source="asked")), wanted()) == [
        Finding(
            "S02",
            "error",
            "dimension_without_problem",
            {"dimension": "带头读书方面", "least": 1, "found": 0},
            dimension="d",
            item="d",
        )
    ]


def test_a_dimension_with_too_few_problems():
    assert found(with_problems(WRITTEN, Problem()), wanted(least_problems=2)) == [
        Finding(
            "S06",
            "warn",
            "too_few_problems",
            {"dimension": "带头读书方面", "least": 2, "found": 1},
            dimension="d",
            item="d",
        )
    ]


def test_a_dimension_that_needs_no_problem():
    assert found(with_problems(), wanted(least_problems=0)) == []


def test_problems_in_dimensions_below_count():
    below = Dimension(problems=(WRITTEN,))
    assert found(with_problems(children=(below, below)), wanted(least_problems=2)) == []


def test_problems_of_all_dimensions_that_answer_count():
    answers = Dimension(answers="read", problems=(WRITTEN,)), Dimension(answers="read")
    assert found(Content(sections=(Section(dimensions=answers),)), wanted()) == []


def test_a_dimension_that_is_not_required():
    assert found(Content(), wanted(required=False)) == []


def test_a_group_is_answered_by_its_members():
    assert found(with_problems(WRITTEN), wanted("group"), wanted(parent="group")) == []


def test_a_dimension_for_the_other_kind_of_report():
    assert found(Content(), wanted(audience=("member",))) == []
    assert [finding.code for finding in found(Content(kind="member"), wanted(audience=("member",)))] == [
        "dimension_missing"
    ]


def test_every_theme_is_asked():
    themes = [theme(wanted()), theme(wanted("guard"))]
    assert [finding.code for finding in required_dimensions(with_problems(WRITTEN), themes)] == ["dimension_missing"]
