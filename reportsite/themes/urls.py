from django.urls import path

from reportsite.themes import views

urlpatterns = [
    path("themes/", views.themes, name="themes"),
    path("themes/new/", views.new_theme, name="new_theme"),
    path("themes/<slug:slug>/", views.theme, name="theme"),
    path("themes/<slug:slug>/change/", views.change_theme, name="change_theme"),
    path("themes/<slug:slug>/dimensions/add/", views.add_dimensions, name="add_dimensions"),
    path("themes/<slug:slug>/dimensions/<int:pk>/up/", views.move_dimension, {"step": -1}, name="dimension_up"),
    path("themes/<slug:slug>/dimensions/<int:pk>/down/", views.move_dimension, {"step": 1}, name="dimension_down"),
    path("themes/<slug:slug>/dimensions/<int:pk>/delete/", views.delete_dimension, name="delete_dimension"),
    path("themes/<slug:slug>/use/", views.use_theme, name="use_theme"),
    path("themes/<slug:slug>/use-as-it-is/", views.use_as_it_is, name="use_as_it_is"),
    path("themes/<slug:slug>/confirm/", views.confirm_theme, name="confirm_theme"),
    path("themes/<slug:slug>/next-year/", views.next_year, name="next_year"),
    path("themes/<slug:slug>/local/<slug:unit>/", views.add_local, name="add_local"),
]
