"""The administration of units and people, and what the whole administration shares. It is for site administrators."""

from typing import Any

from axes import admin as axes_admin
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import ManyToOneRel, ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from reportsite.accounts import actions
from reportsite.accounts.forms import CleanCharField, CleanTextField
from reportsite.accounts.models import Membership, Person, Unit

assert axes_admin  # imported before its models are taken out of the menu


def _may_enter(request: HttpRequest) -> bool:
    """Site administrators and nobody else: what stands here needs no finer rights."""
    return request.user.is_active and request.user.is_superuser


def _sign_in(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    """Reached only by who has signed in on the site's own page already."""
    if not _may_enter(request):
        raise PermissionDenied
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if safe else "admin:index")


admin.site.site_title = admin.site.site_header = gettext_lazy("Administration of review reports")
admin.site.index_title = gettext_lazy("What site administrators keep")
admin.site.enable_nav_sidebar = False  # five lists need no menu, a table of dimensions needs the width
admin.site.has_permission = _may_enter  # type: ignore[method-assign]
admin.site.login = _sign_in  # type: ignore[method-assign]
admin.site.unregister([Group, AccessAttempt, AccessFailureLog, AccessLog])


class InTheAdministration(forms.ModelForm):
    """A form of the site's own pages, with the same cleaning and limits, in the look of the administration."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name in self.declared_fields and isinstance(field, forms.CharField):
                big = isinstance(field.widget, forms.Textarea)
                field.widget.attrs["class"] = "vLargeTextField" if big else "vTextField"
                field.help_text = field.help_text or self._meta.model._meta.get_field(name).help_text


class PlainForms(admin.options.BaseModelAdmin):
    """Clean texts, and lists to choose from without the four signs that open other forms in small windows."""

    formfield_overrides = {
        models.CharField: {"form_class": CleanCharField, "widget": AdminTextInputWidget},
        models.SlugField: {"widget": AdminTextInputWidget},
        models.TextField: {"form_class": CleanTextField, "widget": AdminTextareaWidget({"rows": 4})},
    }

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for sign in ("add", "change", "delete", "view"):
            if field is not None and hasattr(field.widget, f"can_{sign}_related"):
                setattr(field.widget, f"can_{sign}_related", False)
        return field


class KeptRows(PlainForms, admin.ModelAdmin):
    """Rows that others may depend on: one in use is not deleted, and a sentence says what to do instead."""

    instead: str | Promise = ""
    actions = ["delete_selected"]

    @admin.action(permissions=["delete"], description=gettext_lazy("Delete selected %(verbose_name_plural)s"))
    def delete_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        used = [row for row in queryset if self._in_use(row)]
        if not used:
            try:
                with transaction.atomic():
                    return delete_selected(self, request, queryset)
            except ProtectedError:  # somebody began to use one a moment ago
                used = list(queryset)
        for row in used:
            self._refuse(request, row)
        return None

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is not None and self._in_use(row):
            return self._refuse(request, row)
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            return self._refuse(request, row)

    def _in_use(self, row: models.Model) -> bool:
        """Whether another row forbids the deletion. Asked one by one: a unit may have a million of them."""
        relations = [field for field in row._meta.get_fields(include_hidden=True) if isinstance(field, ManyToOneRel)]
        return any(
            relation.related_model._base_manager.filter(**{relation.field.name: row}).exists()
            for relation in relations
            if relation.on_delete is models.PROTECT
        )

    def _refuse(self, request: HttpRequest, row: Any) -> HttpResponse:
        text = _("“%(name)s” is in use and cannot be deleted.") % {"name": row}
        self.message_user(request, f"{text} {self.instead}", messages.ERROR)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", row.pk)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list, dict, set, list]:
        """The rows alone: what hangs on them goes with them, and some of it is not for these pages to show."""
        refused = any(not self.has_delete_permission(request, row) for row in objs)
        names = [str(row) for row in objs]
        return names, {self.opts.verbose_name_plural: len(names)}, {self.opts.verbose_name} if refused else set(), []


class MembershipInline(PlainForms, admin.TabularInline):
    """Roles are given and taken away; none is turned into another, for rights in meetings hang on each."""

    model = Membership
    extra = 1

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class WithRoles(KeptRows):
    inlines = [MembershipInline]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """The roles of each pair of unit and person as they stand on the page."""
        formset.save(commit=False)
        touched = [*formset.new_objects, *formset.deleted_objects]
        for unit, person in {(row.unit, row.person) for row in touched}:
            roles = set(Membership.objects.filter(unit=unit, person=person).values_list("role", flat=True))
            roles -= {row.role for row in formset.deleted_objects if (row.unit, row.person) == (unit, person)}
            roles |= {row.role for row in formset.new_objects if (row.unit, row.person) == (unit, person)}
            actions.set_roles(unit=unit, person=person, roles=roles)


@admin.register(Unit)
class UnitAdmin(WithRoles):
    list_display = ["name", "slug", "parent", "people"]
    list_select_related = ["parent"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "parent"]
    instead = gettext_lazy("Units below it, themes, meetings or reports belong to it.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        return super().get_queryset(request).annotate(count=models.Count("memberships__person", distinct=True))

    @admin.display(description=pgettext_lazy("how many", "people"), ordering="count")
    def people(self, row: Unit) -> int:
        count: int = row.count  # type: ignore[attr-defined]
        return count

    def get_readonly_fields(self, request: HttpRequest, obj: Unit | None = None) -> list[str]:
        return ["slug"] if obj else []

    def get_form(self, request: HttpRequest, obj: Unit | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if obj:
            form.base_fields["parent"].queryset = Unit.objects.exclude(pk__in=_below(obj))  # type: ignore[attr-defined]
        return form

    def save_model(self, request: HttpRequest, obj: Unit, form: Any, change: bool) -> None:
        if change:
            actions.change_unit(unit=obj, name=obj.name, parent=obj.parent)
        else:
            obj.pk = actions.create_unit(name=obj.name, slug=obj.slug, parent=obj.parent).pk
            obj.refresh_from_db()

    def view_on_site(self, obj: Unit) -> str:
        return reverse("unit", args=[obj.slug])


def _below(unit: Unit) -> set[int]:
    """The unit and all units below it, by key."""
    found = fresh = {unit.pk}
    while fresh:
        fresh = set(Unit.objects.filter(parent__in=fresh).values_list("pk", flat=True)) - found
        found = found | fresh
    return found


class NewPersonForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = Person
        fields = ("username", "name")


class NewPasswordForm(AdminPasswordChangeForm):
    """Always with a password: there is no other way to sign in."""

    def __init__(self, user: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True


class SiteAdministratorFilter(admin.BooleanFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("site administrator")


_RIGHTS = gettext_lazy("Rights")


@admin.register(Person)
class PersonAdmin(WithRoles, UserAdmin):
    add_form = NewPersonForm
    add_form_template = None
    change_password_form = NewPasswordForm
    change_user_password_template = "admin/accounts/person/change_password.html"  # noqa: S105
    fieldsets = (
        (None, {"fields": ("name", "username", "sign_in")}),
        (_RIGHTS, {"fields": ("is_active", "is_superuser")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("name", "username", "password1", "password2")}),)
    list_display = ["name", "username", "units", "is_active", "site_administrator", "last_login"]
    list_display_links = ["name", "username"]
    list_filter = ["is_active", ("is_superuser", SiteAdministratorFilter), "memberships__role", "memberships__unit"]
    search_fields = ["name", "username"]
    ordering = ["name", "pk"]
    filter_horizontal = ()
    readonly_fields = ["sign_in", "last_login", "date_joined"]
    instead = gettext_lazy("Take away “active” instead: the person can no longer sign in, and the reports stay.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return super().get_queryset(request).prefetch_related("memberships__unit")

    @admin.display(description=gettext_lazy("units"))
    def units(self, row: Person) -> str:
        return "，".join(dict.fromkeys(str(membership.unit) for membership in row.memberships.all()))

    @admin.display(description=gettext_lazy("site administrator"), boolean=True, ordering="is_superuser")
    def site_administrator(self, row: Person) -> bool:
        return row.is_superuser

    @admin.display(description=gettext_lazy("password"))
    def sign_in(self, row: Person) -> str:
        url = reverse("admin:auth_user_password_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', url, _("Set a new password"))

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "is_superuser":
            text = _("Keeps units, people and themes. Opens no report: the roles in a unit do.")
            kwargs |= {"label": _("Site administrator"), "help_text": text}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Person | None = None) -> Any:
        """Nobody shuts themselves out, so that there is always a site administrator."""
        sets = super().get_fieldsets(request, obj)
        return [part for part in sets if obj != request.user or part[0] != _RIGHTS]

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return obj != request.user and super().has_delete_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        obj.is_staff = obj.is_superuser
        super().save_model(request, obj, form, change)
