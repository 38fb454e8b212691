"""Every change to units and people."""

import secrets
from collections.abc import Iterable
from itertools import count

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reportsite.accounts.models import Membership, Person, Role, Unit

# Without the characters that are taken for one another when a password is read from paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """A random password of 12 characters that can be read out and typed."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


@transaction.atomic
def create_first_administrator(*, name: str, username: str, password: str) -> Person:
    """The account that everything starts with. Refused as soon as there is any account."""
    if Person.objects.exists():
        raise PermissionDenied
    return Person.objects.create_superuser(username=username, password=password, name=name)


def _free_slug() -> str:
    taken = set(Unit.objects.filter(slug__startswith="unit-").values_list("slug", flat=True))
    return next(slug for number in count(1) if (slug := f"unit-{number}") not in taken)


@transaction.atomic
def create_unit(*, name: str, slug: str, parent: Unit | None, administrator: Person | None = None) -> Unit:
    """A new unit, kept by `administrator` where one is named; without a slug it gets a free one."""
    unit = Unit.objects.create(name=name, slug=slug or _free_slug(), parent=parent)
    if administrator:
        Membership.objects.create(unit=unit, person=administrator, role=Role.ADMINISTRATOR)
    return unit


@transaction.atomic
def change_unit(*, unit: Unit, name: str, parent: Unit | None) -> Unit:
    """A new name or parent. A unit cannot stand above itself."""
    if parent and unit in parent.line():
        raise ValidationError({"parent": _("A unit cannot stand below itself: choose another parent unit.")})
    unit.name, unit.parent = name, parent
    unit.save(update_fields=["name", "parent"])
    return unit


@transaction.atomic
def set_copies(*, unit: Unit, keeps: bool) -> None:
    """Whether browsers keep a copy of what was typed into the unit's reports and has not arrived yet."""
    unit.keeps_copies = keeps
    unit.save(update_fields=["keeps_copies"])


@transaction.atomic
def add_person(*, unit: Unit, name: str, username: str, roles: Iterable[str]) -> tuple[Person, str]:
    """A new account with its roles in the unit, and its first password, which is shown once."""
    password = new_password()
    person = Person.objects.create_user(username=username, password=password, name=name)
    set_roles(unit=unit, person=person, roles=roles)
    return person, password


@transaction.atomic
def set_roles(*, unit: Unit, person: Person, roles: Iterable[str]) -> None:
    """Exactly these roles in the unit; with none of them the person leaves it."""
    wanted = set(roles)
    person.memberships.filter(unit=unit).exclude(role__in=wanted).delete()
    have = set(person.memberships.filter(unit=unit).values_list("role", flat=True))
    Membership.objects.bulk_create(Membership(unit=unit, person=person, role=role) for role in sorted(wanted - have))


@transaction.atomic
def set_type(*, person: Person, large: bool) -> None:
    """Larger letters on every page, or those of everybody, wherever the person signs in."""
    person.large_type = large
    person.save(update_fields=["large_type"])


@transaction.atomic
def reset_password(*, person: Person) -> str:
    """A new first password, which is shown once."""
    password = new_password()
    person.set_password(password)
    person.save(update_fields=["password"])
    return password
