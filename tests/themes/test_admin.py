"""The administration of themes, through its pages, in English so that a better translation breaks nothing."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from reportsite.accounts.models import Role
from reportsite.themes.actions import MOST_DIMENSIONS, add_dimensions, confirm_theme
from reportsite.themes.admin import in_itself
from reportsite.themes.models import Dimension, Status, Theme
from tests.factories import PersonFactory, ThemeFactory, UnitFactory

LIST = "/admin/themes/theme/"
# A fourth row, as the page adds it.
NEW = {
    "dimensions-TOTAL_FORMS": "4",
    "dimensions-3-wording": "带头勤扫庭院方面",
    "dimensions-3-least_problems": "1",
    "dimensions-3-for_team": "on",
}


@pytest.fixture
def keeper(client, site_administrator):
    client.force_login(site_administrator)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def confirmed(theme, site_administrator):
    confirm_theme(theme=theme, by=site_administrator)
    return Theme.objects.get(pk=theme.pk)


def page(row):
    return reverse(f"admin:themes_{row._meta.model_name}_change", args=[row.pk])


def fields(response):
    """What a browser would send back from a page that it was given."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    bound = [field for form in forms for field in form]
    values = {field.html_name: field.value() for field in bound}
    return {name: "on" if value is True else value for name, value in values.items() if value not in (None, False)}


def save(client, row, button="_save", **changes):
    data = fields(client.get(page(row))) | {button: "1"} | changes
    return client.post(page(row), {name: value for name, value in data.items() if value is not None}, follow=True)


def errors(response):
    inlines = [inline.formset for inline in response.context["inline_admin_formsets"]]
    found = [*response.context["adminform"].form.errors.values()]
    found += [error for formset in inlines for form in formset.forms for error in form.errors.values()]
    found += [formset.non_form_errors() for formset in inlines]
    with translation.override("en"):
        return " ".join(str(message) for messages in found for message in messages)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def act(client, action, *rows, **more):
    return client.post(LIST, {"action": action, "_selected_action": [row.pk for row in rows]} | more, follow=True)


def middles(theme):
    """The dimensions in order, each by its two telling characters."""
    return [wording[2:4] for wording in theme.dimensions.values_list("wording", flat=True)]


class TestWhoMayEnter:
    @pytest.mark.parametrize("rights", [{}, {"is_staff": True}])
    def test_nobody_but_site_administrators(self, client, unit, rights):
        client.force_login(PersonFactory(unit=unit, roles=[Role.ADMINISTRATOR], **rights))
        assert client.get(LIST, follow=True).status_code == 403

    def test_who_signs_in_comes_back_to_the_page_wanted(self, client, site_administrator):
        assert client.get(LIST, follow=True).redirect_chain[-1][0].startswith("/sign-in/")
        client.force_login(site_administrator)
        assert client.get(f"/admin/login/?next={LIST}").url == LIST

    def test_nobody_is_led_to_another_site(self, keeper):
        assert keeper.get("/admin/login/?next=//evil.example/").url == "/admin/"

    def test_in_the_language_of_the_account_menu(self, keeper):
        assert "Administration" in keeper.get("/admin/").content.decode()
        keeper.cookies["django_language"] = "zh-hans"
        assert '<html lang="zh-hans"' in keeper.get("/admin/").content.decode()

    def test_leads_back_to_the_site(self, keeper):
        assert '<a href="/">View site</a>' in keeper.get("/admin/").content.decode()


class TestList:
    def test_says_in_words_what_is_not_confirmed(self, keeper, theme, site_administrator):
        assert "<strong>⚠ Not confirmed</strong>" in keeper.get(LIST).content.decode()
        confirm_theme(theme=theme, by=site_administrator)
        assert "Confirmed by 站点管理员" in keeper.get(LIST).content.decode()
        add_dimensions(theme=theme, notice="再加一项")
        assert "<strong>⚠ Confirmed but for 1 dimension</strong>" in keeper.get(LIST).content.decode()

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("confirmed=yes", {2022}),
            ("confirmed=no", {2023, 2024}),
            ("year=2023", {2023}),
            ("meeting__exact=organisational_life", {2022}),
            ("status__exact=draft", {2023}),
            ("unit__isnull=True", {2022, 2024}),
            ("q=养蜂", {2024}),
            ("q=养蜂+2023", set()),
        ],
    )
    def test_filters_and_search(self, keeper, site_administrator, unit, query, found):
        old = ThemeFactory(year=2022, meeting="organisational_life")
        confirm_theme(theme=old, by=site_administrator)
        ThemeFactory(year=2023, unit=unit, in_use=False)
        ThemeFactory(year=2024, notice="带头养蜂方面\n带头养蜂酿蜜方面")
        shown = keeper.get(f"{LIST}?{query}").context["cl"].queryset
        assert sorted(theme.year for theme in shown) == sorted(found)

    @pytest.mark.parametrize("query", ["year=x", "confirmed=maybe", "year=99999999999999999999", "p=x", "o=9.9"])
    def test_an_address_made_up_is_no_error(self, keeper, theme, query):
        assert keeper.get(f"{LIST}?{query}", follow=True).status_code == 200

    def test_queries_do_not_grow_with_themes(self, keeper, django_assert_max_num_queries):
        for year in range(2000, 2020):
            ThemeFactory(year=year)
        with django_assert_max_num_queries(15):
            keeper.get(LIST)


class TestNewTheme:
    def add(self, client, **facts):
        usual = {"name": "2031年度民主生活会", "year": 2031, "meeting": "democratic_life", "kind": "annual"}
        usual |= {"confidence": "low", "for_team": "on", "for_member": "on", "slug": ""}
        return client.post(f"{LIST}add/", usual | facts, follow=True)

    def test_has_the_usual_outline_and_a_short_name_and_is_a_draft(self, keeper):
        response = self.add(keeper)
        theme = Theme.objects.get()
        assert theme.outline.count() > 5
        assert (theme.slug, theme.status, theme.is_confirmed) == ("2031-democratic-life", Status.DRAFT, False)
        assert response.redirect_chain[-1][0] == page(theme)

    def test_of_a_unit_with_its_own_short_name(self, keeper, unit):
        self.add(keeper, unit=unit.pk, slug="ours")
        assert (Theme.objects.get().unit, Theme.objects.get().slug) == (unit, "ours")

    def test_a_short_name_that_is_taken(self, keeper, theme):
        assert "already exists" in errors(self.add(keeper, slug=theme.slug))

    def test_without_a_name(self, keeper):
        assert "required" in errors(self.add(keeper, name=""))

    def test_a_forged_status_and_confirmation_do_nothing(self, keeper, site_administrator):
        self.add(keeper, status="in_use", confirmed_by=site_administrator.pk)
        assert Theme.objects.get().status == Status.DRAFT
        assert not Theme.objects.get().is_confirmed

    def test_leads_to_the_page_where_a_notice_is_pasted(self, keeper):
        assert reverse("new_theme") in keeper.get(f"{LIST}add/").content.decode()


class TestThemePage:
    def test_unchanged_is_saved_unchanged(self, keeper, confirmed):
        before = list(confirmed.dimensions.values()), list(confirmed.outline.values()), confirmed.confirmed_at
        assert "was changed successfully" in said(save(keeper, confirmed))
        again = Theme.objects.get()
        assert (list(again.dimensions.values()), list(again.outline.values()), again.confirmed_at) == before

    def test_a_changed_wording_of_the_theme_is_no_longer_confirmed(self, keeper, confirmed):
        save(keeper, confirmed, wording="另一个主题")
        assert not Theme.objects.get().is_confirmed
        assert all(dimension.is_confirmed for dimension in confirmed.dimensions.all())

    def test_other_facts_leave_the_confirmation(self, keeper, confirmed):
        save(keeper, confirmed, name="改名", status="retired")
        theme = Theme.objects.get()
        assert (theme.name, theme.status, theme.is_confirmed) == ("改名", Status.RETIRED, True)

    def test_a_changed_wording_of_a_dimension_is_no_longer_confirmed(self, keeper, confirmed):
        save(keeper, confirmed, **{"dimensions-1-wording": "  改过的\n方面 ", "dimensions-2-least_problems": "3"})
        first, second, third = confirmed.dimensions.all()
        assert (first.is_confirmed, second.is_confirmed, third.is_confirmed) == (True, False, True)
        assert (second.wording, third.least_problems) == ("改过的 方面", 3)

    def test_characters_that_no_document_holds_are_shown_as_lost(self, keeper, theme):
        rows = {"dimensions-0-wording": "丁\x02戊", "outline-0-heading": "己\x03\n庚"}
        save(keeper, theme, notes="甲\x0b乙\x01丙", source="辛\x04", **rows)
        again = Theme.objects.get()
        assert (again.notes, again.source) == ("甲\n乙\ufffd丙", "辛\ufffd")
        assert theme.outline.first().heading == "己\ufffd 庚"
        assert theme.dimensions.first().wording == "丁\ufffd戊"

    def test_the_confirmation_is_said_in_words_and_not_to_be_typed(self, keeper, theme, site_administrator):
        text = keeper.get(page(theme)).content.decode()
        assert "<strong>Not confirmed</strong>" in text
        assert text.count("<strong>⚠ Not confirmed</strong>") == 3
        save(keeper, theme, confirmed_by=site_administrator.pk, slug="forged", key="forged")
        again = Theme.objects.get()
        assert not again.is_confirmed
        assert again.slug == theme.slug

    def test_the_button_saves_and_confirms_in_the_name_of_who_presses_it(self, keeper, theme, site_administrator):
        response = save(keeper, theme, "_confirm", wording="核对过的主题", **{"dimensions-0-wording": "核对过的方面"})
        again = Theme.objects.get()
        assert (again.wording, again.confirmed_by) == ("核对过的主题", site_administrator)
        assert {row.confirmed_by for row in theme.dimensions.all()} == {site_administrator}
        assert again.confirmed_at <= timezone.now()
        assert "You confirmed" in said(response)

    def test_a_wrong_page_confirms_nothing(self, keeper, theme):
        response = save(keeper, theme, "_confirm", **{"dimensions-0-wording": ""})
        assert "required" in errors(response)
        assert not Theme.objects.get().is_confirmed

    def test_links_to_what_a_drafter_sees(self, keeper, theme):
        assert theme.get_absolute_url() == reverse("theme", args=[theme.slug])
        text = keeper.get(page(theme)).content.decode()
        assert f'<a href="{theme.get_absolute_url()}" class="viewsitelink">View as a drafter sees it</a>' in text
        assert keeper.get(theme.get_absolute_url()).status_code == 200

    def test_a_local_addition_is_named(self, keeper, theme, unit):
        add_dimensions(theme=theme, notice="本馆的方面", unit=unit)
        assert f"Local addition of {unit}" in keeper.get(page(theme)).content.decode()

    def test_a_page_that_does_not_exist(self, keeper):
        response = keeper.get(f"{LIST}99999999999999999999/change/", follow=True)
        assert response.status_code == 200
        assert "doesn’t exist" in said(response)

    def test_queries_do_not_grow_with_dimensions(self, keeper, django_assert_max_num_queries):
        theme = ThemeFactory(notice="\n".join(f"第{number}方面" for number in range(50)))
        with django_assert_max_num_queries(20):
            keeper.get(page(theme))


class TestRows:
    def test_a_new_dimension_stands_last(self, keeper, confirmed):
        save(keeper, confirmed, **NEW)
        assert middles(confirmed)[-1] == "勤扫"
        new = confirmed.dimensions.last()
        assert (new.short_name, new.is_confirmed) == ("勤扫庭院", False)

    def test_no_more_than_a_theme_may_have(self, keeper):
        theme = ThemeFactory(notice="\n".join(f"第{number}方面" for number in range(MOST_DIMENSIONS)))
        total = MOST_DIMENSIONS + 1
        response = save(
            keeper, theme, **{"dimensions-TOTAL_FORMS": str(total), f"dimensions-{total - 1}-wording": "再一个"}
        )
        assert str(MOST_DIMENSIONS) in errors(response)
        assert theme.dimensions.count() == MOST_DIMENSIONS

    def test_deleted(self, keeper, theme):
        save(keeper, theme, **{"dimensions-1-DELETE": "on"})
        assert middles(theme) == ["读懂", "服务"]

    @pytest.mark.parametrize(
        ("numbers", "expected"),
        [
            ("3 1 2", "守护 服务 读懂"),
            ("1 2 1", "服务 读懂 守护"),
            ("3 2 3", "守护 服务 读懂"),
            ("10 20 15", "读懂 服务 守护"),
            (" 2 3", "读懂 守护 服务"),
        ],
    )
    def test_the_place_can_be_typed(self, keeper, confirmed, numbers, expected):
        save(
            keeper, confirmed, **{f"dimensions-{place}-order": order for place, order in enumerate(numbers.split(" "))}
        )
        assert middles(confirmed) == expected.split()
        assert all(row.is_confirmed for row in confirmed.dimensions.all())

    @pytest.mark.parametrize("number", ["x", "-1", "99999999999999999999"])
    def test_a_place_that_is_none(self, keeper, theme, number):
        assert errors(save(keeper, theme, **{"dimensions-0-order": number}))
        assert middles(theme) == ["读懂", "守护", "服务"]

    def test_a_new_row_can_be_put_anywhere(self, keeper, theme):
        save(keeper, theme, **NEW, **{"dimensions-3-order": "2"})
        assert middles(theme) == ["读懂", "勤扫", "守护", "服务"]

    def test_the_outline_too(self, keeper, theme):
        first, second = theme.outline.all()[:2]
        save(keeper, theme, **{"outline-1-order": "1", "outline-0-heading": "基本情况"})
        assert [row.pk for row in theme.outline.all()[:2]] == [second.pk, first.pk]
        first.refresh_from_db()
        assert first.heading == "基本情况"

    def test_another_themes_dimension_cannot_be_changed_here(self, keeper, theme):
        other = ThemeFactory(year=2020).dimensions.first()
        save(keeper, theme, **{"dimensions-0-id": other.pk, "dimensions-0-wording": "伪造"})
        assert not Dimension.objects.filter(wording="伪造").exists()

    def test_a_dimension_that_somebody_else_deleted_meanwhile(self, keeper, theme):
        data = fields(keeper.get(page(theme))) | {"dimensions-0-wording": "还在写"}
        theme.dimensions.first().delete()
        response = keeper.post(page(theme), data)
        assert response.status_code == 200
        assert errors(response)


class TestGroups:
    def test_a_dimension_is_put_into_a_group_of_its_theme(self, keeper, theme):
        first, second, _third = theme.dimensions.all()
        save(keeper, theme, **{"dimensions-1-parent": first.pk})
        second.refresh_from_db()
        assert second.parent == first

    def test_groups_of_other_themes_are_neither_offered_nor_taken(self, keeper, theme):
        other = ThemeFactory(year=2020, notice="别处的方面").dimensions.get()
        assert str(other) not in keeper.get(page(theme)).content.decode()
        assert "valid choice" in errors(save(keeper, theme, **{"dimensions-1-parent": other.pk}))

    def test_none_stands_in_itself(self, keeper, theme):
        first = theme.dimensions.first()
        assert errors(save(keeper, theme, **{"dimensions-0-parent": first.pk}))

    def test_none_stands_in_itself_by_way_of_another(self, keeper, theme):
        first, second, _third = theme.dimensions.all()
        response = save(keeper, theme, **{"dimensions-0-parent": second.pk, "dimensions-1-parent": first.pk})
        assert "in itself" in errors(response)
        assert not theme.dimensions.exclude(parent=None).exists()

    def test_two_may_change_places(self, keeper, theme):
        first, second, _third = theme.dimensions.all()
        save(keeper, theme, **{"dimensions-0-parent": second.pk})
        save(keeper, theme, **{"dimensions-0-parent": None, "dimensions-1-parent": first.pk})
        second.refresh_from_db()
        assert second.parent == first

    def test_what_stands_in_a_deleted_group_stays(self, keeper, theme):
        first, _second, _third = theme.dimensions.all()
        save(keeper, theme, **{"dimensions-1-parent": first.pk})
        save(keeper, theme, **{"dimensions-0-DELETE": "on", "dimensions-1-short_name": "留下"})
        assert list(theme.dimensions.values_list("short_name", "parent")[:1]) == [("留下", None)]

    def test_nothing_is_put_into_a_group_that_is_being_deleted(self, keeper, theme):
        first = theme.dimensions.first()
        response = save(keeper, theme, **{"dimensions-0-DELETE": "on", "dimensions-1-parent": first.pk})
        assert "to be deleted" in errors(response)
        assert theme.dimensions.count() == 3

    @pytest.mark.parametrize(
        ("groups", "expected"),
        [
            ({1: None}, False),
            ({1: 2, 2: None}, False),
            ({1: 1}, True),
            ({1: 2, 2: 1}, True),
            ({1: 2, 2: 3, 3: 2}, False),
        ],
    )
    def test_in_itself(self, groups, expected):
        assert in_itself(1, groups) is expected


class TestDimensionPage:
    def test_a_changed_wording_is_no_longer_confirmed(self, keeper, confirmed):
        dimension = confirmed.dimensions.first()
        save(keeper, dimension, source="通知原文", confidence="high")
        dimension.refresh_from_db()
        assert (dimension.source, dimension.is_confirmed) == ("通知原文", True)
        response = save(keeper, dimension, wording="另一种说法")
        dimension.refresh_from_db()
        assert (dimension.wording, dimension.is_confirmed) == ("另一种说法", False)
        assert response.redirect_chain[-1][0] == page(confirmed)

    def test_key_and_confirmation_are_not_to_be_typed(self, keeper, theme, site_administrator, unit):
        dimension = theme.dimensions.first()
        key = dimension.key
        save(keeper, dimension, key="forged", confirmed_by=site_administrator.pk, unit=unit.pk, theme="1")
        dimension.refresh_from_db()
        assert (dimension.key, dimension.confirmed_by, dimension.unit) == (key, None, None)

    def test_no_group_in_itself(self, keeper, theme):
        first, second, _third = theme.dimensions.all()
        save(keeper, second, parent=first.pk)
        assert "in itself" in errors(save(keeper, first, parent=second.pk))
        assert "valid choice" in errors(save(keeper, first, parent=first.pk))

    def test_rows_are_neither_added_nor_deleted_there(self, keeper, theme):
        for model, row in (("dimension", theme.dimensions.first()), ("outlinesection", theme.outline.first())):
            assert keeper.get(f"/admin/themes/{model}/").status_code == 200
            assert keeper.get(f"/admin/themes/{model}/add/").status_code == 403
            assert keeper.post(f"/admin/themes/{model}/{row.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_the_numbering_of_a_section(self, keeper, theme):
        section = theme.outline.get(role="problems")
        shape = next(name for name, _sample in section._meta.get_field("first_shape").choices if name)
        save(keeper, section, first_shape=shape)
        section.refresh_from_db()
        assert section.first_shape == shape


class TestActions:
    def test_confirm(self, keeper, site_administrator, unit):
        themes = [ThemeFactory(year=2023), ThemeFactory(year=2024, unit=unit)]
        response = act(keeper, "confirm", *themes)
        assert {row.confirmed_by for row in Theme.objects.all()} == {site_administrator}
        assert {row.confirmed_by for row in Dimension.objects.all()} == {site_administrator}
        assert said(response).count("You confirmed") == 2

    def test_next_year(self, keeper, confirmed):
        response = act(keeper, "next_year", confirmed)
        copy = Theme.objects.get(year=2025)
        assert (copy.status, copy.is_confirmed, copy.name) == (Status.DRAFT, False, "2025年度民主生活会")
        assert middles(copy) == middles(confirmed)
        assert copy.outline.count() == confirmed.outline.count()
        assert response.redirect_chain[-1][0] == page(copy)

    def test_next_year_of_several(self, keeper):
        response = act(keeper, "next_year", ThemeFactory(year=2021), ThemeFactory(year=2022))
        assert Theme.objects.filter(status=Status.DRAFT).count() == 2
        assert response.redirect_chain[-1][0] == LIST


class TestDelete:
    def test_a_theme_in_use_stays_and_a_sentence_says_what_to_do(self, keeper, theme, report):
        for response in (
            keeper.get(f"{LIST}{theme.pk}/delete/", follow=True),
            keeper.post(f"{LIST}{theme.pk}/delete/", {"post": "yes"}, follow=True),
            act(keeper, "delete_selected", theme, post="yes"),
        ):
            assert response.status_code == 200
            assert "is in use and cannot be deleted" in said(response)
            assert "Retired" in said(response)
        assert Theme.objects.filter(pk=theme.pk).exists()

    def test_one_in_use_keeps_the_other_selected_ones_too(self, keeper, theme, meeting):
        other = ThemeFactory(year=2020)
        act(keeper, "delete_selected", theme, other, post="yes")
        assert Theme.objects.count() == 2

    def test_a_theme_that_came_into_use_while_it_was_being_deleted(self, keeper, theme, meeting, monkeypatch):
        monkeypatch.setattr("reportsite.accounts.admin.KeptRows._in_use", lambda self, row: False)
        response = keeper.post(f"{LIST}{theme.pk}/delete/", {"post": "yes"}, follow=True)
        assert "is in use" in said(response)
        response = act(keeper, "delete_selected", theme, post="yes")
        assert "is in use" in said(response)
        assert Theme.objects.filter(pk=theme.pk).exists()

    def test_an_unused_theme_goes_with_its_rows(self, keeper, theme):
        assert keeper.get(f"{LIST}{theme.pk}/delete/").status_code == 200
        keeper.post(f"{LIST}{theme.pk}/delete/", {"post": "yes"})
        assert not Theme.objects.exists()
        assert not Dimension.objects.exists()

    def test_several(self, keeper):
        themes = [ThemeFactory(year=2023), ThemeFactory(year=2024)]
        assert "Are you sure" in act(keeper, "delete_selected", *themes).content.decode()
        act(keeper, "delete_selected", *themes, post="yes")
        assert not Theme.objects.exists()


def test_versions_and_reports_have_no_pages(keeper, unit):
    UnitFactory()
    index = keeper.get("/admin/").content.decode()
    assert "themeversion" not in index
    for path in ("themes/themeversion", "drafting/report", "drafting/item", "drafting/text", "drafting/journal"):
        assert keeper.get(f"/admin/{path}/").status_code == 404
