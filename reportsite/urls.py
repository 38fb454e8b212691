"""Every address."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.i18n import set_language


def not_found(request: HttpRequest) -> HttpResponse:
    """An address that nothing stands behind, the same answer as for an object of others."""
    raise Http404


urlpatterns = [
    path("admin/", admin.site.urls),
    path("language/", login_not_required(set_language), name="set_language"),
    path("", include("reportsite.accounts.urls")),
    path("", include("reportsite.layouts.urls")),
    path("", include("reportsite.themes.urls")),
    path("", include("reportsite.drafting.urls")),
    path("", include("reportsite.importing.urls")),
    path("", include("reportsite.purging.urls")),
    re_path(r"", not_found),
]
