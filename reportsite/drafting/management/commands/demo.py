"""manage.py demo: two units, an account for each role, the meetings of two years, and five reports to look at; twice changes nothing."""

from typing import Any

from django.conf import settings
from django.core.management import call_command

from reportsite.accounts.commands import PlainCommand
from reportsite.drafting.demo import accounts, create_demo


class Command(PlainCommand):
    help = "Load the themes and the demo, once."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("load_themes", stdout=self.stdout)
        new = create_demo()
        self.stdout.write("The demo was made." if new else "The demo is there already; nothing was changed.")
        if not settings.DEBUG:
            self.stdout.write("Give its accounts passwords with: manage.py changepassword NAME")
            return
        for username, name, password in accounts():
            self.stdout.write(f"  {username:<12} {password or '(changed)':<16} {name}")
