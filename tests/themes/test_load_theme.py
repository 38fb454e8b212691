"""One theme of the fixture -> rows."""

import pytest

from reportsite.themes.actions import load_theme
from reportsite.themes.fixture import read
from reportsite.themes.models import Confidence, Dimension, Status, Theme

ROW = {
    "slug": "2031-trial",
    "name": "2031年度试行",
    "year": 2031,
    "meeting": "democratic_life",
    "kind": "annual",
    "wording": "守好一座馆",
    "basis": "青档发〔2031〕3号",
    "audience": ["team"],
    "confidence": {"wording": "high", "dimensions": "low"},
    "notes": ["第一条说明"],
    "also_required": ["个人有关事项"],
    "sources": ["公告栏"],
    "groups": [{"title": "以案促改方面", "dimension_orders": [2, 3]}],
    "dimensions": [
        {
            "order": order,
            "title": f"{name}方面",
            "short_title": name,
            "guidance": f"看{name}",
            "audience": ["team", "member"],
        }
        for order, name in enumerate(("读懂馆藏", "守护库房", "服务查档"), 1)
    ],
}


def test_the_facts_of_the_row(db):
    assert load_theme(ROW) is True
    theme = Theme.objects.get()
    assert (theme.slug, theme.name, theme.year, theme.audience) == ("2031-trial", "2031年度试行", 2031, ("team",))
    assert (theme.wording, theme.basis, theme.source) == ("守好一座馆", "青档发〔2031〕3号", "公告栏")
    assert theme.notes == "第一条说明\n另须：个人有关事项"
    assert (theme.status, theme.confidence, theme.is_confirmed) == (Status.IN_USE, Confidence.HIGH, False)


def test_dimensions_in_order_with_their_group_above_them(db):
    load_theme(ROW)
    assert list(Dimension.objects.values_list("wording", "parent__wording", "required", "confidence")) == [
        ("读懂馆藏方面", None, True, Confidence.LOW),
        ("以案促改方面", None, False, Confidence.MEDIUM),
        ("守护库房方面", "以案促改方面", True, Confidence.LOW),
        ("服务查档方面", "以案促改方面", True, Confidence.LOW),
    ]


def test_what_is_there_is_never_overwritten(db):
    load_theme(ROW)
    Theme.objects.update(wording="改过的")
    Dimension.objects.filter(short_name="服务查档").delete()
    assert load_theme(ROW) is False
    assert (Theme.objects.get().wording, Dimension.objects.count()) == ("改过的", 3)


def test_nor_what_got_another_name_in_addresses(db):
    load_theme(ROW)
    Theme.objects.update(slug="our-trial")
    assert load_theme(ROW) is False
    assert Theme.objects.get().slug == "our-trial"


@pytest.mark.parametrize("name", ["slug", "year", "wording", "audience", "confidence", "dimensions"])
def test_a_row_that_lacks_something_says_what(db, name):
    with pytest.raises(KeyError, match=name):
        load_theme({key: value for key, value in ROW.items() if key != name})


def test_the_files_own_themes_have_dimensions_and_the_usual_outline(db):
    rows = read()["themes"]
    assert {load_theme(row) for row in rows} == {True}
    assert Theme.objects.count() == len(rows)
    assert {theme.outline.exists() for theme in Theme.objects.all()} == {True}
    without = [row["slug"] for row in rows if not row["dimensions"]]
    assert sorted(Theme.objects.filter(dimensions=None).values_list("slug", flat=True)) == sorted(without)


@pytest.mark.parametrize("slug", ["中文", "a/b", "a\x00b", ""])
def test_a_slug_that_no_address_can_hold_is_refused(db, slug):
    with pytest.raises(ValueError, match="is no slug"):
        load_theme({"slug": slug, "dimensions": []})
