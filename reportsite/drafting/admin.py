"""The administration of meetings and of who above may read. Nobody reads a report through it: reports, their items,
texts and journal have no pages here, and the pages of meetings name none."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from reportsite.accounts.access import person_of
from reportsite.accounts.admin import InTheAdministration, KeptRows, PlainForms
from reportsite.accounts.models import Person, Unit
from reportsite.drafting.actions import meetings as actions
from reportsite.drafting.forms import MeetingForm
from reportsite.drafting.models import Grant, Meeting


class MeetingAdminForm(InTheAdministration, MeetingForm):
    """The form of the site's own page. `person` is set for each request."""

    person: Person

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, person=self.person, **kwargs)


class GrantInline(PlainForms, admin.TabularInline):
    model = Grant
    extra = 0
    fields = ["unit", "members"]
    verbose_name = gettext_lazy("unit above that may read")
    verbose_name_plural = gettext_lazy("units above that may read")

    def get_formset(self, request: HttpRequest, obj: Meeting | None = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        above = [unit.pk for unit in obj.unit.line() if unit.pk != obj.unit_id] if obj else []
        unit: Any = formset.form.base_fields["unit"]
        unit.queryset = Unit.objects.filter(pk__in=above)
        unit.label = gettext_lazy("Unit above")
        return formset


@admin.register(Meeting)
class MeetingAdmin(KeptRows):
    form = MeetingAdminForm
    inlines = [GrantInline]
    list_display = ["name", "unit", "year", "date", "place", "on_themes"]
    list_filter = ["year", "unit", "themes__meeting"]
    list_select_related = ["unit"]
    search_fields = ["name", "place", "unit__name"]
    fields = ["unit", "name", "year", ("date", "place"), "theme", "second_theme"]
    instead = gettext_lazy("Reports were begun for it.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return super().get_queryset(request).prefetch_related("themes")

    @admin.display(description=gettext_lazy("themes"))
    def on_themes(self, row: Meeting) -> str:
        return "，".join(map(str, row.themes.all()))

    def view_on_site(self, obj: Meeting) -> str:
        return obj.get_absolute_url()

    def get_readonly_fields(self, request: HttpRequest, obj: Meeting | None = None) -> list[str]:
        return ["unit"] if obj else []

    def get_inlines(self, request: HttpRequest, obj: Meeting | None) -> Any:
        return self.inlines if obj else []

    def get_form(self, request: HttpRequest, obj: Meeting | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"person": person_of(request)})

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        if change:
            actions.change_meeting(meeting=obj, **form.facts)
        else:
            obj.pk = actions.create_meeting(unit=obj.unit, **form.facts).pk
            obj.refresh_from_db()

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        for given in formset.deleted_objects:
            actions.withdraw_grant(given=given)
        for row, changed in formset.changed_objects:
            if "unit" in changed:
                actions.withdraw_grant(given=Grant.objects.get(pk=row.pk))
        for row in [*formset.new_objects, *(row for row, _changed in formset.changed_objects)]:
            actions.grant(meeting=row.meeting, unit=row.unit, members=row.members)
