"""Which units a person sees and keeps."""

import pytest

from reportsite.accounts.models import Role, Unit
from tests.factories import PersonFactory, UnitFactory


@pytest.fixture
def below(unit):
    return UnitFactory(parent=unit)


@pytest.mark.parametrize(
    ("role", "kept"), [(Role.MEMBER, 0), (Role.DRAFTER, 0), (Role.REVIEWER, 0), (Role.ADMINISTRATOR, 1)]
)
def test_each_role_sees_its_unit_and_only_administrators_keep_it(unit, below, stranger, role, kept):
    person = PersonFactory(unit=unit, roles=[role])
    assert list(Unit.objects.visible_to(person)) == [unit]
    assert list(Unit.objects.administered_by(person)) == [unit] * kept


def test_many_roles_are_one_unit(unit):
    person = PersonFactory(unit=unit, roles=list(Role))
    assert list(Unit.objects.visible_to(person)) == [unit]
    assert list(Unit.objects.where(person, Role.DRAFTER, Role.REVIEWER)) == [unit]


def test_a_site_administrator_keeps_every_unit(unit, below, site_administrator):
    assert set(Unit.objects.visible_to(site_administrator)) == {unit, below}
    assert set(Unit.objects.administered_by(site_administrator)) == {unit, below}


def test_somebody_without_a_role_sees_none(unit):
    person = PersonFactory()
    assert (list(Unit.objects.visible_to(person)), list(Unit.objects.administered_by(person))) == ([], [])


def test_units_with_those_above_them(unit, below):
    lowest, other = UnitFactory(parent=below), UnitFactory()
    assert Unit.objects.filter(pk__in=[lowest.pk]).with_those_above() == {lowest.pk, below.pk, unit.pk}
    assert Unit.objects.filter(pk__in=[unit.pk, other.pk]).with_those_above() == {unit.pk, other.pk}
    assert Unit.objects.none().with_those_above() == set()


def test_a_ring_that_was_forced_into_the_rows_ends(unit, below):
    Unit.objects.filter(pk=unit.pk).update(parent=below)
    assert Unit.objects.filter(pk=unit.pk).with_those_above() == {unit.pk, below.pk}
