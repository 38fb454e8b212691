"""What a page sends and asks while somebody types. Answers are for its script, as JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from reportsite.accounts.access import person_of
from reportsite.content.differences import differences
from reportsite.content.text import clean
from reportsite.drafting.access import writable
from reportsite.drafting.actions.texts import Change, Conflict, follows, save_text, save_texts
from reportsite.drafting.conflicts import compared
from reportsite.drafting.fields import LONGEST_TEXT
from reportsite.drafting.forms import changes_in, fingerprint, texts_in
from reportsite.drafting.history import last_entry
from reportsite.drafting.meanwhile import changed_since, ever_held, tree_changed_since, writing_now
from reportsite.drafting.models import Report


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the text that was typed: 200 with its new revision, 409 with what stands there instead, 403 where somebody
    else has signed in since the page was opened."""
    person, operation = person_of(request), request.POST.get("operation", "")
    if request.POST.get("person", "") != str(person.pk):
        return JsonResponse({"reason": "person"}, status=403)
    change = next(iter(changes_in(request.POST)), None)
    if change is None:
        return JsonResponse({"reason": "nothing"}, status=400)
    if save_text(report=pk, person=person, change=change, operation=operation):
        return _saved(change, change.revision + 1)
    report = writable(request, pk)
    change = follows(report, change, clean(request.POST.get("after", "")))
    result = save_texts(report=report, person=person, changes=[change], operation=operation)
    if result.conflicts:
        return _conflict(report, result.conflicts[0])
    return _saved(change, result.revisions.get((change.key, change.name), change.revision))


def _saved(change: Change, revision: int) -> JsonResponse:
    now = date_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse({"revision": revision, "shown": fingerprint(change.value), "at": now})


def _conflict(report: Report, conflict: Conflict) -> JsonResponse:
    """What stands there, by whom, what was changed in both since they were one text, and whether what was typed can be
    saved in its place."""
    theirs, both = clean(conflict.theirs), compared(report, conflict)
    answer = {
        "reason": conflict.reason,
        "theirs": theirs,
        "revision": conflict.revision,
        "shown": fingerprint(theirs),
        "person": str(conflict.person or ""),
        "marked": {"theirs": both["theirs"], "mine": both["mine"]},
        "merged": both["merged"],
    }
    return JsonResponse(answer, status=409)


@require_POST
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What was changed between two texts that the page holds."""
    writable(request, pk)
    before, after = (clean(request.POST.get(name, ""))[:LONGEST_TEXT] for name in ("before", "after"))
    return JsonResponse({"marked": differences(before, after)})


@require_POST
def known(request: HttpRequest, pk: int) -> HttpResponse:
    """Which of the texts that a browser still holds the report has held at some time, in their order."""
    return JsonResponse({"held": ever_held(writable(request, pk), texts_in(request.POST))})


def meanwhile(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done to the report after an entry of its journal, and who is writing what now."""
    report, asked = writable(request, pk), request.GET.get("since", "")
    since = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
    entry = last_entry(report)
    person = person_of(request)
    texts = changed_since(report, since) if since < entry else []
    answer = {
        "until": entry,
        "texts": [
            {
                "name": f"{one.key}.{one.name}",
                "value": one.value,
                "revision": one.revision,
                "shown": fingerprint(one.value),
            }
            for one in texts
        ],
        "tree": since < entry and tree_changed_since(report, since, person),
        "writing": [(who, f"{key}.{name}") for who, key, name in writing_now(report, person)],
    }
    return JsonResponse(answer)
