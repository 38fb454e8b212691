import pytest
from django.core.exceptions import PermissionDenied

from reportsite.accounts.actions import create_first_administrator
from reportsite.accounts.models import Person
from tests.factories import PersonFactory

FACTS = {"name": "首任管理员", "username": "first", "password": "qing-he-2024"}


def test_the_first_account_is_a_site_administrator(db):
    person = create_first_administrator(**FACTS)
    assert (person.is_superuser, person.name, person.check_password("qing-he-2024")) == (True, "首任管理员", True)


def test_refused_as_soon_as_there_is_any_account(db):
    PersonFactory()
    with pytest.raises(PermissionDenied):
        create_first_administrator(**FACTS)
    assert Person.objects.filter(username="first").count() == 0
