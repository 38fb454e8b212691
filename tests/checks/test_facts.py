"""S00 and S01: the theme is there and confirmed, the report says whose and when it is."""

import pytest

from reportsite.checks.demands import facts
from reportsite.checks.findings import Finding
from reportsite.content.theme import Theme
from reportsite.content.types import Content
from tests.checks.notices import theme, wanted

TEAM = {
    "key": "r",
    "title": "对照检查材料",
    "unit": "云岭县图书馆",
    "year": 2030,
    "signature": "云岭县图书馆",
    "date": "2031年1月6日",
    "preamble": ("报告如下。",),
}
MEMBER = TEAM | {"kind": "member", "person": "柏舟"}


def found(content, *themes):
    return list(facts(content, themes))


def test_nothing_is_missing_from_a_team_report():
    assert found(Content(**TEAM), theme()) == []


def test_nothing_is_missing_from_a_member_report():
    assert found(Content(**MEMBER), theme()) == []


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("title", "warn"),
        ("unit", "error"),
        ("year", "error"),
        ("person", "error"),
        ("signature", "warn"),
        ("date", "warn"),
    ],
)
def test_a_missing_fact(name, level):
    values = {field: value for field, value in MEMBER.items() if field != name}
    assert found(Content(**values), theme()) == [
        Finding("S01", level, "fact_missing", {"fact": name}, item="r", field=name, step="facts")
    ]


def test_a_team_report_needs_no_person():
    assert found(Content(**TEAM | {"person": ""}), theme()) == []


def test_a_missing_preamble():
    assert found(Content(**TEAM | {"preamble": ()}), theme()) == [
        Finding("S01", "warn", "preamble_missing", item="r", field="preamble", step="preamble")
    ]


def test_no_theme():
    assert found(Content(**TEAM)) == [Finding("S00", "warn", "no_theme", step="facts")]


def test_a_theme_without_dimensions():
    assert found(Content(**TEAM), theme(), Theme(slug="x", name="空年", confirmed=True)) == [
        Finding("S00", "warn", "theme_without_dimensions", {"theme": "空年"}, step="facts")
    ]


def test_a_theme_that_nobody_has_confirmed():
    assert found(Content(**TEAM), Theme(slug="x", name="传闻年", dimensions=(wanted(),))) == [
        Finding("S00", "hint", "theme_unconfirmed", {"theme": "传闻年"}, step="facts")
    ]
