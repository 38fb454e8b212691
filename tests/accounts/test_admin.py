"""The administration of units and people, and of meetings as far as it goes, in English."""

import pytest
from django.utils import translation

from reportsite.accounts.models import Membership, Person, Role, Unit
from reportsite.drafting.models import Grant, Meeting
from tests.factories import PASSWORD, MeetingFactory, PersonFactory, UnitFactory

UNITS, PEOPLE, MEETINGS = "/admin/accounts/unit/", "/admin/accounts/person/", "/admin/drafting/meeting/"
NO_ROLES = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}


@pytest.fixture
def keeper(client, site_administrator):
    client.force_login(site_administrator)
    client.cookies["django_language"] = "en"
    return client


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def errors(response):
    with translation.override("en"):
        form = response.context["adminform"].form
        return " ".join(str(message) for messages in form.errors.values() for message in messages)


class TestUnits:
    def test_a_unit_is_added_with_its_people(self, keeper, unit, drafter):
        roles = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0"}
        first = {"memberships-0-person": drafter.pk, "memberships-0-role": "reviewer"}
        keeper.post(f"{UNITS}add/", {"name": "青禾市气象站", "slug": "weather", "parent": unit.pk} | roles | first)
        new = Unit.objects.get(slug="weather")
        assert (new.name, new.parent) == ("青禾市气象站", unit)
        assert list(new.memberships.values_list("person", "role")) == [(drafter.pk, "reviewer")]

    def test_a_name_is_one_line_without_forbidden_characters(self, keeper, unit):
        keeper.post(f"{UNITS}{unit.pk}/change/", {"name": " 档案馆\x02\n支部 ", "parent": ""} | NO_ROLES)
        unit.refresh_from_db()
        assert unit.name == "档案馆\ufffd 支部"

    def test_its_address_does_not_change(self, keeper, unit):
        keeper.post(f"{UNITS}{unit.pk}/change/", {"name": "新名", "parent": "", "slug": "forged"} | NO_ROLES)
        unit.refresh_from_db()
        assert (unit.name, unit.slug) == ("新名", "archive")

    def test_no_unit_stands_below_itself(self, keeper, unit):
        below = UnitFactory(parent=UnitFactory(parent=unit))
        for parent in (unit, below):
            response = keeper.post(f"{UNITS}{unit.pk}/change/", {"name": "新名", "parent": parent.pk} | NO_ROLES)
            assert "valid choice" in errors(response)
        unit.refresh_from_db()
        assert unit.parent is None

    def test_roles_are_given_and_taken_away(self, keeper, unit, drafter, member):
        held = drafter.memberships.get()
        data = {
            "name": unit.name,
            "parent": "",
            "memberships-TOTAL_FORMS": "3",
            "memberships-INITIAL_FORMS": "2",
            "memberships-0-id": held.pk,
            "memberships-0-DELETE": "on",
            "memberships-1-id": member.memberships.get().pk,
            "memberships-2-person": drafter.pk,
            "memberships-2-role": "administrator",
        }
        keeper.post(f"{UNITS}{unit.pk}/change/", data)
        assert list(drafter.memberships.values_list("role", flat=True)) == ["administrator"]
        assert list(member.memberships.values_list("role", flat=True)) == ["member"]

    def test_a_role_is_never_handed_to_somebody_else(self, keeper, unit, drafter, stranger):
        """What hangs on a membership, as being somebody's helper, would go with it."""
        held = drafter.memberships.get()
        data = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "1", "memberships-0-id": held.pk}
        forged = {"memberships-0-person": stranger.pk, "memberships-0-role": "reviewer"}
        keeper.post(f"{UNITS}{unit.pk}/change/", {"name": unit.name, "parent": ""} | data | forged)
        held.refresh_from_db()
        assert (held.person, held.role) == (drafter, Role.DRAFTER)

    def test_the_same_role_twice_counts_once(self, keeper, unit, drafter):
        data = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0"}
        again = {"memberships-0-person": drafter.pk, "memberships-0-role": "drafter"}
        keeper.post(f"{UNITS}{unit.pk}/change/", {"name": unit.name, "parent": ""} | data | again)
        assert Membership.objects.filter(person=drafter).count() == 1

    def test_lists_how_many_people_it_has(self, keeper, unit, drafter, member):
        [row] = keeper.get(UNITS).context["cl"].result_list
        assert row.count == 2

    def test_one_in_use_is_not_deleted_and_no_report_is_named(self, keeper, unit, member_report):
        response = keeper.get(f"{UNITS}{unit.pk}/delete/", follow=True)
        assert "is in use and cannot be deleted" in said(response)
        assert keeper.post(f"{UNITS}{unit.pk}/delete/", {"post": "yes"}, follow=True).status_code == 200
        assert Unit.objects.filter(pk=unit.pk).exists()


class TestPeople:
    def add(self, client, **facts):
        usual = {"name": "新同志", "username": "xin", "password1": PASSWORD, "password2": PASSWORD}
        return client.post(f"{PEOPLE}add/", usual | NO_ROLES | facts)

    def change(self, client, person, **facts):
        usual = {"name": person.name, "username": person.username, "is_active": "on"}
        return client.post(f"{PEOPLE}{person.pk}/change/", usual | NO_ROLES | facts)

    def test_somebody_is_added_by_name_and_can_sign_in(self, keeper, client):
        self.add(keeper)
        new = Person.objects.get(username="xin")
        assert (new.name, new.is_superuser, new.is_staff) == ("新同志", False, False)
        assert new.check_password(PASSWORD)

    def test_with_a_role(self, keeper, unit):
        roles = {"memberships-TOTAL_FORMS": "1", "memberships-0-unit": unit.pk, "memberships-0-role": "member"}
        self.add(keeper, **roles)
        assert list(Person.objects.get(username="xin").memberships.values_list("unit", "role")) == [(unit.pk, "member")]

    @pytest.mark.parametrize("wrong", [{"name": ""}, {"password2": "x"}, {"password1": "", "password2": ""}])
    def test_not_without_name_and_password(self, keeper, wrong):
        assert errors(self.add(keeper, **wrong))

    def test_a_user_name_that_differs_only_in_case(self, keeper):
        self.add(keeper)
        assert errors(self.add(keeper, username="XIN"))

    def test_a_site_administrator_is_made_and_may_enter(self, keeper, client, drafter):
        self.change(keeper, drafter, is_superuser="on")
        drafter.refresh_from_db()
        assert drafter.is_superuser
        assert drafter.is_staff
        client.force_login(drafter)
        assert client.get("/admin/").status_code == 200

    def test_and_unmade(self, keeper):
        other = PersonFactory(is_superuser=True, is_staff=True)
        self.change(keeper, other)
        other.refresh_from_db()
        assert not other.is_superuser
        assert not other.is_staff

    def test_nobody_shuts_themselves_out(self, keeper, site_administrator):
        self.change(keeper, site_administrator, name="改名", is_active="", is_superuser="")
        site_administrator.refresh_from_db()
        assert site_administrator.name == "改名"
        assert site_administrator.is_active
        assert site_administrator.is_superuser
        assert keeper.get(f"{PEOPLE}{site_administrator.pk}/delete/").status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": [site_administrator.pk], "post": "yes"}
        assert keeper.post(PEOPLE, chosen).status_code == 403

    def test_groups_and_single_rights_cannot_be_forged(self, keeper, drafter):
        self.change(keeper, drafter, is_staff="on", user_permissions="1", groups="1")
        drafter.refresh_from_db()
        assert not drafter.is_staff
        assert not drafter.user_permissions.exists()

    def test_a_new_password(self, keeper, drafter):
        page = keeper.get(f"{PEOPLE}{drafter.pk}/change/").content.decode()
        assert f"{PEOPLE}{drafter.pk}/password/" in page
        assert "pbkdf2" not in page
        assert "LDAP" not in keeper.get(f"{PEOPLE}{drafter.pk}/password/").content.decode()
        keeper.post(f"{PEOPLE}{drafter.pk}/password/", {"password1": "lin-chang-88", "password2": "lin-chang-88"})
        drafter.refresh_from_db()
        assert drafter.check_password("lin-chang-88")

    @pytest.mark.parametrize(
        "wrong", [{}, {"password1": "lin-chang-88"}, {"usable_password": "false", "unset-password": "1"}]
    )
    def test_nobody_is_left_without_one(self, keeper, drafter, wrong):
        assert keeper.post(f"{PEOPLE}{drafter.pk}/password/", wrong).status_code == 200
        drafter.refresh_from_db()
        assert drafter.check_password(PASSWORD)

    def test_who_has_a_report_is_not_deleted(self, keeper, member, member_report):
        response = keeper.post(f"{PEOPLE}{member.pk}/delete/", {"post": "yes"}, follow=True)
        assert "Take away “active” instead" in said(response)
        assert Person.objects.filter(pk=member.pk).exists()

    @pytest.mark.parametrize("query", ["q=柏舟", "memberships__role=drafter", "is_superuser__exact=0"])
    def test_filters_and_search(self, keeper, drafter, query):
        assert list(keeper.get(f"{PEOPLE}?{query}").context["cl"].queryset) == [drafter]


class TestMeetings:
    @pytest.fixture
    def above(self, unit):
        unit.parent = UnitFactory(name="中共青禾市委", slug="city")
        unit.save()
        return unit.parent

    def facts(self, theme, **more):
        usual = {"name": "2024年度民主生活会", "year": 2024, "date": "2025-01-16", "place": "", "theme": theme.pk}
        return usual | {"second_theme": "", "grants-TOTAL_FORMS": "0", "grants-INITIAL_FORMS": "0"} | more

    def test_a_new_one_expects_the_units_members(self, keeper, unit, theme, member, reviewer):
        keeper.post(f"{MEETINGS}add/", self.facts(theme, unit=unit.pk))
        meeting = Meeting.objects.get()
        assert [row.person for row in meeting.participants.all()] == [member]
        assert list(meeting.themes.all()) == [theme]

    def test_is_changed_but_never_given_to_another_unit(self, keeper, meeting, theme):
        other = UnitFactory()
        keeper.post(f"{MEETINGS}{meeting.pk}/change/", self.facts(theme, name="改期", place="二楼", unit=other.pk))
        again = Meeting.objects.get()
        assert (again.name, again.place, again.unit) == ("改期", "二楼", meeting.unit)
        assert list(again.themes.all()) == [theme]

    def test_a_wrong_year(self, keeper, meeting, theme):
        assert errors(keeper.post(f"{MEETINGS}{meeting.pk}/change/", self.facts(theme, year=99)))

    def test_a_unit_above_is_let_in_and_out_again(self, keeper, meeting, theme, above):
        page = f"{MEETINGS}{meeting.pk}/change/"
        new = {"grants-TOTAL_FORMS": "1", "grants-0-unit": above.pk}
        keeper.post(page, self.facts(theme, **new))
        given = Grant.objects.get()
        assert (given.unit, given.members) == (above, False)
        there = new | {"grants-INITIAL_FORMS": "1", "grants-0-id": given.pk}
        keeper.post(page, self.facts(theme, **there, **{"grants-0-members": "on"}))
        assert Grant.objects.get().members
        keeper.post(page, self.facts(theme, **there, **{"grants-0-DELETE": "on"}))
        assert not Grant.objects.exists()

    def test_one_unit_above_is_put_in_anothers_place(self, keeper, meeting, theme, above):
        above.parent = UnitFactory()
        above.save()
        given = Grant.objects.create(meeting=meeting, unit=above)
        there = {"grants-TOTAL_FORMS": "1", "grants-INITIAL_FORMS": "1", "grants-0-id": given.pk}
        keeper.post(f"{MEETINGS}{meeting.pk}/change/", self.facts(theme, **there, **{"grants-0-unit": above.parent.pk}))
        assert [row.unit for row in Grant.objects.all()] == [above.parent]

    def test_no_other_unit_is_let_in(self, keeper, meeting, theme):
        new = {"grants-TOTAL_FORMS": "1", "grants-0-unit": UnitFactory().pk}
        response = keeper.post(f"{MEETINGS}{meeting.pk}/change/", self.facts(theme, **new))
        assert response.status_code == 200
        assert not Grant.objects.exists()

    def test_with_reports_it_is_not_deleted_and_none_is_named(self, keeper, meeting, member_report):
        response = keeper.post(f"{MEETINGS}{meeting.pk}/delete/", {"post": "yes"}, follow=True)
        assert "is in use and cannot be deleted" in said(response)
        assert member_report.person.name not in response.content.decode()

    def test_without_reports_it_is(self, keeper, member):
        meeting = MeetingFactory(unit=member.memberships.get().unit)
        page = keeper.get(f"{MEETINGS}{meeting.pk}/delete/").content.decode()
        assert member.name not in page
        keeper.post(f"{MEETINGS}{meeting.pk}/delete/", {"post": "yes"})
        assert not Meeting.objects.exists()

    def test_list(self, keeper, meeting):
        assert list(keeper.get(f"{MEETINGS}?year=2024&q=民主").context["cl"].queryset) == [meeting]


@pytest.mark.parametrize(
    "path",
    ["auth/group", "axes/accessattempt", "axes/accesslog", "axes/accessfailurelog", "accounts/membership"],
)
def test_what_nobody_needs_has_no_page(keeper, path):
    assert keeper.get(f"/admin/{path}/").status_code == 404
