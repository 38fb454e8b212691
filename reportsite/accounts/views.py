"""Pages for units and people."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required, user_passes_test
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts import actions
from reportsite.accounts.access import administered_unit, fetch, person_of
from reportsite.accounts.forms import (
    ChangeUnitForm,
    CopiesForm,
    FirstAdministratorForm,
    PersonForm,
    RolesForm,
    SignInForm,
    UnitForm,
)
from reportsite.accounts.models import Person, Role, Unit

LOOPBACK = ("127.0.0.1", "::1")
site_administrators = user_passes_test(lambda person: person.is_superuser or _refuse())


def _refuse() -> bool:
    raise PermissionDenied


@login_not_required
def first_administrator(request: HttpRequest) -> HttpResponse:
    """The first account, made from the machine itself, while there is none."""
    if Person.objects.exists():
        return redirect("login")
    if request.META.get("REMOTE_ADDR") not in LOOPBACK or "HTTP_X_FORWARDED_FOR" in request.META:
        return render(request, "accounts/first_elsewhere.html", status=403)
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = actions.create_first_administrator(**form.cleaned_data)
        login(request, person, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("start")
    return render(request, "accounts/first.html", {"form": form})


@require_POST
def set_type(request: HttpRequest, large: bool) -> HttpResponse:
    """Larger letters, or those of everybody, and back to the page that was looked at."""
    actions.set_type(person=person_of(request), large=large)
    page = request.POST.get("next", "")
    ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, {request.get_host()})
    return redirect(page if ours else "reports")


def units(request: HttpRequest) -> HttpResponse:
    """The units that the person keeps."""
    kept = Unit.objects.administered_by(person_of(request)).select_related("parent")
    return render(request, "accounts/units.html", {"units": kept})


@site_administrators
def new_unit(request: HttpRequest) -> HttpResponse:
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = actions.create_unit(**form.cleaned_data)
        return redirect("unit", unit.slug)
    return render(request, "accounts/unit_form.html", {"form": form})


def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """The unit's people with their roles, and a form for one more."""
    unit = administered_unit(request, slug)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person, password = actions.add_person(unit=unit, **form.cleaned_data)
        _show_password(request, person, password)
        return redirect("unit", slug)
    people = Person.objects.filter(memberships__unit=unit).distinct().order_by("name").prefetch_related("memberships")
    rows = [
        (person, sorted(own.role for own in person.memberships.all() if own.unit_id == unit.pk)) for person in people
    ]
    context = {
        "unit": unit,
        "form": form,
        "rows": rows,
        "roles": Role.choices,
        "elsewhere": _people_elsewhere(request, unit),
        "copies_form": CopiesForm(instance=unit),
    }
    return render(request, "accounts/unit.html", context)


def _people_elsewhere(request: HttpRequest, unit: Unit) -> list[Person]:
    """Those of the other units that the same administrator keeps, who may get a role here too."""
    kept = Unit.objects.administered_by(person_of(request)).exclude(pk=unit.pk)
    people = Person.objects.filter(memberships__unit__in=kept)
    if person_of(request).is_superuser:
        people = Person.objects.all()
    return list(people.exclude(memberships__unit=unit).distinct().order_by("name")[:200])


def change_unit(request: HttpRequest, slug: str) -> HttpResponse:
    unit = administered_unit(request, slug)
    if not person_of(request).is_superuser:
        raise PermissionDenied
    form = ChangeUnitForm(request.POST or None, instance=Unit.objects.get(pk=unit.pk))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_unit(unit=unit, **form.cleaned_data)
            return redirect("unit", slug)
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "accounts/unit_form.html", {"form": form, "unit": unit})


@require_POST
def set_copies(request: HttpRequest, slug: str) -> HttpResponse:
    unit = administered_unit(request, slug)
    actions.set_copies(unit=unit, keeps="keeps_copies" in request.POST)
    messages.success(request, _("Saved."))
    return redirect("unit", slug)


@login_not_required
@require_POST
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """The window over a page whose sign-in has ended: 204, or 400 with the reason, for the page's script."""
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return JsonResponse(
            {"why": " ".join(str(text) for texts in form.errors.values() for text in texts)}, status=400
        )
    login(request, form.get_user())
    return HttpResponse(status=204)


@require_POST
def set_roles(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    unit = administered_unit(request, slug)
    reachable = Person.objects.filter(pk__in=[person.pk for person in _people_elsewhere(request, unit)])
    person = fetch(Person.objects.filter(memberships__unit=unit).distinct() | reachable.distinct(), pk=pk)
    form = RolesForm(request.POST)
    if form.is_valid():
        actions.set_roles(unit=unit, person=person, roles=form.cleaned_data["roles"])
        messages.success(request, _("The roles of %(person)s were saved.") % {"person": person})
    else:
        messages.error(request, _("This role does not exist. Choose from the list."))
    return redirect("unit", slug)


@require_POST
def reset_password(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A new first password for somebody of this unit alone; a site administrator's or another unit's person's is not
    this administrator's to change."""
    unit = administered_unit(request, slug)
    person = fetch(Person.objects.filter(memberships__unit=unit).distinct(), pk=pk)
    beyond = person.is_superuser or person.memberships.exclude(unit=unit).exists()
    if beyond and not person_of(request).is_superuser:
        raise PermissionDenied
    _show_password(request, person, actions.reset_password(person=person))
    return redirect("unit", slug)


def _show_password(request: HttpRequest, person: Person, password: str) -> None:
    text = _(
        "%(person)s signs in as %(username)s with the password %(password)s. It is shown this once: hand it over now."
    )
    messages.success(request, text % {"person": person, "username": person.username, "password": password})
