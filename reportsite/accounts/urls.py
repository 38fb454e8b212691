from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import path, reverse_lazy

from reportsite.accounts import views
from reportsite.accounts.first_use import sign_in

urlpatterns = [
    path("sign-in/", login_not_required(sign_in), name="login"),
    path("sign-in/again/", views.sign_in_again, name="sign_in_again"),
    path("sign-out/", login_not_required(auth.LogoutView.as_view()), name="logout"),
    path("first/", views.first_administrator, name="first"),
    path(
        "password/",
        auth.PasswordChangeView.as_view(template_name="accounts/password.html", success_url=reverse_lazy("reports")),
        name="password",
    ),
    path("large-type/", views.set_type, {"large": True}, name="large_type"),
    path("normal-type/", views.set_type, {"large": False}, name="normal_type"),
    path("units/", views.units, name="units"),
    path("units/new/", views.new_unit, name="new_unit"),
    path("units/<slug:slug>/", views.unit, name="unit"),
    path("units/<slug:slug>/change/", views.change_unit, name="change_unit"),
    path("units/<slug:slug>/copies/", views.set_copies, name="set_copies"),
    path("units/<slug:slug>/people/<int:pk>/roles/", views.set_roles, name="set_roles"),
    path("units/<slug:slug>/people/<int:pk>/password/", views.reset_password, name="reset_password"),
]
