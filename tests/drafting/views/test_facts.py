import pytest

from reportsite.drafting.rows import load_content
from tests.pages import client_of


def test_what_stands_at_the_head_and_foot(page, full):
    typed = {
        "c0.title": "改过的标题",
        "c0.byline": "（2025年2月）",
        "c0.unit": "青禾市档案局",
        "c0.year": "2025",
        "c0.signature": "档案局支部",
        "c0.date": "2025年2月8日",
        "c0.attachments": "一、清单\r\n\r\n 二、记录 ",
    }
    page("facts/").press(typed=typed)
    content = load_content(full)
    assert (content.title, content.byline, content.unit, content.year) == (
        "改过的标题",
        "（2025年2月）",
        "青禾市档案局",
        2025,
    )
    assert (content.signature, content.date, content.attachments) == (
        "档案局支部",
        "2025年2月8日",
        ("一、清单", "二、记录"),
    )


def test_a_team_has_no_person_and_a_member_has(page, member_report, member):
    assert "c0.person" not in page("facts/").values
    answer = client_of(member).get(f"/reports/{member_report.pk}/facts/")
    assert [name for name in answer.context["form"].fields if name.endswith(".person")]


@pytest.mark.parametrize(
    "year", ["", "去年", "24", "二〇二四", "20244", "-2024", "２０２４", "9" * 5000], ids=lambda year: year[:9]
)
def test_a_year_that_is_none_is_kept_as_typed_and_not_printed(page, full, text, year):
    page("facts/").press(typed={"c0.year": year})
    assert (text("c0", "year").value, load_content(full).year) == (year, None)


def test_fields_that_are_not_on_the_page_are_not_forged(page, full, stranger):
    forged = {"unit": stranger.memberships.first().unit_id, "stage": "final", "kind": "member", "person": stranger.pk}
    before = type(full).objects.values().get(pk=full.pk)
    page("facts/").press(typed=forged | {"helper": stranger.memberships.first().pk, "meeting": "1", "shapes": "{}"})
    assert type(full).objects.values().get(pk=full.pk) == before
