import re

import pytest
from django.db import IntegrityError, transaction

from reportsite.accounts.actions import add_person, new_password
from reportsite.accounts.models import Person, Role


def test_an_account_with_its_roles_and_first_password(unit):
    person, password = add_person(unit=unit, name="陆小满", username="lu", roles=[Role.MEMBER, Role.DRAFTER])
    assert (str(person), person.is_superuser, person.is_staff) == ("陆小满", False, False)
    assert person.check_password(password)
    assert set(person.memberships.values_list("unit", "role")) == {(unit.pk, Role.MEMBER), (unit.pk, Role.DRAFTER)}


def test_a_user_name_that_is_taken_makes_nobody(unit, drafter):
    with pytest.raises(IntegrityError), transaction.atomic():
        add_person(unit=unit, name="重名的人", username=drafter.username, roles=[Role.MEMBER])
    assert Person.objects.filter(name="重名的人").count() == 0


def test_passwords_differ_and_can_be_read_out():
    passwords = {new_password() for _ in range(50)}
    assert len(passwords) == 50
    assert all(re.fullmatch("([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}", password) for password in passwords)
