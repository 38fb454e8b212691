"""What every request passes through: its language, and errors as pages that a person can read."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import page_not_found, server_error

logger = logging.getLogger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]


def language(get_response: Handler) -> Handler:
    """The language that a person chose in the account menu, else Chinese; the browser's wish is not asked."""
    known = dict(settings.LANGUAGES)

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
            return response

    return middleware


# A request that cannot be understood: damaged, too large, with too many fields.
BAD = (SuspiciousOperation, BadRequest, MultiPartParserError)
# The database is locked, full, being started anew or not to be reached: what was to be stored is not stored at all.
NOT_NOW = (OperationalError, InterfaceError)
_SECONDS = 5  # after which it is worth trying again


def not_now(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that asks the database for nothing, not even for who is signed in."""
    logger.error("%s %s: %s", request.method, request.path, exception)
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(_SECONDS)})


class Sessions(SessionMiddleware):
    """A session is written after everything else, where no page's errors are looked after any more."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except Exception as exception:
            # Django says of every error of the database that somebody else has ended the session.
            if not any(isinstance(one, NOT_NOW) for one in _behind(exception)):
                raise
            with translation.override(request.LANGUAGE_CODE):
                return not_now(request, exception)


def _behind(exception: BaseException | None) -> Iterator[BaseException]:
    """The exception and those during whose handling it was raised."""
    while exception:
        yield exception
        exception = exception.__context__


class SignedInOnly(LoginRequiredMiddleware):
    """Whoever is not signed in goes to the sign-in page and from there back to where they were: after a form that was
    sent too late, to the page that it stood on, since its own address takes no visits. Who it is, is the first thing
    that a request asks the database."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *arguments: Any
    ) -> HttpResponseBase | None:
        try:
            return super().process_view(request, view_func, *arguments)
        except NOT_NOW as exception:
            return not_now(request, exception)

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method == "GET":
            return super().handle_no_permission(request, view_func)
        page = request.POST.get("back", "")
        if not page.startswith("/") or not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
            page = "/"
        return redirect_to_login(page, self.get_login_url(view_func))


class PlainErrors:
    """The project's own error pages with DEBUG too: an office that tries the demo sees a sentence, no traceback."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.encoding = "utf-8"  # whatever encoding the request claims
        try:
            len(request.POST)  # read before anything else looks into it
        except BAD as exception:
            return self._bad(request, exception)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Http404):
            return page_not_found(request, exception)
        if isinstance(exception, IntegrityError):
            # Two people did the same at the same moment; the transaction of the later one was undone as a whole.
            logger.warning("%s %s: %s", request.method, request.path, exception)
            return render(request, "409.html", status=409)
        if isinstance(exception, NOT_NOW):
            return not_now(request, exception)
        if isinstance(exception, BAD):
            return self._bad(request, exception)
        if settings.DEBUG and not isinstance(exception, PermissionDenied):
            logger.error("%s %s", request.method, request.path, exc_info=exception)
            return server_error(request)
        return None

    def _bad(self, request: HttpRequest, exception: Exception) -> HttpResponse:
        logger.warning("%s %s: %s", request.method, request.path, exception)
        return HttpResponseBadRequest(loader.render_to_string("400.html"))
