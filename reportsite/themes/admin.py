"""The administration of themes: the full checklist, kept by people who are no programmers."""

from collections.abc import Mapping
from typing import Any

from adminsortable2.admin import CustomInlineFormSet, SortableAdminBase, SortableTabularInline
from django import forms
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import escape, format_html
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from reportsite.accounts.access import person_of
from reportsite.accounts.admin import InTheAdministration, KeptRows, PlainForms
from reportsite.themes import actions
from reportsite.themes.forms import DimensionForm, ThemeForm
from reportsite.themes.models import Dimension, OutlineSection, Sourced, Theme
from reportsite.themes.notice import short_name

_GROUP_IN_ITSELF = gettext_lazy("A group cannot stand in itself.")
_OWN_OPEN = Dimension.objects.filter(theme=OuterRef("pk"), unit=None, confirmed_by=None)


def confirmation(row: Sourced) -> str:
    """Who stands for a wording, or in so many words that nobody does."""
    if row.confirmed_by is None or row.confirmed_at is None:
        return _("Not confirmed")
    at = date_format(localtime(row.confirmed_at))
    return _("Confirmed by %(person)s on %(date)s") % {"person": row.confirmed_by, "date": at}


def marked(text: str, sure: bool) -> str:
    return text if sure else format_html("<strong>⚠ {}</strong>", text)


def in_itself(pk: int | None, groups: Mapping[int | None, int | None]) -> bool:
    """Whether a dimension stands, over however many steps, in itself. `groups`: the group of each."""
    seen: set[int | None] = set()
    group = groups.get(pk)
    while group is not None and group not in seen:
        seen.add(group)
        group = groups.get(group)
    return pk in seen


class ThemeAdminForm(InTheAdministration, ThemeForm):
    year = forms.IntegerField(
        label=gettext_lazy("Year that is reviewed"),
        required=False,
        min_value=1978,
        max_value=2100,
        help_text=gettext_lazy("Empty for a special meeting that belongs to no year."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Lower-case letters, digits and hyphens. Empty: one is made.")
        if "unit" in self.fields:
            self.fields["unit"].empty_label = _("the site: every unit can use it")  # type: ignore[attr-defined]


class DimensionAdminForm(InTheAdministration, DimensionForm):
    """`parent` is offered from the dimensions of the same theme."""

    def offer(self, theme: Theme) -> None:
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)
        parent.queryset = Dimension.objects.filter(theme=theme).exclude(pk=self.instance.pk)


class DimensionPageForm(DimensionAdminForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.instance.theme)

    def clean_parent(self) -> Dimension | None:
        parent: Dimension | None = self.cleaned_data["parent"]
        groups = dict(self.instance.theme.dimensions.values_list("pk", "parent_id"))
        if parent and in_itself(self.instance.pk, groups | {self.instance.pk: parent.pk}):
            raise forms.ValidationError(_GROUP_IN_ITSELF)
        return parent


class OrderedFormSet(CustomInlineFormSet):
    """Rows that are ordered by dragging, or by typing a number; saved, they are numbered from 1."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # The scripts of the drag find the number by its class.
        attrs = {"class": "_reorder_ vSmallIntegerField", "size": 3, "inputmode": "numeric"}
        self.form.base_fields["order"].widget = forms.TextInput(attrs)
        self.form.base_fields["order"].help_text = _(
            "Drag a row by the dotted bar above it, or type the place that it should have. Empty: at the end."
        )

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance._state.adding:
            form.initial["order"] = None
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", field.label)

    @property
    def kept(self) -> list[Any]:
        """The forms of the rows that will be there after the save. One that names a row of elsewhere is none."""
        there = [form for form in self.initial_forms if form.instance.pk]
        new = [form for form in self.extra_forms if form.has_changed()]
        return [form for form in there + new if form not in self.deleted_forms]

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        if any(form.instance._state.adding or "order" in form.changed_data for form in self.kept):
            for number, form in enumerate(sorted(self.kept, key=_place), 1):
                form.cleaned_data["order"] = form.instance.order = number
                if number != form.initial["order"] and "order" not in form.changed_data:
                    form.changed_data.append("order")


def _place(form: Any) -> tuple[float, int]:
    """Where a row wants to stand: a moved one gets its number before the row that had it, or after it when it came
    from above."""
    before, wanted = form.initial["order"], form.cleaned_data.get("order")
    if wanted is None:
        return (float("inf"), 0) if before is None else (before, 0)
    return wanted, 0 if wanted == before else -1 if before is None or wanted < before else 1


class DimensionFormSet(OrderedFormSet):
    @cached_property
    def groups(self) -> list[tuple[int, str]]:
        return [(row.pk, Truncator(str(row)).chars(12)) for row in self.instance.dimensions.all()]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.offer(self.instance)
        # The same list for all rows, read once.
        form.fields["parent"].choices = [("", "—"), *(group for group in self.groups if group[0] != form.instance.pk)]
        form.fields["wording"].widget.attrs |= {"class": "", "cols": 40}
        form.fields["short_name"].widget.attrs |= {"class": "", "size": 10}

    def clean(self) -> None:
        """No group in itself, though several rows change at once, and none that goes with the same save."""
        going = {form.instance.pk for form in self.deleted_forms}
        groups = {form.instance.pk: form.instance.parent_id for form in self.kept}
        for form in self.kept:
            if "parent" in form.changed_data and form.instance.parent_id in going:
                form.add_error("parent", _("This group is to be deleted. Choose another one, or none."))
            elif in_itself(form.instance.pk, groups):
                form.add_error("parent", _GROUP_IN_ITSELF)
        super().clean()


class RowInline(PlainForms, SortableTabularInline):
    """A table that shows all rows at a glance: what is rarely changed stands on a page of each row."""

    extra = 0
    show_change_link = True

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **(kwargs | {"validate_max": True}))


class DimensionInline(RowInline):
    model = Dimension
    form = DimensionAdminForm
    formset = DimensionFormSet
    max_num = actions.MOST_DIMENSIONS
    fields = [
        "order",
        "wording",
        "short_name",
        "parent",
        "required",
        "least_problems",
        "for_team",
        "for_member",
        "state",
    ]
    readonly_fields = ["state"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dimension]:
        rows: QuerySet[Dimension] = super().get_queryset(request)
        return rows.select_related("confirmed_by", "unit")

    @admin.display(description=gettext_lazy("confirmation"))
    def state(self, row: Dimension) -> str:
        if row._state.adding:
            return ""
        text = marked(confirmation(row), row.is_confirmed)
        local = _("Local addition of %(unit)s") % {"unit": row.unit} if row.unit else ""
        return format_html("{}<br>{}", text, local)


class OutlineInline(RowInline):
    model = OutlineSection
    formset = OrderedFormSet
    fields = ["order", "role", "heading", "required", "for_team", "for_member"]


class ConfirmedFilter(admin.SimpleListFilter):
    title = gettext_lazy("confirmation")
    parameter_name = "confirmed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("Confirmed")), ("no", _("Not confirmed, or not whole"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        whole = queryset.exclude(confirmed_by=None)
        if queryset.model is Theme:
            whole = whole.exclude(Exists(_OWN_OPEN))
        open_ones = queryset.exclude(pk__in=whole.values("pk"))
        return {"yes": whole, "no": open_ones}.get(self.value() or "", queryset)


class OwnerFilter(admin.RelatedOnlyFieldListFilter):
    """The units that own themes, and the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = escape(_("the site"))


@admin.register(Theme)
class ThemeAdmin(SortableAdminBase, KeptRows):
    form = ThemeAdminForm
    inlines = [DimensionInline, OutlineInline]
    list_display = ["name", "year", "meeting", "kind", "status", "owner", "number_of_dimensions", "state"]
    list_filter = [ConfirmedFilter, "meeting", "kind", "status", ("unit", OwnerFilter), "year"]
    list_select_related = ["unit", "confirmed_by"]
    search_fields = ["name", "slug", "wording", "basis", "dimensions__wording"]
    search_help_text = gettext_lazy("Finds words in names, wordings, the basis and the dimensions.")
    actions = ["confirm", "next_year", "delete_selected"]
    readonly_fields = ["confirmed_by", "confirmed_at"]
    instead = gettext_lazy(
        "Meetings have chosen it or reports were begun with it. Set its status to “Retired” instead."
    )

    def get_fieldsets(self, request: HttpRequest, obj: Theme | None = None) -> Any:
        facts = ["name", "slug", ("year", "meeting", "kind"), ("status", "unit") if obj else "unit", "wording", "basis"]
        limits = [
            ("for_team", "for_member"),
            ("least_words_team", "most_words_team"),
            ("least_words_member", "most_words_member"),
        ]
        source = ["confidence", "source", *(["confirmed_by", "confirmed_at"] if obj else []), "notes"]
        return [
            (None, {"fields": facts}),
            (_("For whom, and how long"), {"fields": limits, "classes": ["collapse"]}),
            (_("Source and notes"), {"fields": source, "classes": ["collapse"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Theme | None = None) -> list[str]:
        return [*self.readonly_fields, *(["slug"] if obj else [])]

    def get_inlines(self, request: HttpRequest, obj: Theme | None) -> Any:
        return self.inlines if obj else []

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        return super().get_queryset(request).prefetch_related("dimensions")

    @admin.display(description=gettext_lazy("owned by"), ordering="unit__name")
    def owner(self, row: Theme) -> str:
        return str(row.unit) if row.unit else _("the site")

    @admin.display(description=pgettext_lazy("how many", "dimensions"))
    def number_of_dimensions(self, row: Theme) -> int:
        return len(row.dimensions.all())

    @admin.display(description=gettext_lazy("confirmation"))
    def state(self, row: Theme) -> str:
        return marked(*_state(row))

    def view_on_site(self, obj: Theme) -> str:
        return obj.get_absolute_url()

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        row = context.get("original")
        state, sure = _state(Theme.objects.get(pk=row.pk)) if row else ("", True)
        return super().render_change_form(request, context | {"state": state, "sure": sure}, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Theme, form: Any, change: bool) -> None:
        if change:
            actions.change_theme(theme=obj, changed=form.changed_data)
        else:
            obj.pk = actions.create_theme(**form.cleaned_data).pk
            obj.refresh_from_db()

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is not Dimension:
            formset.save()
            return
        formset.save(commit=False)
        for row in formset.deleted_objects:
            actions.delete_dimension(dimension=row)
        for item in formset.kept:
            if item.has_changed():
                _save_dimension(item)

    def response_add(self, request: HttpRequest, obj: Theme, post_url_continue: str | None = None) -> HttpResponse:
        self.message_user(
            request,
            _("The theme was made with the usual outline. Now its dimensions: add them below, a row each."),
            messages.SUCCESS,
        )
        return redirect("admin:themes_theme_change", obj.pk)

    def response_change(self, request: HttpRequest, obj: Theme) -> HttpResponse:
        if "_confirm" not in request.POST:
            return super().response_change(request, obj)
        self._confirm(request, obj)
        return redirect("admin:themes_theme_change", obj.pk)

    def _confirm(self, request: HttpRequest, row: Theme) -> None:
        actions.confirm_theme(theme=row, by=person_of(request))
        self.log_change(request, row, _("Confirmed the wordings."))
        text = _("You confirmed the wording of “%(theme)s” and of its dimensions.") % {"theme": row}
        self.message_user(request, text, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Confirm the wordings: I have compared them with the notice"))
    def confirm(self, request: HttpRequest, queryset: QuerySet[Theme]) -> None:
        for row in queryset:
            self._confirm(request, row)

    @admin.action(description=gettext_lazy("Next year from this one"))
    def next_year(self, request: HttpRequest, queryset: QuerySet[Theme]) -> HttpResponse | None:
        copies = [actions.copy_to_next_year(theme=row, unit=row.unit) for row in queryset]
        for copy in copies:
            self.log_addition(request, copy, _("Made from the year before."))
            text = _("“%(theme)s” was made as a draft. Nothing in it is confirmed: compare it with the new notice.")
            self.message_user(request, text % {"theme": copy}, messages.SUCCESS)
        return redirect("admin:themes_theme_change", copies[0].pk) if len(copies) == 1 else None


def _state(row: Theme) -> tuple[str, bool]:
    """Who stands for the theme's wordings, and whether somebody does for all that are not a unit's additions."""
    open_ones = sum(1 for own in row.dimensions.all() if own.unit_id is None and not own.is_confirmed)
    if not row.is_confirmed or not open_ones:
        return confirmation(row), row.is_confirmed
    text = ngettext("Confirmed but for %(count)d dimension", "Confirmed but for %(count)d dimensions", open_ones)
    return text % {"count": open_ones}, False


def _save_dimension(form: Any) -> None:
    """What was changed in one row, by the verb that knows what it does to a confirmation."""
    changes = {name: form.cleaned_data[name] for name in form.changed_data}
    row = Dimension.objects.filter(pk=form.instance.pk).first()
    if row is None:
        row = Dimension(theme_id=form.instance.theme_id)
        changes["short_name"] = changes.get("short_name") or short_name(changes["wording"])
    actions.change_wording(dimension=row, changes=changes)


class PartOfTheme(KeptRows):
    """The page of one row of a theme; rows are added, ordered and deleted on the theme's page."""

    list_select_related = ["theme"]
    actions = []

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return redirect("admin:themes_theme_change", obj.theme_id)

    def view_on_site(self, obj: Any) -> str:
        return obj.theme.get_absolute_url()


@admin.register(Dimension)
class DimensionAdmin(PartOfTheme):
    form = DimensionPageForm
    list_display = ["wording", "short_name", "theme", "required", "least_problems", "state"]
    list_select_related = ["theme", "confirmed_by"]
    list_filter = [ConfirmedFilter, "theme__year", "theme__meeting", "required", "for_team", "for_member"]
    search_fields = ["wording", "short_name", "guidance", "theme__name"]
    ordering = ["-theme__year", "theme", "order", "pk"]
    fields = [
        "theme",
        "wording",
        "short_name",
        "parent",
        ("required", "least_problems"),
        ("for_team", "for_member"),
        "guidance",
        "confidence",
        "source",
        "unit",
        "confirmed_by",
        "confirmed_at",
        "key",
    ]
    readonly_fields = ["theme", "unit", "confirmed_by", "confirmed_at", "key"]

    @admin.display(description=gettext_lazy("confirmation"))
    def state(self, row: Dimension) -> str:
        return marked(confirmation(row), row.is_confirmed)

    def save_model(self, request: HttpRequest, obj: Dimension, form: Any, change: bool) -> None:
        _save_dimension(form)


@admin.register(OutlineSection)
class OutlineSectionAdmin(PartOfTheme):
    list_display = ["__str__", "theme", "role", "required", "for_team", "for_member"]
    list_filter = ["theme__year", "theme__meeting", "role"]
    search_fields = ["heading", "guidance", "theme__name"]
    ordering = ["-theme__year", "theme", "order", "pk"]
    fields = [
        "theme",
        "role",
        "heading",
        "required",
        ("for_team", "for_member"),
        "guidance",
        "first_shape",
        "second_shape",
    ]
    readonly_fields = ["theme"]
