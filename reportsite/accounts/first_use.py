"""The sign-in page, which sends the very first visitor on to make the first account."""

from django.contrib.auth.views import LoginView
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from reportsite.accounts.forms import SignInForm
from reportsite.accounts.models import Person

_login = LoginView.as_view(
    template_name="accounts/sign_in.html", authentication_form=SignInForm, redirect_authenticated_user=True
)


def sign_in(request: HttpRequest) -> HttpResponseBase:
    if not Person.objects.exists():
        return redirect("first")
    return _login(request)
