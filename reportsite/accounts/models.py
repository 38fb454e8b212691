"""Units, people, and who has which role in which unit."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """`member` writes a report of their own and sees nothing else of the unit; the other roles add to that."""

    MEMBER = "member", _("Member")
    DRAFTER = "drafter", _("Drafter")
    REVIEWER = "reviewer", _("Reviewer")
    ADMINISTRATOR = "administrator", _("Unit administrator")


class Person(AbstractUser):
    """Somebody who signs in. A site administrator is a superuser."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=80)
    large_type = models.BooleanField(_("large type"), default=False)

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class UnitQuerySet(models.QuerySet["Unit"]):
    def where(self, person: Person, *roles: Role) -> UnitQuerySet:
        """The units in which the person has one of the roles, or any where none is named."""
        wanted = {"memberships__role__in": roles} if roles else {}
        return self.filter(memberships__person=person, **wanted).distinct()

    def administered_by(self, person: Person) -> UnitQuerySet:
        """The units whose people, themes and meetings the person keeps: all of them for a site administrator."""
        return self.all() if person.is_superuser else self.where(person, Role.ADMINISTRATOR)

    def visible_to(self, person: Person) -> UnitQuerySet:
        """The units that the person belongs to or keeps."""
        return self.all() if person.is_superuser else self.where(person)

    def with_those_above(self) -> set[int]:
        """The primary keys of these units and of all above them, in a query a level."""
        found: set[int] = set()
        level = set(self.values_list("pk", flat=True))
        while level:
            found |= level
            above = Unit.objects.filter(children__in=level).values_list("pk", flat=True)
            level = set(above) - found
        return found


class Unit(models.Model):
    name = models.CharField(
        _("name"), max_length=120, help_text=_("As it stands in a report, for example 中共示例市水务局党组.")
    )
    slug = models.SlugField(
        _("short name in addresses"), max_length=60, unique=True, help_text=_("Lower-case letters, digits and hyphens.")
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent unit")
    )

    keeps_copies = models.BooleanField(
        _("keep a copy of unsaved text in the browser"),
        default=True,
        help_text=_("Switch this off where several people work at one machine under one account of the machine."),
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def line(self) -> Iterable[Unit]:
        """The unit and those above it, itself first."""
        unit: Unit | None = self
        seen: set[int] = set()
        while unit and unit.pk not in seen:
            seen.add(unit.pk)
            yield unit
            unit = unit.parent


class Membership(models.Model):
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("unit"))
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["unit", "person", "role"], name="one_membership_a_role")]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()}"
