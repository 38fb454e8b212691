from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LayoutsConfig(AppConfig):
    name = "reportsite.layouts"
    verbose_name = _("Layouts")
