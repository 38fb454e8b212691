"""What every page knows of the person who looks at it."""

from typing import Any

from django.http import HttpRequest

from reportsite.accounts.models import Role


def roles(request: HttpRequest) -> dict[str, Any]:
    """`keeps_units`: whether the menu shows what unit and site administrators do. One query, when a page asks for it."""
    person = getattr(request, "user", None)
    if not person or not person.is_authenticated:
        return {}

    def keeps_units() -> bool:
        return person.is_superuser or person.memberships.filter(role=Role.ADMINISTRATOR).exists()

    return {"keeps_units": keeps_units}
