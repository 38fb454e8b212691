from django.urls import path

from reportsite.purging import views

urlpatterns = [
    path("reports/<int:pk>/purge/", views.purge, name="purge"),
    path("reports/<int:pk>/purge/look/", views.look, name="look_for_passage"),
    path("reports/<int:pk>/purge/erase/", views.erase, name="erase"),
]
