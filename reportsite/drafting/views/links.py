"""The buttons of the matrix: each adds or takes away one link. Ticks on the page of a section use the same addresses."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.content.types import Section, walk
from reportsite.drafting.access import item_of, writable
from reportsite.drafting.models import ItemKind
from reportsite.drafting.rows import Draft, load

LINKING = ("causes", "measures")


@require_POST
def change(request: HttpRequest, pk: int, point: str, target: str, verb: Callable[..., None]) -> HttpResponse:
    """Add or remove one link. Back to the cell of the table; for a script, which accepts JSON, 204, 409 where the
    report is closed, or 403 where somebody else has signed in."""
    report = writable(request, pk)
    draft = load(report)
    source, aim = item_of(draft, point, ItemKind.POINT), item_of(draft, target, ItemKind.DIMENSION, ItemKind.PROBLEM)
    if not _links(draft, point):
        raise Http404
    script = "application/json" in request.headers.get("Accept", "")
    if script and request.POST.get("person", "") != str(person_of(request).pk):
        return JsonResponse({"reason": "person"}, status=403)  # somebody else signed in since the page was opened
    try:
        verb(report=report, person=person_of(request), point=source, target=aim)
    except ValidationError as error:
        if script:
            return JsonResponse({"reason": "closed", "message": " ".join(error.messages)}, status=409)
        messages.error(request, " ".join(error.messages))
    return HttpResponse(status=204) if script else redirect(_table(request, draft) + f"#l-{point}-{target}")


def _links(draft: Draft, point: str) -> bool:
    """Whether the point is a cause or a measure."""
    return any(
        node.key == point and any(isinstance(item, Section) and item.role in LINKING for item in above)
        for node, above in walk(draft.content)
    )


def _table(request: HttpRequest, draft: Draft) -> str:
    """The page of the table with the dimension open that was."""
    opened = request.POST.get("open", "")
    query = f"?{urlencode({'open': opened})}" if opened == "all" or opened in draft.by_key else ""
    return reverse("links", args=[draft.report.pk]) + query
