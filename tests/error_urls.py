"""The project's addresses, and some behind which something goes wrong."""

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.urls import path

from reportsite.urls import urlpatterns as real


def raising(error):
    def view(request):
        raise error

    return view


def remembered(request):
    request.session["remembered"] = "something"
    return HttpResponse()


urlpatterns = [
    path("remembered/", remembered),
    path("broken/", raising(ZeroDivisionError("秘密的细节"))),
    path("forbidden/", raising(PermissionDenied("秘密的细节"))),
    path("suspicious/", raising(SuspiciousOperation("秘密的细节"))),
    path("bad/", raising(BadRequest("秘密的细节"))),
    path("locked/", raising(OperationalError("秘密的细节"))),
    path("cut/", raising(InterfaceError("秘密的细节"))),
    *real,
]
