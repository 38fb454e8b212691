from reportsite.accounts.actions import reset_password
from tests.factories import PASSWORD


def test_the_new_password_opens_the_account_and_the_old_no_longer(drafter):
    password = reset_password(person=drafter)
    drafter.refresh_from_db()
    assert (drafter.check_password(password), drafter.check_password(PASSWORD)) == (True, False)
