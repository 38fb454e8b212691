"""First use without the demo: the site administrator is led through unit, people, theme and meeting in one sitting."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from reportsite.accounts.models import Membership, Person, Role, Unit
from reportsite.drafting.models import Meeting
from reportsite.themes.fixture import read
from reportsite.themes.models import Status, Theme


@dataclass(frozen=True, slots=True)
class FirstStep:
    title: str
    question: str
    url: str
    done: bool


def first_steps(administrator: Person) -> list[FirstStep]:
    """The four steps, each with whether it is done and where it is done."""
    unit = Unit.objects.order_by("pk").first()
    people = Membership.objects.filter(role=Role.DRAFTER).exists()
    given = [row["slug"] for row in read()["themes"]]
    theme = Theme.objects.filter(Q(confirmed_by__isnull=False) | ~Q(slug__in=given), status=Status.IN_USE).exists()
    return [
        FirstStep(_("Unit"), _("Whose reports are written here?"), reverse("new_unit"), unit is not None),
        FirstStep(
            _("People"),
            _("Who drafts, who reviews, who writes a report of their own?"),
            reverse("unit", args=[unit.slug]) if unit else "",
            people,
        ),
        FirstStep(_("Theme"), _("What does this year's notice ask for?"), reverse("new_theme"), theme),
        FirstStep(
            _("Meeting"),
            _("When is it, on which theme, and who owes a report?"),
            reverse("new_meeting") if unit else "",
            Meeting.objects.exists(),
        ),
    ]


def context(request: HttpRequest) -> dict[str, Any]:
    """`first_step`: for a site administrator, until there is a meeting, the step that comes next."""
    person = getattr(request, "user", None)
    if not person or not person.is_authenticated or not person.is_superuser:
        return {}

    def first_step() -> FirstStep | None:
        if Meeting.objects.exists():
            return None
        return next((step for step in first_steps(person) if not step.done), None)

    return {"first_step": first_step}
