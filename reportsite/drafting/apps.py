from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    name = "reportsite.drafting"
    verbose_name = _("Meetings and reports")

    def ready(self) -> None:
        from reportsite.drafting import system_checks  # noqa: F401
