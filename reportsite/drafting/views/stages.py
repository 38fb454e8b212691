"""Handing in, taking back, returning, approving; and who helps."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.drafting.access import readable, reviewed, writable
from reportsite.drafting.actions import reports as actions
from reportsite.drafting.forms import HelperForm, ReturnForm
from reportsite.drafting.models import Report
from reportsite.drafting.views.pages import home


def _stage(fetch: Callable[[HttpRequest, int], Report], verb: Callable[..., None]) -> Callable[..., HttpResponse]:
    """A view that carries out one step of the report's way and returns to its home."""

    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        report = fetch(request, pk)
        try:
            verb(report=report, by=person_of(request))
            _say_stage(request, report)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(report)

    return view


def _say_stage(request: HttpRequest, report: Report) -> None:
    messages.success(request, _("The report is “%(stage)s” now.") % {"stage": report.get_stage_display()})


submit = _stage(writable, actions.submit_report)
withdraw = _stage(writable, actions.withdraw_report)
approve = _stage(reviewed, actions.approve_report)


@require_POST
def return_(request: HttpRequest, pk: int) -> HttpResponse:
    """The report goes back to its writers with a reason. What was typed stays on the page where that cannot be done."""
    report = reviewed(request, pk)
    form = ReturnForm(request.POST)
    if form.is_valid():
        try:
            actions.return_report(report=report, by=person_of(request), reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            _say_stage(request, report)
            return redirect(report)
    return home(request, report, form)


@require_POST
def helper(request: HttpRequest, pk: int) -> HttpResponse:
    """The person of a member's report names who helps with it."""
    report = readable(request, pk)
    if report.person_id != person_of(request).pk:
        raise PermissionDenied
    form = HelperForm(request.POST, report=report)
    if form.is_valid():
        actions.name_helper(report=report, by=person_of(request), helper=form.cleaned_data["helper"])
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Choose somebody of your unit from the list."))
    return redirect(report)
