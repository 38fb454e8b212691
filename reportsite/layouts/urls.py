from django.urls import path

from reportsite.layouts.views import fonts, inspect, layouts

urlpatterns = [
    path("inspect/", inspect.inspect, name="inspect"),
    path("units/<slug:slug>/layouts/", layouts.layouts, name="layouts"),
    path("units/<slug:slug>/layouts/new/", layouts.new_layout, name="new_layout"),
    path("units/<slug:slug>/layouts/template/", layouts.take_template, name="take_template"),
    path("units/<slug:slug>/layouts/standard/use/", layouts.use_standard, name="use_standard"),
    path("units/<slug:slug>/layouts/<int:pk>/", layouts.layout, name="layout"),
    path("units/<slug:slug>/layouts/<int:pk>/sample.png", layouts.layout_sample, name="layout_sample"),
    path("units/<slug:slug>/layouts/<int:pk>/use/", layouts.use_layout, name="use_layout"),
    path("units/<slug:slug>/layouts/<int:pk>/save-and-use/", layouts.save_and_use_layout, name="save_and_use_layout"),
    path("units/<slug:slug>/layouts/<int:pk>/delete/", layouts.delete_layout, name="delete_layout"),
    path("units/<slug:slug>/layouts/<int:pk>/header/drop/", layouts.drop_part, {"part": "header"}, name="drop_header"),
    path("units/<slug:slug>/layouts/<int:pk>/footer/drop/", layouts.drop_part, {"part": "footer"}, name="drop_footer"),
    path("units/<slug:slug>/fonts/", fonts.fonts, name="fonts"),
    path("units/<slug:slug>/fonts/add/", fonts.add_font, name="add_font"),
    path("units/<slug:slug>/fonts/<int:pk>/delete/", fonts.delete_font, name="delete_font"),
]
