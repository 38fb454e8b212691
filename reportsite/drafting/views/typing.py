"""What a page sends while somebody types: one text at a time. Answers are for its script, as JSON."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.content.text import clean
from reportsite.drafting.access import writable
from reportsite.drafting.actions.texts import Change, Conflict, save_text, save_texts
from reportsite.drafting.forms import changes_in, fingerprint


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the text that was typed: 200 with its new revision, 409 with what stands there instead."""
    person, operation = person_of(request), request.POST.get("operation", "")
    if request.POST.get("person", "") != str(person.pk):  # somebody else signed in since the page was opened
        raise PermissionDenied
    change = next(iter(changes_in(request.POST)), None)
    if change is None:
        return JsonResponse({"reason": "nothing"}, status=400)
    if save_text(report=pk, person=person, change=change, operation=operation):
        return _saved(change, change.revision + 1)
    result = save_texts(report=writable(request, pk), person=person, changes=[change], operation=operation)
    if result.conflicts:
        return _conflict(result.conflicts[0])
    return _saved(change, result.revisions.get((change.key, change.name), change.revision))


def _saved(change: Change, revision: int) -> JsonResponse:
    now = date_format(timezone.localtime(), "H:i")
    return JsonResponse({"revision": revision, "shown": fingerprint(change.value), "at": now})


def _conflict(conflict: Conflict) -> JsonResponse:
    """What stands there, by whom, and whether what was typed can be saved in its place."""
    answer = {
        "reason": conflict.reason,
        "theirs": clean(conflict.theirs),
        "revision": conflict.revision,
        "shown": fingerprint(conflict.theirs),
        "person": str(conflict.person or ""),
    }
    return JsonResponse(answer, status=409)
