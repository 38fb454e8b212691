"""What only the bench adds to the application: a view that does as little as one that stores something can do, and a
header that says how long the server worked on a request and how many queries it made."""

from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter, thread_time
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST

from reportsite.drafting.models import Text
from reportsite.urls import urlpatterns as real


@require_POST
def bare(request: HttpRequest, pk: int) -> HttpResponse:
    """Update one row in one transaction."""
    with transaction.atomic():
        Text.objects.filter(pk=pk).update(value=request.POST["value"])
    return JsonResponse({"saved": pk})


urlpatterns = [path("bare/<int:pk>/", bare), *real]


def timing(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Milliseconds in all middleware and the view, those that this thread had the processor, and the statements that are
    more than the frame of a transaction."""

    def middleware(request: HttpRequest) -> HttpResponse:
        statements: list[str] = []

        def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
                statements.append(sql)
            return execute(sql, *rest)

        begun, processor = perf_counter(), thread_time()
        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(count))
            response = get_response(request)
        spent, worked = (perf_counter() - begun) * 1000, (thread_time() - processor) * 1000
        response.headers["Server-Timing"] = (
            f"app;dur={spent:.4f}, processor;dur={worked:.4f}, queries;dur={len(statements)}"
        )
        return response

    return middleware
