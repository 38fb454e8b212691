import pytest

from tests.factories import PASSWORD
from tests.pages import asks_to_sign_in, client_of

NEW = "liu-xi-2031"


def change(person, old, new, again):
    answer = client_of(person).post("/password/", {"old_password": old, "new_password1": new, "new_password2": again})
    person.refresh_from_db()
    return answer


def test_a_new_password(drafter):
    assert change(drafter, PASSWORD, NEW, NEW).url == "/"
    assert drafter.check_password(NEW)


@pytest.mark.parametrize(
    ("old", "new", "again"), [("wrong", NEW, NEW), (PASSWORD, NEW, NEW + "x"), (PASSWORD, "123", "123"), ("", "", "")]
)
def test_what_is_wrong_changes_nothing(drafter, old, new, again):
    assert change(drafter, old, new, again).status_code == 200
    assert drafter.check_password(PASSWORD)


def test_nobody(drafter):
    asks_to_sign_in("/password/")
