"""A report follows its themes as they stand now."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.drafting.access import writable
from reportsite.drafting.actions.themes import follow_theme


@require_POST
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    report = writable(request, pk)
    try:
        follow_theme(report=report, by=person_of(request))
        messages.success(
            request, _("The report follows its theme as it stands now. What stood there before was kept as a version.")
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(report)
